"""A server on loopback that fails as told, request by request, and counts what it saw."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from support.loopback import Exchange, deaf_port


class Faulty:
    """A running server; `seen` holds the requests that it read whole, `connections` how many were opened."""

    def __init__(self, url: str, steps: tuple[Step, ...]) -> None:
        self.url = url
        self.seen: list[Exchange] = []
        self.connections = 0
        self.handshakes_failed = 0
        self.ended = threading.Event()
        self._steps = list(steps)
        self._lock = threading.Lock()

    def next(self) -> Step:
        with self._lock:
            return self._steps.pop(0) if len(self._steps) > 1 else self._steps[0]

    def saw(self, count: int) -> bool:
        """Waits until so many requests were read, for ten seconds at most."""
        for _ in range(1_000):
            if len(self.seen) >= count:
                return True
            self.ended.wait(0.01)
        return False

    @property
    def paths(self) -> list[str]:
        return [each.line.rpartition(" ")[0] for each in self.seen]


@dataclass
class Peer:
    """One connection."""

    server: Faulty
    socket: socket.socket
    buffer: bytes = b""
    open: bool = True

    def read(self) -> Exchange | None:
        while b"\r\n\r\n" not in self.buffer:
            if not self._more():
                return None
        head, _, rest = self.buffer.partition(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in fields)}
        self.buffer = rest
        while len(self.buffer) < int(headers.get("content-length", 0)):
            if not self._more():
                return None
        length = int(headers.get("content-length", 0))
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        exchange = Exchange(line, headers, body)
        self.server.seen.append(exchange)
        return exchange

    def _more(self) -> bool:
        chunk = self.socket.recv(65536)
        self.buffer += chunk
        return bool(chunk)

    def reset(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        self.open = False
        self.socket.close()


Step = Callable[[Peer], None]


def head(status: int, length: int | None, content_type: str | None, headers: dict[str, str]) -> bytes:
    fields = dict(headers)
    if content_type is not None:
        fields["Content-Type"] = content_type
    if length is not None:
        fields["Content-Length"] = str(length)
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


def reply(
    status: int = 200, body: bytes = b"[]", content_type: str | None = "application/json", **headers: str
) -> Step:
    """Answers; a keyword such as `retry_after` is the header `retry-after`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def step(peer: Peer) -> None:
        if peer.read():
            peer.socket.sendall(head(status, len(body), content_type, named) + body)

    return step


def reset_unread(peer: Peer) -> None:
    """Resets the connection without reading the request."""
    peer.reset()


def reset_read(peer: Peer) -> None:
    """Reads the request, and resets the connection."""
    peer.read()
    peer.reset()


def hang_up(peer: Peer) -> None:
    """Reads the request, and closes the connection."""
    peer.read()
    peer.close()


def silence(peer: Peer) -> None:
    """Reads the request, and never answers."""
    peer.read()
    peer.server.ended.wait(30)
    peer.close()


def _drip(peer: Peer, data: bytes) -> None:
    for index in range(len(data)):
        peer.socket.sendall(data[index : index + 1])
        if peer.server.ended.wait(0.02):
            return


def drip_head(peer: Peer) -> None:
    """Sends header fields for ever, a byte at a time."""
    peer.read()
    _drip(peer, b"HTTP/1.1 200 OK\r\n" + b"X-Filler: filler\r\n" * 1_000)


def drip_body(peer: Peer) -> None:
    """Sends a body for ever, a byte at a time."""
    peer.read()
    peer.socket.sendall(head(200, 10_000, "application/json", {}))
    _drip(peer, b" " * 10_000)


def truncated(peer: Peer) -> None:
    """Sends half a body, and closes the connection."""
    peer.read()
    peer.socket.sendall(head(200, 100, "application/json", {}) + b'[{"id": 1')
    peer.close()


def garbage(peer: Peer) -> None:
    """Answers what is no HTTP."""
    peer.read()
    peer.socket.sendall(b"\x00\x01nonsense\r\n\r\n")
    peer.close()


def _handle(server: Faulty, connection: socket.socket, context: ssl.SSLContext | None) -> None:
    with suppress(OSError), connection:
        connection.settimeout(30)
        if context is not None:
            try:
                connection = context.wrap_socket(connection, server_side=True)
            except OSError:
                server.handshakes_failed += 1
                return
        with connection:
            peer = Peer(server, connection)
            for _ in range(10_000):
                waiting = peer.buffer or (connection.recv(1) if context else connection.recv(1, socket.MSG_PEEK))
                if not waiting:
                    return
                peer.buffer += waiting if context and not peer.buffer else b""
                server.next()(peer)
                if not peer.open:
                    return


class Counting(Protocol):
    """What `accepting` counts in and ends."""

    connections: int
    ended: threading.Event


@contextmanager
def accepting(listener: socket.socket, server: Counting, handle: Callable[[socket.socket], None]) -> Iterator[None]:
    """Handles each connection in a thread of its own while the block runs; then tells the server that it ended."""

    def accept() -> None:
        for _ in range(100_000):
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            server.connections += 1
            threading.Thread(target=handle, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.ended.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


@contextmanager
def faulty(*steps: Step, context: ssl.SSLContext | None = None) -> Iterator[Faulty]:
    """A server that takes a step for each request; the last one is repeated."""
    listener = socket.create_server(("127.0.0.1", 0))
    scheme, host = ("https", "localhost") if context else ("http", "127.0.0.1")
    server = Faulty(f"{scheme}://{host}:{listener.getsockname()[1]}", steps or (reply(),))

    with accepting(listener, server, lambda connection: _handle(server, connection, context)):
        yield server


def closed_port() -> str:
    """The URL of a port at which nobody listens."""
    return f"http://127.0.0.1:{deaf_port()}"
