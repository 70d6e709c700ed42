"""What a server sends behind an answer is never taken for the answer of the next call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from mailrig import AsyncMailBaby, AsyncStalwart, Connections, Stalwart
from overlay.support_faults import Peer, Step, faulty, head, reply
from overlay.support_twins import TWINS, Clock, Run, made, safe
from stalwart_client.models import PrincipalCreate

PRINCIPAL = PrincipalCreate.from_dict({"type": "individual", "name": "jane"})


def with_more(more: bytes, body: bytes = b'{"data": null}', status: int = 200) -> Step:
    def step(peer: Peer) -> None:
        peer.read()
        peer.socket.sendall(head(status, len(body), "application/json", {}) + body + more)

    return step


SECOND = head(200, 13, "application/json", {}) + b'{"data": 777}'
FAULTS = {
    "another-answer": with_more(SECOND),
    "a-body-longer-than-its-length": with_more(b"\n\n"),
    "a-body-where-none-may-be": with_more(b'{"data": 777}', b"", 204),
}


def deleting_and_creating(url: str, **settings: Any) -> Any:
    with made(Stalwart, url, **settings) as client:
        client.with_raw_response.principals.delete_principal("x")
        return client.principals.create_principal(body=PRINCIPAL).data


def deleting_and_creating_async(url: str, **settings: Any) -> Any:
    async def go() -> Any:
        async with made(AsyncStalwart, url, **settings) as client:
            await client.with_raw_response.principals.delete_principal("x")
            return (await client.principals.create_principal(body=PRINCIPAL)).data

    return asyncio.run(go())


@pytest.mark.parametrize("both", [deleting_and_creating, deleting_and_creating_async], ids=["sync", "async"])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("expiry", [30.0, None])
def test_the_next_call_begins_on_another_connection(
    both: Callable[..., Any], fault: Step, expiry: float | None, clock: Clock
) -> None:
    connections = Connections(limits=httpx.Limits(keepalive_expiry=expiry))
    with faulty(fault, reply(200, b'{"data": 42}')) as server:
        assert both(server.url, connections=connections) == 42
        assert server.connections == 2


@TWINS
def test_a_call_that_only_reads_gets_its_own_answer_too(run: Run, clock: Clock) -> None:
    orders = b'[{"id": 1, "status": "active", "username": "mb1", "comment": ""}]'
    more = with_more(head(200, len(orders), "application/json", {}) + orders, b"[]")

    async def atwice(client: Any) -> Any:
        return [await safe(client), await safe(client)]

    def twice(client: Any) -> Any:
        return atwice(client) if isinstance(client, AsyncMailBaby) else [safe(client), safe(client)]

    with faulty(more, reply()) as server:
        assert run(server.url, twice) == [[], []]
        assert (len(server.seen), server.connections) == (2, 2)
