"""The log of the sandbox's MailBaby."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from mailrig_sandbox._http import Request
from mailrig_sandbox.mailbaby._search import Filters, Search
from sandbox.support_mailbaby import FIRST, LAG, SECOND, MailBaby

NOW = 1_768_487_400
DELIVERY = {
    *("sendingZone", "bodySize", "seq", "delivered", "code", "recipient", "domain"),
    *("locked", "lockTime", "assigned", "mxHostname", "response"),
}


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["_id"], row["seq"], row["recipient"]


def test_a_message_appears_when_the_lag_is_over_and_not_before() -> None:
    mb = MailBaby(size=0)
    mail_id = mb.send("jane@example.org")
    mb.clock.advance(LAG - 0.5)
    assert mb.log(mailid=mail_id) == []
    mb.clock.advance(0.5)
    assert [row["time"] for row in mb.log(mailid=mail_id)] == [NOW]


def test_a_lag_can_be_chosen() -> None:
    mb = MailBaby(size=0, lag=0)
    mb.send("jane@example.org")
    assert len(mb.log()) == 1


def test_the_newest_come_first_unless_asked_otherwise() -> None:
    mb = MailBaby(size=0)
    for second in range(5):
        mb.send("jane@example.org", subject=str(second))
        mb.clock.advance(1)
    mb.later()
    assert [row["subject"] for row in mb.log()] == ["4", "3", "2", "1", "0"]
    assert [row["subject"] for row in mb.log(dir="asc")] == ["0", "1", "2", "3", "4"]
    assert [row["subject"] for row in mb.log(skip=1, limit=2)] == ["3", "2"]
    assert mb.log(skip=5) == []


def test_rows_of_one_second_come_in_another_order_from_request_to_request() -> None:
    mb = MailBaby(size=0)
    for number in range(20):
        mb.send("jane@example.org", subject=str(number))
    mb.later()
    orders = [tuple(row["subject"] for row in mb.log()) for _ in range(5)]
    assert len(set(orders)) > 1
    assert {frozenset(order) for order in orders} == {frozenset(map(str, range(20)))}


def test_each_request_puts_ties_into_one_order_over_its_pages_border() -> None:
    mb = MailBaby(size=0)
    for number in range(6):
        mb.send("jane@example.org", subject=str(number))
    mb.later()
    mb.server.state.turn = 0
    every = [row["subject"] for row in mb.log()]
    for skip in range(6):
        mb.server.state.turn = 0
        assert [row["subject"] for row in mb.log(skip=skip, limit=2)] == every[skip : skip + 2]


def test_the_same_seed_gives_the_same_log_and_another_gives_another() -> None:
    first, same, other = MailBaby(seed=1).log(), MailBaby(seed=1).log(), MailBaby(seed=2).log()
    assert first == same
    assert first != other


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 8, 9, 4000, 4001, 16011])
def test_as_many_rows_as_asked_for_are_shared_by_the_active_orders_in_the_order_of_time(size: int) -> None:
    mb = MailBaby(size=size)
    first, second = mb.whole_log(), mb.whole_log(id=SECOND)
    assert (len(first), len(second)) == (size - size // 4, size // 4)
    assert len({key(row) for row in first + second}) == size
    for rows, order in ((first, FIRST), (second, SECOND)):
        assert [row["time"] for row in rows] == sorted(row["time"] for row in rows)
        assert {row["user"] for row in rows} <= {f"mb{order}"}
        assert all(row["time"] < NOW for row in rows)


def test_skipping_past_rows_of_one_second_shows_some_twice_and_others_never() -> None:
    mb = MailBaby(size=0)
    for _ in range(40):
        mb.send("jane@example.org")
    mb.later()
    seen = Counter(row["_id"] for skip in range(0, 40, 10) for row in mb.log(skip=skip, limit=10))
    assert seen.total() == 40
    assert max(seen.values()) > 1


def test_without_an_id_only_the_first_active_order_is_covered() -> None:
    mb = MailBaby(size=40)
    assert {key(row) for row in mb.log()} == {key(row) for row in mb.log(id=FIRST)}
    mb.server.state.orders.set_status(FIRST, "canceled")
    assert {key(row) for row in mb.log()} == {key(row) for row in mb.log(id=SECOND)}


@pytest.mark.parametrize(("asked", "used"), [(0, 1), (1, 1), (1000, 1000), (1001, 1000), (10_000, 1000), (99**9, 1000)])
def test_the_limit_is_between_1_and_1000_and_echoed(asked: int, used: int) -> None:
    mb = MailBaby(size=2000)
    page = mb.get("viewMailLog", query={"limit": asked}, valid=asked == used)
    assert (page["limit"], page["skip"], page["total"], len(page["emails"])) == (used, 0, 1500, used)


def test_an_older_server_echoes_text() -> None:
    page = MailBaby(flavour="older").get("viewMailLog", query={"skip": 3})
    assert (page["skip"], page["limit"]) == ("3", "100")


FILTERS = {
    "from": "from",
    "to": "to",
    "subject": "subject",
    "mailid": "id",
    "origin": "origin",
    "mx": "mxHostname",
    "messageId": "messageId",
    "headerfrom": "from",
    "replyto": "from",
}


def rows_of_both_kinds() -> MailBaby:
    mb = MailBaby(size=9000)
    mb.send("customer1@example.org", from_="shop@example.org", subject="Your order 1")
    mb.send("jane@example.net", "joe@example.org")
    mb.later()
    return mb


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_exactly_the_rows_that_have_the_value(name: str) -> None:
    mb = rows_of_both_kinds()
    every = mb.whole_log()
    for chosen in (every[5], every[2900], every[-1], every[-3]):
        value = chosen[FILTERS[name]]
        wanted = {key(row) for row in every if row[FILTERS[name]] == value}
        found = mb.whole_log(**{name: value})
        assert len(found) == len(wanted)
        assert {key(row) for row in found} == wanted
        assert mb.get("viewMailLog", query={name: value})["total"] == len(wanted)


def test_a_message_id_is_found_by_a_part_whatever_its_case() -> None:
    mb = rows_of_both_kinds()
    every = mb.whole_log()
    part = every[100]["messageId"].split(".")[2].upper()
    assert len(mb.whole_log(messageId=part)) == sum(part.lower() in (row["messageId"] or "") for row in every) > 1000


def test_filters_work_together() -> None:
    mb = rows_of_both_kinds()
    wanted = [row for row in mb.whole_log() if row["from"] == "shop@example.org" and row["delivered"] == 1]
    found = mb.whole_log(from_="shop@example.org", delivered=1)
    assert {key(row) for row in found} == {key(row) for row in wanted}
    mail_id = wanted[0]["id"]
    assert mb.whole_log(from_="news@example.com", mailid=mail_id) == []


@pytest.mark.parametrize("delivered", [0, 1])
def test_what_was_not_delivered_counts_as_0_even_if_nothing_is_known(delivered: int) -> None:
    mb = rows_of_both_kinds()
    wanted = {key(row) for row in mb.whole_log() if (row["delivered"] or 0) == delivered}
    assert {key(row) for row in mb.whole_log(delivered=delivered)} == wanted
    assert {row["delivered"] for row in mb.whole_log()} == {0, 1, None}


def test_a_row_that_was_not_delivered_has_nulls_and_a_date_without_a_zone() -> None:
    mb = MailBaby(size=0)
    mb.send("stuck@example.org", "jane@example.org", "bounce@example.org")
    mb.later()
    rows = {row["to"]: row for row in mb.log()}
    stuck, jane, bounce = (rows[f"{name}@example.org"] for name in ("stuck", "jane", "bounce"))
    assert {name for name, value in stuck.items() if value is None} == DELIVERY
    assert stuck["queued"] == stuck["created"] == "2026-01-15 14:30:00"
    assert (jane["delivered"], jane["code"], jane["queued"]) == (1, 250, "2026-01-15T14:30:02.487Z")
    assert (bounce["delivered"], bounce["code"]) == (0, 550)


def test_one_row_stands_for_all_that_were_not_delivered_and_total_counts_them() -> None:
    mb = MailBaby(size=0)
    mb.send("stuck1@example.org", "stuck2@example.org", "jane@example.org")
    mb.later()
    page = mb.get("viewMailLog")
    assert (page["total"], len(page["emails"])) == (3, 2)


def test_grouped_by_message_there_is_one_row_a_message_and_total_counts_recipients() -> None:
    mb = rows_of_both_kinds()
    every = mb.whole_log()
    grouped = mb.whole_log(groupby="message")
    assert sorted(row["_id"] for row in grouped) == sorted({row["_id"] for row in every})
    assert mb.get("viewMailLog", query={"groupby": "message"})["total"] == len(every)
    to = every[5]["to"]
    assert len(mb.whole_log(groupby="message", to=to)) == len({row["_id"] for row in every if row["to"] == to})


def test_both_ends_of_a_window_belong_to_it() -> None:
    mb = rows_of_both_kinds()
    every = mb.whole_log()
    times = sorted({row["time"] for row in every})
    start, end = times[len(times) // 3], times[-1]
    found = mb.whole_log(startDate=start, endDate=end)
    assert {key(row) for row in found} == {key(row) for row in every if start <= row["time"] <= end}
    assert {row["time"] for row in mb.whole_log(startDate=start, endDate=start)} == {start}
    assert mb.whole_log(startDate=end + 1) == mb.whole_log(startDate=start, endDate=start - 1) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("2026-01-15", NOW - 52_200),
        ("2026-01-15T14:30:00Z", NOW),
        ("2026-01-15 14:30:00", NOW),
        ("yesterday", NOW - 52_200 - 86_400),
        ("today", NOW - 52_200),
        ("now", NOW),
        ("last monday", NOW - 52_200 - 3 * 86_400),
        ("last thursday", NOW - 52_200 - 7 * 86_400),
    ],
)
def test_a_date_can_be_words(text: str, second: int) -> None:
    mb = MailBaby(size=4000)
    by_words = mb.get("viewMailLog", query={"endDate": text})["total"]
    assert by_words == mb.get("viewMailLog", query={"endDate": second})["total"]


@pytest.mark.parametrize(
    "name",
    [
        *("id", "from", "to", "subject", "mailid", "messageId", "origin", "mx", "replyto", "headerfrom"),
        *("delivered", "skip", "limit", "startDate", "endDate", "sort", "dir", "groupby"),
    ],
)
def test_an_empty_parameter_is_a_400(name: str) -> None:
    mb = MailBaby()
    assert mb.log_page(**{name: ""})["code"] == 400


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("from", "x"), ("to", "Jane <jane@example.org>"), ("mailid", "123"), ("origin", "localhost"), ("mx", "-")),
        *(("delivered", "2"), ("skip", "-1"), ("skip", "x"), ("limit", "many"), ("sort", "from"), ("dir", "up")),
        *(("groupby", "order"), ("startDate", "some day"), ("endDate", "2026-99-99"), ("id", "x"), ("limit", "-1")),
    ],
)
def test_a_value_that_does_not_do_is_a_400(name: str, value: str) -> None:
    assert MailBaby().log_page(**{name: value})["code"] == 400


def windows(first: int, last: int, parts: int) -> Iterator[tuple[int, int]]:
    width = (last - first) // parts + 1
    for start in range(first, last + 1, width):
        yield start, min(start + width - 1, last)


def test_every_one_of_a_million_rows_is_walked_by_windows_in_pages_and_nothing_of_it_is_kept() -> None:
    mb = MailBaby(size=1_000_000)
    held, most = 0, 0
    counts: Counter[str] = Counter()
    for user, log in mb.server.state.relay.logs.items():
        oldest = log.seeded.time_of(0) if log.seeded.size else NOW
        for start, end in windows(oldest, NOW, 40):
            asked = Search(Filters(), None, None, start, end, 0, 1000, newest_first=False, by_message=False)
            total, rows = log.page(asked, NOW, 0)
            found = len(rows)
            while rows:
                rows = log.page(replace(asked, skip=found), NOW, 0)[1]
                found += len(rows)
            assert found == total
            counts[user] += found
            objects = len(gc.get_objects())
            held, most = held or objects, max(most, objects)
    assert counts == {f"mb{FIRST}": 750_000, f"mb{SECOND}": 250_000, "mb33": 0, "mb7001": 0}
    assert most - held < 5000


def test_a_million_rows_are_made_searched_and_counted_in_little_memory() -> None:
    tracemalloc.start()
    try:
        mb = MailBaby(size=1_000_000)
        page = mb.log_page(limit=1000, skip=500_000)
        assert (page["total"], len(page["emails"])) == (750_000, 1000)
        failed = mb.log_page(delivered=0, groupby="message", skip=10_000)
        assert failed["total"] == 750_000 - mb.log_page(delivered=1)["total"]
        assert len(failed["emails"]) == 100
        assert mb.log_page(messageId="nobody@example.net")["total"] == 0
        stats = json.loads(mb.server.handlers()["getStats"](Request("getStats", "GET", "/mail/stats")).body)
        assert stats["received"] > 0
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 25_000_000
