"""A transport over pyreqwest, for calls that harm nobody when they are left behind.

A request that is given up, by a cancellation or by Ctrl-C, goes on inside pyreqwest until its time-out and may still
reach the server. So only calls that change nothing and that have a deadline are carried by it; `_fast_pool` decides.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Coroutine, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from types import coroutine
from typing import Any

import httpx

from mailrig._deadline import remaining
from mailrig._fast_failures import in_httpx

# Each set of time-outs has a client of its own, and these have their connections each.
_CLIENTS = 8


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
        from pyreqwest.client import ClientBuilder

        limits = self._limits
        builder = ClientBuilder().no_proxy().follow_redirects(False).referer(False).http2(self._http2)
        builder = builder.gzip(False).brotli(False).zstd(False).deflate(False)
        builder = builder.pool_idle_timeout(_span(limits.keepalive_expiry))
        if limits.max_keepalive_connections is not None:
            builder = builder.pool_max_idle_per_host(limits.max_keepalive_connections)
        if self._authorities:
            builder = builder.add_root_certificate_pem(self._authorities)
        if connect is not None:
            builder = builder.connect_timeout(timedelta(seconds=connect))
        if read is not None:
            builder = builder.read_timeout(timedelta(seconds=read))
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
            builder = client.request(request.method, str(request.url)).headers(fields)
            if request.content:
                builder = builder.body_bytes(request.content)
            return builder.timeout(timedelta(seconds=max(left, 0.001))).build()
        except ValueError:
            # Its message may repeat a header field.
            raise httpx.LocalProtocolError("the request cannot be written as HTTP") from None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends a request and reads the whole answer.

        Raises:
            TransportError: There is no answer; a `ConnectError`, `ConnectTimeout` or `PoolTimeout` proves that nothing
                was sent.
        """
        from mailrig._fast_waiting import result_of

        with self._slot(request):
            prepared = self._prepared(request)
            _tell(request.extensions.get("trace"))
            return result_of(_exchange(prepared), remaining)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The asynchronous twin of `handle_request`."""
        async with self._async_slot(request):
            prepared = self._prepared(request)
            await _atell(request.extensions.get("trace"))
            return await _exchange(prepared)

    @contextmanager
    def _slot(self, request: httpx.Request) -> Iterator[None]:
        if self._slots is not None and not self._slots.acquire(timeout=request.extensions["timeout"]["pool"]):
            raise httpx.PoolTimeout("no connection became free in time")
        try:
            yield
        finally:
            if self._slots is not None:
                self._slots.release()

    @asynccontextmanager
    async def _async_slot(self, request: httpx.Request) -> AsyncIterator[None]:
        from anyio import Semaphore, move_on_after

        if self._limits.max_connections is None:
            yield
            return
        if self._async_slots is None:
            self._async_slots = Semaphore(self._limits.max_connections, fast_acquire=True)
        with move_on_after(request.extensions["timeout"]["pool"]) as scope:
            await self._async_slots.acquire()
        if scope.cancelled_caught:
            raise httpx.PoolTimeout("no connection became free in time")
        try:
            yield
        finally:
            self._async_slots.release()

    def close(self) -> None:
        """Lets go of the connections; exchanges under way end as lost."""
        from mailrig._fast_waiting import result_of

        with self._lock:
            clients, self._clients = list(self._clients.values()), {}
        for client in clients:
            result_of(client.close(), lambda: 1.0)

    async def aclose(self) -> None:
        """The asynchronous twin of `close`."""
        self.close()


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


# What is sent cannot be watched from here on, so it counts as sent.
_SENDING = "http11.send_request_headers.started"


def _tell(trace: Any) -> None:
    if trace is not None:
        trace(_SENDING, {})


async def _atell(trace: Any) -> None:
    if trace is not None:
        await trace(_SENDING, {})


async def _exchange(prepared: Any) -> httpx.Response:
    from pyreqwest.exceptions import PyreqwestError

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
