"""httpx clients whose calls leave no line in httpx's and httpcore's logs, which show URLs and headers whole.

Others write URLs down as well, such as OpenTelemetry in its spans: what they get to see shows no secret.
"""

from __future__ import annotations

import contextvars
import logging
from typing import Any

import httpx

from mailrig.redaction import redact_url

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


class DiscreetURL(httpx.URL):
    """A URL that goes out whole, and whose text has no secret."""

    def __str__(self) -> str:
        return redact_url(super().__str__())

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"


def wire_text(url: httpx.URL) -> str:
    """A URL as it goes out, discreet or not."""
    return httpx.URL.__str__(url)


def _discreetly(request: httpx.Request) -> httpx.Request:
    if request.url.query:
        request.url = DiscreetURL(request.url)
    return request


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
            return _unbound(super().send(_discreetly(request), **options))
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
            return _unbound(await super().send(_discreetly(request), **options))
        finally:
            _ours.reset(token)
