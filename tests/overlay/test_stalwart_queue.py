"""Bulk calls on the queue, which would act on all of it when no filter that the server heeds narrows them."""

from __future__ import annotations

import asyncio
import datetime
from typing import Any

import pytest
from mailrig import AsyncStalwart, Stalwart
from support.loopback import Server, answer, serve

NOW = datetime.datetime.now(datetime.UTC)
LATER, EARLIER = NOW + datetime.timedelta(days=1), NOW - datetime.timedelta(days=1)
CALLS = pytest.mark.parametrize("call", ["delete_queued_messages", "reschedule_queued_messages"])
SOON = NOW + datetime.timedelta(minutes=5)
WIDE: dict[str, dict[str, Any]] = {
    "none": {},
    "blank": {"text": " "},
    "before in the past": {"before": EARLIER},
    "after in the past": {"after": EARLIER},
    "before that may have passed on arrival": {"before": SOON},
}


def run(server: Server, call: str, filters: dict[str, Any], mode: str) -> Any:
    if mode == "sync":
        with Stalwart(server.url, token="secret-token") as client:
            return getattr(client.queue, call)(**filters).data

    async def go() -> Any:
        async with AsyncStalwart(server.url, token="secret-token") as client:
            return (await getattr(client.queue, call)(**filters)).data

    return asyncio.run(go())


@CALLS
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("filters", WIDE.values(), ids=WIDE)
def test_a_call_that_nothing_narrows_is_refused_before_anything_is_sent(
    call: str, filters: dict[str, Any], mode: str
) -> None:
    with serve(answer(200, b'{"data": true}')) as server:
        with pytest.raises(ValueError, match="everything=True"):
            run(server, call, filters, mode)
        assert server.requests == []


@CALLS
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    "filters", [{"text": "jane"}, {"from_": "a"}, {"to": "b"}, {"before": LATER}, {"everything": True}]
)
def test_a_call_that_is_narrowed_or_told_to_take_everything_is_sent_once(
    call: str, filters: dict[str, Any], mode: str
) -> None:
    with serve(answer(200, b'{"data": true}')) as server:
        assert run(server, call, filters, mode) is True
    assert len(server.requests) == 1
    assert "everything" not in server.requests[0].line


@CALLS
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_with_raw_response_the_calls_are_as_careful(call: str, mode: str) -> None:
    def synchronously(url: str) -> Any:
        with Stalwart(url, token="secret-token") as client:
            act = getattr(client.with_raw_response.queue, call)
            with pytest.raises(ValueError, match="everything=True"):
                act()
            return act(everything=True)

    async def asynchronously(url: str) -> Any:
        async with AsyncStalwart(url, token="secret-token") as client:
            act = getattr(client.with_raw_response.queue, call)
            with pytest.raises(ValueError, match="everything=True"):
                await act()
            return await act(everything=True)

    with serve(answer(200, b'{"data": true}')) as server:
        raw = synchronously(server.url) if mode == "sync" else asyncio.run(asynchronously(server.url))
    assert (raw.parsed.data, raw.status_code, len(server.requests)) == (True, 200, 1)


def test_the_vendors_filter_narrows_nothing() -> None:
    client = Stalwart("mail.example.org", token="secret-token")
    with pytest.raises(ValueError, match="whole queue"):
        client.queue.reschedule_queued_messages(filter_="example.org")


def test_everything_with_a_filter_is_a_contradiction() -> None:
    client = Stalwart("mail.example.org", token="secret-token")
    with pytest.raises(ValueError, match="contradicts"):
        client.queue.delete_queued_messages(text="jane", everything=True)


def test_an_instant_without_a_time_zone_is_refused() -> None:
    client = Stalwart("mail.example.org", token="secret-token")
    with pytest.raises(ValueError, match="time zone"):
        client.queue.delete_queued_messages(before=datetime.datetime(2999, 1, 1))


DROPPED: dict[str, dict[str, Any]] = {
    "from_": {"text": "jane", "from_": "shop"},
    "to": {"text": "jane", "to": "bob"},
    "before": {"to": "bob", "before": EARLIER},
    "after": {"before": LATER, "after": SOON},
}


@CALLS
@pytest.mark.parametrize("name", DROPPED)
def test_a_filter_that_the_server_would_drop_beside_another_is_refused(call: str, name: str) -> None:
    client = Stalwart("mail.example.org", token="secret-token")
    with pytest.raises(ValueError, match=f"would drop {name}, and"):
        getattr(client.queue, call)(**DROPPED[name])
