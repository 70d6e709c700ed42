"""How long a stream may be silent, and how long what is none may take."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest
from mailrig import RetryPolicy, errors
from mailrig._call import Call
from overlay.support_faults import Peer, faulty
from overlay.support_streams import HEAD, METRIC, TAKE, Streaming, Take, metrics, sent, typed, when_opened
from overlay.support_twins import Clock, reading


@TAKE
@pytest.mark.parametrize("media_type", [b"text/event-stream-x", b"text/event-streams; charset=utf-8"])
def test_what_is_nearly_a_stream_is_read_no_longer_than_the_deadline(
    take: Take, media_type: bytes, clock: Clock
) -> None:
    def endless(peer: Peer) -> None:
        peer.read()
        peer.socket.sendall(typed(media_type))
        for _ in range(2_000):
            peer.socket.sendall(sent("metrics", METRIC))
            if peer.server.ended.wait(0.02):
                return

    with faulty(Streaming(endless)) as server, pytest.raises(errors.APITimeoutError):
        take(server.url, metrics, 1, timeout=1, retry=None)


@TAKE
def test_a_stalled_stream_times_out(take: Take, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Streaming((b"", "silence"))
    when_opened(monkeypatch, lambda call: call.request.extensions["timeout"].update(read=0.1))
    with faulty(wire) as server, pytest.raises(errors.APITimeoutError, match="ReadTimeout"):
        take(server.url, metrics, 1, timeout=30, retry=RetryPolicy(max_attempts=2))
    assert len(wire.tokens) == 2


PACES: list[tuple[int | None, Any, float | None]] = [
    (300, None, 450),
    (41, None, 61.5),
    (40, None, 60),
    (None, None, 60),
    (300, 7, 450),
    (300, httpx.Timeout(5), 450),
    (2, httpx.Timeout(5), 5),
    (300, httpx.Timeout(5, read=None), None),
]


@pytest.mark.parametrize(("pace", "timeout", "read"), PACES)
@TAKE
def test_the_read_time_out_follows_the_pace_that_is_asked_for(
    take: Take, pace: int | None, timeout: Any, read: float | None, clock: Clock
) -> None:
    kept: list[float | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("token"):
            return httpx.Response(200, json={"data": "t"})
        kept.append(request.extensions["timeout"]["read"])
        return httpx.Response(200, content=sent("metrics", METRIC), headers={"content-type": "text/event-stream"})

    def paced(client: Any) -> Any:
        return client.telemetry.stream_live_metrics(**({} if pace is None else {"interval": pace}))

    transport = httpx.MockTransport(answer)
    assert len(take("https://mail.example.org", paced, 2, timeout=timeout, transport=transport)) == 2
    assert kept == [read, read]


@TAKE
def test_a_stream_that_is_silent_for_its_pace_goes_on(
    take: Take, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(peer: Peer) -> None:
        peer.read()
        peer.socket.sendall(HEAD + sent("metrics", METRIC))
        peer.server.ended.wait(0.5)
        peer.socket.sendall(sent("metrics", METRIC))
        peer.close()

    def paced(client: Any) -> Any:
        return client.telemetry.stream_live_metrics(interval=20)

    wire = Streaming(slowly)
    reading(monkeypatch, lambda call: None if call.facts.stream else 30.0)
    with faulty(wire) as server:
        assert len(take(server.url, paced, 2, timeout=httpx.Timeout(20, read=0.2))) == 2
    assert len(wire.tokens) == 1


@TAKE
def test_a_stream_may_outlast_the_deadline_of_a_call(
    take: Take, everyones_clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = threading.Event()

    def pass_the_deadline(_: Call) -> None:
        everyones_clock.offset += 100
        opened.set()

    def slowly(peer: Peer) -> None:
        peer.read()
        peer.socket.sendall(HEAD)
        opened.wait(30)
        for _ in range(2):
            peer.socket.sendall(sent("metrics", METRIC))
        peer.close()

    wire = Streaming(slowly)
    when_opened(monkeypatch, pass_the_deadline)
    with faulty(wire) as server:
        assert len(take(server.url, metrics, 2, timeout=60)) == 2
    assert len(wire.tokens) == 1
