"""The whole log of a time."""

from __future__ import annotations

import pickle
import random
from datetime import timedelta
from typing import Any

import pytest
from mailrig._walk_log import LogWindow, plan, walk_log, walk_window
from mailrig.errors import PaginationError
from overlay.support_log import START, LogServer, entry, log, moment, numbers, of_window, shuffling, walked
from overlay.support_pages import drawn

BOTH = pytest.mark.parametrize("later", [False, True], ids=["sync", "async"])


@BOTH
def test_a_small_log_takes_one_request_an_order(later: bool) -> None:
    server = LogServer({7: log([1, 5, 99]), 9: log([0, 100]), 8: []})
    assert [(row.time - START, row.field_id) for row in walked(server, moment(0), moment(100), later=later)] == [
        (1, 0),
        (5, 1),
        (99, 2),
        (0, 0),
    ]
    assert server.requests == [(7, 0, 99, 0, 1000), (9, 0, 99, 0, 1000), (8, 0, 99, 0, 1000)]


@BOTH
def test_a_large_log_is_read_in_windows_that_fit_a_page(later: bool) -> None:
    server = LogServer({7: log(n // 3 for n in range(30_000))})
    found = list(numbers(walked(server, moment(0), moment(10_000), later=later)))
    assert found == list(range(30_000))
    assert {skip for _, _, _, skip, _ in server.requests} == {0}
    assert len(server.requests) < 70


@BOTH
def test_rows_of_the_same_second_at_the_borders_of_windows_come_once(later: bool) -> None:
    server = LogServer({7: log(n // 40 * 3 for n in range(5000))}, arrange=shuffling(drawn(6)))
    found = list(numbers(walked(server, moment(0), moment(400), later=later, page_rows=100)))
    assert len(found) == 5000
    assert set(found) == set(range(5000))


@BOTH
@pytest.mark.parametrize("shuffled", [False, True], ids=["in order", "in another order every time"])
def test_thousands_of_rows_in_one_second_come_once_each(shuffled: bool, later: bool) -> None:
    server = LogServer({7: log([4], [5] * 4321, [6])})
    if shuffled:
        server.arrange = shuffling(drawn(7))
    found = list(numbers(walked(server, moment(0), moment(3600), later=later)))
    assert len(found) == 4323
    assert set(found) == set(range(4323))
    assert len(server.requests) < (150 if shuffled else 100)


@pytest.mark.parametrize(("every", "found"), [(2, False), (3, True), (5, True)])
def test_rows_whose_order_turns_between_requests_are_found_or_missed_aloud(every: int, found: bool) -> None:
    def turn(server: LogServer, rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return rows if len(server.requests) % every else rows[::-1]

    server = LogServer({7: log([5] * 2000)}, arrange=turn)
    window = LogWindow(7, START + 5, START + 5)
    if found:
        assert set(numbers(of_window(server, window))) == set(range(2000))
    else:
        with pytest.raises(PaginationError, match="comes again as a whole"):
            of_window(server, window)


def test_a_second_that_grows_at_its_head_for_ever_is_an_error() -> None:
    added = iter(range(-1, -(10**9), -1))

    def grow(server: LogServer) -> None:
        for _ in range(5):
            server.add(7, 0, next(added))

    server = LogServer({7: log([0] * 25)}, after=grow)
    server.arrange = lambda _, rows: sorted(rows, key=lambda row: row[1])
    with pytest.raises(PaginationError, match="another order"):
        of_window(server, LogWindow(7, START, START), page_rows=10)
    assert len(server.requests) < 1000


@pytest.mark.parametrize("seconds", [1, 1000], ids=["one second", "many seconds"])
def test_a_server_that_ignores_offsets_is_an_error(seconds: int) -> None:
    class Stuck(LogServer):
        def fetch(self, **window: int) -> Any:
            return super().fetch(**{**window, "skip": 0})

    server = Stuck({7: log([0] * 30)})
    with pytest.raises(PaginationError, match="comes again as a whole") as raised:
        of_window(server, LogWindow(7, START, START + seconds - 1), page_rows=10)
    assert (raised.value.api, raised.value.operation_id) == ("mailbaby", "viewMailLog")
    assert len(server.requests) < 100


@pytest.mark.parametrize("cap", [1000, 300])
@pytest.mark.parametrize(
    "total", [lambda n: n, lambda n: 0, lambda n: n // 3, lambda n: n + 7, lambda n: 3 * n + 1, lambda n: 10**12]
)
def test_a_total_or_a_cap_that_is_wrong_hides_no_row(total: Any, cap: int) -> None:
    seconds = [n // 5 for n in range(3000)] + [700] * 1500
    server = LogServer({7: log(seconds)}, cap=cap, total=total)
    found = list(numbers(walked(server, moment(0), moment(1000))))
    assert len(found) == 4500
    assert set(found) == set(range(4500))
    assert len(server.requests) < 500


def test_a_total_too_large_costs_one_request_where_a_page_is_not_full() -> None:
    server = LogServer({7: log(range(100))}, total=lambda n: n + 2)
    assert len(walked(server, moment(0), moment(100_000))) == 100
    assert [skip for *_, skip, _ in server.requests] == [0, 100]


@pytest.mark.parametrize("rows", [999, 1000, 1001])
def test_a_page_that_just_fits_is_known_by_what_is_behind_it(rows: int) -> None:
    server = LogServer({7: log(range(rows))})
    assert list(numbers(walked(server, moment(0), moment(5000)))) == list(range(rows))
    assert len(server.requests) == {999: 1, 1000: 2, 1001: 7}[rows]


def test_rows_that_arrive_before_their_window_is_read_are_not_lost() -> None:
    added = iter(range(10_000, 10**9))

    def grow(server: LogServer) -> None:
        if len(server.requests) < 300:
            server.add(7, 3500, next(added))

    server = LogServer({7: log(n // 3 for n in range(9000))}, after=grow)
    found = list(numbers(walked(server, moment(0), moment(3600))))
    assert found[:9000] == list(range(9000))
    before_the_last_read = len(server.requests) - 1
    assert len(found) - 9000 >= before_the_last_read - 3
    assert len(set(found)) == len(found)


def test_rows_that_arrive_anywhere_disturb_no_other_row() -> None:
    for seed in range(60):
        draw = drawn(seed)
        added = iter(range(10_000, 10**9))

        def grow(server: LogServer, draw: random.Random = draw, added: Any = added) -> None:
            for _ in range(draw.choice([0, 1, 1, 7])):
                if len(server.requests) < 200:
                    server.add(7, draw.randrange(100), next(added))

        server = LogServer({7: log(draw.randrange(100) for _ in range(draw.randrange(800)))}, after=grow)
        if draw.random() < 0.5:
            server.arrange = shuffling(draw)
        before = {number for _, number in server.orders[7]}
        found = list(numbers(walked(server, moment(0), moment(100), page_rows=draw.choice([5, 40, 1000]))))
        assert len(set(found)) == len(found)
        assert before <= set(found), seed


def test_planned_windows_walked_anywhere_give_what_one_walk_gives() -> None:
    draw = drawn(8)
    server = LogServer(
        {1: log(draw.randrange(5000) for _ in range(4000)), 2: log(draw.randrange(90) for _ in range(2500))}
    )
    expected = [(row.user, row.time, row.field_id) for row in walked(server, moment(0), moment(5000))]
    windows = plan(server.orders, moment(0), moment(5000), span=timedelta(minutes=13))
    shuffled = [pickle.loads(pickle.dumps(window)) for window in draw.sample(windows, len(windows))]
    parts = {window: of_window(server, window) for window in shuffled}
    rows = [row for window in windows for row in parts[window]]
    assert [(row.user, row.time, row.field_id) for row in rows] == expected


def test_rows_come_oldest_first_even_from_a_server_that_gives_the_newest_first() -> None:
    server = LogServer({7: log(range(2500))}, arrange=lambda _, rows: rows[::-1])
    assert list(numbers(walked(server, moment(0), moment(5000)))) == list(range(2500))


def test_nulls_tell_rows_apart_by_their_message() -> None:
    class Undelivered(LogServer):
        def fetch(self, **window: int) -> Any:
            page = super().fetch(**window)
            page.emails = [entry(row.time, row.field_id, recipient=None) for row in page.emails]
            return page

    server = Undelivered({7: log([5] * 2500)})
    assert sorted(row.field_id for row in walked(server, moment(0), moment(60))) == list(range(2500))


def test_a_message_to_many_is_a_row_a_recipient() -> None:
    rows = [entry(START, 1, f"r{number}@example.org") for number in range(25)]

    def fetch(*, order_id: int, start: int, end: int, skip: int, limit: int) -> Any:
        from mailbaby_client.records import MailLog

        return MailLog(total=25, skip=skip, limit=limit, emails=rows[skip : skip + limit])

    found = list(walk_window(fetch, LogWindow(7, START, START), page_rows=10))
    assert [row.recipient for row in found] == [row.recipient for row in rows]


def test_a_naive_moment_is_refused_before_anything_is_asked() -> None:
    def never(**_: int) -> Any:
        raise AssertionError

    with pytest.raises(ValueError, match="no time zone"):
        walk_log(never, never, moment(0).replace(tzinfo=None), moment(1))


def test_a_failure_passes_through() -> None:
    def fetch(**_: int) -> Any:
        raise ConnectionError("gone")

    with pytest.raises(ConnectionError):
        list(walk_window(fetch, LogWindow(7, START, START)))


def test_orders_are_asked_for_when_the_first_row_is() -> None:
    asked: list[int] = []
    server = LogServer({7: log([1])})

    def orders() -> list[int]:
        asked.append(1)
        return [7]

    rows = walk_log(server.fetch, orders, moment(0), moment(9))
    assert (asked, server.requests) == ([], [])
    assert next(rows).field_id == 0
    rows.close()


def test_memory_does_not_grow_with_the_log() -> None:
    import tracemalloc

    server = LogServer({7: log(n // 20 for n in range(100_000))})
    rows = walk_log(server.fetch, lambda: [7], moment(0), moment(86_400))
    next(rows)
    tracemalloc.start()
    try:
        count = 1 + sum(1 for _ in rows)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 100_000
    assert peak < 6_000_000
