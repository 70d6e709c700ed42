"""Answers that come over HTTP/2 while a request waits for leave to send more of itself.

A server that refuses a request gives no such leave, but answers (RFC 9113, 8.1). httpcore would wait on; here it stops
sending and reads the answer. The rest of the request stays unsent, so that the connection takes no other.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any


class _AnsweredError(Exception):
    """The answer is there before the request was sent whole."""


def heed(connection: Any) -> None:
    """Makes a connection of httpcore, once it is known to speak HTTP/2, stop sending what was answered.

    Args:
        connection: A connection that has not been opened yet.
    """
    kind: Any = type(connection)
    inner = vars(connection).pop("_connection", None)

    def put(self: Any, opened: Any) -> None:
        vars(self)["_opened"] = opened
        if hasattr(opened, "_wait_for_outgoing_flow"):
            (_heed_async if hasattr(opened, "handle_async_request") else _heed)(opened)

    methods = {"_connection": property(lambda self: vars(self)["_opened"], put)}
    connection.__class__ = type(kind.__name__, (kind,), methods)
    connection._connection = inner


def _leave(opened: Any, stream: int) -> int:
    """How much may be sent now, while there is no whole answer."""
    from h2.events import StreamEnded, StreamReset

    if any(isinstance(each, (StreamEnded, StreamReset)) for each in opened._events.get(stream, ())):
        opened._connection_error = True
        raise _AnsweredError
    state = opened._h2_state
    return max(0, int(min(state.local_flow_control_window(stream), state.max_outbound_frame_size)))


def _heed(opened: Any) -> None:
    send = opened._send_request_body

    def wait(request: Any, stream_id: int) -> int:
        while not (leave := _leave(opened, stream_id)):
            opened._receive_events(request)
        return leave

    def send_body(request: Any, stream_id: int) -> None:
        with suppress(_AnsweredError):
            send(request=request, stream_id=stream_id)

    opened._wait_for_outgoing_flow, opened._send_request_body = wait, send_body


def _heed_async(opened: Any) -> None:
    send, read = opened._send_request_body, opened._read_incoming_data
    waiting: dict[int, int] = {}

    async def read_unless_read(request: Any) -> list[Any]:
        # Calls take turns in reading: what this one waits for may have come in another one's turn.
        stream_id = waiting.get(id(request))
        return [] if stream_id is not None and _leave(opened, stream_id) else list(await read(request))

    async def wait(request: Any, stream_id: int) -> int:
        waiting[id(request)] = stream_id
        try:
            while not (leave := _leave(opened, stream_id)):
                await opened._receive_events(request)
        finally:
            del waiting[id(request)]
        return leave

    async def send_body(request: Any, stream_id: int) -> None:
        with suppress(_AnsweredError):
            await send(request=request, stream_id=stream_id)

    opened._read_incoming_data = read_unless_read
    opened._wait_for_outgoing_flow, opened._send_request_body = wait, send_body
