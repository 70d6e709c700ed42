"""A stream that another thread closes than the one that waits for its events."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from mailrig import Stalwart
from overlay.support_faults import Peer, faulty
from overlay.support_streams import HEAD, METRIC, Streaming, metrics, sent
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
