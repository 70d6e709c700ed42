"""httpx clients whose calls leave no line in the logs of httpx and its libraries, which show URLs and headers whole.

Others write URLs down as well, such as OpenTelemetry in its spans: what they get to see shows no secret.
"""

from __future__ import annotations

import contextvars
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

import httpx

from mailrig.redaction import redact_url

if TYPE_CHECKING:
    from httpx._client import BaseClient as _Base
else:
    _Base = object

_ours: contextvars.ContextVar[bool] = contextvars.ContextVar("mailrig_call", default=False)


class _Filter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return not _ours.get()


_FILTER = _Filter()
_READ = httpx.ByteStream(b"")
_URLS = 128
_HTTPCORE = ("connection", "http11", "http2", "proxy", "socks")
_NAMES = ("httpx", *(f"httpcore.{part}" for part in _HTTPCORE), "hpack.hpack", "hpack.table")


@contextmanager
def quiet() -> Iterator[None]:
    """Leaves no line of what is done meanwhile in those logs."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


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


def _completed(response: httpx.Response, request: httpx.Request, started: float) -> httpx.Response:
    response.request = request
    response.elapsed = timedelta(seconds=perf_counter() - started)
    return _unbound(response)


def _is_plain(client: httpx.Client | httpx.AsyncClient, options: Any) -> bool:
    """Whether nothing of what httpx does around a transport is asked for."""
    return not (options or client.is_closed or any(client.event_hooks.values()))


class _Either(_Base):
    """What both kinds of client share: their requests are made once for all that stays the same."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._merged = lru_cache(_URLS)(self._merge_url)
        _watch()

    def build_request(self, method: str, url: Any, **settings: Any) -> httpx.Request:
        """A request, with the client's address, header fields and time-outs."""
        if self.cookies or self.params or settings.get("cookies") or not isinstance(url, str):
            return super().build_request(method, url, **settings)
        settings.pop("cookies", None)
        timeout = settings.pop("timeout", httpx.USE_CLIENT_DEFAULT)
        phases = self.timeout if timeout is httpx.USE_CLIENT_DEFAULT else httpx.Timeout(timeout)
        headers, extensions = settings.pop("headers", None), settings.pop("extensions", None) or {}
        fields = self.headers
        if headers:
            fields = httpx.Headers(fields)
            fields.update(headers)
        return httpx.Request(
            method,
            self._merged(url),
            headers=fields,
            extensions={"timeout": phases.as_dict(), **extensions},
            **settings,
        )


class QuietClient(_Either, httpx.Client):
    """A synchronous client whose calls leave no line in those logs and go straight to its transport."""

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Sends a request."""
        token = _ours.set(True)
        try:
            if not _is_plain(self, options):
                return _unbound(super().send(_discreetly(request), **options))
            started = perf_counter()
            response = self._transport.handle_request(_discreetly(request))
            return _completed(response, request, started)
        finally:
            _ours.reset(token)


class QuietAsyncClient(_Either, httpx.AsyncClient):
    """The asynchronous twin of `QuietClient`."""

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Sends a request."""
        token = _ours.set(True)
        try:
            if not _is_plain(self, options):
                return _unbound(await super().send(_discreetly(request), **options))
            started = perf_counter()
            response = await self._transport.handle_async_request(_discreetly(request))
            return _completed(response, request, started)
        finally:
            _ours.reset(token)
