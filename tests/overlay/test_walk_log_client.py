"""The walk through MailBaby's log as a user calls it, against a relay on loopback."""

from __future__ import annotations

import asyncio
import datetime
import json
import pickle
import socket
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from mailrig import AsyncMailBaby, MailBaby
from mailrig.mailbaby import LogWindow
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


SPAN = datetime.timedelta(minutes=7)


def plan_sync(url: str, **settings: Any) -> list[LogWindow]:
    with MailBaby("key", base_url=url) as mb:
        return mb.plan_log(BEGIN, END, **settings)


def plan_async(url: str, **settings: Any) -> list[LogWindow]:
    async def plan() -> list[LogWindow]:
        async with AsyncMailBaby("key", base_url=url) as mb:
            return await mb.plan_log(BEGIN, END, **settings)

    return asyncio.run(plan())


def read_sync(url: str, window: LogWindow) -> list[int]:
    with MailBaby("key", base_url=url) as mb:
        return [each.field_id for each in mb.walk_log_window(window)]


def read_async(url: str, window: LogWindow) -> list[int]:
    async def walk() -> list[int]:
        async with AsyncMailBaby("key", base_url=url) as mb:
            return [each.field_id async for each in mb.walk_log_window(window)]

    return asyncio.run(walk())


TWINS = pytest.mark.parametrize(
    ("plan", "read"), [(plan_sync, read_sync), (plan_async, read_async)], ids=["sync", "async"]
)


@TWINS
def test_windows_planned_here_and_read_elsewhere_are_the_whole_log_once(plan: Any, read: Any) -> None:
    with serve(relay) as server:
        windows = pickle.loads(pickle.dumps(plan(server.url, span=SPAN)))
        assert {type(window) for window in windows} == {LogWindow}
        found = [number for window in reversed(windows) for number in read(server.url, window)]
    seconds = [(each.order_id, second) for each in windows for second in range(each.start, each.end + 1)]
    assert len(seconds) == len(set(seconds)) == 2 * 3600
    assert sorted(found) == [each["_id"] for order in (7, 9) for each in ROWS[order]]
    assert len(windows) == 2 * 9


@TWINS
def test_a_plan_of_given_orders_asks_nobody(plan: Any, read: Any) -> None:
    with serve(relay) as server:
        windows = plan(server.url, order_ids=[8])
        assert server.requests == []
        assert [read(server.url, window) for window in windows] == [[8 * 10_000 + 1]]


@TWINS
def test_a_plan_with_too_short_a_span_is_refused_before_anything_is_sent(plan: Any, read: Any) -> None:
    with serve(relay) as server:
        with pytest.raises(ValueError, match="one second"):
            plan(server.url, span=datetime.timedelta(milliseconds=10))
        assert server.requests == []


def test_the_names_that_users_need_are_loaded_when_they_are_needed() -> None:
    import mailrig.mailbaby

    assert {"LogWindow", "Patience", "Receipt"} <= set(mailrig.mailbaby.__all__)
    assert all(hasattr(mailrig.mailbaby, name) for name in mailrig.mailbaby.__all__)
    assert not hasattr(mailrig.mailbaby, "Elsewhere")
