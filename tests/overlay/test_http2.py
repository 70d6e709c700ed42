"""Calls over HTTP/2, on real sockets: each cell of the retry table that another protocol may change."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from h2.errors import ErrorCodes
from mailrig import errors
from mailrig.errors import Outcome
from overlay.support_http2 import (
    Step,
    connecting,
    cut,
    drip_body,
    garbage,
    go_away,
    half_closed,
    half_garbage,
    half_reset,
    hang_up,
    http2,
    ping,
    reply,
    reset,
    silence,
)
from overlay.support_twins import CALLS, GOOD, TWINS, Clock, Run, failure, late, safe

CLASSES = pytest.mark.parametrize("kind", CALLS)
LOST: dict[str, Step] = {
    "stream-cancelled": reset(ErrorCodes.CANCEL),
    "stream-broken": reset(ErrorCodes.INTERNAL_ERROR),
    "stream-without-error": reset(ErrorCodes.NO_ERROR),
    "go-away-after-ours": go_away(None),
    "go-away-later": go_away(2**31 - 1),
    "closed": hang_up,
    "cut": cut,
    "half-a-body-reset": half_reset,
    "half-a-body-closed": half_closed,
    "half-a-body-garbage": half_garbage,
    "garbage": garbage,
    "silence": silence,
    "pings": ping,
    "dripping-body": drip_body,
}


def settings(**more: Any) -> dict[str, Any]:
    return {"connections": connecting(), **more}


def good(kind: str) -> Step:
    return reply(200, GOOD[kind])


def twice(call: Any) -> Any:
    """The same call two times, one after the other."""

    def both(client: Any) -> Any:
        first = call(client)
        if not asyncio.iscoroutine(first):
            return first, call(client)

        async def go() -> Any:
            return await first, await call(client)

        return go()

    return both


@TWINS
@CLASSES
@pytest.mark.usefixtures("unhurried")
def test_a_call_is_carried_out(run: Run, kind: str) -> None:
    with http2(good(kind)) as server:
        run(server.url, twice(CALLS[kind]), **settings())
        assert (server.protocols, len(server.seen), server.connections) == (["h2"], 2, 1)
        assert server.seen[0].headers["x-api-key"].startswith("key-")


@TWINS
@CLASSES
@pytest.mark.parametrize("fault", LOST)
def test_what_was_sent_without_a_readable_answer(run: Run, kind: str, fault: str, clock: Clock) -> None:
    if fault in ("silence", "pings", "dripping-body"):
        error, server = late(lambda: http2(LOST[fault], good(kind)), run, CALLS[kind], **settings())
        assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.UNKNOWN)
        assert (len(error.attempts), len(server.seen)) == (1, 1)
        return
    with http2(LOST[fault], good(kind)) as server:
        if kind == "unsafe":
            error = failure(run, server.url, CALLS[kind], **settings())
            assert isinstance(error, errors.APIConnectionError)
            assert (error.outcome, len(error.attempts), len(server.seen)) == (Outcome.UNKNOWN, 1, 1)
        else:
            run(server.url, CALLS[kind], **settings())
            assert len(server.seen) == 2


@TWINS
@CLASSES
@pytest.mark.parametrize("fault", [reset(ErrorCodes.REFUSED_STREAM), go_away(0)], ids=["refused", "go-away-at-0"])
def test_what_the_server_says_it_did_not_look_at_is_repeated(run: Run, kind: str, fault: Step, clock: Clock) -> None:
    with http2(fault, good(kind)) as server:
        run(server.url, CALLS[kind], **settings())
        assert len(server.seen) == 2
    with http2(fault) as server:
        error = failure(run, server.url, CALLS[kind], **settings())
        assert (len(server.seen), len(error.attempts)) == (4, 4)
        assert error.outcome is (Outcome.UNKNOWN if kind == "safe" else Outcome.NOT_SENT)


@TWINS
def test_a_deletion_that_was_not_looked_at_has_deleted_nothing(run: Run, clock: Clock) -> None:
    gone = reply(200, b'{"code": 404, "msg": "404 Not Found", "data": []}')
    with http2(reset(ErrorCodes.REFUSED_STREAM), gone) as server:
        error = failure(run, server.url, CALLS["idempotent"], **settings())
        assert (type(error), error.outcome) == (errors.NotFoundError, Outcome.REJECTED)
    with http2(reset(ErrorCodes.CANCEL), gone) as server:
        run(server.url, CALLS["idempotent"], **settings())


@TWINS
@CLASSES
@pytest.mark.usefixtures("unhurried")
def test_what_comes_after_the_last_stream_of_a_connection_is_repeated(run: Run, kind: str, clock: Clock) -> None:
    with http2(good(kind), go_away(1), good(kind)) as server:
        run(server.url, twice(CALLS[kind]), **settings())
        assert [(each.connection, each.stream) for each in server.seen] == [(1, 1), (1, 3), (2, 1)]


@TWINS
@CLASSES
def test_a_transient_status_is_repeated_unless_unsafe(run: Run, kind: str, clock: Clock) -> None:
    with http2(reply(503, b"", None), good(kind)) as server:
        if kind == "unsafe":
            error = failure(run, server.url, CALLS[kind], **settings())
            assert (error.status_code, error.outcome, len(server.seen)) == (503, Outcome.UNKNOWN, 1)
        else:
            run(server.url, CALLS[kind], **settings())
            assert (len(server.seen), server.connections) == (2, 1)


@TWINS
@CLASSES
def test_too_many_calls_are_repeated(run: Run, kind: str, clock: Clock) -> None:
    with http2(reply(429, b"", None, retry_after="3"), good(kind)) as server:
        run(server.url, CALLS[kind], **settings())
        assert (len(server.seen), clock.slept[0] >= 3) == (2, True)


@TWINS
def test_a_refusal_is_raised(run: Run, clock: Clock) -> None:
    with http2(reply(400, b'{"code": 400, "message": "no"}')) as server:
        error = failure(run, server.url, CALLS["safe"], **settings())
        assert (type(error), error.outcome, len(server.seen)) == (errors.BadRequestError, Outcome.REJECTED, 1)


@TWINS
@pytest.mark.parametrize("fault", [silence, drip_body, ping], ids=lambda step: step.__name__)
def test_no_server_holds_a_call_beyond_its_deadline(run: Run, fault: Step) -> None:
    with http2(fault) as server:
        error = failure(run, server.url, safe, **settings(timeout=0.2))
        assert isinstance(error, errors.APITimeoutError)


@TWINS
def test_a_body_that_nobody_reads_ends_with_the_deadline(run: Run) -> None:
    big = lambda mb: mb.request("POST", "/mail/rawsend", content=b"x" * 5_000_000)  # noqa: E731
    error, _ = late(lambda: http2(silence), run, big, whole=False, **settings())
    assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.UNKNOWN)
