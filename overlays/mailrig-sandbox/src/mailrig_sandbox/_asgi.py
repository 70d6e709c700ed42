"""A request to an ASGI application without a socket, and its answer piece by piece; on the servers' thread only."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import h11
import httpx
from starlette.types import ASGIApp, Message, Scope

from mailrig_sandbox._app import TRANSPORT
from mailrig_sandbox._serving import HOST

# uvicorn lets an application wait, too, while its client reads nothing.
_MOST_WAITING = 16
_LOGGER = logging.getLogger("mailrig_sandbox")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of an answer.

    Args:
        status: The status code.
        headers: The header fields.
    """

    status: int
    headers: list[tuple[bytes, bytes]]


Piece = Head | bytes | httpx.TransportError | None
"""What a client has of an answer: its head, something of its body, the error that it breaks off with, or its end."""


class Reading:
    """What a client makes of what comes to it; it waits for nothing.

    Args:
        request: What is answered.
    """

    def __init__(self, request: httpx.Request) -> None:
        self._request = request
        self._begun = self._over = False
        self._parser = h11.Connection(h11.CLIENT)

    def read(self, came: Message | bytes | None) -> Iterator[Piece]:
        """The pieces of an answer.

        Args:
            came: A message of the application; bytes that it wrote past ASGI, none when it closed the connection; or
                None for a reset.
        """
        for piece in self._pieces(came):
            if self._over:
                return
            self._begun = True
            self._over = not isinstance(piece, (Head, bytes))
            yield piece

    def _pieces(self, came: Message | bytes | None) -> Iterator[Piece]:
        if came is None:
            yield httpx.ReadError("Connection reset by peer", request=self._request)
        elif isinstance(came, bytes):
            yield from self._parsed(came)
        elif came["type"] == "http.response.start":
            yield Head(came["status"], list(came["headers"]))
        else:
            if came.get("body") and self._request.method != "HEAD":
                yield came["body"]
            if not came.get("more_body"):
                yield None

    def _parsed(self, written: bytes) -> Iterator[Piece]:
        if self._parser.our_state is h11.IDLE:
            if not written:
                said = "peer closed connection without sending complete message body (incomplete chunked read)"
                missing = "Server disconnected without sending a response."
                yield httpx.RemoteProtocolError(said if self._begun else missing, request=self._request)
                return
            self._parser.send(h11.Request(method=self._request.method, target="/", headers=[("host", HOST)]))
            self._parser.send(h11.EndOfMessage())
        self._parser.receive_data(written)
        try:
            while (event := self._parser.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
                if isinstance(event, h11.Response):
                    yield Head(event.status_code, list(event.headers))
                elif isinstance(event, h11.Data):
                    yield bytes(event.data)
                else:
                    yield None
                    return
        except h11.RemoteProtocolError as error:
            yield httpx.RemoteProtocolError(str(error), request=self._request)


class Exchange:
    """A request, and what came of its answer.

    Args:
        request: The request.
        body: Its body.
    """

    def __init__(self, request: httpx.Request, body: bytes) -> None:
        self._request = request
        self._body: bytes | None = body
        self._reading = Reading(request)
        self._waiting: deque[Message | bytes | None] = deque()
        self._came, self._room, self._gone = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._room.set()

    async def run(self, application: ASGIApp) -> None:
        """Have the application answer; it goes on when the client has left, as it does behind a socket."""
        try:
            await application(self._scope(), self._receive, self._send)
        except asyncio.CancelledError:
            self.put(None)
            raise
        except Exception:
            _LOGGER.exception("the application failed")
        finally:
            self.put(b"")

    def put(self, came: Message | bytes | None) -> None:
        """Let something come to the client; None is a reset, and no bytes are the end of the connection."""
        self._waiting.append(came)
        self._came.set()
        if len(self._waiting) >= _MOST_WAITING:
            self._room.clear()
        if not came:
            self._gone.set()

    def leave(self) -> None:
        """End the connection as a client does."""
        self._gone.set()
        self._room.set()

    async def pieces(self) -> list[Piece]:
        """What has come since, at least one piece.

        Raises:
            httpx.ReadTimeout: Nothing came for as long as the client wants to wait.
        """
        found: list[Piece] = []
        while not found:
            try:
                async with asyncio.timeout(self._request.extensions.get("timeout", {}).get("read")):
                    await self._came.wait()
            except TimeoutError:
                raise httpx.ReadTimeout("The read operation timed out", request=self._request) from None
            self._came.clear()
            while self._waiting:
                found += self._reading.read(self._waiting.popleft())
            self._room.set()
        return found

    def _scope(self) -> Scope:
        path, _, query = self._request.url.raw_path.partition(b"?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "server": (HOST, self._request.url.port),
            "client": (HOST, 0),
            "scheme": "http",
            "method": self._request.method,
            "root_path": "",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "query_string": query,
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            TRANSPORT: _Wire(self),
        }

    async def _receive(self) -> Message:
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body, "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        await self._room.wait()
        if self._gone.is_set():
            return
        self.put(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self._gone.set()


class _Wire(asyncio.Transport):
    """What an application takes for the connection itself.

    Args:
        exchange: Whose connection it is.
    """

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._exchange.put(bytes(data))

    def close(self) -> None:
        self._exchange.put(b"")

    def abort(self) -> None:
        self._exchange.put(None)
