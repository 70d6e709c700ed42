"""Streams and slow answers without sockets: who reads them may leave, lose patience, or see the servers end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.faults import HalfBody
from sandbox.support_core import METRICS, client, headers

RARELY = {"interval": "3600"}


@pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
def test_a_stream_that_breaks_off_is_waited_for_as_long_as_the_client_wants(sandbox: Sandbox, inside: bool) -> None:
    sandbox.faults.add(HalfBody())
    with client(sandbox, "stalwart", inside=inside, timeout=0.5) as made, pytest.raises(httpx.ReadTimeout):
        made.get(METRICS, params=RARELY)
    assert sandbox.violations == []


def asynchronous(sandbox: Sandbox) -> httpx.AsyncClient:
    transport, named = sandbox.async_transport("stalwart"), headers(sandbox, "stalwart")
    return httpx.AsyncClient(base_url="http://stalwart", transport=transport, headers=named, timeout=None)  # noqa: S113


def test_who_waits_for_a_stream_can_leave_it(sandbox: Sandbox) -> None:
    ended = threading.Event()

    async def events() -> AsyncIterator[bytes]:
        try:
            yield b": still here\n\n"
            await asyncio.sleep(3_600)
        finally:
            ended.set()

    def streamed(_: Request) -> Reply:
        return Reply(200, content_type="text/event-stream", stream=events())

    sandbox.host("stalwart")._handlers["streamLiveMetrics"] = streamed

    async def main() -> None:
        came = asyncio.Event()

        async def read() -> None:
            async with asynchronous(sandbox) as made, made.stream("GET", METRICS) as answer:
                async for _ in answer.aiter_bytes():
                    came.set()

        reading = asyncio.create_task(read())
        await asyncio.wait_for(came.wait(), 30)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(reading, 30)

    asyncio.run(main())
    assert ended.wait(30)


@pytest.mark.parametrize("way", ["sync", "async"])
def test_who_waits_when_the_servers_end_is_told(way: str) -> None:
    sandbox = Sandbox(apis=("stalwart",)).start()

    def stop() -> None:
        ending.start()

    ending = threading.Thread(target=sandbox.stop)

    def read() -> None:
        with client(sandbox, "stalwart", inside=True) as made:
            made.timeout = httpx.Timeout(None)
            with made.stream("GET", METRICS, params=RARELY) as answer:
                for _ in answer.iter_bytes():
                    stop()

    async def read_async() -> None:
        async with (
            asynchronous(sandbox) as made,
            made.stream("GET", METRICS, params=RARELY) as answer,
        ):
            async for _ in answer.aiter_bytes():
                stop()

    with pytest.raises(httpx.ReadError, match="reset"):
        if way == "sync":
            read()
        else:
            asyncio.run(read_async())
    ending.join(30)
    assert not ending.is_alive()
