"""httpx clients whose calls leave no line in httpx's and httpcore's logs, which show URLs and headers whole."""

from __future__ import annotations

import contextvars
import logging
from typing import Any

import httpx

_ours: contextvars.ContextVar[bool] = contextvars.ContextVar("mailrig_call", default=False)


class _Filter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return not _ours.get()


_FILTER = _Filter()
_READ = httpx.ByteStream(b"")
_NAMES = ("httpx", *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")))


def _watch() -> None:
    for name in _NAMES:
        logging.getLogger(name).addFilter(_FILTER)


def _unbound(response: httpx.Response) -> httpx.Response:
    """Parts an answer that was read from its stream, which refers back to it: only the collector would free both."""
    if response.is_closed:
        response.stream = _READ
    return response


class QuietClient(httpx.Client):
    """A synchronous client whose calls leave no line in those logs."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        _watch()

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Sends a request."""
        token = _ours.set(True)
        try:
            return _unbound(super().send(request, **options))
        finally:
            _ours.reset(token)


class QuietAsyncClient(httpx.AsyncClient):
    """An asynchronous client whose calls leave no line in those logs."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        _watch()

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Sends a request."""
        token = _ours.set(True)
        try:
            return _unbound(await super().send(request, **options))
        finally:
            _ours.reset(token)
