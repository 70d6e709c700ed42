"""Many calls at once in one event loop, by each contender."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

CALLS = 2048
Run = Callable[[int], None]


def _runs(start: Callable[[], Awaitable[Callable[[], Awaitable[Any]]]]) -> Run:
    loop = asyncio.new_event_loop()
    call = loop.run_until_complete(_started(start))

    async def several(calls: int) -> None:
        for _ in range(calls):
            await call()

    async def at_once(tasks: int) -> None:
        await asyncio.gather(*(several(CALLS // tasks) for _ in range(tasks)))

    def run(tasks: int) -> None:
        loop.run_until_complete(at_once(tasks))

    return run


async def _started(start: Callable[[], Awaitable[Callable[[], Awaitable[Any]]]]) -> Callable[[], Awaitable[Any]]:
    return await start()


def httpx(url: str) -> Run:
    """The yardstick."""

    async def start() -> Callable[[], Awaitable[Any]]:
        from httpx import AsyncClient, Limits

        limits = Limits(max_connections=100, max_keepalive_connections=100)
        client = AsyncClient(base_url=url, headers={"X-API-KEY": "made-up"}, limits=limits)

        async def call() -> None:
            assert (await client.get("/mail/7")).json()["id"] == 7

        return call

    return _runs(start)


def stock(url: str) -> Run:
    """What openapi-python-client makes of the same specification by itself."""

    async def start() -> Callable[[], Awaitable[Any]]:
        sys.path.insert(0, os.environ["BENCH_STOCK"])
        from mailbaby_client import AuthenticatedClient
        from mailbaby_client.api.services import get_mail_order_by_id

        client = AuthenticatedClient(base_url=url, token="made-up", auth_header_name="X-API-KEY", prefix="")

        async def call() -> None:
            order: Any = await get_mail_order_by_id.asyncio(7, client=client)
            assert order.id == 7

        return call

    return _runs(start)


def _mailbaby(url: str, transport: str | None) -> Run:
    async def start() -> Callable[[], Awaitable[Any]]:
        from mailrig import AsyncMailBaby

        mb = AsyncMailBaby(api_key="made-up", base_url=url, transport=transport)  # type: ignore[arg-type,unused-ignore]
        get = mb.services.get_mail_order_by_id

        async def call() -> None:
            assert (await get(7)).id == 7

        return call

    return _runs(start)


def mailrig(url: str) -> Run:
    """Our client."""
    return _mailbaby(url, None)


def mailrig_fast(url: str) -> Run:
    """Our client with the transport of `mailrig[fast]`."""
    return _mailbaby(url, "fast")
