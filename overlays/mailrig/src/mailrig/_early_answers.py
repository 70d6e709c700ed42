"""Answers that come while a large request is still being sent, such as a refusal of its size.

A server that refuses a request reads no more of it and closes the connection, which breaks the sending off. asyncio
throws away then what it has not read, and so the refusal; it has to be listened for meanwhile.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import Any

import httpcore
from httpcore._utils import is_socket_readable

_LARGE = 65_536
_MOST = 16


def attentive(stream: httpcore.AsyncNetworkStream) -> httpcore.AsyncNetworkStream:
    """A stream that listens while it sends a large request, and that knows its socket.

    A pool asks each idle stream with every call whether there is something to read, which asks the socket.
    """
    send, receive, told = stream.write, stream.read, stream.get_extra_info
    own, secured = told("socket"), told("ssl_object")
    shared = secured is not None and secured.selected_alpn_protocol() == "h2"
    heard: deque[bytes] = deque()

    async def listen() -> None:
        with suppress(Exception):
            while len(heard) < _MOST and (data := await receive(_LARGE)):
                heard.append(data)

    async def write(buffer: bytes, timeout: float | None = None) -> None:
        if shared or len(buffer) <= _LARGE:
            await send(buffer, timeout)
            return
        from anyio import create_task_group
        from anyio.lowlevel import checkpoint

        broken: Exception | None = None
        async with create_task_group() as group:
            group.start_soon(listen)
            await checkpoint()
            try:
                await send(buffer, timeout)
            except Exception as error:
                broken = error
            group.cancel_scope.cancel()
        if broken is not None:
            raise broken

    async def read(max_bytes: int, timeout: float | None = None) -> bytes:
        return heard.popleft() if heard else await receive(max_bytes, timeout)

    def get_extra_info(info: str) -> Any:
        return bool(heard) or is_socket_readable(own) if info == "is_readable" else told(info)

    for changed in (write, read, get_extra_info):
        setattr(stream, changed.__name__, changed)
    return stream
