"""The deadline of a call bounds everything that a call does."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import httpx
import pytest
from mailrig import Connections, MailBaby, RetryPolicy, errors
from mailrig.errors import Outcome
from overlay.support_faults import Peer, Step, drip_body, drip_head, faulty, reply, silence
from overlay.support_tls import certificate, serving
from overlay.support_twins import CALLS, TWINS, Clock, Run, failure, late, safe


def drip_events(peer: Peer) -> None:
    """Sends informational answers for ever."""
    peer.read()
    for _ in range(10_000):
        peer.socket.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        if peer.server.ended.wait(0.02):
            return


@TWINS
@pytest.mark.parametrize("step", [silence, drip_head, drip_body, drip_events], ids=lambda step: step.__name__)
def test_no_server_holds_a_call_beyond_its_deadline(run: Run, step: Step) -> None:
    with faulty(step) as server:
        error = failure(run, server.url, safe, timeout=0.2)
        assert isinstance(error, errors.APITimeoutError)


@pytest.mark.default_transport
@TWINS
def test_a_body_that_nobody_reads_ends_with_the_deadline(run: Run) -> None:
    def deaf(peer: Peer) -> None:
        peer.server.ended.wait(30)
        peer.close()

    big = lambda mb: mb.request("POST", "/mail/rawsend", content=b"x" * 50_000_000)  # noqa: E731
    error, _ = late(lambda: faulty(deaf), run, big, whole=False)
    assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.UNKNOWN)


@pytest.mark.default_transport
@TWINS
@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "tls"])
def test_a_body_that_is_read_slowly_but_steadily_ends_with_the_deadline(run: Run, encrypted: bool) -> None:
    body, over, got = b"x" * 50_000_000, threading.Event(), [0]

    def slow(peer: Peer) -> None:
        over.clear()
        try:
            while chunk := peer.socket.recv(262_144):
                got[0] += len(chunk)
                peer.server.ended.wait(0.02)
        except OSError:
            pass
        finally:
            over.set()
            peer.close()

    trusting = Connections(verify=certificate())
    big = lambda mb: mb.request("POST", "/mail/rawsend", content=body)  # noqa: E731
    serve = lambda: faulty(slow, context=serving() if encrypted else None)  # noqa: E731
    # The whole body takes four seconds to read.
    error, _ = late(serve, run, big, whole=False, deadlines=(0.4, 1.0, 2.0), connections=trusting)
    assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.UNKNOWN)
    assert over.wait(60)
    assert got[0] < len(body)


@TWINS
@pytest.mark.parametrize("kind", CALLS)
def test_a_name_that_is_never_resolved_was_not_sent(
    run: Run, kind: str, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (wire, kind) == ("fast", "safe"):
        pytest.skip("the name is looked up outside Python; test_fast.py has what it proves then")
    shut = threading.Event()

    def hang(*args: Any, **settings: Any) -> Any:
        shut.wait(30)
        raise socket.gaierror(-3, "late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)

    def releasing(client: Any) -> Any:
        result = CALLS[kind](client)
        if not asyncio.iscoroutine(result):
            return result

        async def go() -> Any:
            try:
                return await result
            finally:
                shut.set()

        return go()

    error = failure(run, "http://mail.example.org", releasing, timeout=0.2)
    assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.NOT_SENT)
    shut.set()


@TWINS
def test_a_handshake_that_hangs_was_not_sent(run: Run) -> None:
    def mute(peer: Peer) -> None:
        peer.server.ended.wait(30)
        peer.close()

    trusting = Connections(verify=certificate())
    with faulty(mute) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        error = failure(run, url, CALLS["unsafe"], timeout=0.3, connections=trusting)
        assert (type(error), error.outcome) == (errors.APITimeoutError, Outcome.NOT_SENT)


@TWINS
def test_waits_count(run: Run, clock: Clock) -> None:
    with faulty(reply(503, b"", None, retry_after="40")) as server:
        error = failure(run, server.url, safe, timeout=110, retry=RetryPolicy(max_attempts=9))
        assert (len(server.seen), len(error.attempts)) == (3, 3)
    assert sum(clock.slept) < 110


def test_a_slow_function_for_the_credential_counts(clock: Clock) -> None:
    def slow() -> str:
        clock.sleep(11)
        return "late"

    with faulty(reply()) as server, MailBaby(slow, base_url=server.url, timeout=10) as client:
        with pytest.raises(errors.APITimeoutError, match="deadline") as caught:
            CALLS["unsafe"](client)
        assert (caught.value.outcome, server.seen) == (Outcome.NOT_SENT, [])


@TWINS
def test_one_call_may_have_another_deadline(run: Run) -> None:
    with faulty(silence) as server:
        error = failure(run, server.url, lambda mb: mb.request("GET", "/mail", timeout=0.2))
        assert isinstance(error, errors.APITimeoutError)


@TWINS
def test_phases_are_bounded_too(run: Run, clock: Clock) -> None:
    with faulty(silence) as server:
        error = failure(run, server.url, safe, timeout=httpx.Timeout(5, read=0.1), retry=None)
        assert (type(error), "ReadTimeout" in str(error)) == (errors.APITimeoutError, True)


def test_a_transport_of_ones_own_keeps_to_the_deadline_too() -> None:
    with faulty(drip_head) as server:
        error = failure(
            lambda url, call, **settings: call(MailBaby("key", base_url=url, **settings)),
            server.url,
            safe,
            transport=httpx.HTTPTransport(),
            timeout=0.2,
        )
        assert isinstance(error, errors.APITimeoutError)
