"""A way to an index that stands still at one upload."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_WAIT = 240.0


@dataclass
class Gate:
    """Passes everything on to a server, until the upload where it stops.

    Args:
        url: Its address, without a slash at the end.
        arrived: Whether the upload has come where the gate stops.
        resumed: Whether an upload that stands still goes on.
    """

    url: str
    arrived: threading.Event = field(default_factory=threading.Event)
    resumed: threading.Event = field(default_factory=threading.Event)
    uploads: int = 0
    _stop: int = 0
    _taken: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stop_at(self, number: int, *, taken: bool) -> None:
        """Stops at an upload, counted from now and from 1: before the server gets it, or after it has taken it."""
        self.uploads, self._stop, self._taken = 0, number, taken
        self.arrived.clear()
        self.resumed.clear()

    def is_stop(self, chunk: bytes) -> bool:
        """Whether a request is the upload to stop at."""
        if not chunk.startswith(b"POST "):
            return False
        with self._lock:
            self.uploads += 1
            return self.uploads == self._stop

    @property
    def is_taken(self) -> bool:
        """Whether the server gets the upload where the gate stops."""
        return self._taken


def _pass_on(gate: Gate, client: socket.socket, server: socket.socket, stopped: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while chunk := client.recv(65536):
            if gate.is_stop(chunk):
                if gate.is_taken:
                    stopped.set()
                else:
                    gate.arrived.set()
                    if not gate.resumed.wait(_WAIT):
                        return
            server.sendall(chunk)
    with contextlib.suppress(OSError):
        server.shutdown(socket.SHUT_WR)


def _pass_back(gate: Gate, client: socket.socket, server: socket.socket, stopped: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while chunk := server.recv(65536):
            if stopped.is_set():
                gate.arrived.set()
                return
            client.sendall(chunk)
        client.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def opened(server_url: str) -> Iterator[Gate]:
    """A gate before a server, for the length of the block."""
    target = urlsplit(server_url)
    listener = socket.create_server(("127.0.0.1", 0))
    gate = Gate(f"http://127.0.0.1:{listener.getsockname()[1]}")
    sockets: list[socket.socket] = []

    def accept() -> None:
        for _ in range(10_000):
            try:
                client = listener.accept()[0]
                server = socket.create_connection((target.hostname or "", target.port or 80), timeout=_WAIT)
            except OSError:
                return
            client.settimeout(_WAIT)
            sockets.extend((client, server))
            stopped = threading.Event()
            for way in (_pass_on, _pass_back):
                threading.Thread(target=way, args=(gate, client, server, stopped), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield gate
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for each in sockets:
            each.close()
        thread.join(timeout=10)
