"""A call leaves nothing behind that only the garbage collector can free."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mailrig import AsyncMailBaby, MailBaby
from overlay.support_faults import faulty, reply
from overlay.support_twins import SECRET

ORDERS = reply(200, b'[{"id": 1, "status": "active", "username": "mb1"}]')


@contextmanager
def _collector() -> Iterator[Callable[[], int]]:
    gc.collect()
    gc.disable()
    try:
        yield gc.collect
    finally:
        gc.enable()


def test_a_call_leaves_no_cycle() -> None:
    with faulty(ORDERS) as server, MailBaby(SECRET, base_url=server.url) as client:
        client.services.get_mail_orders()
        with _collector() as collect:
            for _ in range(10):
                client.services.get_mail_orders()
            assert collect() == 0


def test_an_asynchronous_call_leaves_no_cycle() -> None:
    async def calls(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url) as client:
            await client.services.get_mail_orders()
            with _collector() as collect:
                for _ in range(10):
                    await client.services.get_mail_orders()
                assert collect() == 0

    with faulty(ORDERS) as server:
        asyncio.run(calls(server.url))


def test_a_page_of_a_walk_leaves_no_cycle() -> None:
    log = reply(200, b'{"total": 1, "skip": 0, "limit": 1, "emails": []}')
    with faulty(log) as server, MailBaby(SECRET, base_url=server.url) as client:
        list(client.history.iter_mail_log())
        with _collector() as collect:
            list(client.history.iter_mail_log())
            assert collect() == 0
