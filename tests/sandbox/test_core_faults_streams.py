"""Faults of event streams, over sockets and without."""

from __future__ import annotations

import threading

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import EndedStream, ExpiredToken, Fault, HalfEvent, PingingStream, StalledStream
from sandbox.support_core import METRICS, client

WAYS = pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])


@WAYS
@pytest.mark.parametrize(
    ("fault", "events", "whole"), [(EndedStream(after=2), 2, True), (HalfEvent(after=1), 1, False)], ids=repr
)
def test_a_stream_can_end_early(sandbox: Sandbox, fault: Fault, events: int, whole: bool, inside: bool) -> None:
    sandbox.faults.add(fault)
    with client(sandbox, "stalwart", inside=inside) as made:
        text = made.get(METRICS, params={"interval": "1"}, timeout=30).text
    assert text.count("\n\n") == events
    assert text.endswith("\n\n") is whole
    assert sandbox.violations == []


def lose_patience(answer: httpx.Response, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the client wait for what is still to come only briefly."""
    answer.request.extensions["timeout"]["read"] = 0.2
    if wire := answer.extensions.get("network_stream"):
        read = wire.read
        monkeypatch.setattr(wire, "read", lambda size, timeout: read(size, 0.2))


@WAYS
def test_a_stream_can_fall_silent(sandbox: Sandbox, inside: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.faults.add(StalledStream(after=1))
    got = b""
    with (
        client(sandbox, "stalwart", inside=inside) as made,
        made.stream("GET", METRICS, params={"interval": "1"}) as answer,
        pytest.raises(httpx.ReadTimeout),
    ):
        for piece in answer.iter_bytes():
            got += piece
            if got.endswith(b"\n\n"):
                lose_patience(answer, monkeypatch)
    assert got.count(b"event: metrics") == 1


@WAYS
@pytest.mark.parametrize(
    ("path", "ping"), [(METRICS, ": ping"), ("/api/telemetry/traces/live", 'event: ping\ndata: {"interval"')]
)
def test_a_stream_can_send_signs_of_life_only(sandbox: Sandbox, path: str, ping: str, inside: bool) -> None:
    sandbox.faults.add(PingingStream(count=3))
    seen = threading.Event()
    text = ""
    with client(sandbox, "stalwart", inside=inside) as made, made.stream("GET", path) as answer:
        for piece in answer.iter_text():
            text += piece
            if text.count(ping) >= 3:
                seen.set()
                break
    assert seen.is_set()
    assert "event: metrics" not in text


def test_the_token_of_a_stream_can_expire(sandbox: Sandbox) -> None:
    sandbox.faults.add(ExpiredToken(), operation="streamLiveMetrics")
    with client(sandbox, "stalwart") as made:
        assert made.get(METRICS).status_code == 401
