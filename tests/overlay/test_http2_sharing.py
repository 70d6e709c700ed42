"""Many calls at once over HTTP/2: what they share, and what one of them does to the others."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import DataReceived, Event
from mailbaby_client.models import SendMail
from mailrig import AsyncMailBaby, AsyncStalwart, MailBaby, Stalwart, errors
from mailrig.errors import Outcome
from overlay.support_http2 import (
    Peer,
    Server,
    Step,
    connecting,
    garbage,
    go_away,
    hang_up,
    http2,
    reply,
    reset,
    silence,
    together,
)
from overlay.support_twins import CALLS, GOOD, SECRET, Clock, failure, made, safe

WAIT = 20.0
LARGE = 1_000_000


@contextmanager
def switching_often() -> Iterator[None]:
    """Threads take turns after nearly every step, so that what is not safe between them shows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def of(url: str, kind: type[Any] = AsyncMailBaby, **settings: Any) -> Any:
    return made(kind, url, connections=connecting(), **{"retry": None, **settings})


async def seen(server: Any, count: int) -> None:
    assert await asyncio.to_thread(server.saw, count)


def send(client: Any, subject: str) -> Any:
    return client.sending.send_mail(body=SendMail(to="a@example.org", from_="b@example.org", subject=subject, body="x"))


def test_threads_do_not_share_a_connection_at_one_time() -> None:
    with http2() as server, of(server.url, MailBaby) as client, switching_often():
        with ThreadPoolExecutor(8) as workers:
            assert list(workers.map(lambda _: safe(client), range(200))) == [[]] * 200
        assert (len(server.seen), server.connections <= 8) == (200, True)


def test_a_call_waits_for_no_other_threads_call() -> None:
    def mute(peer: Peer, stream: int) -> None:
        server.ended.wait(WAIT)
        peer.close()

    with http2(mute) as server, of(server.url, MailBaby, timeout=WAIT) as client:
        stuck = threading.Thread(target=lambda: failure(lambda *_: safe(client), "", safe))
        stuck.start()
        assert server.saw(1)
        with pytest.raises(errors.APITimeoutError):
            safe(client.with_options(timeout=0.2))
        assert stuck.is_alive()
        server.ended.set()
        stuck.join(2 * WAIT)


def test_asynchronous_calls_share_one_connection() -> None:
    async def go(url: str) -> None:
        async with of(url, timeout=WAIT) as client:
            assert await asyncio.gather(*(safe(client) for _ in range(60))) == [[]] * 60

    with http2(together(20)) as server:
        asyncio.run(go(server.url))
        assert (server.connections, len({each.stream for each in server.seen})) == (1, 60)


@pytest.mark.parametrize("refused", [False, True], ids=["carried out", "refused"])
def test_a_large_request_goes_on_though_another_call_reads_what_it_waits_for(
    refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    received, got = Peer.received, [0]

    def limited(peer: Peer, event: Event) -> None:
        received(peer, event)
        if not isinstance(event, DataReceived):
            return
        got[0] += len(event.data)
        if got[0] == 65_535 and refused:
            peer.answer(event.stream_id, 413, b"big!", "text/plain", {}, end=True)
        elif got[0] == 65_535:
            for stream in (None, event.stream_id):
                peer.state.increment_flow_control_window(LARGE, stream)

    async def go(url: str) -> None:
        async with of(url, timeout=WAIT) as client:
            first = asyncio.create_task(safe(client))
            await seen(server, 1)
            upload = client.request("POST", "/mail/rawsend", content=b"x" * LARGE)
            if refused:
                with pytest.raises(errors.APIStatusError, match="413"):
                    await upload
            else:
                assert (await upload).status_code == 200
            assert (first.done(), server.connections) == (False, 1)
            first.cancel()
            await asyncio.wait([first])

    monkeypatch.setattr(Peer, "received", limited)
    monkeypatch.setattr(H2Connection, "acknowledge_received_data", lambda *_: None)
    with http2(silence, reply()) as server:
        asyncio.run(go(server.url))


def test_no_more_calls_are_under_way_than_the_server_allows() -> None:
    async def go(url: str) -> None:
        async with of(url, timeout=WAIT) as client:
            assert await asyncio.gather(*(safe(client) for _ in range(20))) == [[]] * 20

    with http2(together(5), streams=5) as server:
        asyncio.run(go(server.url))
        assert (server.connections, len(server.seen)) == (1, 20)


@pytest.mark.parametrize("how", ["late", "cancelled", "cancelled by its scope"])
def test_a_call_that_is_cut_short_ends_no_other_and_its_connection_takes_no_more(
    how: str, everyones_clock: Clock
) -> None:
    release = threading.Event()

    def held(peer: Peer, stream: int) -> None:
        release.wait(WAIT)
        reply()(peer, stream)

    async def cut(client: Any) -> None:
        if how == "late":
            task = asyncio.create_task(safe(client.with_options(timeout=WAIT)))
            await seen(server, 2)
            everyones_clock.offset += WAIT
            with pytest.raises(errors.APITimeoutError):
                await task
            return
        task = asyncio.create_task(safe(client) if how == "cancelled" else asyncio.wait_for(safe(client), WAIT))
        await seen(server, 2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async def go() -> None:
        async with of(server.url, timeout=3 * WAIT) as client:
            first = asyncio.create_task(cut(client))
            await seen(server, 1)
            other = asyncio.create_task(safe(client))
            await first
            release.set()
            assert await other == []
            assert await safe(client) == []

    with http2(silence, held, reply()) as server:
        asyncio.run(go())
        assert [each.connection for each in server.seen] == [1, 1, 2]


def test_a_reset_stream_ends_no_other_call() -> None:
    async def go(url: str) -> list[Any]:
        async with of(url, timeout=WAIT) as client:
            return list(await asyncio.gather(safe(client), safe(client), safe(client), return_exceptions=True))

    with http2(reset(ErrorCodes.INTERNAL_ERROR), together(2)) as server:
        results = asyncio.run(go(server.url))
        assert sorted(type(each).__name__ for each in results) == ["APIConnectionError", "list", "list"]
        assert (server.connections, len(server.seen)) == (1, 3)


def test_of_two_unsafe_calls_only_the_one_that_was_certainly_not_looked_at_is_sent_again() -> None:
    def last_is_1(peer: Peer, stream: int) -> None:
        if len(server.seen) == 2:
            go_away(1)(peer, stream)

    async def go(url: str) -> list[Any]:
        async with of(url, timeout=WAIT) as client:
            one = asyncio.create_task(send(client, "one"))
            await seen(server, 1)
            return list(await asyncio.gather(one, send(client, "two"), return_exceptions=True))

    with http2(last_is_1, last_is_1, reply(200, GOOD["unsafe"])) as server:
        one, two = asyncio.run(go(server.url))
        assert (one.outcome, two.status) == (Outcome.UNKNOWN, "ok")
        asked = [(each.connection, b"one" in each.body) for each in server.seen]
        assert asked == [(1, True), (1, False), (2, False)]


@pytest.mark.parametrize("fault", [hang_up, garbage], ids=lambda step: step.__name__)
def test_a_lost_connection_repeats_none_of_its_unsafe_calls(fault: Step) -> None:
    def after_three(peer: Peer, stream: int) -> None:
        if len(server.seen) == 3:
            fault(peer, stream)

    async def go(url: str) -> list[Any]:
        async with of(url, timeout=WAIT) as client:
            return list(await asyncio.gather(*(send(client, str(each)) for each in range(3)), return_exceptions=True))

    with http2(after_three) as server:
        results = asyncio.run(go(server.url))
        assert [each.outcome for each in results] == [Outcome.UNKNOWN] * 3
        assert len(server.seen) == 3


METRIC = f"event: metrics\ndata: {json.dumps([{'id': 'queue.count', 'type': 'gauge', 'value': 7}])}\n\n".encode()


def streaming(then: Step | None = None) -> Step:
    """A server of tokens and of a stream, of which one event comes before whatever is to follow."""

    def step(peer: Peer, stream: int) -> None:
        if urlsplit(peer.server.seen[-1].headers[":path"]).path.endswith("token"):
            reply(200, b'{"data": "t"}')(peer, stream)
        else:
            peer.answer(stream, 200, METRIC, "text/event-stream", {}, end=False)
            if then:
                then(peer, stream)

    return step


def take(server: Server, kind: type[Any], count: int, *, again: bool = False) -> None:
    """Takes so many events of a stream and closes it; if asked to, sees its connection end and calls again."""
    if kind is Stalwart:
        with of(server.url, kind, timeout=httpx.Timeout(WAIT)) as client:
            with client.telemetry.stream_live_metrics() as events:
                for _, event in zip(range(count), events, strict=False):
                    assert event.data[0].value == 7
            if again:
                assert server.was_left(1)
                client.request("GET", "/api/token")
        return

    async def go() -> None:
        async with of(server.url, AsyncStalwart, timeout=httpx.Timeout(WAIT)) as client:
            async with client.telemetry.stream_live_metrics() as events:
                for _ in range(count):
                    assert (await anext(aiter(events))).data[0].value == 7
            if again:
                assert await asyncio.to_thread(server.was_left, 1)
                await client.request("GET", "/api/token")

    asyncio.run(go())


@pytest.mark.parametrize("kind", [Stalwart, AsyncStalwart])
def test_a_stream_comes_over_http2_and_closing_it_ends_its_connection(kind: type[Any]) -> None:
    with http2(streaming()) as server:
        take(server, kind, 1, again=True)
        assert [each.connection for each in server.seen] == [1, 1, 2]


@pytest.mark.parametrize("kind", [Stalwart, AsyncStalwart])
@pytest.mark.parametrize("fault", [garbage, hang_up, reset(ErrorCodes.INTERNAL_ERROR)], ids=["garbage", "end", "reset"])
def test_a_stream_that_breaks_off_is_an_error_of_ours(kind: type[Any], fault: Step) -> None:
    with http2(streaming(fault)) as server, pytest.raises(errors.APIConnectionError, match="the stream broke off"):
        take(server, kind, 2)


@pytest.mark.usefixtures("unhurried")
def test_one_call_after_another_uses_one_connection() -> None:
    with http2(reply(200, GOOD["safe"]), reply(200, GOOD["unsafe"]), reply()) as server:
        with of(server.url, MailBaby, api_key=SECRET) as client:
            for call in (safe, CALLS["unsafe"], safe, safe):
                call(client)
        assert [each.connection for each in server.seen] == [1, 1, 1, 1]
