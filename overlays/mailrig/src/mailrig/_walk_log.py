"""MailBaby's log of a time, whole: read in windows of time that fit one page each.

The server takes inclusive bounds in whole seconds, so windows are pairs of seconds and share none. A window whose first
page comes full is split by the total that the page tells, until it fits or is one second long; its parts are asked for
anew, so that rows which arrive between two requests are in one of them. A page that is not full, but shorter than the
total tells, is followed by a question for what is behind it: nothing, and the window is whole; anything, and it is
split.

One second that does not fit a page is read by offsets. Rows of one second have no fixed order, so that pages may repeat
rows and, for each of them, leave another out: such a second is read again until as many different rows came as one
reading has rows, or until eight readings in a row brought nothing new. All its keys are kept meanwhile; otherwise
memory does not grow with the log.

A row that arrives in a window after it was read is not seen. The log lags behind sending: let `until` lie a few minutes
in the past.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Hashable, Iterable
from contextlib import aclosing, closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from mailrig._log_windows import LogWindow, active_orders, plan, split
from mailrig._page_keys import keys
from mailrig._pages import State, Step, advance, begin
from mailrig.errors import PaginationError

if TYPE_CHECKING:
    from mailbaby_client.records import MailLog, MailLogEntry

PAGE_ROWS = 1000
_MOST_READINGS = 40
_FRUITLESS_READINGS = 8


class Fetch(Protocol):
    """Gives a page of the log, oldest first: `GET /mail/log` with `sort=time` and `dir=asc`."""

    def __call__(self, *, order_id: int, start: int, end: int, skip: int, limit: int) -> MailLog: ...


class AsyncFetch(Protocol):
    """The asynchronous twin of `Fetch`."""

    def __call__(self, *, order_id: int, start: int, end: int, skip: int, limit: int) -> Awaitable[MailLog]: ...


@dataclass(frozen=True)
class _Facts:
    style: str = "offset"
    parameter: str = "skip"
    limit: str = "limit"
    items: tuple[str, ...] = ("emails",)
    total: tuple[str, ...] | None = ("total",)
    next: tuple[str, ...] | None = None
    more: tuple[str, ...] | None = None
    key: tuple[str, ...] = ("field_id", "seq", "recipient")
    default_limit: int | None = PAGE_ROWS
    max_limit: int | None = PAGE_ROWS


class _Ask(dict[str, Any]):
    """The keyword arguments of a request."""


_FACTS = _Facts()
_Steps: TypeAlias = "Generator[_Ask | list[MailLogEntry], MailLog | None, None]"


def walk_window(fetch: Fetch, window: LogWindow, *, page_rows: int = PAGE_ROWS) -> Generator[MailLogEntry, None, None]:
    """All rows of a window, oldest first, each once.

    Args:
        fetch: What gives a page.
        window: The window.
        page_rows: Rows to ask for at once, from 1 to 1000.

    Raises:
        PaginationError: A second of the log repeats itself, or comes in another order every time.
        ValueError: `page_rows` is not a positive integer.
    """
    steps, page = _steps(window, begin(_FACTS, page_rows)), None
    while (step := _next(steps, page)) is not None:
        page = fetch(**step) if isinstance(step, _Ask) else None
        if isinstance(step, list):
            yield from step


async def awalk_window(
    fetch: AsyncFetch, window: LogWindow, *, page_rows: int = PAGE_ROWS
) -> AsyncGenerator[MailLogEntry, None]:
    """The asynchronous twin of `walk_window`."""
    steps, page = _steps(window, begin(_FACTS, page_rows)), None
    while (step := _next(steps, page)) is not None:
        page = await fetch(**step) if isinstance(step, _Ask) else None
        if isinstance(step, list):
            for row in step:
                yield row


def walk_log(
    fetch: Fetch,
    order_ids: Callable[[], Iterable[int]],
    since: datetime,
    until: datetime,
    *,
    page_rows: int = PAGE_ROWS,
) -> Generator[MailLogEntry, None, None]:
    """All rows of a time: order by order, oldest first, each once.

    Args:
        fetch: What gives a page.
        order_ids: What gives the mail orders, such as all active ones; asked when the first row is.
        since: The first moment, with a time zone.
        until: The moment before which the time ends, with a time zone.
        page_rows: Rows to ask for at once, from 1 to 1000.

    Raises:
        ValueError: A moment has no time zone, or `until` is before `since`.
        PaginationError: While iterating: a second of the log repeats itself, or comes in another order every time.
    """
    plan((), since, until)

    def rows() -> Generator[MailLogEntry, None, None]:
        for window in plan(order_ids(), since, until):
            with closing(walk_window(fetch, window, page_rows=page_rows)) as found:
                yield from found

    return rows()


def awalk_log(
    fetch: AsyncFetch,
    order_ids: Callable[[], Awaitable[Iterable[int]]],
    since: datetime,
    until: datetime,
    *,
    page_rows: int = PAGE_ROWS,
) -> AsyncGenerator[MailLogEntry, None]:
    """The asynchronous twin of `walk_log`."""
    plan((), since, until)

    async def rows() -> AsyncGenerator[MailLogEntry, None]:
        for window in plan(await order_ids(), since, until):
            async with aclosing(awalk_window(fetch, window, page_rows=page_rows)) as found:
                async for row in found:
                    yield row

    return rows()


def _next(steps: _Steps, page: MailLog | None) -> _Ask | list[MailLogEntry] | None:
    try:
        return steps.send(page)
    except StopIteration:
        return None


def _ask(window: LogWindow, state: State) -> _Ask:
    return _Ask(
        order_id=window.order_id, start=window.start, end=window.end, skip=int(state.at or 0), limit=state.limit
    )


def _steps(whole: LogWindow, begun: State) -> _Steps:
    pending = [whole]
    while pending:
        window = pending.pop()
        first = advance(_FACTS, begun, (yield _ask(window, begun)))
        if window.start == window.end:
            yield from _second(window, begun, first)
            continue
        fits, rows, total = _ended(_passed(first).state), first.state.largest, first.state.total
        if not fits and (rows < begun.limit or rows == total):
            behind = _passed(advance(_FACTS, first.state, (yield _ask(window, first.state))))
            fits = behind.size == 0
        if fits:
            yield sorted(first.items, key=_time)
        else:
            pending.extend(reversed(split(window, total, rows)))


def _second(window: LogWindow, begun: State, step: Step) -> _Steps:
    seen: set[Hashable] = set()
    fruitless, asked, most = 0, 1, 0
    while not most or asked < most:
        before, received = len(seen), step.size
        yield _unseen(step.items, seen)
        while not (_ended(step.state) or step.problem):
            step = advance(_FACTS, step.state, (yield _ask(window, step.state)))
            asked, received = asked + 1, received + step.size
            yield _unseen(step.items, seen)
        if step.problem is None and len(seen) >= received:
            return
        fruitless = 0 if len(seen) > before else fruitless + 1
        if fruitless == _FRUITLESS_READINGS:
            _passed(step)
            return
        most = most or _MOST_READINGS * asked
        step, asked = advance(_FACTS, begun, (yield _ask(window, begun))), asked + 1
    raise _error(f"the rows of {window} come in another order every time")


def _unseen(rows: list[MailLogEntry], seen: set[Hashable]) -> list[MailLogEntry]:
    new = [(row, name) for row, name in zip(rows, keys(rows, _FACTS.key), strict=True) if name not in seen]
    seen.update(name for _, name in new)
    return [row for row, _ in new]


def _ended(state: State) -> bool:
    return state.done or state.met


def _passed(step: Step) -> Step:
    if step.problem is not None:
        raise _error(step.problem)
    return step


def _error(problem: str) -> PaginationError:
    return PaginationError(problem, api="mailbaby", operation_id="viewMailLog", method="GET")


def _time(row: MailLogEntry) -> int:
    return row.time


__all__ = [
    "AsyncFetch",
    "Fetch",
    "LogWindow",
    "active_orders",
    "awalk_log",
    "awalk_window",
    "plan",
    "walk_log",
    "walk_window",
]
