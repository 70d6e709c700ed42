"""The next page from the last one: pure decisions about lists that come in pages.

A walk ends where one of these is so:

1. a page is empty, whatever the total promises (page and offset style);
2. the total is met for the second time: the page behind it brings nothing new, and ends at the total told with it or
   comes again as a whole (page and offset style; without keys it only has to end there);
3. the server says that there is no more, or names no next cursor (cursor style);
4. `STALLED_PAGES` pages in a row that are not full bring nothing new and differ: the end of a list that grows at its
   head as fast as it is read, without a total that would tell (page and offset style).

A total is met where a page that is not full ends exactly there. It is not believed at once: a server that cuts its
pages may tell the size of a page for it. That costs a list one request at its end.

A full page is as large as was asked for or, in offset style, as the largest so far. Offsets advance by what was
received. Page numbers count pages of one size: when the first page is shorter than asked, the size received becomes
the size asked for, so that page 2 begins where page 1 ended, whoever cut it short.

The walk cannot go on where a cursor comes again, where a page comes again as a whole (unless the total has grown by
as much, so that its items were pushed there, or the page is not full, see 4), or after more than `STALLED_PAGES`
pages in a row that bring nothing new.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

from mailrig._page_keys import keys
from mailrig._page_window import Place, Seen, Window, fresh, push, repeated_cursor, repeated_page

STALLED_PAGES = 32
_PAGE_SIZE = 100
_FIRST: dict[str, Place] = {"page": 1, "offset": 0, "cursor": None}


class Facts(Protocol):
    """How an operation lists, as every generated package's `Pagination` describes it."""

    @property
    def style(self) -> str: ...
    @property
    def parameter(self) -> str: ...
    @property
    def limit(self) -> str: ...
    @property
    def items(self) -> tuple[str, ...]: ...
    @property
    def total(self) -> tuple[str, ...] | None: ...
    @property
    def next(self) -> tuple[str, ...] | None: ...
    @property
    def more(self) -> tuple[str, ...] | None: ...
    @property
    def key(self) -> tuple[str, ...] | None: ...
    @property
    def default_limit(self) -> int | None: ...
    @property
    def max_limit(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class State:
    """Where a walk stands, between two pages.

    Args:
        limit: The page size to ask for.
        at: The page number, the offset or the cursor of the next page; None before the first cursor.
        done: Whether there is no next page.
        total: How many items there are, as last told.
        largest: The size of the largest page so far.
        stalled: Pages in a row without a new item.
        met: Whether the page before met the total.
        window: The last pages.
    """

    limit: int
    at: Place
    done: bool = False
    total: int | None = None
    largest: int = 0
    stalled: int = 0
    met: bool = False
    window: Window = field(default_factory=Window)


class Step(NamedTuple):
    """What a page brings.

    Args:
        items: Its items that the window has not seen.
        state: Where the walk stands after it.
        problem: Why the walk cannot go on, if so.
        size: How many different items it had, new or not.
    """

    items: list[Any]
    state: State
    problem: str | None = None
    size: int = 0


def begin(facts: Facts, page_size: int | None = None) -> State:
    """The state before the first page.

    Args:
        facts: How the operation lists.
        page_size: The page size to ask for; cut to what the server gives at most.

    Raises:
        ValueError: The page size is not a positive integer.
    """
    if page_size is not None and (type(page_size) is not int or page_size < 1):
        raise ValueError(f"page_size is a positive integer, not {page_size!r}")
    if facts.style not in _FIRST:
        raise ValueError(f"there is no such style of pagination: {facts.style!r}")
    limit = page_size or facts.default_limit or facts.max_limit or _PAGE_SIZE
    return State(limit=min(limit, facts.max_limit or limit), at=_FIRST[facts.style])


def request(facts: Facts, state: State) -> dict[str, Any]:
    """The keyword arguments of the next page's request; the size is always among them."""
    place = {} if state.at is None else {facts.parameter: state.at}
    return {**place, facts.limit: state.limit}


def advance(facts: Facts, state: State, page: Any) -> Step:
    """What a page brings, and where the walk stands after it.

    Args:
        facts: How the operation lists.
        state: The state in which the page was asked for.
        page: The page's record.
    """
    found = _at(page, facts.items)
    if found and not isinstance(found, (list, tuple)):
        return Step([], state, f"a page holds a {type(found).__name__} instead of a list")
    items = list(found or ())
    names: list[Hashable] = keys(items, facts.key or ())
    if facts.key is None:
        names = list(enumerate(names))
    total = _number(_at(page, facts.total))
    seen = Seen(frozenset(names), len(items), total, _cursor(facts, page))
    new = items if facts.key is None else fresh(state.window, items, names, seen.keys)
    after = replace(
        state,
        total=state.total if total is None else total,
        largest=max(state.largest, seen.size),
        stalled=0 if new else state.stalled + 1,
        window=push(state.window, seen, names, new=bool(new)),
    )
    if facts.style == "cursor":
        return Step(new, *_follow(facts, state, after, seen, page), len(seen.keys))
    return Step(new, *_count(facts, state, after, seen), len(seen.keys))


def _at(page: Any, path: tuple[str, ...] | None) -> Any:
    for name in path or ():
        page = page.get(name) if isinstance(page, Mapping) else getattr(page, name, None)
    return page if path else None


def _number(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
        value = int(value)
    return value if type(value) is int and value >= 0 else None


def _cursor(facts: Facts, page: Any) -> Place:
    value = _at(page, facts.next)
    if facts.style != "cursor" or _at(page, facts.more) is False:
        return None
    return value if type(value) is int or (isinstance(value, str) and value) else None


def _follow(facts: Facts, before: State, after: State, seen: Seen, page: Any) -> tuple[State, str | None]:
    if seen.following is None:
        lost = _at(page, facts.more) is True
        return replace(after, done=True), "the server says that there is more, but names no cursor" if lost else None
    problem = None
    if repeated_cursor(before.window, seen, before.at):
        problem = "a cursor comes again"
    elif repeated_page(before.window, seen):
        problem = f"a page of {seen.size} items comes again as a whole"
    elif after.stalled > STALLED_PAGES:
        problem = f"{after.stalled} pages in a row brought nothing new"
    return replace(after, at=seen.following), problem


def _count(facts: Facts, before: State, after: State, seen: Seen) -> tuple[State, str | None]:
    number, paged, received = int(before.at or 0), facts.style == "page", seen.size
    end = received + ((number - 1) * before.limit if paged else number)
    full = before.limit if paged else before.largest or before.limit
    met = after.total == end and (received < full or received > before.limit)
    again = repeated_page(before.window, seen)
    known = before.met if facts.key is None else after.stalled > 0
    if not received or (met and known) or (before.met and again and after.total == before.total):
        return replace(after, done=True), None
    if again and received >= before.largest:
        return after, f"a page of {received} items comes again as a whole"
    if after.stalled > STALLED_PAGES:
        if _ends_moving(after):
            return replace(after, done=True), None
        return after, f"{after.stalled} pages in a row brought nothing new"
    if not paged:
        return replace(after, at=end, met=met), None
    limit = min(before.limit, received) if number == 1 else before.limit
    return replace(after, limit=limit, at=max(number + 1, end // limit + 1), met=met), None


def _ends_moving(after: State) -> bool:
    last = after.window.stall
    return all(page.size < after.largest for page in last) and len({page.keys for page in last}) > 1
