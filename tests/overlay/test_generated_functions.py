"""The generated packages' own functions, through a mailrig client's wiring."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from mailbaby_client.api.blocking import delete_rule
from mailbaby_client.api.services import get_mail_orders
from mailrig import AsyncMailBaby, AsyncStalwart, MailBaby, RetryPolicy, Stalwart, errors
from overlay.support_faults import Peer, Step, faulty, reply, reset_read
from overlay.support_twins import GOOD, SECRET, Clock, made
from stalwart_client.api.telemetry import stream_live_metrics

REFUSED = reply(403, b'{"code": 403, "message": "no"}')
GONE = reply(404, b'{"code": 404, "message": "gone"}')
EVENT = b'event: metrics\ndata: [{"id": "queue.count", "type": "gauge", "value": 7}]\n\n'


def call_sync(url: str, function: ModuleType, *, detailed: bool = False, **arguments: Any) -> Any:
    with made(MailBaby, url) as client:
        return (function.sync_detailed if detailed else function.sync)(client=client.client, **arguments)


def call_async(url: str, function: ModuleType, *, detailed: bool = False, **arguments: Any) -> Any:
    async def go() -> Any:
        async with made(AsyncMailBaby, url) as client:
            return await (function.asyncio_detailed if detailed else function.asyncio)(
                client=client.client, **arguments
            )

    return asyncio.run(go())


CALL = pytest.mark.parametrize("call", [call_sync, call_async], ids=["sync", "async"])
Call = Callable[..., Any]


@CALL
def test_they_have_the_same_credential_and_retries(call: Call, clock: Clock) -> None:
    with faulty(reply(503), reply(200, b"not JSON"), reply(200, GOOD["safe"])) as server:
        assert call(server.url, get_mail_orders) == []
    assert [each.headers["x-api-key"] for each in server.seen] == [SECRET] * 3


@CALL
def test_a_detailed_one_gives_no_answer_whose_body_cannot_be_decoded(call: Call, clock: Clock) -> None:
    with faulty(reply(200, b"no gzip", content_encoding="gzip")) as server, pytest.raises(errors.APIResponseError):
        call(server.url, get_mail_orders, detailed=True)
    with faulty(reply(403, b"no gzip", content_encoding="gzip")) as server:
        assert call(server.url, get_mail_orders, detailed=True).status_code == 403


@CALL
@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (REFUSED, errors.PermissionDeniedError),
        (reply(200, b"not JSON"), errors.APIResponseError),
        (reset_read, errors.APIConnectionError),
    ],
    ids=["refused", "unreadable", "reset"],
)
def test_their_failures_are_those_of_the_client(call: Call, step: Step, expected: type, clock: Clock) -> None:
    with faulty(step) as server, pytest.raises(errors.MailrigError) as caught:
        call(server.url, get_mail_orders)
    assert (type(caught.value), caught.value.operation_id) == (expected, "getMailOrders")


@CALL
def test_what_an_earlier_attempt_deleted_is_a_success(call: Call, clock: Clock) -> None:
    with faulty(reset_read, GONE) as server:
        assert call(server.url, delete_rule, rule_id=1) is None
    with faulty(GONE) as server, pytest.raises(errors.NotFoundError):
        call(server.url, delete_rule, rule_id=1)


@CALL
def test_the_detailed_ones_give_every_answer(call: Call, clock: Clock) -> None:
    with faulty(REFUSED) as server:
        answer = call(server.url, get_mail_orders, detailed=True)
    assert (answer.status_code, answer.content) == (403, b'{"code": 403, "message": "no"}')
    with faulty(reset_read) as server, pytest.raises(errors.APIConnectionError):
        call(server.url, get_mail_orders, detailed=True)


def test_copies_are_those_of_the_client() -> None:
    with (
        MailBaby(SECRET, base_url="https://api.example.org") as client,
        pytest.raises(TypeError, match="mailrig client"),
    ):
        client.client.with_headers({"X-Job": "a"})


def take_sync(url: str, count: int) -> list[Any]:
    with made(Stalwart, url, retry=RetryPolicy()) as client:
        events = stream_live_metrics.stream(client=client.client, token="t")
        taken = [event for _, event in zip(range(count), events, strict=False)]
        events.close()  # type: ignore[attr-defined]
        return taken


def take_async(url: str, count: int) -> list[Any]:
    async def go() -> list[Any]:
        taken: list[Any] = []
        async with made(AsyncStalwart, url) as client:
            events: Any = stream_live_metrics.astream(client=client.client, token="t")
            async for event in events:
                taken.append(event)
                if len(taken) == count:
                    break
            await events.aclose()
        return taken

    return asyncio.run(go())


def one_event(peer: Peer) -> None:
    peer.read()
    peer.socket.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + EVENT)
    peer.server.ended.wait(30)
    peer.close()


TAKE = pytest.mark.parametrize("take", [take_sync, take_async], ids=["sync", "async"])


@TAKE
def test_a_stream_gives_its_events_as_they_come(take: Call) -> None:
    with faulty(one_event) as server:
        assert take(server.url, 1)[0].data[0].value == 7


@TAKE
def test_a_stream_is_one_connection(take: Call) -> None:
    with faulty(reply(200, EVENT, content_type="text/event-stream")) as server:
        assert len(take(server.url, 5)) == 1
    assert len(server.seen) == 1


@TAKE
@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (REFUSED, errors.PermissionDeniedError),
        (reply(200, b'{"error": "unsupported", "details": "x"}'), errors.UnsupportedError),
        (reply(200, b'{"data": 1}'), errors.APIResponseError),
        (reset_read, errors.APIConnectionError),
    ],
    ids=["refused", "refused in a 200", "no stream", "reset"],
)
def test_a_streams_failures_are_those_of_the_client(take: Call, step: Step, expected: type) -> None:
    with faulty(step) as server, pytest.raises(errors.MailrigError) as caught:
        take(server.url, 1)
    assert type(caught.value) is expected
    assert len(server.seen) == 1
