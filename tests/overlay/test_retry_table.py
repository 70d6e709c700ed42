"""Each cell of the retry table, counting what the server saw."""

from __future__ import annotations

import socket
import threading

import httpx
import pytest
from mailrig import Connections, MailBaby, RetryPolicy, errors
from mailrig.errors import Outcome
from overlay.support_faults import (
    Step,
    closed_port,
    drip_body,
    drip_head,
    faulty,
    garbage,
    hang_up,
    reply,
    reset_read,
    reset_unread,
    silence,
    truncated,
)
from overlay.support_twins import CALLS, GOOD, TWINS, Clock, Run, failure, late, reading, run_sync

CLASSES = pytest.mark.parametrize("kind", ["safe", "idempotent", "unsafe"])
LOST: dict[str, Step] = {
    "reset-before-reading": reset_unread,
    "reset-after-reading": reset_read,
    "closed-after-reading": hang_up,
    "half-a-body": truncated,
    "no-http": garbage,
}
ENDLESS: dict[str, Step] = {
    "silence": silence,
    "dripping-head": drip_head,
    "dripping-body": drip_body,
}
CRASHES = {
    "500": b'{"code": 500, "msg": "Server internal error"}',
    "sqlstate": b'{"code": "42S22", "msg": "Unknown column"}',
    "null": b'{"code": null, "msg": "?"}',
    "text": b'{"code": "oops", "msg": "?"}',
}


def good(kind: str) -> Step:
    return reply(200, GOOD[kind])


@TWINS
@CLASSES
def test_what_was_certainly_not_sent_is_repeated(run: Run, kind: str, clock: Clock) -> None:
    error = failure(run, closed_port(), CALLS[kind])
    assert type(error) is errors.APIConnectionError
    assert [each.outcome for each in error.attempts] == [Outcome.NOT_SENT] * 4
    assert error.outcome is Outcome.NOT_SENT
    assert clock.slept == [each.delay for each in error.attempts[:-1]]


@TWINS
@CLASSES
def test_an_unresolved_name_is_repeated(
    run: Run, kind: str, wire: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (wire, kind) == ("fast", "safe"):
        pytest.skip("the name is looked up outside Python; test_fast.py has one that does not exist")
    asked: list[object] = []

    def refuse(host: object, *args: object, **settings: object) -> None:
        asked.append(host)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    error = failure(run, "http://mail.example.org", CALLS[kind])
    assert (len(asked), error.outcome) == (4, Outcome.NOT_SENT)


@TWINS
@CLASSES
@pytest.mark.parametrize("fault", LOST)
def test_what_was_sent_without_a_readable_answer(run: Run, kind: str, fault: str, clock: Clock) -> None:
    with faulty(LOST[fault], good(kind)) as server:
        if kind == "unsafe":
            error = failure(run, server.url, CALLS[kind])
            assert isinstance(error, errors.APIConnectionError)
            assert (error.outcome, len(error.attempts)) == (Outcome.UNKNOWN, 1)
            return
        run(server.url, CALLS[kind])
        assert server.connections == 2


@TWINS
@CLASSES
@pytest.mark.parametrize("fault", ENDLESS)
def test_what_was_sent_without_an_answer_in_time(run: Run, kind: str, fault: str, clock: Clock) -> None:
    error, server = late(lambda: faulty(ENDLESS[fault]), run, CALLS[kind])
    assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.UNKNOWN)
    assert (len(error.attempts), len(server.seen)) == (1, 1)


@TWINS
@CLASSES
def test_a_read_time_out_is_repeated_unless_unsafe(
    run: Run, kind: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty(silence, good(kind)) as server:
        reading(monkeypatch, lambda call: 30.0 if call.attempts and server.saw(1) else 0.3)
        if kind == "unsafe":
            error = failure(run, server.url, CALLS[kind])
            assert (type(error), error.outcome, server.saw(1)) == (errors.APITimeoutError, Outcome.UNKNOWN, True)
        else:
            run(server.url, CALLS[kind])
        assert len(server.seen) == (1 if kind == "unsafe" else 2)


@TWINS
@CLASSES
@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 520, 524, 529])
def test_a_transient_status_is_repeated_unless_unsafe(run: Run, kind: str, status: int, clock: Clock) -> None:
    with faulty(reply(status, b"<html><title>Bad</title>", "text/html"), good(kind)) as server:
        if kind == "unsafe":
            error = failure(run, server.url, CALLS[kind])
            assert (error.status_code, error.outcome, len(server.seen)) == (status, Outcome.UNKNOWN, 1)
        else:
            run(server.url, CALLS[kind])
            assert len(server.seen) == 2


@TWINS
@CLASSES
@pytest.mark.parametrize("crash", CRASHES)
def test_a_crash_inside_a_success_is_repeated_unless_unsafe(run: Run, kind: str, crash: str, clock: Clock) -> None:
    with faulty(reply(200, CRASHES[crash]), reply(200, CRASHES[crash]), good(kind)) as server:
        if kind == "unsafe":
            error = failure(run, server.url, CALLS[kind])
            assert (type(error), error.status_code, error.outcome) == (errors.ServerError, 200, Outcome.UNKNOWN)
            assert len(server.seen) == 1
        else:
            run(server.url, CALLS[kind])
            assert len(server.seen) == 3


@TWINS
@pytest.mark.parametrize(
    ("raised", "outcome", "calls"),
    [
        (httpx.ConnectError, Outcome.NOT_SENT, 4),
        (httpx.ConnectTimeout, Outcome.NOT_SENT, 4),
        (httpx.PoolTimeout, Outcome.NOT_SENT, 4),
        (httpx.ReadTimeout, Outcome.UNKNOWN, 1),
        (httpx.WriteError, Outcome.UNKNOWN, 1),
        (httpx.RemoteProtocolError, Outcome.UNKNOWN, 1),
    ],
)
def test_a_mocked_transport_is_taken_at_its_word(
    run: Run, raised: type[httpx.TransportError], outcome: Outcome, calls: int, clock: Clock
) -> None:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        raise raised("mocked")

    error = failure(run, "http://relay.example.org", CALLS["unsafe"], transport=httpx.MockTransport(handle))
    assert (error.outcome, len(seen)) == (outcome, calls)


@TWINS
def test_a_foreign_transport_proves_nothing(run: Run, clock: Clock) -> None:
    class Refusing(httpx.BaseTransport, httpx.AsyncBaseTransport):
        calls = 0

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            Refusing.calls += 1
            raise httpx.ConnectError("refused")

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return self.handle_request(request)

    error = failure(run, "http://relay.example.org", CALLS["unsafe"], transport=Refusing())
    assert (error.outcome, Refusing.calls) == (Outcome.UNKNOWN, 1)


def test_no_pool_connection_in_time_was_not_sent(clock: Clock) -> None:
    one = Connections(limits=httpx.Limits(max_connections=1))
    quick = httpx.Timeout(5, pool=0.1)
    twice = RetryPolicy(max_attempts=2)
    with faulty(silence) as server, MailBaby("key", base_url=server.url, connections=one, retry=twice) as client:
        busy = threading.Thread(target=lambda: failure(lambda *_: CALLS["unsafe"](client), "", CALLS["unsafe"]))
        busy.start()
        assert server.saw(1)
        with pytest.raises(errors.APITimeoutError) as caught:
            CALLS["unsafe"](client.with_options(timeout=quick))
        assert [each.outcome for each in caught.value.attempts] == [Outcome.NOT_SENT] * 2
        server.ended.set()
        busy.join(10)


def test_a_proxy_that_refuses_the_tunnel_has_sent_nothing(clock: Clock) -> None:
    with faulty(reply(407, b"", None)) as proxy:
        through = Connections(proxy=proxy.url)
        error = failure(run_sync, "https://relay.example.org", CALLS["unsafe"], connections=through)
        assert (error.outcome, proxy.paths) == (Outcome.NOT_SENT, ["CONNECT relay.example.org:443"] * 4)
