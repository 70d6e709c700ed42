"""Corrections of a vendor's document: applied in their order, or refused with their place."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from factory.document import load_mapping
from factory.patching import apply_patches
from support.refusals import refuse
from support.specs import Workshop, document

TEST = {"op": "test", "path": "/info/title", "value": "Things"}


def _patches(*patches: list[dict[str, Any]]) -> bytes:
    return yaml.safe_dump([{"reason": "the page says so", "patch": patch} for patch in patches]).encode()


def test_corrections_are_applied_in_order_and_the_vendors_file_stays(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    first = [TEST, {"op": "replace", "path": "/info/title", "value": "Better things"}]
    second = [{"op": "test", "path": "/info/title", "value": "Better things"}, {"op": "remove", "path": "/servers"}]
    folder = workshop.write("sample", document(), patches=_patches(first, second))
    assert workshop.run().code == 0
    shipped = workshop.output / "sample/src/sample_client/spec"
    effective = json.loads((shipped / "effective.json").read_bytes())
    assert effective["info"]["title"] == "Better things"
    assert "servers" not in effective
    assert (shipped / "openapi.json").read_bytes() == (folder / "openapi.json").read_bytes()
    assert (shipped / "patches.yaml").read_bytes() == (folder / "patches.yaml").read_bytes()


def test_a_correction_leaves_the_given_document_and_its_own_values_alone(tmp_path: Path) -> None:
    whole = {"a": {"b": 1}, "list": [1, 2]}
    steps: list[dict[str, Any]] = [
        {"op": "test", "path": "/a", "value": {"b": 1}},
        {"op": "add", "path": "/c", "value": {"d": []}},
        {"op": "add", "path": "/c/d/-", "value": 7},
        {"op": "move", "from": "/list/0", "path": "/a/b"},
        {"op": "copy", "from": "/c", "path": "/e"},
        {"op": "replace", "path": "/e/d/0", "value": 8},
    ]
    (tmp_path / "patches.yaml").write_bytes(_patches(steps, [{"op": "test", "path": "/c/d", "value": [7]}]))
    before = copy.deepcopy(whole)
    result = apply_patches(whole, tmp_path / "patches.yaml")
    assert result == {"a": {"b": 1}, "list": [2], "c": {"d": [7]}, "e": {"d": [8]}}
    assert whole == before


def test_a_value_that_yaml_shares_is_changed_in_one_place_only(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_bytes(b"a: &same {x: 1}\nb: *same\n")
    steps = [{"op": "test", "path": "/b/x", "value": 1}, {"op": "replace", "path": "/b/x", "value": 2}]
    (tmp_path / "patches.yaml").write_bytes(_patches(steps))
    result = apply_patches(load_mapping(tmp_path / "openapi.yaml"), tmp_path / "patches.yaml")
    assert result == {"a": {"x": 1}, "b": {"x": 2}}


MALFORMED = {
    "a mapping": (b"reason: x\npatch: []\n", "", "no list of corrections"),
    "empty": (b"", "", "no list of corrections"),
    "broken": (b"- reason: [\n", ":2:1", "is not YAML"),
    "no reason": (b"- patch: []\n", "#/0", "a reason and a patch"),
    "an empty reason": (b"- {reason: ' ', patch: [{op: test}]}\n", "#/0/reason", "needs a reason"),
    "another key": (b"- {reason: x, patch: [], why: y}\n", "#/0", "nothing else"),
    "no patch": (b"- {reason: x, patch: []}\n", "#/0/patch", "list of JSON Patch operations"),
    "a patch of words": (b"- {reason: x, patch: [test]}\n", "#/0/patch", "list of JSON Patch operations"),
    "no test": (b"- {reason: x, patch: [{op: remove, path: /servers}]}\n", "#/0/patch/0", "begins with a test"),
}


@pytest.mark.parametrize(("text", "where", "words"), MALFORMED.values(), ids=MALFORMED)
def test_malformed_corrections_are_refused(tmp_path: Path, text: bytes, where: str, words: str) -> None:
    refuse(tmp_path, document(), f"patches.yaml{where}", words, patches=text)


STEPS: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown op": ({"op": "rename", "path": "/info"}, "cannot be applied"),
    "no op": ({"path": "/info"}, "cannot be applied"),
    "no path": ({"op": "remove"}, "cannot be applied"),
    "no value": ({"op": "add", "path": "/x"}, "cannot be applied"),
    "no source": ({"op": "move", "path": "/x"}, "cannot be applied"),
    "a path that is a number": ({"op": "remove", "path": 7}, "cannot be applied"),
    "a path without its slash": ({"op": "remove", "path": "info"}, "cannot be applied"),
    "a place that is not there": ({"op": "remove", "path": "/nothing"}, "cannot be applied"),
    "a place below nothing": ({"op": "add", "path": "/no/where", "value": 1}, "cannot be applied"),
    "a place below a text": ({"op": "add", "path": "/info/title/x", "value": 1}, "cannot be applied"),
    "a place beyond a list": ({"op": "replace", "path": "/tags/9", "value": 1}, "cannot be applied"),
    "a place in a list by name": ({"op": "replace", "path": "/tags/name", "value": 1}, "cannot be applied"),
    "a list for the document": ({"op": "replace", "path": "", "value": []}, "leaves no mapping"),
    "a test of something else": ({"op": "test", "path": "/info/title", "value": "Other"}, "no longer says"),
    "a test of nothing": ({"op": "test", "path": "/info/no", "value": 1}, "no longer says"),
}


@pytest.mark.parametrize(("step", "words"), STEPS.values(), ids=STEPS)
def test_a_step_that_does_not_fit_is_refused(tmp_path: Path, step: dict[str, Any], words: str) -> None:
    refuse(tmp_path, document(), "patches.yaml#/1/patch/1", words, patches=_patches([TEST], [TEST, step]))


def test_a_failed_test_tells_the_reason_of_its_correction(tmp_path: Path) -> None:
    patch = [{"op": "test", "path": "/info/title", "value": "Old things"}]
    words = "at /info/title: mend the correction or take it out (its reason: the page says so)"
    refuse(tmp_path, document(), "patches.yaml#/0/patch/0", words, patches=_patches(patch))


def test_a_document_that_a_correction_breaks_is_refused(tmp_path: Path) -> None:
    patch = [TEST, {"op": "remove", "path": "/paths/~1things/post/operationId"}]
    place = "openapi.json#/paths/~1things/post"
    refuse(tmp_path, document(), place, "operationId is missing", patches=_patches(patch))
