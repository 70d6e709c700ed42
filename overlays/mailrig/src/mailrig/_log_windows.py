"""Windows of time over MailBaby's log: plain values, planned and split without asking anybody."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailbaby_client import models, records

_MOST_PARTS = 64
_FILL = 0.7
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class LogWindow:
    """A part of the log: one order, from one second to another, both included.

    Args:
        order_id: The mail order.
        start: The first second, since the epoch.
        end: The last second, since the epoch.
    """

    order_id: int
    start: int
    end: int


def active_orders(orders: Iterable[models.MailOrder | records.MailOrder]) -> list[int]:
    """The ids of the active orders among those of `GET /mail`."""
    return [order.id for order in orders if order.status == "active"]


def plan(
    order_ids: Iterable[int], since: datetime, until: datetime, *, span: timedelta | None = None
) -> list[LogWindow]:
    """The windows of a time, which can be walked in any order, elsewhere and again.

    Args:
        order_ids: The mail orders; one that is named twice counts once.
        since: The first moment, with a time zone.
        until: The moment before which the time ends, with a time zone: `[a, b)` and `[b, c)` share no row.
        span: The longest window, at least a second; one window an order unless given.

    Raises:
        TypeError: A moment is no datetime, such as a date.
        ValueError: A moment has no time zone, `until` is before `since`, or the span is too short.
    """
    for moment in (since, until):
        if not isinstance(moment, datetime):
            raise TypeError(f"{moment!r} is no datetime")
        if moment.utcoffset() is None:
            raise ValueError(f"{moment!r} has no time zone")
    if until < since:
        raise ValueError(f"the time ends at {until} before it begins at {since}")
    if span is not None and span < _SECOND:
        raise ValueError(f"a window is at least one second long, not {span}")
    first, end = _next_second(since), _next_second(until)
    width = max(end - first, 1) if span is None else span // _SECOND
    starts = range(first, end, width)
    return [LogWindow(order, at, min(at + width, end) - 1) for order in dict.fromkeys(order_ids) for at in starts]


def split(window: LogWindow, total: int | None, fits: int) -> list[LogWindow]:
    """The parts of a window that is longer than a second: two at least, in order, disjoint, together the whole.

    Args:
        window: The window.
        total: How many rows the server says that it has.
        fits: How many rows fit one page.
    """
    seconds = window.end - window.start + 1
    wanted = math.ceil((total or 0) / (fits * _FILL))
    parts = min(max(wanted, 2), _MOST_PARTS, seconds)
    bounds = [window.start + seconds * part // parts for part in range(parts + 1)]
    return [LogWindow(window.order_id, bounds[part], bounds[part + 1] - 1) for part in range(parts)]


def _next_second(moment: datetime) -> int:
    return -((_EPOCH - moment) // _SECOND)
