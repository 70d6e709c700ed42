"""uvicorn's HTTP/1.1 protocol, which lets the application at the connection itself and says when it will end that."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from mailrig_sandbox._app import TRANSPORT

_CLOSE = (b"connection", b"close")


class Protocol(H11Protocol):
    """Puts the asyncio transport into the scope of every request, and tells of a connection that ends with its answer.

    Without the word a client sends its next request into the closing connection, and has a reset for it.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection."""
        super().connection_made(transport)
        app = self.app

        async def with_transport(scope: Any, receive: Any, send: Any) -> None:
            cycle = self.cycle

            async def telling(message: Any) -> None:
                if message["type"] == "http.response.start" and not cycle.keep_alive:
                    kept = (each for each in message["headers"] if each[0] != b"connection")
                    message = {**message, "headers": [*kept, _CLOSE]}
                await send(message)

            try:
                await app({**scope, TRANSPORT: transport}, receive, telling)
            except asyncio.CancelledError:
                if not transport.is_closing():
                    raise

        self.app = with_transport
