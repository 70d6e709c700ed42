"""What the paginators are to the generated classes and to those who iterate over them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from mailbaby_client import protocols, records
from mailbaby_client.operations import OPERATIONS
from mailrig.pagination import AsyncPaginator, Paginator
from overlay.support_pages import MODES, OFFSET, Page, Row, Script, Server, rows, walk


def test_paginators_are_what_the_generated_classes_ask_for() -> None:
    async def later(arguments: dict[str, Any]) -> Page:
        return Server(3).fetch(arguments)

    listed: protocols.Paginator[Row] = Paginator[Row](OFFSET, Server(3).fetch)
    twin: protocols.AsyncPaginator[Row] = AsyncPaginator[Row](OFFSET, later)

    async def run() -> list[int]:
        return [row.id async for row in twin]

    assert [row.id for row in listed] == asyncio.run(run()) == [2, 1, 0]


def test_records_of_the_mail_log_are_told_apart_by_message_and_recipient() -> None:
    facts = OPERATIONS["viewMailLog"].pagination
    assert facts is not None

    def entry(number: int, recipient: str) -> records.MailLogEntry:
        texts: dict[str, Any] = dict.fromkeys(
            ("id", "from_", "to", "created", "user", "transtype", "origin", "interface"), "x"
        )
        return records.MailLogEntry(field_id=number, time=number, seq=1, recipient=recipient, **texts)

    pages = [
        [entry(2, "a@example.org"), entry(2, "b@example.org")],
        [entry(2, "b@example.org"), entry(1, "a@example.org")],
        [],
    ]
    asked: list[dict[str, Any]] = []

    def fetch(arguments: dict[str, Any]) -> records.MailLog:
        asked.append(arguments)
        return records.MailLog(total=9, skip="0", limit="1000", emails=pages[len(asked) - 1])

    found = Paginator[records.MailLogEntry](facts, fetch, page_size=10_000)
    assert [(row.field_id, row.recipient) for row in found] == [
        (2, "a@example.org"),
        (2, "b@example.org"),
        (1, "a@example.org"),
    ]
    assert asked == [{"skip": skip, "limit": 1000} for skip in (0, 2, 4)]
    assert found.total == 9


@pytest.mark.parametrize("mode", MODES)
def test_equal_items_that_nothing_tells_apart_come_as_often_as_the_server_gives_them(mode: str) -> None:
    facts = OFFSET._replace(key=None)
    script = Script([Page(rows(1, 1, 2)), Page(rows(2, 1, 1)), Page([])])
    assert walk(facts, script.fetch, mode, page_size=3).ids == [1, 1, 2, 2, 1, 1]


@pytest.mark.parametrize("mode", MODES)
def test_a_page_that_comes_again_whole_is_an_error_though_nothing_tells_its_items_apart(mode: str) -> None:
    facts = OFFSET._replace(key=None)
    script = Script([Page(rows(1, 1, 2)), Page(rows(1, 1, 2)), Page([])])
    assert "comes again" in str(walk(facts, script.fetch, mode, page_size=3).error)


@pytest.mark.parametrize("mode", MODES)
def test_pages_are_lists_of_new_items_and_never_empty(mode: str) -> None:
    script = Script([Page(rows(1, 2)), Page(rows(2, 3)), Page(rows(2, 1)), Page(rows(4)), Page([])])
    assert walk(OFFSET, script.fetch, mode, page_size=2).error is not None
    script = Script([Page(rows(1, 2, 3)), Page(rows(3, 4, 5)), Page(rows(2, 4, 1)), Page(rows(6)), Page([])])
    assert walk(OFFSET, script.fetch, mode, page_size=3).pages == [[1, 2, 3], [4, 5], [6]]


@pytest.mark.parametrize("mode", MODES)
def test_the_total_is_the_one_last_told(mode: str) -> None:
    script = Script([Page(rows(1, 2), 7), Page(rows(3, 4), "9"), Page(rows(5)), Page([])])
    assert walk(OFFSET, script.fetch, mode, page_size=2).total == 9
    assert walk(OFFSET, Script([Page(rows(1)), Page([])]).fetch, mode).total is None


def test_items_come_from_pages_as_they_are_read() -> None:
    server = Server(10**9, cap=1000)
    paginator = Paginator[Row](OFFSET, server.fetch)
    walker: Iterator[Row] = iter(paginator)
    assert [next(walker).id for _ in range(150)] == list(range(10**9 - 1, 10**9 - 151, -1))
    assert len(server.requests) == 2


def test_what_is_done_to_a_page_does_not_disturb_the_walk() -> None:
    found: list[int] = []
    for page in Paginator[Row](OFFSET, Server(25, total=lambda count: None).fetch, page_size=10).pages():
        found += [row.id for row in page]
        page.clear()
    assert found == list(range(24, -1, -1))
