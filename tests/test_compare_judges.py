"""What Redocly and griffe add to our own rules, and what they must not."""

from __future__ import annotations

import copy
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from comparing import Level, compare, compare_packages
from comparing.files import compare_thoroughly
from comparing.generating import RefusedError, make_packages
from comparing.redocly import compare_by_redocly
from factory.reading import load_mapping
from support.compare_pairs import HERE, Pair, document_pairs, schema_pairs

VERSIONS = ("3.0", "3.1")


def together(pairs: list[Pair], version: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """One pair of documents with a path for each pair of schemas."""
    documents = []
    for side in ("old", "new"):
        whole = copy.deepcopy(getattr(pairs[0], side))
        whole["paths"] = {}
        for index, pair in enumerate(pairs):
            item = copy.deepcopy(getattr(pair, side)["paths"]["/things"])
            item["post"]["operationId"] = f"do{index}"
            whole["paths"][f"/things/{index}"] = item
        documents.append(whole)
    return documents[0], documents[1]


@pytest.mark.parametrize("version", VERSIONS)
def test_redocly_rates_no_pair_of_schemas_higher_than_its_label_and_many_that_break_as_major(version: str) -> None:
    pairs = [pair for pair in schema_pairs() if pair.name.endswith(version)]

    found = compare_by_redocly(*together(pairs, version))

    levels = [
        max((each.level for each in found.changes if each.subject == f"POST /things/{index}"), default=Level.NONE)
        for index in range(len(pairs))
    ]
    too_high = [pair.name for pair, level in zip(pairs, levels, strict=True) if level > pair.level]
    assert too_high == []
    breaking = [level for pair, level in zip(pairs, levels, strict=True) if pair.level is Level.MAJOR]
    assert breaking.count(Level.MAJOR) * 3 > len(breaking)


def test_redocly_rates_no_change_of_a_document_higher_than_its_label() -> None:
    pairs = [pair for pair in document_pairs() if pair.name.endswith("3.1") and pair.level < Level.MAJOR]

    with ThreadPoolExecutor(2) as pool:
        levels = list(pool.map(lambda pair: compare_by_redocly(pair.old, pair.new).level, pairs))

    assert [pair.name for pair, level in zip(pairs, levels, strict=True) if level > pair.level] == []


def test_griffe_finds_the_argument_that_another_parameter_renames() -> None:
    old = load_mapping(HERE / "base.yaml")
    new = copy.deepcopy(old)
    same_name = {"name": "limit", "in": "header", "schema": {"type": "integer"}}
    new["paths"]["/letters"]["get"]["parameters"].append(same_name)

    found = compare_thoroughly(old, new)

    assert compare(old, new).level is Level.MINOR
    assert found.level is Level.MAJOR
    breaking = [each for each in found.changes if each.level is Level.MAJOR]
    assert {each.source for each in breaking} == {"griffe"}
    assert any("get_letters" in each.subject and "limit" in each.what for each in breaking)


def test_griffe_raises_no_change_that_callers_in_python_do_not_notice(tmp_path: Path) -> None:
    old = load_mapping(HERE / "base.yaml")
    new = copy.deepcopy(old)
    page = new["paths"]["/letters"]["get"]["responses"]["200"]["content"]["application/json"]
    new["components"]["schemas"]["LetterPage"] = page["schema"]
    page["schema"] = {"$ref": "#/components/schemas/LetterPage"}
    new["components"]["schemas"]["Box"]["properties"]["size"] = {"type": "integer"}
    new["components"]["schemas"]["Box"]["required"].append("size")
    new["components"]["schemas"]["State"]["enum"].append("lost")
    new["paths"]["/letters"]["get"]["parameters"].append({"name": "q", "in": "query", "schema": {"type": "string"}})

    found = compare_packages(*make_packages(old, new, tmp_path), same_factory=True)

    assert found.changes == ()


def test_tags_given_to_operations_that_had_none_move_no_python_name() -> None:
    new = load_mapping(HERE / "base.yaml")
    old = copy.deepcopy(new)
    for item in old["paths"].values():
        for method in {"get", "post", "delete"} & item.keys():
            del item[method]["tags"]

    assert compare_thoroughly(old, new).level is Level.PATCH


def test_a_document_that_no_package_can_be_made_of_is_named_with_the_reason(tmp_path: Path) -> None:
    old = load_mapping(HERE / "base.yaml")
    new = copy.deepcopy(old)
    del new["paths"]["/letters"]["get"]["operationId"]

    with pytest.raises(RefusedError, match=r"^the newer document: .*operationId is missing"):
        make_packages(old, new, tmp_path)


def package(folder: Path, files: dict[str, str]) -> Path:
    root = folder / "letters"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


INIT = "from .calls import send\n\n__all__ = ['send']\n"


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("def send(to, *, box=None): ...", "def send(to, *, box=None, size=None): ...", Level.NONE),
        ("def send(to, *, box=None): ...", "def send(to): ...", Level.MAJOR),
        ("def send(to): ...", "def send(address): ...", Level.MAJOR),
        ("def send(to): ...", "def send(to, box): ...", Level.MAJOR),
        ("def send(to, box): ...", "def send(box, to): ...", Level.MAJOR),
        ("def send(to): ...\ndef read(): ...", "def send(to): ...", Level.MAJOR),
        ("def send(to): ...\ndef _read(): ...", "def send(to): ...", Level.NONE),
        ("def send(to): ...\nVERSION = '1'", "def send(to): ...\nVERSION = '2'", Level.NONE),
        ("class A: ...\ndef send(to): ...", "def send(to): ...", Level.MAJOR),
    ],
)
def test_the_surface_of_two_packages_is_compared(tmp_path: Path, before: str, after: str, level: Level) -> None:
    old = package(tmp_path / "old", {"__init__.py": INIT, "calls.py": before})
    new = package(tmp_path / "new", {"__init__.py": INIT, "calls.py": after})

    assert compare_packages(old, new).level is level


@pytest.mark.parametrize(
    ("module", "same_factory", "level"),
    [
        ("models/box.py", True, Level.NONE),
        ("models/box.py", False, Level.MAJOR),
        ("client.py", True, Level.MAJOR),
        ("errors.py", True, Level.MAJOR),
        ("types.py", True, Level.MAJOR),
        ("protocols.py", True, Level.MAJOR),
    ],
)
def test_only_models_of_one_factory_are_left_to_their_specifications(
    tmp_path: Path, module: str, same_factory: bool, level: Level
) -> None:
    files = {"__init__.py": "", "models/__init__.py": "", "spec/effective.json": "{}"}
    old = package(tmp_path / "old", {**files, module: "class Box:\n    name: str\n"})
    changed = {**files, module: "class Crate: ...\n", "spec/effective.json": '{"openapi": "3.1.0"}'}

    assert compare_packages(old, package(tmp_path / "new", changed), same_factory=same_factory).level is level


def test_a_folder_that_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no Python package"):
        compare_packages(tmp_path, tmp_path)
