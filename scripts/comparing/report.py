"""What a comparison says."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


class Level(enum.IntEnum):
    """What a change asks of the version number (https://semver.org)."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Change:
    """One difference.

    Args:
        level: What it asks of the version number.
        subject: What it belongs to: an operation such as `GET /domains`, a Python object, or the whole document.
        place: Where in the subject, such as `response 200 application/json data.items[].name`; may be empty.
        what: What changed, in plain words.
        why: Why it breaks callers, or does not.
        source: Who found it: `rules`, `redocly` or `griffe`.
    """

    level: Level
    subject: str
    place: str
    what: str
    why: str
    source: str = "rules"


@dataclass(frozen=True)
class Report:
    """All differences of two documents or packages, the gravest first.

    Args:
        changes: The differences.
        notes: What could not be compared.
        operations: The level of each operation with the schemas that it uses, as far as operations were compared.
    """

    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    operations: Mapping[str, Level] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """The highest level of all changes; `NONE` without any."""
        return max((each.level for each in self.changes), default=Level.NONE)

    def __add__(self, other: Report) -> Report:
        operations = {**self.operations, **other.operations}
        return report((*self.changes, *other.changes), (*self.notes, *other.notes), operations)


def report(
    changes: Iterable[Change], notes: Iterable[str] = (), operations: Mapping[str, Level] | None = None
) -> Report:
    """The report of these changes, each once, the gravest first and otherwise in the order found."""
    unique = dict.fromkeys(changes)
    return Report(tuple(sorted(unique, key=lambda each: -each.level)), tuple(dict.fromkeys(notes)), operations or {})
