"""Faults of lists through the clients: what is given, what it ends in, and how many pages were asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from mailrig import errors
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import (
    BrokenJson,
    ExpiredToken,
    Fault,
    MissingFields,
    RepeatedPage,
    Reset,
    ShiftedRows,
    Status,
    WrongTotal,
)
from mailrig_sandbox.tour._calls import plain
from sandbox.support_faults import WAYS, ask, count

SIZE = 8
LISTS: dict[str, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "listPrincipals": ("stalwart", lambda s: s.principals.iter_principals(page_size=SIZE), lambda row: row.id),
    "listQueuedMessages": ("stalwart", lambda s: s.queue.iter_queued_messages(page_size=SIZE), lambda row: row),
    "viewMailLog": (
        "mailbaby",
        lambda m: m.history.iter_mail_log(page_size=SIZE, subject="Listed"),
        lambda row: (row.field_id, row.seq, row.recipient),
    ),
}
EACH_LIST = pytest.mark.parametrize("operation", LISTS)


class Walk:
    """A walk over a list until its end or its error."""

    def __init__(self, sandbox: Sandbox, way: str, operation: str) -> None:
        self.rows: list[Any] = []
        self.error: errors.MailrigError | None = None
        self.total: int | None = None
        api, listing, name = LISTS[operation]

        def use(client: Any) -> None:
            found = listing(client)
            self.rows += (name(row) for row in found)
            self.total = found.total

        async def ause(client: Any) -> None:
            found = listing(client)
            async for row in found:
                self.rows.append(name(row))
            self.total = found.total

        try:
            ask(sandbox, way, api, use if way == "sync" else ause)
        except errors.MailrigError as error:
            self.error = error
        self.requests = count(sandbox, operation)
        sandbox.forget()


def send(sandbox: Sandbox) -> None:
    """Send mails of different times: rows of one time have no fixed order."""
    call = plain("jane@example.org", subject="Listed")

    def each(client: Any) -> None:
        for _ in range(2 * SIZE + 3):
            call(client)
            sandbox.clock.advance(60)

    ask(sandbox, "sync", "mailbaby", each)


def whole(sandbox: Sandbox, way: str, operation: str) -> Walk:
    """The list without faults, which has three pages at least."""
    if operation == "viewMailLog":
        send(sandbox)
    walk = Walk(sandbox, way, operation)
    assert walk.error is None
    assert len(set(walk.rows)) == len(walk.rows) > 2 * SIZE
    assert walk.total == len(walk.rows)
    return walk


@WAYS
@EACH_LIST
def test_a_page_that_comes_again_is_an_error_and_gives_no_row_twice(sandbox: Sandbox, way: str, operation: str) -> None:
    right = whole(sandbox, way, operation)
    sandbox.faults.add(RepeatedPage(), operation=operation)
    walk = Walk(sandbox, way, operation)
    assert type(walk.error) is errors.PaginationError
    assert "comes again" in str(walk.error)
    assert (walk.rows, walk.requests) == (right.rows[:SIZE], 2)


@WAYS
@EACH_LIST
def test_rows_that_came_meanwhile_are_given_once(sandbox: Sandbox, way: str, operation: str) -> None:
    right = whole(sandbox, way, operation)
    sandbox.faults.add(ShiftedRows(by=3), operation=operation)
    walk = Walk(sandbox, way, operation)
    assert walk.error is None
    assert len(set(walk.rows)) == len(walk.rows)
    assert walk.rows[:SIZE] == right.rows[:SIZE]
    assert walk.requests == right.requests


@WAYS
@EACH_LIST
def test_rows_that_went_meanwhile_do_not_end_a_list(sandbox: Sandbox, way: str, operation: str) -> None:
    right = whole(sandbox, way, operation)
    sandbox.faults.add(ShiftedRows(by=-1), operation=operation)
    walk = Walk(sandbox, way, operation)
    assert walk.error is None
    assert walk.rows == [row for place, row in enumerate(right.rows) if place != SIZE]
    assert walk.requests == right.requests


@WAYS
@EACH_LIST
@pytest.mark.parametrize("by", [-5, 7, 10_000])
def test_a_total_that_lies_loses_nothing(sandbox: Sandbox, way: str, operation: str, by: int) -> None:
    right = whole(sandbox, way, operation)
    sandbox.faults.add(WrongTotal(by=by), operation=operation, times=None)
    walk = Walk(sandbox, way, operation)
    assert (walk.error, walk.rows) == (None, right.rows)
    assert walk.total == len(right.rows) + by
    assert walk.requests <= right.requests + 1


@WAYS
@EACH_LIST
@pytest.mark.parametrize("fault", [Reset(), Status(status=503, html=True), BrokenJson()], ids=lambda fault: fault.kind)
def test_a_page_that_fails_once_is_asked_for_again(sandbox: Sandbox, way: str, operation: str, fault: Fault) -> None:
    right = whole(sandbox, way, operation)
    sandbox.faults.add(fault, operation=operation, nth=2)
    walk = Walk(sandbox, way, operation)
    assert (walk.error, walk.rows, walk.requests) == (None, right.rows, right.requests + 1)


@WAYS
@EACH_LIST
@pytest.mark.parametrize(
    ("fault", "kind", "requests"),
    [
        (ExpiredToken(), errors.AuthenticationError, 2),
        (Status(status=503, html=True), errors.ServerError, 5),
        (MissingFields(), errors.APIResponseError, 3),
    ],
    ids=["401", "503", "missing-fields"],
)
def test_a_page_that_always_fails_is_an_error_after_the_rows_before_it(
    sandbox: Sandbox, way: str, operation: str, fault: Fault, kind: type[errors.MailrigError], requests: int
) -> None:
    right = whole(sandbox, way, operation)
    sandbox.faults.add(fault, operation=operation, nth=2, times=None)
    walk = Walk(sandbox, way, operation)
    assert type(walk.error) is kind
    assert (walk.rows, walk.requests) == (right.rows[:SIZE], requests)
