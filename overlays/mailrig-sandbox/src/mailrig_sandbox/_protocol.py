"""uvicorn's HTTP/1.1 protocol, which lets the application at the connection itself."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from mailrig_sandbox._app import TRANSPORT


class Protocol(H11Protocol):
    """Puts the asyncio transport into the scope of every request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection."""
        super().connection_made(transport)
        app = self.app

        async def with_transport(scope: Any, receive: Any, send: Any) -> None:
            try:
                await app({**scope, TRANSPORT: transport}, receive, send)
            except asyncio.CancelledError:
                if not transport.is_closing():
                    raise

        self.app = with_transport
