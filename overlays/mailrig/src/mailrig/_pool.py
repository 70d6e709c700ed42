"""The connections that a client and its copies share.

They are opened anew after a fork and for each event loop, since neither sockets nor locks survive those.
"""

from __future__ import annotations

import os
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from mailrig._fork import Lock, watch

# For limits that let idle connections live for ever: how long one was idle is told by when it expires.
_AGES = 1e9
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


@dataclass(frozen=True)
class Connections:
    """How connections are made, in httpx's words.

    A call that must not be sent twice begins on none that has been idle for longer than a second.

    Args:
        verify: Whether to verify certificates, a file or a folder of trusted ones, or an SSL context.
        cert: A client certificate: a file, or a pair of certificate and key, or these with the key's password.
        proxy: A proxy's URL; those of the environment unless given.
        trust_env: Whether to heed the environment's proxies and certificates.
        http2: Whether to offer HTTP/2, which needs the package `h2`; many calls at once share a connection only in the
            asynchronous clients.
        limits: Numbers of connections, and seconds that an idle one is kept.
        transport: A transport to use instead of all this. Unless it is one of httpx's own, what it raises never proves
            that nothing was sent.
        fast: Whether calls that change nothing go over the transport of the extra `mailrig[fast]`.
    """

    verify: bool | str | Path | ssl.SSLContext = True
    cert: str | tuple[str, str] | tuple[str, str, str] | None = field(default=None, repr=False)
    proxy: str | httpx.URL | httpx.Proxy | None = field(default=None, repr=False)
    trust_env: bool = True
    http2: bool = False
    limits: httpx.Limits = field(
        default_factory=lambda: httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)
    )
    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None = field(default=None, repr=False)
    fast: bool = False

    def __getstate__(self) -> dict[str, Any]:
        proxied = isinstance(self.proxy, httpx.Proxy) or "@" in urlsplit(str(self.proxy or "")).netloc
        if proxied or (isinstance(self.cert, tuple) and len(self.cert) > 2):
            raise TypeError(
                "a proxy or a certificate with a password is not pickled: name the proxy in the environment"
            )
        if self.transport is not None or isinstance(self.verify, ssl.SSLContext):
            raise TypeError("a transport or an SSL context cannot be pickled")
        return dict(self.__dict__)

    def settings(self, context: ssl.SSLContext) -> dict[str, Any]:
        """The arguments of an httpx client."""
        limits = self.limits
        if limits.keepalive_expiry is None:
            limits = httpx.Limits(
                max_connections=limits.max_connections,
                max_keepalive_connections=limits.max_keepalive_connections,
                keepalive_expiry=_AGES,
            )
        names = ("proxy", "trust_env", "http2")
        return {name: getattr(self, name) for name in names} | {"limits": limits, "verify": context}

    def context(self) -> ssl.SSLContext:
        """The TLS settings.

        Raises:
            ValueError: A file of theirs cannot be used.
        """
        verify = self.verify
        own = str(verify) if isinstance(verify, (str, Path)) else ""
        named = [os.environ.get(name, "") for name in _CERTIFICATES] if verify is True and self.trust_env else []
        with _readable("verify", own or " or ".join(filter(None, named)) or "the system's certificates"):
            if own:
                folder = Path(own).is_dir()
                context = ssl.create_default_context(cafile=None if folder else own, capath=own if folder else None)
            else:
                context = httpx.create_ssl_context(verify=verify, trust_env=self.trust_env)  # type: ignore[arg-type]
        if self.cert:
            files = (self.cert,) if isinstance(self.cert, str) else self.cert
            with _readable("cert", " and ".join(files[:2])):
                context.load_cert_chain(*files)
        return context


@contextmanager
def _readable(name: str, files: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ValueError(f"{name}: {files} cannot be used: {error}") from error


class Pool:
    """The transports behind a client, made when they are first needed.

    Args:
        connections: How connections are made.
    """

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self._lock = Lock()
        self.forget()
        watch(self)

    def forget(self) -> None:
        """Begins anew in the child of a fork."""
        self._context: ssl.SSLContext | None = None
        self._sync: httpx.Client | None = None
        self._async: dict[Any, httpx.AsyncClient] = {}

    @property
    def trusted(self) -> bool:
        """Whether an error of connecting proves that nothing was sent; a foreign transport's does not."""
        return self.traced or type(self.connections.transport) is httpx.MockTransport

    @property
    def traced(self) -> bool:
        """Whether the transport tells when it begins to send."""
        return type(self.connections.transport) in (httpx.HTTPTransport, httpx.AsyncHTTPTransport, type(None))

    def _settings(self) -> dict[str, Any]:
        if self._context is None:
            self._context = self.connections.context()
        return self.connections.settings(self._context)

    def sync_transport(self, url: httpx.URL, *, harmless: bool = False) -> httpx.BaseTransport:
        """The transport for a URL.

        Args:
            url: Where the request goes; the environment may name a proxy for it.
            harmless: Whether the fast transport may carry the call.
        """
        given = self.connections.transport
        if given is not None:
            if not isinstance(given, httpx.BaseTransport):
                raise TypeError("a synchronous client needs a synchronous transport")
            _bound(given)
            return given
        client = self._sync
        if client is None:
            with self._lock:
                client = self._sync or self._make_sync()
        return client._transport_for_url(url)

    def _make_sync(self) -> httpx.Client:
        client = httpx.Client(**self._settings())
        for transport in (client._transport, *client._mounts.values()):
            _bound(transport)
        # Other threads take it without the lock, so that it is only put there when it is whole.
        self._sync = client
        return client

    def async_transport(self, url: httpx.URL, *, harmless: bool = False) -> httpx.AsyncBaseTransport:
        """The asynchronous twin of `sync_transport`, for the running event loop."""
        given = self.connections.transport
        if given is not None:
            if not isinstance(given, httpx.AsyncBaseTransport):
                raise TypeError("an asynchronous client needs an asynchronous transport")
            _bound(given)
            return given
        loop = _running_loop()
        if loop not in self._async:
            with self._lock:
                for ended in [each for each in self._async if _is_over(each)]:
                    del self._async[ended]
                self._async[loop] = self._make_async()
        return self._async[loop]._transport_for_url(url)

    def _make_async(self) -> httpx.AsyncClient:
        client = httpx.AsyncClient(**self._settings())
        for transport in (client._transport, *client._mounts.values()):
            _bound(transport)
        return client

    def close(self) -> None:
        """Closes the synchronous connections."""
        with self._lock:
            client, self._sync = self._sync, None
        if client is not None:
            client.close()
        if isinstance(self.connections.transport, httpx.BaseTransport):
            self.connections.transport.close()

    async def aclose(self) -> None:
        """Closes the asynchronous connections of the running event loop."""
        with self._lock:
            client = self._async.pop(_running_loop(), None)
        if client is not None:
            await client.aclose()
        if isinstance(self.connections.transport, httpx.AsyncBaseTransport):
            await self.connections.transport.aclose()


def _bound(transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None) -> None:
    from mailrig._freshness import drop_leftovers, keep_fresh
    from mailrig._sharing import share
    from mailrig._sockets import ClosingBackend, DeadlineBackend

    kinds: dict[type, type] = {httpx.HTTPTransport: DeadlineBackend, httpx.AsyncHTTPTransport: ClosingBackend}
    kind = kinds.get(type(transport))
    pool: Any = getattr(transport, "_pool", None)
    if kind is not None and not isinstance(pool._network_backend, kind):
        if pool._keepalive_expiry is not None:
            keep_fresh(pool)
        drop_leftovers(pool)
        if pool._http2:
            share(pool, alone=kind is DeadlineBackend)
        pool._network_backend = kind()


def _running_loop() -> Any:
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return sys.modules["trio"].lowlevel.current_trio_token()


def _is_over(loop: Any) -> bool:
    return bool(getattr(loop, "is_closed", bool)())


def pool_of(connections: Connections) -> Pool:
    """The transports that connections of a kind ask for."""
    if not connections.fast:
        return Pool(connections)
    from mailrig._fast_pool import FastPool

    return FastPool(connections)
