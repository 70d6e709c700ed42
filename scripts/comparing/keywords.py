"""The keywords of a schema that hold no other schema: types, values, constraints, marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from comparing.merging import LOWER, UPPER
from comparing.rating import LOOSER, NARROWER, OTHER_TYPE, WIDER, WORDS_ONLY, Direction, Finding
from comparing.report import Level
from comparing.views import View

# Formats that have a Python type of their own; any other leaves the type as it is.
TYPED_FORMATS = {"binary", "date", "date-time", "uuid"}
# What a value looks like on a screen is no constraint.
_PLAIN_FORMATS = {"password"}
_RANGES = {"int32": 1, "int64": 2, "float": 1, "double": 2}


def shown(value: Any) -> str:
    """A value of a specification as a reader knows it, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _named(kinds: frozenset[str] | None) -> str:
    return " or ".join(sorted(kinds)) if kinds else "any type"


def _covers(kinds: frozenset[str], kind: str) -> bool:
    return kind in kinds or (kind == "integer" and "number" in kinds)


def compare_kinds(old: View, new: View, direction: Direction) -> Iterator[Finding]:
    """What changed of the JSON types."""
    if old.kinds == new.kinds:
        return
    before, after = old.kinds, new.kinds
    what = f"the type changed from {_named(before)} to {_named(after)}"
    if before is None or after is None:
        level, why = (NARROWER if before is None else WIDER)[direction]
        yield Finding(level, "", what, why, "type")
        return
    if before - {"null"} == after - {"null"}:
        null, table = ("may now be null", WIDER) if "null" in after else ("may no longer be null", NARROWER)
        yield Finding(table[direction][0], "", null, table[direction][1], "type")
        return
    gained = [kind for kind in after if not _covers(before, kind)]
    lost = [kind for kind in before if not _covers(after, kind)]
    if gained and lost:
        level, why = OTHER_TYPE
    else:
        level, why = (WIDER if gained else NARROWER)[direction]
    yield Finding(level, "", what, why, "type")


def compare_values(old: View, new: View, direction: Direction) -> Iterator[Finding]:
    """What changed of the values that are listed."""
    before, after = old.values, new.values
    if before is None and after is None:
        return
    if before is None or after is None:
        what = f"only {shown(list(after or ()))}" if before is None else "any"
        table = NARROWER if before is None else LOOSER
        yield Finding(table[direction][0], "", f"values: {what}", table[direction][1], "enum")
        return
    marked = [{(type(value), json.dumps(value, default=str)) for value in values} for values in (before, after)]
    for values, other, table, verb in (
        (before, marked[1], NARROWER, "removed"),
        (after, marked[0], LOOSER, "added"),
    ):
        if said := [value for value in values if (type(value), json.dumps(value, default=str)) not in other]:
            listed = ", ".join(shown(value) for value in said[:8]) + (", …" if len(said) > 8 else "")
            yield Finding(table[direction][0], "", f"values {verb}: {listed}", table[direction][1], "enum")


def _bounds(limits: Any, inclusive: str, exclusive: str, sign: int) -> tuple[float, bool] | None:
    found = [
        (sign * limits[key], key == exclusive)
        for key in (inclusive, exclusive)
        if isinstance(limits.get(key), (int, float)) and not isinstance(limits.get(key), bool)
    ]
    return max(found, default=None)


def _trend(key: str, before: Any, after: Any) -> int:
    """1 if the newer constraint takes less, -1 if it takes more, 0 if neither is sure."""
    if before is None or after is None:
        return 1 if before is None else -1
    if key == "format" and before in _RANGES and after in _RANGES:
        return 1 if _RANGES[after] < _RANGES[before] else -1
    if key == "multipleOf" and isinstance(before, (int, float)) and isinstance(after, (int, float)) and after:
        return -1 if before % after == 0 else 1
    if key in (*LOWER, *UPPER) and isinstance(before, (int, float)) and isinstance(after, (int, float)):
        return 1 if (after > before) == (key in LOWER) else -1
    return 0


def compare_limits(old: View, new: View, direction: Direction) -> Iterator[Finding]:
    """What changed of the constraints on values."""
    trends: list[tuple[str, Any, Any, int]] = []
    for inclusive, exclusive, sign in (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1)):
        before, after = (_bounds(view.limits, inclusive, exclusive, sign) for view in (old, new))
        if before != after:
            tighter = before is None or (after is not None and after > before)
            values = [view.limits.get(exclusive, view.limits.get(inclusive)) for view in (old, new)]
            trends.append((inclusive, values[0], values[1], 1 if tighter else -1))
    ranges = {"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"}
    for key in sorted((set(old.limits) | set(new.limits)) - ranges):
        first, second = old.limits.get(key), new.limits.get(key)
        if first != second:
            trends.append((key, first, second, _trend(key, first, second)))
    for key, first, second, trend in trends:
        yield _rate_limit(key, first, second, trend, direction)


def _rate_limit(key: str, before: Any, after: Any, trend: int, direction: Direction) -> Finding:
    verb = "added" if before is None else "removed" if after is None else "changed"
    span = {"added": shown(after), "removed": shown(before)}.get(verb, f"from {shown(before)} to {shown(after)}")
    what = f"{key} {verb}: {span}"
    if key == "format" and TYPED_FORMATS & {*str(before).split(" and "), *str(after).split(" and ")}:
        return Finding(OTHER_TYPE[0], "", what, OTHER_TYPE[1], key)
    if key == "format" and {before, after} - {None} <= _PLAIN_FORMATS:
        return Finding(Level.PATCH, "", what, "it only says how the value is shown", key)
    tightened = trend > 0 or (trend == 0 and direction is Direction.REQUEST)
    level, why = (NARROWER if tightened else LOOSER)[direction]
    return Finding(level, "", what, why, key)


def compare_marks(old: View, new: View, direction: Direction, *, xml: bool) -> Iterator[Finding]:
    """What changed of defaults, deprecation and XML names."""
    before, after = old.marks.get("default"), new.marks.get("default")
    if before != after or ("default" in old.marks) != ("default" in new.marks):
        what = f"the default changed from {shown(before)} to {shown(after)}"
        if "default" not in old.marks or "default" not in new.marks:
            there = "default" in new.marks
            what = f"default {'added' if there else 'removed'}: {shown(after if there else before)}"
        if direction is Direction.RESPONSE:
            yield Finding(Level.PATCH, "", what, "what is received does not depend on it")
        elif "default" in old.marks and "default" in new.marks:
            yield Finding(Level.MAJOR, "", what, "who leaves it out gets something else than before")
        else:
            yield Finding(Level.MINOR, "", what, "the server says more or less of what it does by itself")
    if old.marks.get("deprecated") != new.marks.get("deprecated"):
        yield deprecation("deprecated" in new.marks)
    if old.marks.get("x-error") != new.marks.get("x-error"):
        level, why = OTHER_TYPE if direction is Direction.RESPONSE else (Level.PATCH, "what is sent is no answer")
        yield Finding(level, "", "what makes it an error changed", why, "x-error")
    if old.marks.get("xml") != new.marks.get("xml"):
        level, why = OTHER_TYPE if xml else WORDS_ONLY
        yield Finding(level, "", "the form in XML changed", why if xml else "nothing here is sent as XML")


def deprecation(now: bool) -> Finding:
    """A deprecation said or taken back."""
    if now:
        return Finding(Level.MINOR, "", "deprecated", "it still works; semver.org asks for a minor version")
    return Finding(Level.PATCH, "", "no longer deprecated", "nothing has to change")


def rate_required(name: str, now: bool, direction: Direction) -> Finding:
    """A property that became required or optional."""
    if direction is Direction.REQUEST:
        level, why = (NARROWER if now else WIDER)[direction]
    elif now:
        level, why = NARROWER[direction]
    else:
        level, why = Level.MAJOR, "callers who rely on it fail where it is missing"
    return Finding(level, name, "became required" if now else "became optional", why, "required")
