"""The ASGI application of one API: from the socket to `Host` and back, and the way to steer the sandbox over HTTP."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request as Incoming
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from mailrig_sandbox._control import routes
from mailrig_sandbox._delivery import head, pieces, whole
from mailrig_sandbox._events import closing
from mailrig_sandbox._host import Answer
from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.faults import Delivery

if TYPE_CHECKING:
    from mailrig_sandbox._sandbox import Sandbox

TRANSPORT = "mailrig_sandbox.transport"


async def received(incoming: Incoming) -> Request:
    """The request that came in."""
    raw_path: bytes = incoming.scope["raw_path"]
    return Request(
        operation_id=None,
        method=incoming.method,
        path=raw_path.decode("latin-1"),
        query=tuple(parse_qsl(incoming.scope["query_string"].decode("latin-1"), keep_blank_values=True)),
        headers={name.lower(): value for name, value in incoming.headers.items()},
        body=await incoming.body(),
    )


def applications(sandbox: Sandbox) -> tuple[dict[str, Starlette], Starlette]:
    """The applications of a sandbox: one for each API, and one that only steers it."""
    return {api: _application(sandbox, api) for api in sandbox.apis}, Starlette(routes=routes(sandbox))


def _application(sandbox: Sandbox, api: str) -> Starlette:
    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        answer = await sandbox.host(api).answer(await received(Incoming(scope, receive)))
        # What a request changed at the port holds before it is answered.
        await sandbox.settled()
        if answer.delivery is None:
            await _response(answer)(scope, receive, send)
        else:
            await _badly(answer, answer.delivery, scope[TRANSPORT], receive)

    app = Starlette(routes=routes(sandbox))
    app.router.redirect_slashes = False
    app.router.default = endpoint
    return app


def _response(answer: Answer) -> Response:
    reply = answer.reply
    headers = dict(reply.headers)
    if reply.content_type is not None:
        headers["content-type"] = reply.content_type
    if reply.stream is not None:
        return _Streamed(_fairly(reply.stream), reply.status, headers)
    return Response(reply.body, reply.status, headers)


class _Streamed(StreamingResponse):
    """A stream that ends with its response, wherever that is broken off."""

    async def stream_response(self, send: Send) -> None:
        async with closing(self.body_iterator):
            await super().stream_response(send)


async def _fairly(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """A stream that lets others in between, also when its client has gone and nothing it sends has to wait."""
    async with closing(stream):
        async for piece in stream:
            yield piece
            await asyncio.sleep(0)


async def _badly(answer: Answer, delivery: Delivery, transport: asyncio.Transport, receive: Receive) -> None:
    if delivery.reset:
        if (connection := transport.get_extra_info("socket")) is not None:
            # A close without lingering is what makes TCP send a reset.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    else:
        sending = asyncio.ensure_future(_drip(transport, answer.reply, delivery))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({sending, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sending.cancel()
            gone.cancel()
            await asyncio.gather(sending, gone, return_exceptions=True)
        transport.close()
    await _gone(receive)


async def _drip(transport: asyncio.Transport, reply: Reply, delivery: Delivery) -> None:
    body = await whole(reply)
    for piece, pause in pieces(head(reply, delivery, len(body)), body, delivery):
        transport.write(piece)
        if pause:
            await asyncio.sleep(pause)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
