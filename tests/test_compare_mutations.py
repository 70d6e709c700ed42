"""Whatever else is written otherwise, a change that breaks callers is found, and nothing else is called one."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from comparing import Level, compare
from factory.reading import load_mapping
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from support.compare_mutations import BREAKING, HARMLESS, Change
from support.compare_pairs import HERE

SPECS = HERE.parent.parent / "specs"
BASE = load_mapping(HERE / "base.yaml")
DOCUMENTS = {
    "3.1": BASE,
    "3.0": {**BASE, "openapi": "3.0.3"},
    "mailbaby": load_mapping(next((SPECS / "mailbaby").glob("openapi.*"))),
}
BOUNDED = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def changed(document: dict[str, Any], changes: list[Change], data: st.DataObject) -> dict[str, Any]:
    result = copy.deepcopy(document)

    def pick(found: list[Any]) -> Any:
        assume(found)
        return found[data.draw(st.integers(0, len(found) - 1))]

    for change in changes:
        change(result, pick)
    return result


@pytest.mark.parametrize("name", DOCUMENTS)
@BOUNDED
@given(data=st.data())
def test_a_breaking_change_among_harmless_ones_is_major(name: str, data: st.DataObject) -> None:
    harmless = data.draw(st.lists(st.sampled_from(HARMLESS), max_size=4))
    new = changed(DOCUMENTS[name], [data.draw(st.sampled_from(BREAKING)), *harmless], data)

    assert compare(DOCUMENTS[name], new).level is Level.MAJOR


@pytest.mark.parametrize("name", DOCUMENTS)
@BOUNDED
@given(data=st.data())
def test_harmless_changes_alone_are_a_patch_at_most(name: str, data: st.DataObject) -> None:
    harmless = data.draw(st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=6))
    new = changed(DOCUMENTS[name], harmless, data)

    assert compare(DOCUMENTS[name], new).level <= Level.PATCH
