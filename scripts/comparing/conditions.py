"""What holds in a schema only sometimes, or for what it must not be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from comparing.rating import LOOSER, NARROWER, Direction, Finding
from comparing.report import Level
from comparing.views import View

Conditions = Mapping[str, Any]
_CONSEQUENCES = ("then", "else", "contentSchema")


def match(old: View, new: View) -> Iterator[tuple[Conditions, Conditions]]:
    """The conditions that each part of a schema sets, with their counterparts."""
    left = [each for each in old.conditions if each not in new.conditions]
    right = [each for each in new.conditions if each not in old.conditions]
    yield from zip_longest(left, right, fillvalue={})


def consequences(old: Conditions, new: Conditions) -> Iterator[tuple[str, Any, Any]]:
    """Each place with both schemas that hold there under a condition."""
    for key in _CONSEQUENCES:
        if key in old or key in new:
            yield f"({key})", old.get(key, True), new.get(key, True)
    before, after = (_map(each, "dependentSchemas") for each in (old, new))
    for name in {**before, **after}:
        yield f"(with {name})", before.get(name, True), after.get(name, True)


def compare_needs(old: Conditions, new: Conditions, direction: Direction) -> Iterator[Finding]:
    """What changed of the properties that others need beside them."""
    before, after = (_map(each, "dependentRequired") for each in (old, new))
    for name in {**before, **after}:
        first, second = (frozenset(map(str, each.get(name) or ())) for each in (before, after))
        if gained := sorted(second - first):
            yield Finding(
                NARROWER[direction][0], name, f"now needs {', '.join(gained)}", NARROWER[direction][1], "conditions"
            )
        if lost := sorted(first - second):
            level = Level.MINOR if direction is Direction.REQUEST else Level.MAJOR
            yield Finding(
                level, name, f"no longer needs {', '.join(lost)}", "what was there may be missing", "conditions"
            )


def compare_rest(
    old: Conditions, new: Conditions, direction: Direction, alike: Callable[[Any, Any], bool]
) -> Iterator[Finding]:
    """What changed of the other conditions.

    Args:
        old: The conditions of a part of the older schema.
        new: Those of its counterpart.
        direction: Which way its data goes.
        alike: Whether a caller would see no difference between two schemas.
    """
    rated = {*_CONSEQUENCES, "dependentSchemas", "dependentRequired"}
    for key in sorted((set(old) | set(new)) - rated):
        first, second = old.get(key), new.get(key)
        if first == second or (isinstance(first, dict) and isinstance(second, dict) and alike(first, second)):
            continue
        level, why = (NARROWER if key in new else LOOSER)[direction]
        if key == "if" and key in old and key in new:
            level, why = Level.MAJOR, "something else holds in the same case"
        yield Finding(level, "", f"the condition `{key}` changed", why, "conditions")


def _map(conditions: Conditions, key: str) -> dict[str, Any]:
    said = conditions.get(key)
    return said if isinstance(said, dict) else {}
