"""OpenTelemetry's own instrumentation of httpx, over our clients."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from mailrig import MailBaby, RetryPolicy
from mailrig._quiet import DiscreetURL
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from overlay.support_faults import closed_port, faulty, hang_up, reply
from overlay.support_http2 import connecting, http2
from overlay.support_streams import METRIC, TAKE, Streaming, Take, metrics, sent
from overlay.support_twins import CALLS, SECRET, TWINS, Clock, Run, failure, safe


@contextmanager
def instrumented() -> Iterator[InMemorySpanExporter]:
    """The spans of every call while httpx is instrumented."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        yield exporter
    finally:
        if instrumentor.is_instrumented_by_opentelemetry:
            instrumentor.uninstrument()
        provider.shutdown()


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    with instrumented() as exporter:
        yield exporter


def said(span: ReadableSpan) -> tuple[str, Any]:
    """A span's method and status."""
    attributes = span.attributes or {}
    return str(attributes["http.method"]), attributes.get("http.status_code")


def parents(spans: InMemorySpanExporter) -> list[str]:
    """The `traceparent` of each span, as the server has to see it."""
    found = [each.context for each in spans.get_finished_spans() if each.context]
    return [f"00-{each.trace_id:032x}-{each.span_id:016x}-{each.trace_flags:02x}" for each in found]


@TWINS
def test_each_attempt_is_a_span_that_the_server_can_go_on_from(
    run: Run, spans: InMemorySpanExporter, clock: Clock
) -> None:
    with faulty(reply(503, b"", None), hang_up, reply()) as server:
        assert run(server.url, safe) == []
        assert [said(each) for each in spans.get_finished_spans()] == [("GET", 503), ("GET", None), ("GET", 200)]
        assert [each.headers["traceparent"] for each in server.seen] == parents(spans)


@TWINS
def test_spans_come_over_http2_too(run: Run, spans: InMemorySpanExporter) -> None:
    with http2() as server:
        assert run(server.url, safe, connections=connecting()) == []
        assert [each.headers["traceparent"] for each in server.seen] == parents(spans)


@TWINS
def test_an_unsafe_call_is_repeated_and_not_repeated_as_ever(
    run: Run, spans: InMemorySpanExporter, clock: Clock
) -> None:
    with faulty(hang_up) as server:
        failure(run, server.url, CALLS["unsafe"])
        assert (len(server.seen), len(spans.get_finished_spans())) == (1, 1)
    failure(run, closed_port(), CALLS["unsafe"])
    assert len(spans.get_finished_spans()) == 5


def everything(spans: InMemorySpanExporter) -> str:
    return "".join(each.to_json() for each in spans.get_finished_spans())


@TWINS
def test_no_span_holds_the_credential(run: Run, spans: InMemorySpanExporter, clock: Clock) -> None:
    with faulty(reply(401, b'{"code": 401, "message": "no"}'), reply(400), hang_up) as server:
        for call in (*CALLS.values(), lambda client: client.request("GET", "/mail", params={"api_key": SECRET})):
            failure(run, server.url, call)
        assert SECRET in server.seen[-1].line
    shown = everything(spans)
    assert "/mail" in shown
    assert SECRET not in shown


@TWINS
def test_recorded_header_fields_can_leave_the_credential_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    named = "OTEL_INSTRUMENTATION_HTTP_CAPTURE_HEADERS_"
    monkeypatch.setenv(f"{named}CLIENT_REQUEST", ".*")
    monkeypatch.setenv(f"{named}SANITIZE_FIELDS", "x-api-key,authorization")
    with instrumented() as spans, faulty() as server:
        run(server.url, safe)
        run(server.url, lambda st: st.request("GET", "/mail"), api="stalwart")
        (first, second) = (each.attributes or {} for each in spans.get_finished_spans())
        assert (first["http.request.header.x_api_key"], second["http.request.header.authorization"]) == (
            ("[REDACTED]",),
            ("[REDACTED]",),
        )
        assert SECRET not in everything(spans)


@TAKE
def test_no_span_holds_the_token_of_a_stream(take: Take, spans: InMemorySpanExporter, clock: Clock) -> None:
    streaming = Streaming((sent("metrics", METRIC), "end"))
    with faulty(streaming) as server:
        taken = take(server.url, metrics, 2, retry=RetryPolicy(max_attempts=3))
        assert [each.data[0].value for each in taken] == [7, 7]
    assert streaming.tokens == ["t+/=1", "t+/=2"]
    shown = everything(spans)
    assert "token=***" in shown
    assert not [each for each in ("t+/=1", "t%2B", "%3D1") if each in shown]


def test_a_url_shows_no_secret_and_is_used_whole() -> None:
    url = httpx.URL("https://mail.example.org/api?token=made-up&page=2")
    discreet = DiscreetURL(url)
    assert str(discreet) == "https://mail.example.org/api?token=***&page=2"
    assert "made-up" not in repr(discreet)
    assert discreet.raw_path == b"/api?token=made-up&page=2"


def test_one_client_may_be_instrumented_alone_and_has_a_span_for_each_call(clock: Clock) -> None:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with faulty(reply(503, b"", None), reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        HTTPXClientInstrumentor.instrument_client(client.client.get_httpx_client(), tracer_provider=provider)
        assert safe(client) == []
        assert [said(each) for each in exporter.get_finished_spans()] == [("GET", 200)]
        assert [each.headers["traceparent"] for each in server.seen] == parents(exporter) * 2
        HTTPXClientInstrumentor.uninstrument_client(client.client.get_httpx_client())
        assert safe(client) == []
        assert len(exporter.get_finished_spans()) == 1
    provider.shutdown()


@TWINS
def test_without_the_instrumentation_all_is_as_before(run: Run, spans: InMemorySpanExporter) -> None:
    HTTPXClientInstrumentor().uninstrument()
    with faulty() as server:
        assert run(server.url, safe) == []
        assert "traceparent" not in server.seen[0].headers
    assert spans.get_finished_spans() == ()
