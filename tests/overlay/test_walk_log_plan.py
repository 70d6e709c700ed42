"""Windows of time over the log."""

from __future__ import annotations

import pickle
import re
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from mailrig._log_windows import LogWindow, active_orders, plan, split
from overlay.support_log import START, moment
from overlay.support_pages import drawn

DAY = 86_400


def bounds(windows: list[LogWindow]) -> list[tuple[int, int]]:
    return [(window.start - START, window.end - START) for window in windows]


def test_one_window_an_order_unless_a_span_is_given() -> None:
    assert plan([7, 9], moment(0), moment(100)) == [
        LogWindow(7, START, START + 99),
        LogWindow(9, START, START + 99),
    ]


def test_a_span_cuts_the_time_into_disjoint_windows_that_cover_it() -> None:
    windows = plan([7], moment(0), moment(100), span=timedelta(seconds=30))
    assert bounds(windows) == [(0, 29), (30, 59), (60, 89), (90, 99)]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (0, 1, [(0, 0)]),
        (0, 0, []),
        (0.5, 2, [(1, 1)]),
        (0, 1.000001, [(0, 1)]),
        (0.000001, 1.999999, [(1, 1)]),
        (0.2, 0.9, []),
    ],
)
def test_a_second_belongs_to_a_time_that_holds_its_beginning(
    since: float, until: float, expected: list[tuple[int, int]]
) -> None:
    assert bounds(plan([7], moment(since), moment(until))) == expected


def test_times_that_meet_share_no_second() -> None:
    draw = drawn(4)
    for _ in range(500):
        first, second, third = sorted(round(draw.uniform(0, 50), 6) for _ in range(3))
        span = timedelta(seconds=draw.uniform(1, 20))
        parts = [*plan([1], moment(first), moment(second), span=span), *plan([1], moment(second), moment(third))]
        seconds = [second for start, end in bounds(parts) for second in range(start, end + 1)]
        whole = [
            second for start, end in bounds(plan([1], moment(first), moment(third))) for second in range(start, end + 1)
        ]
        assert seconds == whole


def test_moments_are_read_in_their_time_zone() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    assert plan([1], moment(0).astimezone(east), moment(60).astimezone(east)) == plan([1], moment(0), moment(60))
    assert plan([1], datetime(1969, 12, 31, 23, 59, 58, 500_000, UTC), datetime(1970, 1, 1, tzinfo=UTC)) == [
        LogWindow(1, -1, -1)
    ]


@pytest.mark.parametrize(
    ("since", "until", "span", "words"),
    [
        (moment(0).replace(tzinfo=None), moment(1), None, "has no time zone"),
        (moment(0), moment(1).replace(tzinfo=None), None, "has no time zone"),
        (moment(2), moment(1), None, "before it begins"),
        (moment(0), moment(1), timedelta(milliseconds=999), "at least one second"),
    ],
)
def test_what_is_no_time_is_refused(since: datetime, until: datetime, span: timedelta | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        plan([1], since, until, span=span)


@pytest.mark.parametrize("wrong", [date(2026, 1, 31), "2026-01-31T00:00:00Z", 1769817600, None], ids=repr)
def test_what_is_no_datetime_is_named(wrong: Any) -> None:
    for since, until in ((wrong, moment(1)), (moment(0), wrong)):
        with pytest.raises(TypeError, match=re.escape(f"{wrong!r} is no datetime")):
            plan([1], since, until)


def test_an_order_that_is_named_twice_is_planned_once() -> None:
    assert [window.order_id for window in plan([3, 1, 3], moment(0), moment(9))] == [3, 1]


def test_windows_are_values_that_travel() -> None:
    window = LogWindow(7, 1, 2)
    assert pickle.loads(pickle.dumps(window)) == window
    assert len({window, LogWindow(7, 1, 2)}) == 1
    with pytest.raises(AttributeError):
        window.start = 3  # type: ignore[misc]


def test_a_split_covers_a_window_with_shorter_disjoint_ones() -> None:
    draw = drawn(5)
    for _ in range(2000):
        start, length = draw.randint(-100, 100), draw.choice([2, 3, 5, 64, 1000, 7 * DAY])
        window = LogWindow(3, start, start + length - 1)
        total: Any = draw.choice([None, 0, 5, 1001, 5000, 10**12])
        parts = split(window, total, draw.choice([1, 10, 1000]))
        assert 2 <= len(parts) <= 64
        assert (parts[0].start, parts[-1].end) == (window.start, window.end)
        assert all(part.start <= part.end and part.order_id == 3 for part in parts)
        assert all(after.start == before.end + 1 for before, after in pairwise(parts))


def test_only_active_orders_count() -> None:
    orders: Any = [
        SimpleNamespace(id=number, status=status) for number, status in enumerate(["active", "canceled", "active"])
    ]
    assert active_orders(orders) == [0, 2]
