"""Faults of event streams through the clients: what is given, what it ends in, and how often the stream was opened."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import httpx
import pytest
from mailrig import errors
from mailrig_sandbox import Sandbox
from mailrig_sandbox._http import Reply, json_reply
from mailrig_sandbox.faults import (
    EndedStream,
    ExpiredToken,
    Fault,
    HalfEvent,
    PingingStream,
    Refused,
    Reset,
    Situation,
    StalledStream,
    Status,
)
from sandbox.support_faults import INSIDE, WAYS, ask, count

METRICS, TRACING, DELIVERY = "streamLiveMetrics", "startLiveTracing", "runDeliveryTroubleshooting"
STREAMS: dict[str, Callable[[Any], Any]] = {
    METRICS: lambda s: s.telemetry.stream_live_metrics(interval=1),
    TRACING: lambda s: s.telemetry.stream_live_tracing(),
    DELIVERY: lambda s: s.troubleshoot.stream_delivery_troubleshooting("friend@example.net"),
}
ENDLESS = pytest.mark.parametrize("operation", [METRICS, TRACING])
EACH_STREAM = pytest.mark.parametrize("operation", STREAMS)


@contextmanager
def life(sandbox: Sandbox) -> Iterator[None]:
    """A clock that runs fast, and mail that comes in, so that there is always something to tell."""
    over = threading.Event()
    server: Any = sandbox.server("stalwart")

    def live() -> None:
        while not over.wait(0.02):
            sandbox.thread.call(lambda: server.accept("sender@example.net", ["jane@example.org"]))
            sandbox.clock.advance(1)

    alive = threading.Thread(target=live)
    alive.start()
    try:
        yield
    finally:
        over.set()
        alive.join()


class Followed:
    """A stream that was followed for some events, or to its end or error."""

    def __init__(self, sandbox: Sandbox, way: str, operation: str, most: int, **settings: Any) -> None:
        self.events: list[Any] = []
        self.error: errors.MailrigError | None = None

        def follow(client: Any) -> None:
            with STREAMS[operation](client) as stream:
                for event in stream:
                    self.events.append(event)
                    if len(self.events) == most:
                        return

        async def afollow(client: Any) -> None:
            async with STREAMS[operation](client) as stream:
                async for event in stream:
                    self.events.append(event)
                    if len(self.events) == most:
                        return

        try:
            with life(sandbox):
                ask(sandbox, way, "stalwart", follow if way == "sync" else afollow, **settings)
        except errors.MailrigError as error:
            self.error = error
        self.opened = count(sandbox, operation)

    def failed(self, kind: type[errors.MailrigError], outcome: str, opened: int) -> None:
        """Demand a certain error."""
        assert type(self.error) is kind
        assert (str(self.error.outcome), self.opened) == (outcome, opened)


@INSIDE
@WAYS
@ENDLESS
@pytest.mark.parametrize("fault", [EndedStream(after=1), HalfEvent(after=1)], ids=lambda fault: fault.kind)
def test_an_endless_stream_that_ends_is_opened_again(
    sandbox: Sandbox, way: str, operation: str, fault: Fault, inside: bool
) -> None:
    sandbox.faults.add(fault, operation=operation)
    found = Followed(sandbox, way, operation, 3, inside=inside)
    assert (found.error, len(found.events), found.opened) == (None, 3, 2)
    tokens = "obtainMetricsTelemetryToken" if operation == METRICS else "requestTracingToken"
    assert count(sandbox, tokens) == 2
    assert sandbox.violations == []


@WAYS
@ENDLESS
def test_an_endless_stream_that_falls_silent_is_opened_again(sandbox: Sandbox, way: str, operation: str) -> None:
    sandbox.faults.add(StalledStream(after=1), operation=operation)
    found = Followed(sandbox, way, operation, 2, timeout=httpx.Timeout(30, read=1))
    assert (found.error, len(found.events)) == (None, 2)
    assert found.opened >= 2


@WAYS
@ENDLESS
@pytest.mark.parametrize("fault", [EndedStream(after=0), HalfEvent(after=0)], ids=lambda fault: fault.kind)
def test_a_stream_that_never_brings_an_event_is_given_up(
    sandbox: Sandbox, way: str, operation: str, fault: Fault
) -> None:
    sandbox.faults.add(fault, operation=operation, times=None)
    found = Followed(sandbox, way, operation, 1)
    assert found.events == []
    found.failed(errors.APIConnectionError, "UNKNOWN", 4)


@INSIDE
@WAYS
@pytest.mark.parametrize("fault", [EndedStream(after=1), HalfEvent(after=1)], ids=lambda fault: fault.kind)
def test_a_stream_with_an_end_is_not_taken_up_in_the_middle(
    sandbox: Sandbox, way: str, fault: Fault, inside: bool
) -> None:
    sandbox.faults.add(fault, operation=DELIVERY)
    found = Followed(sandbox, way, DELIVERY, 100, inside=inside)
    assert len(found.events) == 1
    found.failed(errors.APIConnectionError, "UNKNOWN", 1)


@INSIDE
@WAYS
def test_a_stream_with_an_end_that_falls_silent_in_the_middle_is_a_time_out(
    sandbox: Sandbox, way: str, inside: bool
) -> None:
    sandbox.faults.add(StalledStream(after=1), operation=DELIVERY)
    found = Followed(sandbox, way, DELIVERY, 100, timeout=httpx.Timeout(30, read=1), inside=inside)
    assert len(found.events) == 1
    found.failed(errors.APITimeoutError, "UNKNOWN", 1)


@WAYS
@EACH_STREAM
@pytest.mark.parametrize(
    "fault",
    [EndedStream(after=0), Reset(), Status(status=502, html=True), Status(status=429, html=True)],
    ids=["ended", "reset", "502", "429"],
)
def test_a_stream_that_fails_before_its_first_event_is_opened_again(
    sandbox: Sandbox, way: str, operation: str, fault: Fault
) -> None:
    sandbox.faults.add(fault, operation=operation)
    found = Followed(sandbox, way, operation, 1)
    assert (found.error, len(found.events), found.opened) == (None, 1, 2)


@WAYS
@EACH_STREAM
@pytest.mark.parametrize(
    ("fault", "kind", "outcome"),
    [
        (Reset(), errors.APIConnectionError, "UNKNOWN"),
        (Status(status=503, html=True), errors.ServerError, "UNKNOWN"),
        (Status(status=429, html=True), errors.RateLimitError, "REJECTED"),
    ],
    ids=["reset", "503", "429"],
)
def test_a_stream_that_always_fails_is_given_up(
    sandbox: Sandbox, way: str, operation: str, fault: Fault, kind: type[errors.MailrigError], outcome: str
) -> None:
    sandbox.faults.add(fault, operation=operation, times=None)
    Followed(sandbox, way, operation, 1).failed(kind, outcome, 4)


@WAYS
@EACH_STREAM
def test_a_stream_to_which_nobody_listens_was_never_opened(sandbox: Sandbox, way: str, operation: str) -> None:
    sandbox.faults.add(Refused(), api="stalwart")
    Followed(sandbox, way, operation, 1).failed(errors.APIConnectionError, "NOT_SENT", 0)


@WAYS
@EACH_STREAM
def test_a_token_that_is_refused_all_the_time_is_an_error(sandbox: Sandbox, way: str, operation: str) -> None:
    sandbox.faults.add(ExpiredToken(), operation=operation, times=None)
    found = Followed(sandbox, way, operation, 1)
    assert type(found.error) is errors.AuthenticationError
    assert str(found.error.outcome) == "REJECTED"


@INSIDE
@WAYS
def test_signs_of_life_are_no_events_unless_the_specification_says_so(sandbox: Sandbox, way: str, inside: bool) -> None:
    sandbox.faults.add(PingingStream(count=5))
    metrics = Followed(sandbox, way, METRICS, 2, inside=inside)
    assert [each.event for each in metrics.events] == ["metrics"] * 2
    sandbox.faults.add(PingingStream(count=5), operation=TRACING)
    tracing = Followed(sandbox, way, TRACING, 6, inside=inside)
    assert [each.event for each in tracing.events] == ["ping"] * 5 + ["trace"]
    assert (metrics.opened, tracing.opened) == (1, 1)


@dataclass(frozen=True, kw_only=True)
class Blocked(Fault):
    """The server blocks the address after failed logins, and asking again only prolongs that."""

    kind: ClassVar[str] = "blocked"

    @property
    def processed(self) -> bool:
        return False

    def instead(self, at: Situation) -> Reply:
        said = {"type": "about:blank", "status": 429, "title": "Too Many Authentication Attempts", "detail": "Blocked."}
        return json_reply(said, 429, "application/problem+json")


@WAYS
@EACH_STREAM
def test_a_blocked_address_does_not_try_again(sandbox: Sandbox, way: str, operation: str) -> None:
    sandbox.faults.add(Blocked(), operation=operation, times=None)
    Followed(sandbox, way, operation, 1).failed(errors.RateLimitError, "REJECTED", 1)
