from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from mailrig_sandbox.stalwart import Flavour
from sandbox.support_stalwart import DOCUMENT, FLAVOURS, JUDGE, Stalwart

TOKENS = {
    "streamLiveMetrics": "obtainMetricsTelemetryToken",
    "startLiveTracing": "requestTracingToken",
    "runDeliveryTroubleshooting": "obtainTroubleshootingToken",
}
Event = tuple[str, Any]


def opened(stalwart: Stalwart, operation: str, *path: str, valid: bool = True, **query: Any) -> AsyncIterator[bytes]:
    answer = stalwart.send(operation, *path, query=query.items(), valid=valid)
    assert answer.kind == "text/event-stream"
    assert answer.reply.stream is not None
    return answer.reply.stream


def read(operation: str, piece: bytes) -> Event:
    """An event, which must keep to the specification."""
    first, second, *rest = piece.decode().split("\n")
    assert (first[:7], second[:6], rest) == ("event: ", "data: ", ["", ""])
    assert JUDGE.event(DOCUMENT.operations[operation], first[7:], second[6:]) == ()
    return first[7:], json.loads(second[6:])


async def coming(stalwart: Stalwart, stream: AsyncIterator[bytes], seconds: float) -> bytes:
    """The next piece, for which the clock is stepped once the stream waits."""
    piece = asyncio.ensure_future(anext(stream))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not piece.done()
    stalwart.clock.advance(seconds)
    return await asyncio.wait_for(piece, 10)


@pytest.mark.parametrize("operation", TOKENS)
def test_a_token_opens_its_stream_for_a_minute_and_no_other(operation: str) -> None:
    stalwart = Stalwart()
    path = ("a@example.net",) if operation == "runDeliveryTroubleshooting" else ()
    token = stalwart.send(TOKENS[operation]).data
    assert {"+", "/", "="} <= set(token)
    sent: dict[str, Any] = {"query": [("token", token)], "auth": None}
    assert stalwart.send(operation, *path, **sent).kind == "text/event-stream"
    for other in TOKENS.keys() - {operation}:
        elsewhere = ("a@example.net",) if other == "runDeliveryTroubleshooting" else ()
        assert stalwart.send(other, *elsewhere, **sent).status == 401
    assert stalwart.send("obtainQueueStatus", **sent, valid=False).status == 401
    spoilt: dict[str, Any] = {"query": [("token", token.replace("+", " "))], "auth": None}
    assert stalwart.send(operation, *path, **spoilt).status == 401
    stalwart.clock.advance(59)
    assert stalwart.send(operation, *path, **sent).status == 200
    stalwart.clock.advance(1)
    assert stalwart.send(operation, *path, **sent).status == 401


def test_metrics_come_at_once_and_then_at_every_interval() -> None:
    async def go() -> None:
        stalwart = Stalwart()
        stream = opened(stalwart, "streamLiveMetrics", interval=5)
        before = read("streamLiveMetrics", await anext(stream))
        stalwart.server.accept("jane@example.org", ["friend@far.example"])
        name, samples = read("streamLiveMetrics", await coming(stalwart, stream, 5))
        values = {each["id"]: each.get("value") for each in samples}
        assert (name, values["queue.count"]) == ("metrics", 21)
        assert before[1] != samples

    asyncio.run(go())


def test_naming_a_gauge_leaves_the_counters_in() -> None:
    async def go() -> set[str]:
        stream = opened(Stalwart(), "streamLiveMetrics", metrics="queue.count,nonsense")
        return {each["id"] for each in read("streamLiveMetrics", await anext(stream))[1]}

    assert asyncio.run(go()) == {"queue.count", "smtp.connection-start", "delivery.attempt-start"}


def test_traces_follow_the_whole_session_of_what_matches_and_a_ping_fills_the_silence() -> None:
    async def go() -> None:
        stalwart = Stalwart()
        stream = opened(stalwart, "startLiveTracing", to="friend@far.example", valid=False)
        assert read("startLiveTracing", await coming(stalwart, stream, 30)) == ("ping", {"interval": 30000})
        piece = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        stalwart.server.accept("jane@example.org", ["other@far.example"])
        stalwart.server.accept("jane@example.org", ["friend@far.example"])
        name, events = read("startLiveTracing", await asyncio.wait_for(piece, 10))
        assert (name, [each["type"] for each in events]) == (
            "trace",
            ["smtp.rcpt-to", "queue.message-queued", "smtp.connection-end"],
        )

    asyncio.run(go())


def test_a_delivery_test_always_ends_with_completed() -> None:
    async def go(domain: str, *reachable: str) -> list[str]:
        stalwart = Stalwart()
        stalwart.server.queue.reachable.update(reachable)
        steps: list[str] = []
        stream = opened(stalwart, "runDeliveryTroubleshooting", f"a@{domain}")
        while True:
            piece = asyncio.ensure_future(anext(stream, b""))
            for _ in range(20):
                await asyncio.sleep(0)
            stalwart.clock.advance(60)
            if not (found := await asyncio.wait_for(piece, 10)):
                return steps
            steps += [each["type"] for each in read("runDeliveryTroubleshooting", found)[1]]

    failed, gone, done = (
        asyncio.run(go(*each)) for each in (("a.example",), ("a.invalid",), ("b.example", "b.example"))
    )
    assert failed[-2:] == ["connectionError", "completed"]
    assert gone == ["mxLookupStart", "mxLookupError", "completed"]
    assert done[-3:] == ["quitStart", "quitCompleted", "completed"]


def test_open_streams_count_as_requests_of_their_caller() -> None:
    async def go() -> None:
        stalwart = Stalwart()
        stalwart.put(jmap__protocol__request__max_concurrent="1")
        stream = opened(stalwart, "streamLiveMetrics")
        await anext(stream)
        answer = stalwart.send("obtainQueueStatus")
        assert (answer.status, answer.json["limit"]) == (400, "maxConcurrentRequests")
        assert stalwart.send("obtainQueueStatus", auth=stalwart.administrator).status == 200
        await stream.aclose()  # type: ignore[attr-defined]  # it is a generator
        assert stalwart.send("obtainQueueStatus").status == 200

    asyncio.run(go())


def test_log_lines_are_paged_newest_first_with_an_estimate_of_their_number() -> None:
    stalwart = Stalwart(size=20_000)
    first = stalwart.send("queryLogFiles").data
    assert len(first["items"]) == 100
    assert first["total"] > 100
    last = stalwart.send("queryLogFiles", query=[("limit", 400), ("page", 2500)]).data
    assert (len(last["items"]), last["total"]) == (400, 1_000_000)
    assert stalwart.send("queryLogFiles", query=[("limit", 400), ("page", 2501)]).data["items"] == []
    assert first["items"][0]["timestamp"] > last["items"][-1]["timestamp"]
    stalwart.server.accept("x@example.net", ["jane@example.org"])
    shifted = stalwart.send("queryLogFiles").data["items"]
    assert shifted[5:] == first["items"][:-5]
    found = stalwart.send("queryLogFiles", query=[("filter", "203.0.113.9"), ("limit", 3)]).data
    assert all("203.0.113.9" in each["details"] for each in found["items"])
    assert (len(found["items"]), found["total"]) == (3, 6)
    assert len(Stalwart(size=1).send("queryLogFiles", query=[("limit", 0)]).data["items"]) == 50


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_traces_are_listed_and_fetched_by_exact_ids(flavour: Flavour) -> None:
    stalwart = Stalwart(flavour, size=200)
    number = stalwart.server.accept("jane@example.org", ["friend@far.example"])
    found = stalwart.send("listStoredTraces").data
    assert found["total"] == (401 if flavour == "0.11" else 144)
    assert found["items"] == sorted(found["items"], reverse=True)
    traced = stalwart.send("listStoredTraces", query=[("queue_id", number)]).data["items"]
    events = stalwart.send("obtainTraceDetails", traced[0]).data
    assert [each["type"] for each in events][-2:] == ["queue.message-queued", "smtp.connection-end"]
    assert stalwart.send("obtainTraceDetails", found["items"][-1]).data != []
    assert stalwart.send("obtainTraceDetails", found["items"][-1] + 1).data == []


def test_traces_without_a_beginning_are_missing_from_the_values_of_a_page() -> None:
    stalwart = Stalwart()
    data = stalwart.send("listStoredTraces", query=[("values", 0), ("limit", 10)], valid=False).data
    assert (len(data["items"]), data["total"]) == (9, 40)
    assert data["items"][0].keys() == {"createdAt", "type", "data"}


def test_traces_are_narrowed_by_type_words_and_time() -> None:
    stalwart = Stalwart()

    def total(*query: tuple[str, Any]) -> int:
        return int(stalwart.send("listStoredTraces", query=query).data["total"])

    assert total(("type", "delivery.attempt-start")) < total(("type", "no.such-type")) == 40
    assert 0 < total(("filter", '"sender3@example.net"')) < total(("filter", "sender")) == 40
    assert total(("after", "2026-01-05T14:00:00Z")) == 2
    assert total(("before", "2026-01-05T14:00:00Z")) == 37


def test_metrics_are_kept_by_the_hour() -> None:
    stalwart = Stalwart()
    query = [("after", "2026-01-05T11:00:00Z"), ("before", "2026-01-05T14:00:00Z")]
    samples = stalwart.send("fetchTelemetryMetrics", query=query).data
    assert {each["timestamp"] for each in samples} == {"2026-01-05T12:00:00Z", "2026-01-05T13:00:00Z"}
    assert {each["type"] for each in samples} == {"counter", "gauge", "histogram"}


@pytest.mark.parametrize("operation", ["listIncomingDmarcReports", "listIncomingTlsReports", "listIncomingArfReports"])
def test_incoming_reports_are_listed_until_they_expire(operation: str) -> None:
    stalwart = Stalwart()
    data = stalwart.send(operation).data
    assert (len(data["items"]), data["total"]) == (20, 20)
    assert all(int(each.split("_")[1]) > stalwart.clock.time() for each in data["items"])
    narrowed = stalwart.send(operation, query=[("text", "reporter3"), ("max-total", 2)]).data
    assert len(narrowed["items"]) == narrowed["total"] == 2
    pages = [stalwart.send(operation, query=[("page", page), ("limit", 7)]).data["items"] for page in (1, 2, 3)]
    assert [each for page in pages for each in page] == data["items"]
    stalwart.clock.advance(15 * 86400)
    left = stalwart.send(operation).data["items"]
    assert left == data["items"][: len(left)]
    assert all(int(each.split("_")[1]) > stalwart.clock.time() for each in left)
    stalwart.clock.advance(15 * 86400)
    assert stalwart.send(operation).data == {"items": [], "total": 0}


def test_queued_reports_are_told_by_their_kind_and_sent_at_the_end_of_the_day() -> None:
    stalwart = Stalwart()
    kinds = {
        kind: stalwart.send("listQueuedReports", query=[("type", kind)]).data["items"] for kind in ("dmarc", "tls", "x")
    }
    assert all(each.startswith("d!") for each in kinds["dmarc"])
    assert all(each.startswith("t!") for each in kinds["tls"])
    assert len(kinds["x"]) == len(kinds["dmarc"]) + len(kinds["tls"]) == 20
    named = stalwart.send("listQueuedReports", query=[("domain", "example.net")]).data["items"]
    assert 0 < len(named) < 20
    stalwart.clock.advance(86400)
    assert stalwart.send("listQueuedReports").data["total"] == 0


def test_metrics_are_kept_for_ninety_days() -> None:
    stalwart = Stalwart()
    stalwart.clock.advance(10 * 365 * 86400)
    samples = stalwart.send("fetchTelemetryMetrics").data
    assert len({each["timestamp"] for each in samples}) == 90 * 24 + 1
