"""The body of an answer that is left open, and what closing it gives back to the pool."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from mailrig._mending import abandoned
from mailrig._quiet import quiet


class Wire:
    """What one stream is read from, which another thread may close to end the stream."""

    def __init__(self) -> None:
        self.closed = False
        self._wire: Any = None
        # The handler of a signal may close the stream, too.
        self._lock = threading.RLock()

    def __call__(self, wire: Any) -> None:
        """Notes the connection of the stream, which is closed if the stream was."""
        with self._lock:
            self._wire = wire
            if self.closed:
                self.close()

    def let_go(self) -> None:
        """Forgets the connection, which may carry another call from now on."""
        with self._lock:
            self._wire = None

    def close(self) -> None:
        """Closes the connection under the thread that waits for it, which wakes it."""
        with self._lock:
            self.closed = True
            if self._wire is not None:
                self._wire.close()


def leave_open(response: httpx.Response, transport: Any, extensions: dict[str, Any]) -> None:
    """Leaves the body of an answer to others, and tells of its connection where that was asked for.

    Args:
        response: The answer.
        transport: The transport.
        extensions: The extensions of the request.
    """
    response.stream = OpenStream(response.stream, transport, extensions)
    if isinstance(tell := extensions["stream"], Wire):
        tell(response.extensions.get("network_stream"))


class OpenStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that others read; when it is closed before its end, or cut short, nothing of it stays in the pool.

    Args:
        stream: The body as the transport gave it.
        transport: The transport.
        extensions: The extensions of the request.
    """

    def __init__(self, stream: Any, transport: Any, extensions: dict[str, Any]) -> None:
        self._stream = stream
        self._transport = transport
        self._extensions = extensions
        self._whole = False

    def __iter__(self) -> Iterator[bytes]:
        parts = iter(self._stream)
        while True:
            with _reading():
                try:
                    part = next(parts)
                except StopIteration:
                    break
            yield part
        self._whole = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        parts = aiter(self._stream)
        while True:
            with _reading():
                try:
                    part = await anext(parts)
                except StopAsyncIteration:
                    break
            yield part
        self._whole = True

    def close(self) -> None:
        """Closes it."""
        if isinstance(wire := self._extensions["stream"], Wire):
            wire.let_go()
        try:
            self._stream.close()
        finally:
            for connection in self._abandoned():
                connection.close()

    async def aclose(self) -> None:
        """Closes it."""
        from anyio import CancelScope

        try:
            await self._stream.aclose()
        finally:
            with CancelScope(shield=True):
                for connection in self._abandoned():
                    await connection.aclose()

    def _abandoned(self) -> list[Any]:
        return abandoned(self._transport, self._extensions, cut=not self._whole)


@contextmanager
def _reading() -> Iterator[None]:
    """What httpcore lets through of h2's own errors is an error of the transport, too; its logs show nothing."""
    try:
        with quiet():
            yield
    except httpx.TransportError:
        raise
    except Exception as error:
        raise httpx.RemoteProtocolError(type(error).__name__) from error
