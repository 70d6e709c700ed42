"""A stream that another thread closes than the one that waits for its events."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from mailrig import Stalwart, _clock
from overlay.support_faults import Peer, faulty, head
from overlay.support_streams import FEW, HEAD, METRIC, Streaming, metrics, sent
from overlay.support_twins import SECRET

EVENT = sent("metrics", METRIC)


class Listener(threading.Thread):
    """Takes the events of a stream, and tells of the first one."""

    def __init__(self, events: Any) -> None:
        super().__init__(daemon=True)
        self.events = events
        self.taken: list[Any] = []
        self.first = threading.Event()

    def run(self) -> None:
        try:
            for event in self.events:
                self.taken.append(event.event)
                self.first.set()
        except Exception as error:
            self.taken.append(error)


@pytest.mark.parametrize("framing", [b"", b"Transfer-Encoding: chunked\r\n"], ids=["plain", "chunked"])
def test_a_thread_that_waits_for_an_event_finds_the_stream_at_its_end(framing: bytes) -> None:
    left = threading.Event()

    def stream(peer: Peer) -> None:
        peer.read()
        body = b"%x\r\n%s\r\n" % (len(EVENT), EVENT) if framing else EVENT
        peer.socket.sendall(HEAD.replace(b"Connection", framing + b"Connection") + body)
        if peer.socket.recv(1) == b"":
            left.set()

    streaming = Streaming(stream)
    with faulty(streaming) as server, Stalwart(server.url, token=SECRET) as client:
        events = metrics(client)
        listener = Listener(events)
        listener.start()
        assert listener.first.wait(10)
        events.close()
        listener.join(10)
        assert (listener.is_alive(), listener.taken, streaming.given) == (False, ["metrics"], 1)
        assert left.wait(10)
        events.close()


def test_a_stream_that_is_closed_while_it_is_opened_ends_when_it_is_open() -> None:
    asked, closed = threading.Event(), threading.Event()

    def stream(peer: Peer) -> None:
        peer.read()
        asked.set()
        closed.wait(10)
        peer.socket.sendall(HEAD)
        peer.socket.recv(1)

    streaming = Streaming(stream)
    with faulty(streaming) as server, Stalwart(server.url, token=SECRET) as client:
        events = metrics(client)
        listener = Listener(events)
        listener.start()
        assert asked.wait(10)
        events.close()
        closed.set()
        listener.join(10)
        assert (listener.is_alive(), listener.taken, streaming.given) == (False, [], 1)


@pytest.mark.default_transport
@pytest.mark.usefixtures("unhurried")
def test_a_stream_that_is_closed_between_two_openings_ends_no_call_on_the_connection_that_it_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    between, asked, closed = threading.Event(), threading.Event(), threading.Event()
    chunked = HEAD.replace(b"Connection: close", b"Transfer-Encoding: chunked")

    def step(peer: Peer) -> None:
        exchange = peer.read()
        assert exchange is not None
        if "token=" in exchange.line:
            peer.socket.sendall(b"%s%x\r\n%s\r\n0\r\n\r\n" % (chunked, len(EVENT), EVENT))
            return
        body = b'{"data": "t"}'
        if "token" not in exchange.line:
            asked.set()
            closed.wait(10)
        peer.socket.sendall(head(200, len(body), "application/json", {}) + body)

    def sleep(_: float) -> None:
        between.set()
        closed.wait(10)

    monkeypatch.setattr(_clock, "sleep", sleep)
    answers: list[Any] = []
    with faulty(step) as server, Stalwart(server.url, token=SECRET, retry=None) as client:
        events = metrics(client.with_options(retry=FEW))
        listener = Listener(events)
        listener.start()
        assert between.wait(10)
        call = threading.Thread(target=lambda: answers.append(client.request("GET", "/api/other").status_code))
        call.start()
        assert asked.wait(10)
        events.close()
        closed.set()
        call.join(10)
        listener.join(10)
        assert (answers, server.connections, listener.taken) == ([200], 1, ["metrics"])
