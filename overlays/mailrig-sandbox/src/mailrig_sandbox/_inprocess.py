"""httpx transports that drive the servers' ASGI applications without a socket.

httpx's own `ASGITransport` gives a response only once it has the whole body, so that it would wait for ever for that of
an endless event stream; these give each piece as it comes. A fault of the connection becomes the error that httpx
raises for it at a socket. A client cannot take such an error as proof that nothing was sent, since it does not know the
transport: what depends on that, test over sockets.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import httpx

from mailrig_sandbox._asgi import Exchange, Head, Piece

if TYPE_CHECKING:
    from mailrig_sandbox._sandbox import Sandbox

T = TypeVar("T")


class SyncTransport(httpx.BaseTransport):
    """Asks one API of a sandbox.

    Args:
        sandbox: The sandbox.
        api: The API.
    """

    def __init__(self, sandbox: Sandbox, api: str) -> None:
        self._sandbox = sandbox
        self._api = api

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask."""
        call = _Call(self._sandbox, self._api, request, request.read())
        try:
            head = call.begun(_came(call.begin(), request))
        except BaseException:
            call.leave()
            raise
        return httpx.Response(head.status, headers=head.headers, stream=_Pieces(call), request=request)


class AsyncTransport(httpx.AsyncBaseTransport):
    """The asynchronous twin of `SyncTransport`, for asyncio and trio."""

    def __init__(self, sandbox: Sandbox, api: str) -> None:
        self._sandbox = sandbox
        self._api = api

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask."""
        call = _Call(self._sandbox, self._api, request, await request.aread())
        try:
            head = call.begun(await _awaited(call.begin(), request))
        except BaseException:
            call.leave()
            raise
        return httpx.Response(head.status, headers=head.headers, stream=_AsyncPieces(call), request=request)


class _Call:
    """What a client's thread knows of an exchange on the servers' thread.

    Args:
        sandbox: The sandbox.
        api: The API.
        request: The request.
        body: Its body.
    """

    def __init__(self, sandbox: Sandbox, api: str, request: httpx.Request, body: bytes) -> None:
        self.request = request
        self.over = False
        self._sandbox, self._api, self._thread = sandbox, api, sandbox.thread
        self._exchange = Exchange(request, body)
        self._here: list[Piece] = []

    def begin(self) -> Future[list[Piece]]:
        """Ask, and wait for the first pieces of the answer."""
        return self._thread.submit(self._begin())

    async def _begin(self) -> list[Piece]:
        if self._sandbox.faults.refused(self._api):
            raise httpx.ConnectError("Connection refused", request=self.request)
        self._thread.begin(self._exchange.run(self._sandbox.application(self._api)))
        return await self._exchange.pieces()

    def begun(self, pieces: list[Piece]) -> Head:
        """The head of the answer, taken from its first pieces."""
        head, *self._here = pieces
        if isinstance(head, Head):
            return head
        raise head if isinstance(head, httpx.TransportError) else TypeError(f"an answer begins with {head!r}")

    def more(self) -> Future[list[Piece]]:
        """Wait for further pieces."""
        return self._thread.submit(self._exchange.pieces())

    def bytes_of(self, pieces: list[Piece]) -> Iterator[bytes]:
        """What pieces hold of the body; after the last of them, it is over."""
        for piece in pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                self.over = True
                if isinstance(piece, httpx.TransportError):
                    raise piece

    def here(self) -> Iterator[bytes]:
        """What has come of the body with the head."""
        pieces, self._here = self._here, []
        return self.bytes_of(pieces)

    def leave(self) -> None:
        """Tell the application that its client has gone."""
        if not self.over:
            with suppress(RuntimeError):  # the servers' thread has ended
                self._thread.loop.call_soon_threadsafe(self._exchange.leave)


class _Pieces(httpx.SyncByteStream):
    def __init__(self, call: _Call) -> None:
        self._call = call

    def __iter__(self) -> Iterator[bytes]:
        yield from self._call.here()
        while not self._call.over:
            yield from self._call.bytes_of(_came(self._call.more(), self._call.request))

    def close(self) -> None:
        self._call.leave()


class _AsyncPieces(httpx.AsyncByteStream):
    def __init__(self, call: _Call) -> None:
        self._call = call

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._call.here():
            yield piece
        while not self._call.over:
            for piece in self._call.bytes_of(await _awaited(self._call.more(), self._call.request)):
                yield piece

    async def aclose(self) -> None:
        self._call.leave()


def _came(future: Future[T], request: httpx.Request) -> T:
    """What comes of something on the servers' thread; what that left undone when it ended is an error."""
    try:
        return future.result()
    except CancelledError:
        raise httpx.ReadError("Connection reset by peer", request=request) from None


async def _awaited(future: Future[T], request: httpx.Request) -> T:
    done, soon = anyio.Event(), _soon()

    def wake(_: object) -> None:
        with suppress(RuntimeError):  # the loop of who waited has ended
            soon(done.set)

    future.add_done_callback(wake)
    try:
        await done.wait()
    finally:
        future.cancel()
    return _came(future, request)


def _soon() -> Callable[[Callable[[], object]], object]:
    """What has the caller's event loop do something, from any thread and without waiting for it."""
    try:
        return asyncio.get_running_loop().call_soon_threadsafe
    except RuntimeError:
        trio: Any = sys.modules["trio"]
        token: Any = trio.lowlevel.current_trio_token()
        return token.run_sync_soon  # type: ignore[no-any-return]
