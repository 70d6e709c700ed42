"""httpx clients whose calls leave no line in httpx's and httpcore's logs, which show URLs and headers whole."""

from __future__ import annotations

import contextlib
import contextvars
import logging
from collections.abc import Iterator
from typing import Any

import httpx

_ours: contextvars.ContextVar[bool] = contextvars.ContextVar("mailrig_call", default=False)


class _Filter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return not _ours.get()


_filter = _Filter()
_LOGGERS = [
    logging.getLogger(name)
    for name in ("httpx", *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")))
]


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    for logger in _LOGGERS:
        logger.addFilter(_filter)
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


class QuietClient(httpx.Client):
    """A synchronous client whose calls leave no line in those logs."""

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Sends a request."""
        with _quietly():
            return super().send(request, **options)


class QuietAsyncClient(httpx.AsyncClient):
    """An asynchronous client whose calls leave no line in those logs."""

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Sends a request."""
        with _quietly():
            return await super().send(request, **options)
