"""Answers that come while a large request is still being sent."""

from __future__ import annotations

import socket
import ssl
from typing import Any

import pytest
from mailrig import Connections, errors
from mailrig.errors import Outcome
from overlay.support_faults import Peer, Step, faulty, head
from overlay.support_tls import certificate, serving
from overlay.support_twins import TWINS, Clock, Run, failure

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
