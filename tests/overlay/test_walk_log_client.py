"""The walk through MailBaby's log as a user calls it, against a relay on loopback."""

from __future__ import annotations

import asyncio
import datetime
import json
import socket
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from mailrig import AsyncMailBaby, MailBaby
from support.loopback import Exchange, answer, serve

BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
END = BEGIN + datetime.timedelta(hours=1)
ORDERS = [
    {"id": 7, "status": "active", "username": "mb7"},
    {"id": 8, "status": "canceled", "username": "mb8"},
    {"id": 9, "status": "active", "username": "mb9"},
]


def row(order: int, number: int) -> dict[str, Any]:
    texts = dict.fromkeys(("from", "to", "created", "user", "transtype", "origin", "interface"), "x")
    moment = int(BEGIN.timestamp()) + number
    return {"_id": order * 10_000 + number, "id": "17c7eda538e0005d03", "seq": 1, "time": moment, **texts}


ROWS = {7: [row(7, number) for number in range(2500)], 8: [row(8, 1)], 9: [row(9, number) for number in range(3)]}


def relay(exchange: Exchange, connection: socket.socket) -> None:
    url = urlsplit(exchange.line.split(" ")[1])
    if url.path == "/mail":
        return answer(200, json.dumps(ORDERS).encode())(exchange, connection)
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    begin, end, skip, limit = (int(query[name]) for name in ("startDate", "endDate", "skip", "limit"))
    found = [each for each in ROWS[int(query["id"])] if begin <= each["time"] <= end]
    page = found[skip : skip + min(limit, 1000)]
    body = {"total": len(found), "skip": skip, "limit": limit, "emails": page}
    return answer(200, json.dumps(body).encode())(exchange, connection)


def walk_sync(url: str) -> list[int]:
    with MailBaby("key", base_url=url) as mb:
        return [each.field_id for each in mb.walk_log(BEGIN, END)]


def walk_async(url: str) -> list[int]:
    async def walk() -> list[int]:
        async with AsyncMailBaby("key", base_url=url) as mb:
            return [each.field_id async for each in mb.walk_log(BEGIN, END)]

    return asyncio.run(walk())


@pytest.mark.parametrize("walk", [walk_sync, walk_async], ids=["sync", "async"])
def test_every_row_of_every_active_order_comes_once_oldest_first(walk: Any) -> None:
    with serve(relay) as server:
        found = walk(server.url)
    assert found == [each["_id"] for order in (7, 9) for each in ROWS[order]]


def test_a_time_without_a_zone_is_refused_before_anything_is_sent() -> None:
    with serve(relay) as server, MailBaby("key", base_url=server.url) as mb:
        with pytest.raises(ValueError, match="zone"):
            mb.walk_log(BEGIN.replace(tzinfo=None), END)
        assert server.requests == []
