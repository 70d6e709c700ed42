"""The vendor's file is the vendor's, and each correction of it notices when its ground moves."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from factory.errors import SpecError
from factory.patching import apply_patches
from support.conformance import document

FOLDER = Path(__file__).resolve().parent.parent / "specs" / "mailbaby"


def vendors() -> Any:
    return json.loads((FOLDER / "openapi.json").read_bytes())


def entries() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load((FOLDER / "patches.yaml").read_text(encoding="utf-8"))
    return read


REASONS = [entry["reason"] for entry in entries()]
TESTS = [
    (index, number, step)
    for index, entry in enumerate(entries())
    for number, step in enumerate(entry["patch"])
    if step["op"] == "test"
]


@pytest.fixture(scope="module")
def patches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corrections as JSON, which is read a hundred times in the time of the YAML."""
    path = tmp_path_factory.mktemp("patches") / "patches.json"
    path.write_text(json.dumps(entries()), encoding="utf-8")
    return path


def keys(pointer: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def at(node: Any, path: list[str]) -> Any:
    for key in path:
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def exists(node: Any, path: list[str]) -> bool:
    try:
        at(node, path)
    except (KeyError, IndexError):
        return False
    return True


def put(node: Any, path: list[str], value: Any) -> None:
    inner = at(node, path[:-1])
    inner[int(path[-1]) if isinstance(inner, list) else path[-1]] = value


def remove(node: Any, path: list[str]) -> None:
    inner = at(node, path[:-1])
    del inner[int(path[-1]) if isinstance(inner, list) else path[-1]]


def another(value: Any) -> Any:
    """A value that is hard to tell from the tested one."""
    if isinstance(value, str):
        return f"{value} "
    if isinstance(value, dict):
        return {**value, "x-more": 1}
    return [*value, "more"] if isinstance(value, list) else not value


def test_specification_is_the_vendors_file_byte_for_byte() -> None:
    digest = hashlib.sha256((FOLDER / "openapi.json").read_bytes()).hexdigest()
    assert (FOLDER / "vendor.sha256").read_text(encoding="utf-8") == f"{digest}  openapi.json\n"


def test_each_correction_has_a_reason_and_tests_what_it_changes() -> None:
    for entry in entries():
        assert set(entry) == {"reason", "patch"}
        assert len(entry["reason"].split()) >= 4
        assert entry["patch"][0]["op"] == "test"


def test_nothing_of_the_vendors_is_overwritten_unseen() -> None:
    whole = vendors()
    changes = 0
    for entry in entries():
        tested: list[str] = []
        for step in entry["patch"]:
            if step["op"] == "test":
                tested.append(step["path"])
            elif exists(whole, keys(step["path"])) or step["op"] in ("replace", "remove"):
                changes += 1
                assert any(f"{step['path']}/".startswith(f"{path}/") for path in tested), step["path"]
    assert changes > 100


def test_corrections_lead_from_the_vendors_file_to_the_packages_document(patches: Path) -> None:
    from factory.upgrade import upgrade

    assert upgrade(apply_patches(vendors(), patches)) == document("mailbaby_client")


def test_every_test_is_of_what_the_vendor_wrote() -> None:
    whole = vendors()
    assert len(TESTS) >= len(entries())
    for _, _, step in TESTS:
        assert at(whole, keys(step["path"])) == step["value"], step["path"]


@pytest.mark.parametrize("path", [pytest.param(each["path"], id=each["path"]) for _, _, each in TESTS])
def test_correction_fails_and_is_named_when_a_tested_value_changes(patches: Path, path: str) -> None:
    index, number = next((index, number) for index, number, each in TESTS if f"{path}/".startswith(f"{each['path']}/"))
    changed, gone = vendors(), vendors()
    put(changed, keys(path), another(at(changed, keys(path))))
    remove(gone, keys(path))
    for broken in (changed, gone):
        with pytest.raises(SpecError) as caught:
            apply_patches(broken, patches)
        assert (caught.value.file, caught.value.where) == (patches, f"/{index}/patch/{number}")
        assert " ".join(REASONS[index].split()) in str(caught.value)


def test_corrections_leave_the_given_document_as_it_is(patches: Path) -> None:
    whole = vendors()
    before = copy.deepcopy(whole)
    apply_patches(whole, patches)
    assert whole == before
