"""A mail log like the relay's, and walks over it."""

from __future__ import annotations

import asyncio
import random
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from mailbaby_client.records import MailLog, MailLogEntry
from mailrig._walk_log import LogWindow, awalk_log, awalk_window, walk_log, walk_window

START = 1_700_000_000


def moment(second: float) -> datetime:
    """So many seconds after the log's beginning."""
    return datetime.fromtimestamp(START + second, UTC)


def entry(time: int, number: int, recipient: str | None = "to@example.org") -> MailLogEntry:
    return MailLogEntry(
        field_id=number,
        id=f"{number:x}",
        from_="from@example.org",
        to="to@example.org",
        created="2023-11-14 22:13:20",
        time=time,
        user="mb1",
        transtype="ESMTPSA",
        origin="203.0.113.1",
        interface="feeder",
        seq=None if recipient is None else 1,
        recipient=recipient,
    )


@dataclass
class LogServer:
    """Rows of orders as (second, number), asked for oldest first.

    Args:
        orders: The rows of each order.
        cap: The largest page.
        arrange: What orders the rows that a request finds.
        total: The total that is told of so many rows.
        after: Called after each request, to let the log grow.
    """

    orders: dict[int, list[tuple[int, int]]]
    cap: int = 1000
    arrange: Callable[[LogServer, list[tuple[int, int]]], list[tuple[int, int]]] = lambda server, rows: rows
    total: Callable[[int], int] = lambda count: count
    after: Callable[[LogServer], None] = lambda server: None
    requests: list[tuple[int, int, int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for found in self.orders.values():
            found.sort()

    def add(self, order: int, second: int, number: int) -> None:
        insort(self.orders[order], (START + second, number))

    def fetch(self, *, order_id: int, start: int, end: int, skip: int, limit: int) -> MailLog:
        self.requests.append((order_id, start - START, end - START, skip, limit))
        every = self.orders[order_id]
        first, last = bisect_left(every, (start, -(1 << 60))), bisect_right(every, (end, 1 << 60))
        found = self.arrange(self, every[first:last])
        page = found[skip : skip + min(limit, self.cap)]
        log = MailLog(
            total=self.total(len(found)), skip=skip, limit=limit, emails=[entry(time, number) for time, number in page]
        )
        self.after(self)
        return log

    async def fetch_later(self, **window: int) -> MailLog:
        await asyncio.sleep(0)
        return self.fetch(**window)


def shuffling(draw: random.Random) -> Callable[[LogServer, list[tuple[int, int]]], list[tuple[int, int]]]:
    """Rows of one second in another order in each request."""
    return lambda server, rows: sorted(rows, key=lambda row: (row[0], draw.random()))


def log(*parts: Iterable[int]) -> list[tuple[int, int]]:
    """Rows at so many seconds after the beginning, numbered."""
    return [(START + second, number) for number, second in enumerate(second for part in parts for second in part)]


def numbers(rows: Iterable[MailLogEntry]) -> Iterator[int]:
    last = 0
    for row in rows:
        assert row.time >= last, "rows come in the order of time"
        last = row.time
        yield row.field_id


def walked(
    server: LogServer, since: datetime, until: datetime, *, later: bool = False, **options: Any
) -> list[MailLogEntry]:
    """The rows of a time, of every order that the server has."""
    if not later:
        return list(walk_log(server.fetch, lambda: server.orders, since, until, **options))

    async def orders() -> Iterable[int]:
        return server.orders

    async def run() -> list[MailLogEntry]:
        return [row async for row in awalk_log(server.fetch_later, orders, since, until, **options)]

    return asyncio.run(run())


def of_window(server: LogServer, window: LogWindow, *, later: bool = False, **options: Any) -> list[MailLogEntry]:
    if not later:
        return list(walk_window(server.fetch, window, **options))

    async def run() -> list[MailLogEntry]:
        return [row async for row in awalk_window(server.fetch_later, window, **options)]

    return asyncio.run(run())
