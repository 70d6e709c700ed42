"""Streams whose closing is itself cut short leave nothing behind in the pool."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from mailrig import AsyncStalwart, Connections
from overlay.support_faults import Peer, faulty
from overlay.support_streams import METRIC, sent
from overlay.support_twins import made

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
STEPS = 40


def streaming(peer: Peer) -> None:
    """Gives a token, or a stream that goes on until the client closes it."""
    exchange = peer.read()
    if exchange and "token" in exchange.line.split("?")[0]:
        body = b'{"data": "t"}'
        peer.socket.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        return
    peer.socket.sendall(HEAD + sent("metrics", METRIC))
    peer.socket.recv(1)
    peer.close()


async def steps(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def read_on(events: Any) -> None:
    async for event in events:
        assert event.event == "metrics"


@pytest.mark.parametrize("how", ["closing", "reading"])
def test_a_stream_that_is_cancelled_while_it_closes_leaves_no_connection_taken(how: str) -> None:
    few = Connections(limits=httpx.Limits(max_connections=2))

    async def go(url: str) -> None:
        async with made(AsyncStalwart, url, connections=few) as client:
            for turn in range(STEPS):
                events: Any = client.telemetry.stream_live_metrics()
                await anext(aiter(events))
                task = asyncio.create_task(events.aclose() if how == "closing" else read_on(events))
                await steps(turn + 1 if how == "closing" else 3)
                for _ in range(2):
                    task.cancel()
                    await steps(turn % 8)
                await asyncio.gather(task, return_exceptions=True)
                (loop,) = client._core.pool._async.values()
                pool = loop._transport._pool
                assert (len(pool._requests), [each for each in pool.connections if not each.is_idle()]) == (0, [])
            await asyncio.wait_for(client.request("GET", "/api/token"), 20)

    with faulty(streaming) as server:
        asyncio.run(go(server.url))
