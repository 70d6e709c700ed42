"""A server on loopback whose answers a test writes down byte by byte."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from functools import cache


@cache
def _deaf() -> socket.socket:
    deaf = socket.socket()
    deaf.bind(("127.0.0.1", 0))
    return deaf


def deaf_port() -> int:
    """A port at which nobody listens, and which nobody else is given as long as this process runs."""
    return int(_deaf().getsockname()[1])


@dataclass
class Exchange:
    """What the server saw of one request."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A running server and the requests that it saw."""

    url: str
    requests: list[Exchange] = field(default_factory=list)


Answer = Callable[[Exchange, socket.socket], None]


def answer(status: int, body: bytes = b"", content_type: str = "application/json") -> Answer:
    """An answer with a body, after which the connection is closed."""

    def send(_: Exchange, connection: socket.socket) -> None:
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + body)

    return send


def _read(connection: socket.socket) -> Exchange | None:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    line, _, fields = head.partition(b"\r\n")
    headers = {name.lower(): value for name, value in BytesParser().parsebytes(fields).items()}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    return Exchange(line.decode(), headers, body)


@contextmanager
def serve(send: Answer) -> Iterator[Server]:
    """A server that answers every request alike, until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(30)
    server = Server(f"http://127.0.0.1:{listener.getsockname()[1]}")

    def handle(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(30)
            try:
                exchange = _read(connection)
                if exchange:
                    server.requests.append(exchange)
                    send(exchange, connection)
            except OSError:
                return

    def accept() -> None:
        for _ in range(10_000):
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=handle, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        listener.close()
