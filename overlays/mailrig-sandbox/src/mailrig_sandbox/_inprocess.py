"""httpx transports that ask the sandbox without a socket.

A fault of the connection becomes the error that httpx raises for it at a socket. A client cannot take such an error as
proof that nothing was sent, since it does not know the transport: what depends on that, test over sockets.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import httpx

from mailrig_sandbox._host import Answer
from mailrig_sandbox._http import Request
from mailrig_sandbox.faults import Delivery

if TYPE_CHECKING:
    from mailrig_sandbox._sandbox import Sandbox


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


def _patience(request: httpx.Request) -> float:
    read = request.extensions.get("timeout", {}).get("read")
    return float("inf") if read is None else float(read)


def _wait(answer: Answer, request: httpx.Request) -> float:
    """How long a slow answer takes, of which a client only sees whether it loses its patience."""
    delivery = answer.delivery or Delivery()
    return min(delivery.head_seconds + delivery.body_seconds, _patience(request))


def _checked(answer: Answer, request: httpx.Request, body: bytes) -> httpx.Response:
    reply, delivery = answer.reply, answer.delivery or Delivery()
    if delivery.reset:
        raise httpx.ReadError("Connection reset by peer", request=request)
    if delivery.head_seconds + delivery.body_seconds > _patience(request):
        raise httpx.ReadTimeout("The read operation timed out", request=request)
    if delivery.kept < 1 or delivery.announced > 0:
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body", request=request)
    if delivery.announced < 0:
        body = body[: delivery.announced]
    return httpx.Response(reply.status, headers=_headers(answer), content=body, request=request)


def _headers(answer: Answer) -> list[tuple[str, str]]:
    kind = answer.reply.content_type
    return [*answer.reply.headers.items(), *([("content-type", kind)] if kind is not None else [])]


async def _body(answer: Answer) -> bytes:
    from mailrig_sandbox._app import whole

    return await whole(answer)


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
        thread, asked = self._sandbox.thread, _asked(request, request.read())
        if self._sandbox.faults.refused(self._api):
            raise httpx.ConnectError("Connection refused", request=request)
        answer = thread.submit(self._sandbox.host(self._api).answer(asked)).result()
        if answer.reply.stream is not None and answer.delivery is None:
            pieces = _Pieces(self._sandbox, answer.reply.stream, _patience(request))
            return httpx.Response(answer.reply.status, headers=_headers(answer), stream=pieces, request=request)
        thread.submit(asyncio.sleep(_wait(answer, request))).result()
        return _checked(answer, request, thread.run(_body(answer)))


class AsyncTransport(httpx.AsyncBaseTransport):
    """The asynchronous twin of `SyncTransport`, for asyncio."""

    def __init__(self, sandbox: Sandbox, api: str) -> None:
        self._sandbox = sandbox
        self._api = api

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask."""
        thread, asked = self._sandbox.thread, _asked(request, await request.aread())
        if self._sandbox.faults.refused(self._api):
            raise httpx.ConnectError("Connection refused", request=request)
        answer = await asyncio.wrap_future(thread.submit(self._sandbox.host(self._api).answer(asked)))
        if answer.reply.stream is not None and answer.delivery is None:
            pieces = _AsyncPieces(self._sandbox, answer.reply.stream, _patience(request))
            return httpx.Response(answer.reply.status, headers=_headers(answer), stream=pieces, request=request)
        await asyncio.sleep(_wait(answer, request))
        return _checked(answer, request, await asyncio.wrap_future(thread.submit(_body(answer))))


async def _next(stream: AsyncIterator[bytes], patience: float) -> bytes:
    try:
        return await asyncio.wait_for(anext(stream, b""), None if patience == float("inf") else patience)
    except TimeoutError:
        raise httpx.ReadTimeout("The read operation timed out") from None


async def _end(stream: AsyncIterator[bytes]) -> None:
    close = getattr(stream, "aclose", None)
    if close is not None:
        await close()


class _Pieces(httpx.SyncByteStream):
    def __init__(self, sandbox: Sandbox, stream: AsyncIterator[bytes], patience: float) -> None:
        self._sandbox, self._stream, self._patience = sandbox, stream, patience

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._sandbox.thread.submit(_next(self._stream, self._patience)).result():
            yield piece

    def close(self) -> None:
        self._sandbox.thread.run(_end(self._stream))


class _AsyncPieces(httpx.AsyncByteStream):
    def __init__(self, sandbox: Sandbox, stream: AsyncIterator[bytes], patience: float) -> None:
        self._sandbox, self._stream, self._patience = sandbox, stream, patience

    async def __aiter__(self) -> AsyncIterator[bytes]:
        submit = self._sandbox.thread.submit
        while piece := await asyncio.wrap_future(submit(_next(self._stream, self._patience))):
            yield piece

    async def aclose(self) -> None:
        await asyncio.wrap_future(self._sandbox.thread.submit(_end(self._stream)))
