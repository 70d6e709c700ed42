"""A transport over pyreqwest, for calls that harm nobody when they are left behind.

A request that is given up, by a cancellation or by Ctrl-C, goes on inside pyreqwest until its time-out and may still
reach the server. So only calls that change nothing and that have a deadline are carried by it; `_fast_pool` decides.
"""

from __future__ import annotations

import threading
from collections.abc import Coroutine, Generator
from datetime import timedelta
from types import coroutine
from typing import Any

import httpx
from pyreqwest.client import ClientBuilder
from pyreqwest.exceptions import PyreqwestError

from mailrig._deadline import LONGEST, remaining
from mailrig._fast_failures import in_httpx
from mailrig._fast_waiting import result_of
from mailrig._quiet import wire_text

# Each set of time-outs has a client of its own, and these have their connections each.
_CLIENTS = 8
_FULL = "no connection became free in time"


class FastTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Sends requests over pyreqwest, from threads or from one event loop.

    Args:
        limits: Numbers of connections, and seconds that an idle one is kept.
        http2: Whether to offer HTTP/2.
        authorities: PEM certificates to trust beside those of the system.
    """

    def __init__(self, limits: httpx.Limits, *, http2: bool, authorities: bytes) -> None:
        self._limits, self._http2, self._authorities = limits, http2, authorities
        self._clients: dict[tuple[float | None, float | None], Any] = {}
        self._lock = threading.Lock()
        self._slots = None if limits.max_connections is None else threading.Semaphore(limits.max_connections)
        self._async_slots: Any = None

    def _client(self, connect: float | None, read: float | None) -> Any:
        client = self._clients.get((connect, read))
        if client is None:
            with self._lock:
                client = self._clients.get((connect, read))
                if client is None:
                    if len(self._clients) == _CLIENTS:
                        del self._clients[next(iter(self._clients))]
                    client = self._clients[connect, read] = self._made(connect, read)
        return client

    def _made(self, connect: float | None, read: float | None) -> Any:
        limits = self._limits
        builder = ClientBuilder().no_proxy().follow_redirects(False).referer(False).http2(self._http2)
        builder = builder.gzip(False).brotli(False).zstd(False).deflate(False)
        expiry = limits.keepalive_expiry
        builder = builder.pool_idle_timeout(None if expiry is None else _span(expiry))
        if limits.max_keepalive_connections is not None:
            builder = builder.pool_max_idle_per_host(limits.max_keepalive_connections)
        if self._authorities:
            builder = builder.add_root_certificate_pem(self._authorities)
        if connect is not None:
            builder = builder.connect_timeout(_span(connect))
        if read is not None:
            builder = builder.read_timeout(_span(read))
        return builder.build()

    def _prepared(self, request: httpx.Request) -> Any:
        left, phases = remaining(), request.extensions["phases"]
        read = phases["read"]
        # A read time-out that the deadline comes before needs no client of its own.
        client = self._client(phases["connect"], None if read is None or read >= left else read)
        here = request.url.netloc
        try:
            fields = [
                (name.decode("ascii"), value.decode("ascii"))
                for name, value in request.headers.raw
                if value != here or name.lower() != b"host"
            ]
            builder = client.request(request.method, wire_text(request.url)).headers(fields)
            if request.content:
                builder = builder.body_bytes(request.content)
            return builder.timeout(_span(left)).build()
        except ValueError:
            # Its message may repeat a header field.
            raise httpx.LocalProtocolError("the request cannot be written as HTTP") from None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends a request and reads the whole answer.

        Raises:
            TransportError: There is no answer; a `ConnectError`, `ConnectTimeout` or `PoolTimeout` proves that nothing
                was sent.
        """
        slots, wait = self._slots, request.extensions["timeout"]["pool"]
        if slots is not None and not slots.acquire(timeout=min(wait, threading.TIMEOUT_MAX)):
            raise httpx.PoolTimeout(_FULL)
        try:
            prepared = self._prepared(request)
            return result_of(_exchange(prepared), remaining)
        finally:
            if slots is not None:
                slots.release()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The asynchronous twin of `handle_request`."""
        slots = await self._async_slot(request.extensions["timeout"]["pool"])
        try:
            prepared = self._prepared(request)
            # From here on nothing can be watched, so it counts as sent.
            if "trace" in request.extensions:
                await request.extensions["trace"]("http11.send_request_headers.started", {})
            return await _exchange(prepared)
        finally:
            if slots is not None:
                slots.release()

    async def _async_slot(self, wait: float) -> Any:
        from anyio import Semaphore, move_on_after

        limit = self._limits.max_connections
        if limit is None:
            return None
        if self._async_slots is None:
            self._async_slots = Semaphore(limit, fast_acquire=True)
        with move_on_after(wait) as scope:
            await self._async_slots.acquire()
        if scope.cancelled_caught:
            raise httpx.PoolTimeout(_FULL)
        return self._async_slots

    def close(self) -> None:
        """Lets go of the connections; exchanges under way end as lost."""
        with self._lock:
            clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            result_of(client.close(), lambda: 1.0)

    async def aclose(self) -> None:
        """The asynchronous twin of `close`."""
        self.close()


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=min(max(seconds, 0.001), LONGEST))


async def _exchange(prepared: Any) -> httpx.Response:
    try:
        response = await _whole(prepared.send())
        body = await _whole(response.bytes())
    except PyreqwestError as error:
        raise in_httpx(error) from None
    return httpx.Response(
        response.status,
        headers=_fields(response.headers),
        stream=httpx.ByteStream(body.to_bytes()),
        extensions={"http_version": response.version.encode("ascii")},
    )


@coroutine
def _whole(steps: Coroutine[Any, Any, Any]) -> Generator[Any, None, Any]:
    # A cancellation that goes into pyreqwest comes out as another, which anyio does not take for its own.
    while True:
        try:
            waits = steps.send(None)
        except StopIteration as done:
            return done.value
        try:
            yield waits
        except BaseException:
            steps.close()
            raise


def _fields(headers: Any) -> list[tuple[str, str]]:
    try:
        return list(headers.items())
    except ValueError:
        # It cannot give a value that is not ASCII.
        return [(name, value) for name in dict.fromkeys(headers.keys()) for value in _values(headers, name)]


def _values(headers: Any, name: str) -> list[str]:
    try:
        values: list[str] = headers.getall(name)
    except ValueError:
        return []
    return values
