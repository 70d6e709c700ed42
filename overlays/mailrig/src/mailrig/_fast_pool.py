"""Which calls go over the fast transport, and its place among the connections of a client.

It carries what changes nothing, ends within a deadline and reads its answer whole, to servers without a proxy between,
with certificates that the machine or httpx's own list of authorities vouches for. All else goes over the default
transport, which is the one way to be sure in these cases:

- what changes anything: a request that is given up goes on inside pyreqwest, and may be carried out later;
- streams: what ends such a request is its time-out, which would end a stream too;
- other certificates: pyreqwest trusts the system's authorities beside those that it is given;
- the child of a fork: pyreqwest's threads stay with the parent;
- URLs that its parser would change.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.request import getproxies

import httpx

from mailrig._pool import Connections, Pool, _is_over, _running_loop
from mailrig._quiet import wire_text

_MISSING = 'transport="fast" needs pyreqwest: pip install mailrig[fast]'
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def suits(connections: Connections, scheme: str, proxies: Mapping[str, str], named: bool) -> bool:
    """Whether connections of this kind are the same over the fast transport; a pure function.

    Args:
        connections: How they are made.
        scheme: `http` or `https`.
        proxies: The environment's proxies by scheme.
        named: Whether the environment names the authorities to trust.
    """
    if connections.proxy is not None or connections.transport is not None:
        return False
    if connections.trust_env and (scheme in proxies or "all" in proxies):
        return False
    if scheme == "http":
        return True
    return connections.verify is True and connections.cert is None and (connections.trust_env or not named)


@cache
def _has_runtime(process: int) -> bool:
    from pyreqwest.client import ClientBuilder

    try:
        ClientBuilder().add_root_certificate_pem(_authorities()).build()
    except RuntimeError:
        return False
    return True


@cache
def _authorities() -> bytes:
    import certifi

    return Path(certifi.where()).read_bytes()


class FastPool(Pool):
    """The transports behind a client that was asked for the fast one.

    Args:
        connections: How connections are made.

    Raises:
        ImportError: pyreqwest is not installed.
    """

    def __init__(self, connections: Connections) -> None:
        if find_spec("pyreqwest") is None:
            raise ImportError(_MISSING)
        super().__init__(connections)

    def forget(self) -> None:
        """Begins anew in the child of a fork."""
        for transport in getattr(self, "_fast", {}).values():
            _keep_for_ever(transport)
        self._fast: dict[Any, Any] = {}
        super().forget()

    def sync_transport(self, url: httpx.URL, *, harmless: bool = False) -> httpx.BaseTransport:
        """The transport for a URL.

        Args:
            url: Where the request goes.
            harmless: Whether the fast transport may carry the call.
        """
        fast: httpx.BaseTransport | None = self._for(url, None) if harmless else None
        return fast or super().sync_transport(url)

    def async_transport(self, url: httpx.URL, *, harmless: bool = False) -> httpx.AsyncBaseTransport:
        """The asynchronous twin of `sync_transport`, for the running event loop."""
        fast: httpx.AsyncBaseTransport | None = self._for(url, _running_loop()) if harmless else None
        return fast or super().async_transport(url)

    def _for(self, url: httpx.URL, loop: Any) -> Any:
        try:
            transport = self._fast[loop]
        except KeyError:
            with self._lock:
                for ended in [each for each in self._fast if each is not None and _is_over(each)]:
                    del self._fast[ended]
                if loop not in self._fast:
                    self._fast[loop] = self._make_fast(url.scheme, loop)
                transport = self._fast[loop]
        return transport if transport is not None and _kept(url) else None

    def _make_fast(self, scheme: str, loop: Any) -> Any:
        connections = self.connections
        named = any(os.environ.get(name) for name in _CERTIFICATES)
        known = loop is None or hasattr(loop, "call_soon_threadsafe")
        if not (known and suits(connections, scheme, getproxies(), named) and _has_runtime(os.getpid())):
            return None
        from mailrig._fast import FastTransport

        return FastTransport(connections.limits, http2=connections.http2, authorities=b"" if named else _authorities())

    def close(self) -> None:
        """Closes the synchronous connections."""
        self._drop(None)
        super().close()

    async def aclose(self) -> None:
        """Closes the asynchronous connections of the running event loop."""
        self._drop(_running_loop())
        await super().aclose()

    def _drop(self, loop: Any) -> None:
        with self._lock:
            transport = self._fast.pop(loop, None)
        if transport is not None:
            transport.close()


def _kept(url: httpx.URL) -> bool:
    from pyreqwest.http import Url

    text = wire_text(url)
    try:
        return str(Url(text)) == text
    except ValueError:
        return False


def _keep_for_ever(transport: Any) -> None:
    # Its end would wait for locks that a thread of the parent may hold.
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(transport))
