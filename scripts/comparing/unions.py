"""Which alternative of an older union is which of a newer one, and how they are told apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from comparing.rating import LOOSER, NARROWER, OTHER_TYPE, Direction, Finding
from comparing.report import Level
from comparing.views import Schemas, Union

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
