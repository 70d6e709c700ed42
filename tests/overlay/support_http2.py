"""A server on loopback that speaks HTTP/2 over TLS, fails as told, stream by stream, and counts what it saw."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.settings
from mailrig import Connections
from overlay.support_faults import accepting
from overlay.support_tls import certificate, serving


@dataclass(frozen=True)
class Request:
    """A request that was read whole."""

    connection: int
    stream: int
    headers: dict[str, str]
    body: bytes

    @property
    def line(self) -> str:
        return f"{self.headers[':method']} {self.headers[':path']}"


@dataclass
class Server:
    """A running server.

    Args:
        url: Where it is.
        steps: What it does, request by request.
        streams: How many requests a connection may carry at once.
        seen: The requests that it read whole.
        connections: How many connections were opened.
        protocols: What each of them spoke.
        left: The numbers of those that the client closed.
    """

    url: str
    steps: list[Step]
    streams: int | None
    seen: list[Request] = field(default_factory=list)
    connections: int = 0
    protocols: list[str | None] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> Step:
        with self.lock:
            return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]

    def saw(self, count: int) -> bool:
        """Waits until so many requests were read, for ten seconds at most."""
        return self._comes(lambda: len(self.seen) >= count)

    def was_left(self, number: int) -> bool:
        """Waits until the client closed a connection, for ten seconds at most."""
        return self._comes(lambda: number in self.left)

    def _comes(self, so: Callable[[], bool]) -> bool:
        for _ in range(1_000):
            if so():
                return True
            self.ended.wait(0.01)
        return False


@dataclass
class Peer:
    """One connection."""

    server: Server
    number: int
    socket: ssl.SSLSocket
    state: h2.connection.H2Connection
    open: bool = True
    pending: dict[int, tuple[dict[str, str], bytearray]] = field(default_factory=dict)
    held: list[int] = field(default_factory=list)

    def flush(self) -> None:
        self.socket.sendall(self.state.data_to_send())

    def answer(
        self, stream: int, status: int, body: bytes, content_type: str | None, headers: dict[str, str], *, end: bool
    ) -> None:
        fields = [(":status", str(status)), *headers.items()]
        fields += [("content-type", content_type)] if content_type else []
        self.state.send_headers(stream, fields)
        self.state.send_data(stream, body, end_stream=end)
        self.flush()

    def drain(self) -> None:
        """Waits until the client closes: what it still sends must not reset the connection before it has read."""
        for _ in range(1_000):
            if not self.socket.recv(65536):
                break
        self.close()

    def close(self, *, reset: bool = False) -> None:
        self.open = False
        if reset:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def received(self, event: h2.events.Event) -> None:
        if isinstance(event, h2.events.RequestReceived):
            self.pending[event.stream_id] = (
                {_text(name): _text(value) for name, value in event.headers},
                bytearray(),
            )
        elif isinstance(event, h2.events.DataReceived):
            self.pending[event.stream_id][1].extend(event.data)
            self.state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.StreamEnded):
            headers, body = self.pending.pop(event.stream_id)
            self.server.seen.append(Request(self.number, event.stream_id, headers, bytes(body)))
            self.server.next()(self, event.stream_id)


Step = Callable[[Peer, int], None]


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")


def reply(
    status: int = 200, body: bytes = b"[]", content_type: str | None = "application/json", **headers: str
) -> Step:
    """Answers; a keyword such as `retry_after` is the header `retry-after`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda peer, stream: peer.answer(stream, status, body, content_type, named, end=True)


def reset(code: h2.errors.ErrorCodes) -> Step:
    """Resets the stream of a request that was read."""

    def step(peer: Peer, stream: int) -> None:
        peer.state.reset_stream(stream, code)
        peer.flush()

    return step


def go_away(last: int | None) -> Step:
    """Ends the connection, naming the last stream that was looked at: a number, or None for the request's own."""

    def step(peer: Peer, stream: int) -> None:
        peer.state.close_connection(last_stream_id=stream if last is None else last)
        peer.flush()
        peer.drain()

    return step


def hang_up(peer: Peer, stream: int) -> None:
    """Closes the connection without a word."""
    peer.close()


def cut(peer: Peer, stream: int) -> None:
    """Resets the connection."""
    peer.close(reset=True)


def half_reset(peer: Peer, stream: int) -> None:
    """Sends half a body, and resets the stream."""
    peer.answer(stream, 200, b'[{"id": 1', "application/json", {}, end=False)
    reset(h2.errors.ErrorCodes.INTERNAL_ERROR)(peer, stream)


def half_closed(peer: Peer, stream: int) -> None:
    """Sends half a body, and closes the connection."""
    peer.answer(stream, 200, b'[{"id": 1', "application/json", {}, end=False)
    peer.close()


def garbage(peer: Peer, stream: int) -> None:
    """Sends what is no frame of HTTP/2."""
    peer.socket.sendall(b"\x00\x00\x08\x06\x00\x00\x00\x00\x07nonsense")
    peer.close()


def half_garbage(peer: Peer, stream: int) -> None:
    """Sends half a body, and then what is no frame of HTTP/2."""
    peer.answer(stream, 200, b'[{"id": 1', "application/json", {}, end=False)
    garbage(peer, stream)


def silence(peer: Peer, stream: int) -> None:
    """Never answers."""


def drip_body(peer: Peer, stream: int) -> None:
    """Sends a body for ever, a byte at a time."""
    peer.answer(stream, 200, b"[", "application/json", {}, end=False)
    for _ in range(2_000):
        if peer.server.ended.wait(0.02):
            return
        peer.state.send_data(stream, b" ")
        peer.flush()


def ping(peer: Peer, stream: int) -> None:
    """Sends frames for ever, none of them an answer."""
    for _ in range(2_000):
        if peer.server.ended.wait(0.02):
            return
        peer.state.ping(b"12345678")
        peer.flush()


def together(count: int, body: bytes = b"[]") -> Step:
    """Answers so many requests of a connection when all of them were read, the last one first."""

    def step(peer: Peer, stream: int) -> None:
        peer.held.append(stream)
        if len(peer.held) == count:
            for each in reversed(peer.held):
                peer.answer(each, 200, body, "application/json", {}, end=True)
            peer.held.clear()

    return step


def _handle(server: Server, plain: socket.socket, context: ssl.SSLContext) -> None:
    with suppress(OSError), plain:
        plain.settimeout(30)
        with context.wrap_socket(plain, server_side=True) as wrapped:
            with server.lock:
                server.protocols.append(wrapped.selected_alpn_protocol())
                number = len(server.protocols)
            state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
            if server.streams is not None:
                limit = {h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: server.streams}
                state.local_settings = h2.settings.Settings(client=False, initial_values=limit)
            state.initiate_connection()
            peer = Peer(server, number, wrapped, state)
            peer.flush()
            for _ in range(100_000):
                data = wrapped.recv(65536) if peer.open else b""
                if not data:
                    server.left += [number] if peer.open else []
                    return
                for event in state.receive_data(data):
                    if peer.open:
                        peer.received(event)
                if peer.open:
                    peer.flush()


@contextmanager
def http2(*steps: Step, streams: int | None = 100) -> Iterator[Server]:
    """A server that takes a step for each request; the last one is repeated.

    Args:
        steps: The steps.
        streams: How many requests a connection may carry at once, as the server says.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(f"https://localhost:{listener.getsockname()[1]}", list(steps) or [reply()], streams)
    context = serving()
    context.set_alpn_protocols(["h2"])

    with accepting(listener, server, lambda connection: _handle(server, connection, context)):
        yield server


def connecting() -> Connections:
    """How a client reaches such a server."""
    return Connections(http2=True, verify=certificate(), trust_env=False)
