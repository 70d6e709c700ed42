"""The connections of a client: threads, event loops, certificates, proxies, limits."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore
import httpx
import pytest
from httpcore._sync.connection_pool import PoolRequest
from mailrig import AsyncMailBaby, Connections, MailBaby, errors
from mailrig._freshness import MARK
from overlay.support_faults import Peer, closed_port, faulty, head, reply, silence
from overlay.support_tls import certificate, serving
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Clock, Run, failure, safe
from support.loopback import Exchange, answer, serve

ORDER = reply(200, b"[]")


def test_threads_share_a_client(wire: str) -> None:
    with faulty(ORDER) as server, MailBaby(SECRET, base_url=server.url) as client:
        with ThreadPoolExecutor(16) as workers:
            results = list(workers.map(lambda _: safe(client), range(200)))
        assert results == [[]] * 200
        # pyreqwest opens another one while it waits for one in use, and keeps at most 20 idle.
        assert server.connections <= {"default": 16, "fast": 16 + 20}[wire]


def test_a_client_works_in_one_event_loop_after_another() -> None:
    with faulty(ORDER) as server:
        client = AsyncMailBaby(SECRET, base_url=server.url)

        async def once() -> None:
            assert await safe(client) == []
            assert await safe(client) == []
            await client.aclose()

        for _ in range(3):
            asyncio.run(once())
    assert server.connections == 3


UNCLOSED = """
import asyncio, sys
from mailrig import AsyncMailBaby
client = AsyncMailBaby("key", base_url=sys.argv[1], transport="fast" if sys.argv[2] == "fast" else None)
async def once():
    assert await client.services.get_mail_orders() == []
for _ in range(3):
    asyncio.run(once())
    assert len(client._core.pool._fast if sys.argv[2] == "fast" else client._core.pool._async) == 1
"""


def test_an_event_loop_that_ended_without_closing_leaves_nothing_behind(wire: str) -> None:
    with faulty(ORDER) as server:
        subprocess.run([sys.executable, "-c", UNCLOSED, server.url, wire], check=True, timeout=60)
    assert server.connections == 3


def test_a_closed_client_opens_new_connections() -> None:
    with faulty(ORDER) as server:
        client = MailBaby(SECRET, base_url=server.url)
        for _ in range(2):
            with client:
                safe(client)
    assert server.connections == 2


@pytest.mark.default_transport
@pytest.mark.parametrize("context", [None, serving()], ids=["plain", "TLS"])
def test_closing_a_client_ends_the_calls_of_other_threads(context: ssl.SSLContext | None) -> None:
    # A socket that was closed under them would leave them to wait for whatever gets its number next.
    ended: list[Any] = []
    with faulty(silence, context=context) as server:
        client = MailBaby(SECRET, base_url=server.url, connections=Connections(verify=certificate()))
        calls = [
            threading.Thread(target=lambda: ended.append(failure(lambda *_: CALLS["unsafe"](client), "", safe)))
            for _ in range(3)
        ]
        for call in calls:
            call.start()
        assert server.saw(3)
        client.close()
        for call in calls:
            call.join(10)
        assert [error.outcome for error in ended] == [errors.Outcome.UNKNOWN] * 3


@pytest.mark.default_transport
def test_a_body_that_ends_because_the_client_was_closed_is_not_taken_for_whole() -> None:
    reading, ended = threading.Event(), []

    def endless(peer: Peer) -> None:
        peer.read()
        peer.socket.sendall(head(200, None, "text/plain", {"Connection": "close"}) + b"half")
        peer.server.ended.wait(10)

    read = httpx.Response.iter_raw

    def told(response: httpx.Response, *sizes: int) -> Iterator[bytes]:
        for part in read(response, *sizes):
            reading.set()
            yield part

    with faulty(endless) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.Response, "iter_raw", told)
        client = MailBaby(SECRET, base_url=server.url, retry=None)
        get = lambda *_: client.request("GET", "/mail/other")  # noqa: E731
        call = threading.Thread(target=lambda: ended.append(failure(get, "", safe)))
        call.start()
        assert reading.wait(10)
        client.close()
        call.join(10)
        assert [type(error) for error in ended] == [errors.APIConnectionError]


@TWINS
def test_a_certificate_authority_of_ones_own_is_trusted(run: Run, clock: Clock) -> None:
    with faulty(ORDER, context=serving()) as server:
        run(server.url, safe, connections=Connections(verify=certificate()))
        run(server.url, safe, connections=Connections(verify=ssl.create_default_context(cafile=str(certificate()))))
        assert len(server.seen) == 2


@TWINS
@pytest.mark.parametrize("kind", CALLS)
def test_an_unknown_certificate_sends_nothing(run: Run, kind: str, clock: Clock) -> None:
    with faulty(reply(200, GOOD[kind]), context=serving()) as server:
        error = failure(run, server.url, CALLS[kind])
        assert (error.outcome, len(error.attempts), server.seen) == (errors.Outcome.NOT_SENT, 4, [])
        assert "CERTIFICATE_VERIFY_FAILED" in str(error)


@TWINS
def test_the_environments_proxy_is_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with faulty(ORDER) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        run("http://relay.example.org", safe)
        assert proxy.paths == ["GET http://relay.example.org/mail"]


@TWINS
def test_the_environments_proxy_can_be_left_aside(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", closed_port())
    with faulty(ORDER) as server:
        run(server.url, safe, connections=Connections(trust_env=False))
        assert len(server.seen) == 1


def test_pool_limits_hold() -> None:
    held = threading.Event()

    def hold(exchange: Exchange, connection: socket.socket) -> None:
        held.wait(10)
        answer(200, b"[]")(exchange, connection)

    two = Connections(limits=httpx.Limits(max_connections=2))
    quick = httpx.Timeout(10, pool=0.05)
    with (
        serve(hold) as server,
        MailBaby(SECRET, base_url=server.url, connections=two, retry=None) as client,
        ThreadPoolExecutor(2) as workers,
    ):
        calls = [workers.submit(client.services.get_mail_orders) for _ in range(2)]
        for _ in range(1000):
            if len(server.requests) == 2:
                break
            time.sleep(0.01)
        with pytest.raises(errors.APITimeoutError) as caught:
            client.with_options(timeout=quick).services.get_mail_orders()
        assert caught.value.outcome is errors.Outcome.NOT_SENT
        assert len(server.requests) == 2
        held.set()
        assert [call.result() for call in calls] == [[], []]


def test_http2_is_asked_for() -> None:
    settings = Connections(http2=True).settings(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    assert settings["http2"] is True


def pools(client: MailBaby | AsyncMailBaby) -> list[Any]:
    held = client._core.pool
    opened: list[Any] = [each for each in (held._sync, *held._async.values()) if each is not None]
    return [each._transport._pool for each in opened]


def aged(client: MailBaby | AsyncMailBaby) -> None:
    """Makes the idle connections of a client look older by more than a second."""
    for pool in pools(client):
        for connection in pool.connections:
            connection._connection._expire_at -= 1.1


LIMITS = [httpx.Limits(), httpx.Limits(max_connections=1), httpx.Limits(keepalive_expiry=None)]


EACH_LIMIT = pytest.mark.parametrize("limits", LIMITS, ids=["usual", "one connection", "kept for ever"])


@pytest.mark.default_transport
@EACH_LIMIT
def test_an_unsafe_call_does_not_start_on_an_old_connection(limits: httpx.Limits) -> None:
    connections = Connections(limits=limits)
    with (
        faulty(ORDER, reply(200, GOOD["unsafe"])) as server,
        MailBaby(SECRET, base_url=server.url, connections=connections) as client,
    ):
        safe(client)
        aged(client)
        CALLS["unsafe"](client)
        assert server.connections == 2


@pytest.mark.default_transport
@EACH_LIMIT
@pytest.mark.usefixtures("unhurried")
def test_an_unsafe_call_starts_on_a_connection_that_is_not_old(limits: httpx.Limits) -> None:
    connections = Connections(limits=limits)
    with (
        faulty(ORDER, reply(200, GOOD["unsafe"])) as server,
        MailBaby(SECRET, base_url=server.url, connections=connections) as client,
    ):
        safe(client)
        CALLS["unsafe"](client)
        CALLS["unsafe"](client)
        assert server.connections == 1


def test_a_safe_call_starts_on_an_old_connection() -> None:
    with faulty(ORDER) as server, MailBaby(SECRET, base_url=server.url) as client:
        safe(client)
        aged(client)
        safe(client)
        assert server.connections == 1


@pytest.mark.default_transport
def test_asynchronously_an_unsafe_call_does_not_start_on_an_old_connection_either() -> None:
    async def calls(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url) as client:
            await safe(client)
            aged(client)
            await CALLS["unsafe"](client)

    with faulty(ORDER, reply(200, GOOD["unsafe"])) as server:
        asyncio.run(calls(server.url))
        assert server.connections == 2


@pytest.mark.default_transport
def test_a_connection_that_another_call_is_about_to_use_is_left_to_it() -> None:
    with faulty(ORDER) as server, MailBaby(SECRET, base_url=server.url) as client:
        safe(client)
        aged(client)
        (pool,) = pools(client)
        about, marked = (PoolRequest(httpcore.Request("GET", server.url)) for _ in range(2))
        about.assign_to_connection(pool.connections[0])
        marked.request.extensions[MARK] = True
        pool._requests = [about, marked]
        closing = pool._assign_requests_to_connections()
        assert closing == []
        assert about.connection in pool.connections
        pool._requests = []


def test_a_connection_that_failed_lets_the_next_call_try() -> None:
    async def calls(url: str) -> list[Any]:
        one = Connections(limits=httpx.Limits(max_connections=1))
        async with AsyncMailBaby(SECRET, base_url=url, connections=one, retry=None) as client:
            return await asyncio.gather(*(CALLS["unsafe"](client) for _ in range(3)), return_exceptions=True)

    ended = asyncio.run(calls(closed_port()))
    assert [(type(each), each.outcome) for each in ended] == [(errors.APIConnectionError, errors.Outcome.NOT_SENT)] * 3
    assert all("ConnectError" in each.attempts[0].cause for each in ended)


@pytest.mark.default_transport
@pytest.mark.parametrize("limit", [1, 3])
def test_the_limit_of_connections_holds_for_calls_of_all_kinds_together(limit: int) -> None:
    def either(exchange: Exchange, connection: socket.socket) -> None:
        answer(200, GOOD["unsafe"] if exchange.line.startswith("POST") else b"[]")(exchange, connection)

    few = Connections(limits=httpx.Limits(max_connections=limit, max_keepalive_connections=limit))
    with (
        serve(either) as server,
        MailBaby(SECRET, base_url=server.url, connections=few) as client,
        ThreadPoolExecutor(12) as workers,
    ):
        most: list[int] = []

        def call(number: int) -> None:
            CALLS["unsafe" if number % 2 else "safe"](client)
            most.append(len(pools(client)[0].connections))

        list(workers.map(call, range(120)))
        assert len(server.requests) == 120
        assert max(most) <= limit


def test_a_thread_that_waits_does_not_hold_the_others_up() -> None:
    with faulty(silence, ORDER) as server, MailBaby(SECRET, base_url=server.url, retry=None, timeout=30) as client:
        stuck = threading.Thread(target=lambda: failure(lambda *_: safe(client), "", safe))
        stuck.start()
        assert server.saw(1)
        assert safe(client) == []
        server.ended.set()
        stuck.join(10)
