"""Which alternative of an older union is which of a newer one, and how they are told apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from comparing.keywords import TYPED_FORMATS
from comparing.rating import LOOSER, NARROWER, OTHER_TYPE, WIDER, Direction, Finding
from comparing.report import Level
from comparing.views import WORDS, Schemas, Union, View

_MOST_PAIRS = 400


def _tag(schemas: Schemas, member: Any, discriminator: str) -> str:
    values = schemas.view(schemas.view(member).properties.get(discriminator)).values if discriminator else None
    return json.dumps(values[0]) if values and len(values) == 1 else ""


def _shape(schemas: Schemas, member: Any) -> tuple[object, ...]:
    view = schemas.view(member)
    return (view.kinds, schemas.component(member) or view.words.get("title", ""))


def match(
    old: Schemas,
    new: Schemas,
    before: Sequence[Any],
    after: Sequence[Any],
    discriminator: str,
    alike: Callable[[Any, Any], bool],
) -> tuple[list[tuple[Any, Any]], list[Any], list[Any]]:
    """Pairs of alternatives, and those of either side that have no counterpart.

    Args:
        old: The schemas of the older document.
        new: Those of the newer one.
        before: The older alternatives.
        after: The newer ones.
        discriminator: The property that tells them apart, or an empty text.
        alike: Whether a caller would see no difference between two.
    """
    pairs: list[tuple[Any, Any]] = []
    left, right = list(before), list(after)

    def take(same: Callable[[Any, Any], object]) -> None:
        for first in list(left):
            second = next((each for each in right if same(first, each)), None)
            if second is not None:
                pairs.append((first, second))
                left.remove(first)
                right.remove(second)

    take(lambda a, b: old.component(a) and old.component(a) == new.component(b))
    take(lambda a, b: _tag(old, a, discriminator) and _tag(old, a, discriminator) == _tag(new, b, discriminator))
    if len(left) * len(right) <= _MOST_PAIRS:
        take(alike)
    take(lambda a, b: _shape(old, a) == _shape(new, b))
    kinds = [[schemas.view(each).kinds for each in side] for schemas, side in ((old, left), (new, right))]
    if len(left) == len(right) and kinds[0] == kinds[1]:
        pairs += list(zip(left, right, strict=True))
        left, right = [], []
    return pairs, left, right


def match_choices(
    before: Sequence[Union], after: Sequence[Union], alike: Callable[[Union, Union], bool]
) -> tuple[list[tuple[Union, Union]], list[Union], list[Union]]:
    """Pairs of choices that hold together, and those of either side that have no counterpart.

    Args:
        before: The older choices.
        after: The newer ones.
        alike: Whether a caller would see no difference between two.
    """
    if len(before) == len(after) == 1:
        return [(before[0], after[0])], [], []
    pairs: list[tuple[Union, Union]] = []
    left, right = list(before), list(after)
    for first in before:
        second = next((each for each in right if alike(first, each)), None)
        if second is not None:
            pairs.append((first, second))
            left.remove(first)
            right.remove(second)
    rest = min(len(left), len(right))
    return [*pairs, *zip(left, right, strict=False)], left[rest:], right[rest:]


def without_null(schemas: Schemas, schema: Any) -> Any:
    """What a schema takes beside null, or None if it does not take null, or says so in an unusual way."""
    for key in [key for key in ("oneOf", "anyOf") if schema.keys() <= {key, *WORDS}]:
        members = [each for each in schema.get(key, ()) if schemas.view(each).kinds != frozenset({"null"})]
        if len(members) == 1 < len(schema[key]):
            return members[0]
    types = schema.get("type")
    if isinstance(types, list) and "null" in types and len(types) > 1 and "enum" not in schema:
        return {**schema, "type": [each for each in types if each != "null"]}
    return None


def _types(view: View) -> frozenset[tuple[str, str]]:
    """The types in Python of what is no object and no list; nothing if it may be one."""
    if view.kinds is None or view.kinds & {"array", "object"} or view.unions or view.conditions or view.opaque:
        return frozenset()
    named = str(view.limits.get("format", ""))
    return frozenset((kind, named if named in TYPED_FORMATS else "") for kind in view.kinds)


def _is_taken_by(view: View, others: Iterable[View]) -> bool:
    types = _types(view)
    return bool(types) and any(each.is_only_kinds and types <= _types(each) for each in others)


def rate_removed(keyword: str, view: View, left: Iterable[View], direction: Direction) -> tuple[Level, str]:
    """How grave the loss of an alternative is.

    Args:
        keyword: `oneOf` or `anyOf`.
        view: The alternative.
        left: Those that are left.
        direction: Which way the data goes.
    """
    if keyword == "anyOf" and _is_taken_by(view, left):
        return Level.MINOR, "another alternative takes all that it took"
    return NARROWER[direction]


def rate_added(view: View, before: Sequence[View], direction: Direction) -> tuple[Level, str]:
    """How grave a new alternative is.

    Args:
        view: The alternative.
        before: Those that were there.
        direction: Which way the data goes.
    """
    types = _types(view)
    known = frozenset[tuple[str, str]]().union(*map(_types, before))
    return (LOOSER if types and types <= known else WIDER)[direction]


def compare_discriminators(old: Mapping[str, Any], new: Mapping[str, Any], direction: Direction) -> Iterator[Finding]:
    """What changed of how alternatives are told apart."""
    if old and new and old.get("propertyName") != new.get("propertyName"):
        what = f"alternatives are told apart by {new.get('propertyName')}, not by {old.get('propertyName')}"
        yield Finding(OTHER_TYPE[0], "", what, OTHER_TYPE[1], "discriminator")
    before, after = (set(each.get("mapping") or {}) for each in (old, new))
    for table, names, verb in ((NARROWER, before - after, "removed"), (LOOSER, after - before, "added")):
        if names and old and new and before and after:
            listed = ", ".join(sorted(names))
            what = f"discriminator values {verb}: {listed}"
            yield Finding(table[direction][0], "", what, table[direction][1], "discriminator")
    if bool(old) != bool(new):
        yield Finding(
            Level.MINOR, "", "a discriminator came or went", "the alternatives are what they were", "discriminator"
        )
