"""What `make docs` writes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import documenting.site as site_module
import pytest
from documenting import python_reference
from mailrig.cli._apis import APIS
from support.site import ROOT, Links


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_second_build_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    words = [sys.executable, str(ROOT / "scripts" / "docs.py"), "--out", str(tmp_path / "again")]
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    subprocess.run(words, check=True, cwd=tmp_path, env=surroundings, timeout=300)
    assert digests(tmp_path / "again") == digests(site)


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    lost = []
    for path, page in pages.items():
        # What Redoc's scripts make of a specification is their own.
        for link in page.links if path.name != "specification.html" else {"index.html"}:
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (target in pages and not _has(pages[target], parts.fragment)):
                lost.append(f"{path.relative_to(site)}: {link}")
    assert not lost


def _has(page: Links, fragment: str) -> bool:
    return not fragment or unquote(fragment) in page.anchors


@pytest.mark.parametrize("api", APIS)
def test_every_operation_has_a_page_that_the_search_knows(site: Path, api: str) -> None:
    index = (site / "assets" / "search-index.js").read_text(encoding="utf-8")
    for name, operation in APIS[api].operations().items():
        page = f"api/{api}/{operation.name.replace('_', '-')}.html"
        assert (site / page).is_file(), name
        assert f'"{page}"' in index, name


@pytest.mark.parametrize("measured", [True, False])
def test_the_start_page_shows_what_was_measured_if_there_is_something(
    measured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart, results = tmp_path / "chart.svg", tmp_path / "RESULTS.md"
    if measured:
        chart.write_text("<svg/>", encoding="utf-8")
        results.write_text("# What it costs\n\n## Calls\n\n| | CPU |\n|---|---|\n| fast | 1 ms |\n", encoding="utf-8")
    for name, value in (("_CHART", chart), ("_RESULTS", results), ("_api", lambda api: None), ("_apis", lambda *_: ())):
        monkeypatch.setattr(site_module, name, value)
    monkeypatch.setattr(site_module, "APIS", {})
    monkeypatch.setattr(python_reference, "write", lambda *_: [])
    site_module.write(tmp_path / "site")
    start = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    found = ['src="assets/chart.svg"' in start, 'href="costs.html"' in start]
    assert found == [measured, measured]
    assert (tmp_path / "site" / "assets" / "chart.svg").is_file() is measured
    assert (tmp_path / "site" / "costs.html").is_file() is measured


def test_no_page_names_a_secret_or_this_machine(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert str(ROOT) not in text, path.name
        assert " object at 0x" not in text, path.name


def test_the_types_of_every_signature_are_found(site: Path) -> None:
    pages = sorted((site / "python").rglob("*.html"))
    assert pages
    assert [page.name for page in pages if "ForwardRef" in page.read_text(encoding="utf-8")] == []


def test_a_missing_redocly_is_told_in_one_line(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import docs;"
        "from documenting import specifications; specifications._REDOCLY = Path('missing');"
        "sys.exit(docs.main(['--out', sys.argv[2]]))"
    )
    words = [sys.executable, "-c", code, str(ROOT / "scripts"), str(tmp_path / "site")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "error: missing cannot be run (No such file or directory): make scripts/node/node_modules"
    ]
    assert not (tmp_path / "site").exists()
