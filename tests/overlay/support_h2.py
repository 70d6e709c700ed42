"""A server on loopback that speaks HTTP/2 and answers as told, request by request."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import RequestReceived, StreamEnded
from h2.exceptions import ProtocolError

Step = Callable[[H2Connection, int], bool]


def answer(connection: H2Connection, stream: int) -> bool:
    """Answers with an empty list."""
    connection.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
    connection.send_data(stream, b"[]", end_stream=True)
    return True


def half(connection: H2Connection, stream: int) -> bool:
    """Sends half a body, and breaks the stream off."""
    connection.send_headers(stream, [(":status", "200"), ("content-type", "application/json")])
    connection.send_data(stream, b"[")
    connection.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
    return True


def reset(connection: H2Connection, stream: int) -> bool:
    """Breaks the stream off."""
    connection.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
    return True


def go_away(connection: H2Connection, stream: int) -> bool:
    """Breaks the connection off, having read the request."""
    connection.close_connection(ErrorCodes.INTERNAL_ERROR, last_stream_id=stream)
    return False


def hang_up(connection: H2Connection, stream: int) -> bool:
    """Closes the connection without a word."""
    return False


class Multiplexing:
    """A running server; `seen` holds the paths of the requests that it read."""

    def __init__(self, url: str, steps: tuple[Step, ...]) -> None:
        self.url = url
        self.seen: list[str] = []
        self.headers: list[dict[str, str]] = []
        self._steps = list(steps)
        self._lock = threading.Lock()

    def next(self) -> Step:
        with self._lock:
            return self._steps.pop(0) if len(self._steps) > 1 else self._steps[0]


def _serve(server: Multiplexing, raw: socket.socket, context: ssl.SSLContext) -> None:
    with suppress(OSError, ProtocolError), raw:
        raw.settimeout(30)
        with context.wrap_socket(raw, server_side=True) as wire:
            if wire.selected_alpn_protocol() != "h2":
                return
            connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
            connection.initiate_connection()
            wire.sendall(connection.data_to_send())
            for _ in range(10_000):
                data = wire.recv(65536)
                if not data:
                    return
                for event in connection.receive_data(data):
                    if isinstance(event, RequestReceived):
                        fields = {str(name): str(value) for name, value in event.headers}
                        server.headers.append(fields)
                        server.seen.append(fields[":path"])
                    if isinstance(event, StreamEnded) and not server.next()(connection, event.stream_id):
                        wire.sendall(connection.data_to_send())
                        return
                wire.sendall(connection.data_to_send())


@contextmanager
def multiplexing(context: ssl.SSLContext, *steps: Step) -> Iterator[Multiplexing]:
    """A server that takes a step for each request; the last one is repeated."""
    context.set_alpn_protocols(["h2"])
    listener = socket.create_server(("127.0.0.1", 0))
    server = Multiplexing(f"https://localhost:{listener.getsockname()[1]}", steps or (answer,))

    def accept() -> None:
        for _ in range(10_000):
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=_serve, args=(server, connection, context), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
