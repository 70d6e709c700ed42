"""What made a package is part of what it says, so that a release is judged by its specification alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from comparing import Level
from factory import fingerprint
from factory.package import generator_versions, make
from releases.support_wheels import built
from releasing.judging import judge
from releasing.making import Making, read_making
from support.specs import changed, document

SCRIPTS = Path(fingerprint.__file__).resolve().parent.parent
OPTIONS: dict[str, Any] = {"generator": {}, "records": {}}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("factory", "templates"):
        shutil.copytree(SCRIPTS / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "_SCRIPTS", tmp_path)
    return tmp_path


def test_another_checkout_has_the_same_hash_whatever_its_line_ends(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (*elsewhere.rglob("*.py"), *elsewhere.rglob("*.jinja")):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (elsewhere / "templates" / ".DS_Store").write_bytes(b"left by a file browser")
    found = fingerprint.factory(OPTIONS)
    monkeypatch.setattr(fingerprint, "_SCRIPTS", SCRIPTS)
    assert found == fingerprint.factory(OPTIONS)


@pytest.mark.parametrize("name", ["templates/errors.py.jinja", "templates/package/_raw.py", "factory/naming.py"])
def test_another_template_or_module_has_another_hash(elsewhere: Path, name: str) -> None:
    before = fingerprint.factory(OPTIONS)
    with (elsewhere / name).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    assert fingerprint.factory(OPTIONS) != before
    with_name = (elsewhere / name).with_name(f"other_{Path(name).name}")
    (elsewhere / name).rename(with_name)
    assert fingerprint.factory(OPTIONS) != before


def test_another_option_or_reader_has_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint.factory(OPTIONS)
    assert fingerprint.factory({**OPTIONS, "generator": {"class_overrides": {}}}) != before
    monkeypatch.setattr(fingerprint, "version", lambda name: "0.0.1")
    assert fingerprint.factory(OPTIONS) != before


def test_a_package_says_what_made_it_and_another_specification_does_not_change_that(tmp_path: Path) -> None:
    said: list[Making | None] = []
    for name, text in (("alpha", document()), ("beta", changed(document(), {"/info/title": "Other"}))):
        folder = tmp_path / "specs" / name
        folder.mkdir(parents=True)
        (folder / "openapi.json").write_text(json.dumps(text), encoding="utf-8")
        (folder / "client.yaml").write_text(f"version: 1.{len(said)}.0\n", encoding="utf-8")
        make(folder, tmp_path / name)
        module = tmp_path / name / "src" / f"{name}_client" / "_spec.py"
        said.append(read_making(module.read_text(encoding="utf-8")))
    assert said[0] == said[1]
    assert said[0] is not None
    assert dict(said[0].generators) == generator_versions()
    assert len(said[0].factory_sha256) == 64


@pytest.mark.parametrize(
    "module",
    [
        "",
        "not python (",
        "SPEC = Spec(sha256='00', generators={})",
        "SPEC = Spec(factory_sha256=hash(), generators={})",
    ],
)
def test_a_package_that_does_not_say_it_is_no_reason_to_fail(module: str) -> None:
    assert read_making(module) is None


def made_by(digest: str, version: str = "1") -> str:
    return f"SPEC = Spec(sha256='00', factory_sha256={digest!r}, generators={{'ruff': {version!r}}})\n"


CODE = '"""A client."""\n\nclass Things:\n    def get(self) -> int: ...\n'
BEFORE = "class Thing:\n    name: int\n\n\nclass Part:\n    pass\n"
AFTER = BEFORE.replace("Part", "Piece")


@pytest.mark.parametrize(
    ("making", "expected"),
    [
        ((made_by("a"), made_by("a")), Level.PATCH),
        ((made_by("a"), made_by("b")), Level.MAJOR),
        ((made_by("a"), made_by("a", "2")), Level.MAJOR),
        (("", ""), Level.MAJOR),
    ],
)
def test_models_are_judged_by_their_schemas_only_where_the_same_factory_made_both(
    making: tuple[str, str], expected: Level
) -> None:
    other = changed(document(), {"/info/title": "Other things"})
    old, new = (
        built(CODE, document=text, others={"things_client/models.py": model, "things_client/_spec.py": module})
        for text, model, module in zip((document(), other), (BEFORE, AFTER), making, strict=True)
    )
    found = judge(old, new, ["mailrig-things"])
    assert max(each.level for each in found) is expected, found


def test_what_the_resources_lose_counts_whoever_made_it() -> None:
    other = changed(document(), {"/info/title": "Other things"})
    module = {"things_client/_spec.py": made_by("a")}
    old = built(CODE, document=document(), others=module)
    new = built(CODE.replace("get", "read"), document=other, others=module)
    assert max(each.level for each in judge(old, new, ["mailrig-things"])) is Level.MAJOR


def test_the_hash_is_what_the_wheel_says() -> None:
    wheel = built(others={"things_client/_spec.py": made_by("a")}).wheel
    assert wheel.making == Making("a", (("ruff", "1"),))
