"""How grave a change of what may be said is, by who says it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from comparing.report import Level


class Direction(enum.Enum):
    """Which way a schema's data goes, as a caller sees it."""

    REQUEST = "request"
    RESPONSE = "response"

    @property
    def opposite(self) -> Direction:
        """The other way: a webhook's request is what the caller receives."""
        return Direction.RESPONSE if self is Direction.REQUEST else Direction.REQUEST


@dataclass(frozen=True)
class Finding:
    """One difference inside a schema, an operation or the document.

    Args:
        about: The keyword of the schema at its place that it speaks of; `*` for all that the schema says.
    """

    level: Level
    place: str
    what: str
    why: str
    about: str = ""


@dataclass(frozen=True)
class Use:
    """Where a schema uses a component whose differences are found once for all its uses.

    Args:
        pair: The older and the newer schema, by identity, and the direction.
        place: Where it is used.
    """

    pair: tuple[int, int, Direction]
    place: str


Found = Finding | Use
Placed = TypeVar("Placed", Finding, Use, Finding | Use)

NARROWER = {
    Direction.REQUEST: (Level.MAJOR, "what callers send may be refused"),
    Direction.RESPONSE: (Level.MINOR, "the server promises more than before"),
}
WIDER = {
    Direction.REQUEST: (Level.MINOR, "everything that was taken still is"),
    Direction.RESPONSE: (Level.MAJOR, "callers receive what they were told not to expect"),
}
LOOSER = {
    Direction.REQUEST: WIDER[Direction.REQUEST],
    Direction.RESPONSE: (Level.MINOR, "the type stays; warning: a strict reader refuses the new values"),
}
OTHER_TYPE = (Level.MAJOR, "code written for the old type fails")
WORDS_ONLY = (Level.PATCH, "only words")


def placed(place: str, found: Iterable[Placed]) -> Iterator[Placed]:
    """The findings of a schema inside another one: `data` and `[]` are `data[]`, `data` and `name` are `data.name`."""
    for each in found:
        dot = "." if place and each.place and not each.place.startswith("[") else ""
        yield replace(each, place=f"{place}{dot}{each.place}")


def inside(part: str, found: Iterable[Placed]) -> Iterator[Placed]:
    """The findings of a part of an operation."""
    for each in found:
        yield replace(each, place=f"{part} {each.place}".strip())
