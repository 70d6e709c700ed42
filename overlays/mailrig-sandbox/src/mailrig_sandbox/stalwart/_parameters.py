"""How the server reads a query: what it cannot read, it leaves out without a word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Generic, TypeVar

from mailrig_sandbox._http import Request

T = TypeVar("T")

_WHOLE = re.compile(r"[0-9]{1,20}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def number(text: str | None) -> int | None:
    """A whole number from 0 upwards, or None."""
    return int(text) if text and _WHOLE.fullmatch(text) else None


def whole(request: Request, name: str) -> int:
    """A parameter that is a whole number; 0 for anything else."""
    return number(request.argument(name)) or 0


def given(request: Request, name: str) -> bool:
    """Whether a flag is on: any text does it, even `0`."""
    return bool(request.argument(name))


def words(request: Request, name: str) -> list[str]:
    """The parts of a parameter that commas divide."""
    return [word.strip() for word in (request.argument(name) or "").split(",") if word.strip()]


def seconds(text: str) -> float | None:
    """The seconds since 1970 of an RFC 3339 instant, or None."""
    if not _INSTANT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper()).timestamp()
    except (ValueError, OverflowError):
        return None


def instant(request: Request, name: str) -> float | None:
    """A parameter that is an instant, in seconds since 1970; None for anything else."""
    return seconds(request.argument(name) or "")


def future(request: Request, name: str, now: float) -> float | None:
    """A parameter that is an instant, unless it is past."""
    at = instant(request, name)
    return at if at is not None and at > now else None


@dataclass(frozen=True)
class Computed(Sequence[T], Generic[T]):
    """Rows that are worked out when they are asked for.

    Args:
        length: How many there are.
        row: What stands at an index.
    """

    length: int
    row: Callable[[int], T]

    def __len__(self) -> int:
        """How many rows there are."""
        return self.length

    def __getitem__(self, index: int) -> T:  # type: ignore[override]  # slices are never taken
        """One row."""
        if not 0 <= index < self.length:
            raise IndexError(index)
        return self.row(index)


def window(request: Request, rows: Sequence[T], keep: Callable[[T], bool] | None = None) -> tuple[list[T], int]:
    """One page of a list, and how many rows match.

    Args:
        request: With `page`, `limit` and `max-total`.
        rows: All rows.
        keep: Whether a row matches; all do, unless told.
    """
    page, limit, bound = max(whole(request, "page"), 1), whole(request, "limit"), whole(request, "max-total")
    first = (page - 1) * limit
    if keep is None:
        total = min(len(rows), bound) if bound else len(rows)
        wanted = range(total)[first : first + limit] if limit else range(total)
        return [rows[index] for index in wanted], total
    matches = list(islice((row for row in rows if keep(row)), min(bound, sys.maxsize) or None))
    return matches[first : first + limit] if limit else matches, len(matches)
