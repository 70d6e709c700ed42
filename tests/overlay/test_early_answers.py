"""Answers that come while a large request is still being sent."""

from __future__ import annotations

import socket
import ssl
from typing import Any

import pytest
from h2.errors import ErrorCodes
from h2.events import Event, RequestReceived
from h2.settings import SettingCodes
from mailrig import Connections, MailBaby, errors
from mailrig.errors import Outcome
from overlay import support_http2
from overlay.support_faults import Peer, Step, faulty, head
from overlay.support_tls import certificate, serving
from overlay.support_twins import TWINS, Clock, Run, failure, made

SECURED = pytest.mark.parametrize("context", [None, serving()], ids=["plain", "TLS"])
LARGE = b"x" * 8 * 1024 * 1024
REFUSAL = head(413, 4, "text/plain", {"X-Request-Id": "req-1", "Connection": "close"}) + b"big!"


def early(answer: bytes) -> Step:
    """Answers when the header fields are there, and hangs up on the rest."""

    def step(peer: Peer) -> None:
        while b"\r\n\r\n" not in peer.buffer:
            peer.buffer += peer.socket.recv(65536)
        # What waits to be sent when the connection is reset is lost.
        peer.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        peer.socket.sendall(answer)
        peer.close()

    return step


def informed(peer: Peer) -> None:
    """Says at once that it goes on, reads the request whole and answers."""
    while b"\r\n\r\n" not in peer.buffer:
        peer.buffer += peer.socket.recv(65536)
    peer.socket.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")
    peer.read()
    peer.socket.sendall(head(200, 2, "application/json", {}) + b"[]")


def upload(client: Any) -> Any:
    return client.request("POST", "/mail/rawsend", content=LARGE)


def trusting() -> Connections:
    return Connections(verify=certificate())


@SECURED
@TWINS
def test_a_refusal_of_a_request_that_is_still_being_sent_is_read(
    run: Run, context: ssl.SSLContext | None, clock: Clock
) -> None:
    with faulty(early(REFUSAL), context=context) as server:
        error = failure(run, server.url, upload, connections=trusting())
    assert (type(error), error.status_code, error.outcome) == (errors.APIStatusError, 413, Outcome.REJECTED)
    assert (error.request_id, error.body, server.connections) == ("req-1", b"big!", 1)


@SECURED
@TWINS
def test_a_connection_that_ends_while_a_request_is_being_sent_may_have_carried_it_out(
    run: Run, context: ssl.SSLContext | None, clock: Clock
) -> None:
    with faulty(early(b""), context=context) as server:
        error = failure(run, server.url, upload, connections=trusting())
    assert (type(error), error.outcome, server.connections) == (errors.APIConnectionError, Outcome.UNKNOWN, 1)


@SECURED
@TWINS
def test_what_comes_first_while_a_request_is_being_sent_is_no_answer(
    run: Run, context: ssl.SSLContext | None, clock: Clock
) -> None:
    with faulty(informed, context=context) as server:
        assert run(server.url, upload, connections=trusting()).parsed.json() == []
    assert [each.body == LARGE for each in server.seen] == [True]


def refuse_at_once(monkeypatch: pytest.MonkeyPatch, code: ErrorCodes | None, *, answer: bool = True) -> None:
    """Makes servers of HTTP/2 answer when the header fields are there, and leave the rest of the request unread."""

    def received(peer: support_http2.Peer, event: Event) -> None:
        if isinstance(event, RequestReceived):
            peer.server.seen.append(support_http2.Request(peer.number, event.stream_id, {}, b""))
            if answer:
                peer.answer(event.stream_id, 413, b"big!", "text/plain", {"x-request-id": "req-1"}, end=True)
            if code is not None:
                peer.state.reset_stream(event.stream_id, code)
                peer.flush()

    monkeypatch.setattr(support_http2.Peer, "received", received)


@TWINS
@pytest.mark.parametrize("code", [None, ErrorCodes.NO_ERROR, ErrorCodes.CANCEL])
def test_a_refusal_that_comes_over_http2_before_the_request_was_sent_is_read(
    run: Run, code: ErrorCodes | None, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    refuse_at_once(monkeypatch, code)
    with support_http2.http2() as server:
        error = failure(run, server.url, upload, connections=support_http2.connecting(), timeout=30)
    assert (type(error), error.status_code, error.outcome) == (errors.APIStatusError, 413, Outcome.REJECTED)
    assert (error.request_id, error.body, len(server.seen)) == ("req-1", b"big!", 1)


def test_a_connection_with_an_unfinished_request_takes_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_at_once(monkeypatch, None)
    settings: dict[str, Any] = {"connections": support_http2.connecting(), "timeout": 30}
    with support_http2.http2() as server, made(MailBaby, server.url, **settings) as client:
        for _ in range(2):
            with pytest.raises(errors.APIStatusError):
                upload(client)
    assert [each.connection for each in server.seen] == [1, 2]


@TWINS
def test_a_request_that_is_refused_over_http2_before_it_was_sent_is_repeated(
    run: Run, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    refuse_at_once(monkeypatch, ErrorCodes.REFUSED_STREAM, answer=False)
    with support_http2.http2() as server:
        error = failure(run, server.url, upload, connections=support_http2.connecting(), timeout=30)
    assert (error.outcome, len(server.seen)) == (Outcome.NOT_SENT, 4)


@TWINS
def test_a_large_request_is_sent_whole_over_http2(run: Run, clock: Clock) -> None:
    with support_http2.http2() as server:
        assert run(server.url, upload, connections=support_http2.connecting()).parsed.json() == []
    assert [each.body == LARGE for each in server.seen] == [True]


@TWINS
def test_a_large_request_is_sent_whole_though_the_server_takes_back_leave_that_was_used(
    run: Run, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    received = support_http2.Peer.received

    def lessening(peer: support_http2.Peer, event: Event) -> None:
        received(peer, event)
        if isinstance(event, RequestReceived):
            peer.state.update_settings({SettingCodes.INITIAL_WINDOW_SIZE: 1_000})

    body = LARGE[:200_000]
    send = lambda client: client.request("POST", "/mail/rawsend", content=body)  # noqa: E731
    monkeypatch.setattr(support_http2.Peer, "received", lessening)
    with support_http2.http2() as server:
        assert run(server.url, send, connections=support_http2.connecting(), timeout=30).parsed.json() == []
    assert [each.body == body for each in server.seen] == [True]
