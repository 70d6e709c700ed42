"""The same specifications give the same bytes, wherever and however they are made."""

from __future__ import annotations

import json
import locale
import os
import stat
from pathlib import Path

from support.specs import Workshop, document, tree

WORDS = 'Ünïcode — “quotes”, a tab\t, \\ and """ \'all\''
TAGS = ("dist", "build", "venv")  # names of folders that tools like to pass over
SETTINGS = """
[tool.black]
line-length = 30
skip-string-normalization = true
[tool.ruff]
line-length = 30
[tool.isort]
line_length = 30
force_single_line = true
known_first_party = ["msgspec"]
[tool.datamodel-codegen]
use-annotated = true
snake-case-field = true
"""


def _workshop(root: Path) -> Workshop:
    workshop = Workshop(root)
    whole = document(listing=True, stream=True)
    whole["info"]["description"] = WORDS
    whole["components"]["schemas"]["Thing"]["description"] = WORDS
    for name in TAGS:
        operation = {**whole["paths"]["/things/{id}"]["get"], "operationId": f"fetch_{name}", "tags": [name]}
        whole["paths"][f"/{name}/{{id}}"] = {"get": operation}
    workshop.write("alpha", json.dumps(whole, ensure_ascii=False).encode())
    workshop.write("beta", document(), client=b"version: 2.0.1\n")
    return workshop


def _modes(folder: Path) -> set[tuple[str, int]]:
    return {("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode)) for path in folder.rglob("*")}


def test_seed_umask_locale_current_folder_and_files_around_leave_no_trace(tmp_path: Path) -> None:
    first, second = _workshop(tmp_path / "one"), _workshop(tmp_path / "two" / "dist" / "deep")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for folder in (elsewhere, second.root):
        (folder / "ruff.toml").write_text("line-length = 40\n[lint]\nselect = ['ALL']\n")
        (folder / "pyproject.toml").write_text(SETTINGS)
        (folder / ".gitignore").write_text("*\n")
        (folder / ".git").mkdir()
    common = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}
    runs = [
        first.start(env={**common, "PYTHONHASHSEED": "1", "PYTHONUTF8": "1"}, umask=0o022),
        second.start(env={**common, **plain, "COLUMNS": "20", "FORCE_COLOR": "1"}, umask=0o077, cwd=elsewhere),
    ]
    for run in runs:
        _, err = run.communicate(timeout=240)
        assert (run.returncode, err) == (0, "")
    assert tree(first.output) == tree(second.output)
    normal = {("folder", 0o755), ("file", 0o644)}
    assert _modes(first.output) == normal == _modes(second.output)
    assert stat.S_IMODE(second.output.stat().st_mode) == 0o755


def test_every_module_is_formatted_whatever_its_folder_is_called(tmp_path: Path) -> None:
    workshop = _workshop(tmp_path / "one")
    assert workshop.run().code == 0
    api = workshop.output / "alpha/src/alpha_client/api"
    plain = (api / "things" / "fetch_thing.py").read_text(encoding="utf-8").replace("fetchThing", "fetch_thing")
    for name in TAGS:
        text = (api / name / f"fetch_{name}.py").read_text(encoding="utf-8")
        assert text.replace(f"/{name}/", "/things/").replace(f"fetch_{name}", "fetch_thing") == plain


def test_the_locale_of_this_process_is_left_alone(tmp_path: Path) -> None:
    before = locale.setlocale(locale.LC_ALL), os.umask(0o027)
    try:
        workshop = _workshop(tmp_path / "one")
        workshop.write("alpha", b"[]")
        assert workshop.run().code == 1
        assert locale.setlocale(locale.LC_ALL) == before[0]
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before[1])
