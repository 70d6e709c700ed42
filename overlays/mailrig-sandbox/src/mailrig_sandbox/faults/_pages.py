"""Faults of lists, found by the specification's `x-pagination`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from mailrig_sandbox._checks import whole
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.faults._base import Fault, Situation, json_of, with_json

_MOST_ROWS = 10**9


def at_pointer(value: Any, pointer: str) -> Any:
    """What a JSON pointer of an object leads to, or None."""
    for part in pointer.split("/")[1:]:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def put(value: Any, pointer: str, new: Any) -> None:
    """Replace what a JSON pointer leads to."""
    outer, _, name = pointer.rpartition("/")
    at_pointer(value, outer)[name] = new


def _number(request: Request, name: str, default: int) -> int:
    text = request.argument(name) or ""
    return int(text) if text.isdecimal() else default


def position(said: Mapping[str, Any], request: Request) -> int:
    """How many rows or pages come before the one that a request asks for."""
    if said["style"] == "offset":
        return _number(request, said["offset"], 0)
    return max(0, _number(request, said["page"], 1) - 1) if said["style"] == "page" else 0


def neighbour(said: Mapping[str, Any], request: Request, pages: int) -> Request:
    """The request for a page so many pages further on, or back."""
    if said["style"] == "offset":
        name = said["offset"]
        number = max(
            0, position(said, request) + pages * _number(request, said["limit"], said.get("default-limit", 100))
        )
    else:
        name, number = said["page"], max(1, position(said, request) + 1 + pages)
    others = tuple((key, value) for key, value in request.query if key != name)
    return replace(request, query=(*others, (name, str(number))))


@dataclass(frozen=True, kw_only=True)
class _Listed(Fault):
    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation lists in pages that have a position."""
        return operation.pagination is not None and operation.pagination["style"] != "cursor"

    def altered(self, at: Situation, reply: Reply) -> Reply:
        """The reply with another page; what is no page stays as it is."""
        value, said = json_of(reply), at.operation.pagination or {}
        if not isinstance(at_pointer(value, said["items"]), list):
            return reply
        self.change(at, value, said)
        return with_json(reply, value)

    def change(self, at: Situation, value: Any, said: Mapping[str, Any]) -> None:
        """Alter a page in place."""
        raise NotImplementedError


def _rows(at: Situation, said: Mapping[str, Any], pages: int) -> list[Any]:
    found = at_pointer(json_of(at.handle(neighbour(said, at.request, pages))), said["items"])
    return found if isinstance(found, list) else []


@dataclass(frozen=True, kw_only=True)
class RepeatedPage(_Listed):
    """A page after the first holds the rows of the page before it; the first page counts as no call."""

    kind: ClassVar[str] = "repeated-page"

    def due(self, operation: Operation, request: Request) -> bool:
        """Whether there is a page before."""
        return position(operation.pagination or {}, request) > 0

    def change(self, at: Situation, value: Any, said: Mapping[str, Any]) -> None:
        """Put the rows of the page before."""
        put(value, said["items"], _rows(at, said, -1))


@dataclass(frozen=True, kw_only=True)
class ShiftedRows(_Listed):
    """Rows came or went at the front of the list since the page before; the first page counts as no call.

    Args:
        by: How many came, so that the page begins with rows of the one before; below 0, how many went, so that the page
            begins with later ones.
    """

    kind: ClassVar[str] = "shifted-rows"
    by: int = 1

    def __post_init__(self) -> None:
        whole("by", self.by, -_MOST_ROWS, _MOST_ROWS)

    def due(self, operation: Operation, request: Request) -> bool:
        """Whether there is a page before."""
        return position(operation.pagination or {}, request) > 0

    def change(self, at: Situation, value: Any, said: Mapping[str, Any]) -> None:
        """Shift the rows."""
        rows = at_pointer(value, said["items"])
        if self.by > 0:
            shifted = [*_rows(at, said, -1)[-self.by :], *rows[: -self.by]]
        else:
            shifted = [*rows[-self.by :], *_rows(at, said, 1)[: -self.by]]
        put(value, said["items"], shifted)


@dataclass(frozen=True, kw_only=True)
class WrongTotal(_Listed):
    """The total lies.

    Args:
        by: How many rows it says too many, or too few below 0; it never falls below 0.
    """

    kind: ClassVar[str] = "wrong-total"
    by: int = 7

    def __post_init__(self) -> None:
        whole("by", self.by, -_MOST_ROWS, _MOST_ROWS)

    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation tells a total."""
        return "total" in (operation.pagination or {})

    def change(self, at: Situation, value: Any, said: Mapping[str, Any]) -> None:
        """Change the total."""
        total = at_pointer(value, said["total"])
        if isinstance(total, int):
            put(value, said["total"], max(0, total + self.by))


@dataclass(frozen=True, kw_only=True)
class LoopingCursor(_Listed):
    """A page after the first names itself as the next one; the first page counts as no call."""

    kind: ClassVar[str] = "looping-cursor"

    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation lists by cursors."""
        return (operation.pagination or {}).get("style") == "cursor"

    def due(self, operation: Operation, request: Request) -> bool:
        """Whether a cursor was given."""
        return request.argument((operation.pagination or {})["cursor"]) is not None

    def change(self, at: Situation, value: Any, said: Mapping[str, Any]) -> None:
        """Name the page itself."""
        put(value, said["next"], at.request.argument(said["cursor"]))
        if "more" in said:
            put(value, said["more"], True)
