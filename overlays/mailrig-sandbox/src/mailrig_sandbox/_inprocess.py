"""httpx transports that ask the sandbox without a socket.

A fault of the connection becomes the error that httpx raises for it at a socket. A client cannot take such an error as
proof that nothing was sent, since it does not know the transport: what depends on that, test over sockets.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl

import httpx

from mailrig_sandbox._delivery import whole
from mailrig_sandbox._host import Answer
from mailrig_sandbox._http import Request
from mailrig_sandbox._serving import LoopThread
from mailrig_sandbox.faults import Delivery

if TYPE_CHECKING:
    from mailrig_sandbox._sandbox import Sandbox

T = TypeVar("T")


def _asked(request: httpx.Request, body: bytes) -> Request:
    path, _, query = request.url.raw_path.partition(b"?")
    return Request(
        operation_id=None,
        method=request.method,
        path=path.decode("latin-1"),
        query=tuple(parse_qsl(query.decode("latin-1"), keep_blank_values=True)),
        headers={name.lower(): value for name, value in request.headers.items()},
        body=body,
    )


def _patience(request: httpx.Request) -> float | None:
    read: float | None = request.extensions.get("timeout", {}).get("read")
    return read


@contextmanager
def _impatient() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise httpx.ReadTimeout("The read operation timed out") from None


async def _arrived(answer: Answer, request: httpx.Request) -> httpx.Response:
    """What a client has of an answer in the end; of a slow one it only sees whether that exceeds its patience."""
    reply, delivery = answer.reply, answer.delivery or Delivery()
    if delivery.reset:
        raise httpx.ReadError("Connection reset by peer", request=request)
    with _impatient():
        async with asyncio.timeout(_patience(request)):
            body = await whole(answer.reply)
            await asyncio.sleep(delivery.head_seconds + delivery.body_seconds)
    if delivery.kept < 1 or delivery.announced > 0:
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body", request=request)
    if delivery.announced < 0:
        body = body[: delivery.announced]
    return httpx.Response(reply.status, headers=_headers(answer), content=body, request=request)


def _headers(answer: Answer) -> list[tuple[str, str]]:
    kind = answer.reply.content_type
    return [*answer.reply.headers.items(), *([("content-type", kind)] if kind is not None else [])]


async def _exchanged(sandbox: Sandbox, api: str, request: httpx.Request, asked: Request) -> httpx.Response | _Flow:
    if sandbox.faults.refused(api):
        raise httpx.ConnectError("Connection refused", request=request)
    answer = await sandbox.host(api).answer(asked)
    if answer.reply.stream is None or answer.delivery is not None:
        return await _arrived(answer, request)
    return _Flow(answer, answer.reply.stream, sandbox.thread, request)


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
        asked = _asked(request, request.read())
        with _cut_off(request):
            had = self._sandbox.thread.submit(_exchanged(self._sandbox, self._api, request, asked)).result()
        return had.response(_Pieces(had)) if isinstance(had, _Flow) else had


class AsyncTransport(httpx.AsyncBaseTransport):
    """The asynchronous twin of `SyncTransport`, for asyncio."""

    def __init__(self, sandbox: Sandbox, api: str) -> None:
        self._sandbox = sandbox
        self._api = api

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask."""
        asked = _asked(request, await request.aread())
        exchanged = self._sandbox.thread.submit(_exchanged(self._sandbox, self._api, request, asked))
        had = await _awaited(exchanged, request)
        return had.response(_AsyncPieces(had)) if isinstance(had, _Flow) else had


@contextmanager
def _cut_off(request: httpx.Request) -> Iterator[None]:
    """Makes an error of the connection of what the servers' thread left undone when it ended."""
    try:
        yield
    except CancelledError:
        raise httpx.ReadError("Connection reset by peer", request=request) from None


async def _awaited(future: Future[T], request: httpx.Request) -> T:
    try:
        return await asyncio.wrap_future(future)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        raise httpx.ReadError("Connection reset by peer", request=request) from None


class _Flow:
    """A stream of the servers' thread, which its reader may leave while it waits.

    Args:
        answer: What it is the body of.
        stream: The stream.
        thread: The servers' thread.
        request: What is answered.
    """

    def __init__(
        self, answer: Answer, stream: AsyncIterator[bytes], thread: LoopThread, request: httpx.Request
    ) -> None:
        self.request = request
        self._answer, self._stream, self._thread = answer, stream, thread
        self._reading: asyncio.Task[Any] | None = None

    def response(self, pieces: httpx.SyncByteStream | httpx.AsyncByteStream) -> httpx.Response:
        """The response whose body comes piece by piece."""
        return httpx.Response(
            self._answer.reply.status, headers=_headers(self._answer), stream=pieces, request=self.request
        )

    def next(self) -> Future[bytes]:
        """The next piece; empty at the end."""
        return self._thread.submit(self._next())

    async def _next(self) -> bytes:
        self._reading = asyncio.current_task()
        try:
            with _impatient():
                async with asyncio.timeout(_patience(self.request)):
                    return await anext(self._stream, b"")
        finally:
            self._reading = None

    def end(self) -> Future[None]:
        """End the stream, also one that is being waited for."""
        if self._thread.ended:
            done: Future[None] = Future()
            done.set_result(None)
            return done
        return self._thread.submit(self._end())

    async def _end(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait({self._reading})
        close = getattr(self._stream, "aclose", None)
        if close is not None:
            await close()


class _Pieces(httpx.SyncByteStream):
    def __init__(self, flow: _Flow) -> None:
        self._flow = flow

    def __iter__(self) -> Iterator[bytes]:
        with _cut_off(self._flow.request):
            while piece := self._flow.next().result():
                yield piece

    def close(self) -> None:
        self._flow.end().result()


class _AsyncPieces(httpx.AsyncByteStream):
    def __init__(self, flow: _Flow) -> None:
        self._flow = flow

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while piece := await _awaited(self._flow.next(), self._flow.request):
            yield piece

    async def aclose(self) -> None:
        await asyncio.wrap_future(self._flow.end())
