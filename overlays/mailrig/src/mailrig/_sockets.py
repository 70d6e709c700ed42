"""Sockets that keep to the deadline of the call that uses them, and that nobody leaves open."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterable
from typing import Any

import httpcore
from httpcore._backends.auto import AutoBackend
from httpcore._backends.sync import SyncBackend

from mailrig import _clock
from mailrig._deadline import clamped
from mailrig._early_answers import attentive
from mailrig._fork import watch

# httpcore bounds each send; a server that reads a little now and then would get a large body sent for ever.
_PIECE = 16_384
_GONE = "the client was closed meanwhile"


class _Stream(httpcore.NetworkStream):
    """A socket that one thread uses and any thread may close.

    The number of a socket that is closed under a thread that waits for it goes to the next one that is opened, and that
    thread would read another call's answer. So whoever uses the socket closes it, and others only wake him. No lock is
    needed, since each side first says what it does and then looks at what the other side said.
    """

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._used = self._closed = False
        watch(self)

    def forget(self) -> None:
        """Closes the child's copy of the socket after a fork, so that the server sees the parent's close."""
        self._stream.close()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._used = True
        try:
            if self._closed:
                raise httpcore.ReadError(_GONE)
            data = self._stream.read(max_bytes, clamped(timeout, httpcore.ReadTimeout))
            if self._closed and not data:
                # The server did not end it.
                raise httpcore.ReadError(_GONE)
            return data
        finally:
            self._let_go()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._used = True
        try:
            for start in range(0, len(buffer), _PIECE):
                if self._closed:
                    raise httpcore.WriteError(_GONE)
                piece = buffer[start : start + _PIECE]
                self._stream.write(piece, clamped(timeout, httpcore.WriteTimeout))
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._used = False
        if self._closed:
            self._stream.close()

    def close(self) -> None:
        self._closed = True
        if not self._used:
            self._stream.close()
            return
        with contextlib.suppress(OSError):
            # A TLS socket's own method would first make it a plain one, on which the other thread might go on.
            socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        limit = clamped(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, limit))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int, timeout: float | None) -> list[str]:
    """The addresses of a host; the look-up itself cannot be interrupted, so it is left behind when time is up."""
    found: list[Any] = []

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=look_up, name="mailrig-dns", daemon=True)
    thread.start()
    thread.join(timeout)
    if not found:
        raise httpcore.ConnectTimeout("the host's name was not resolved in time")
    if isinstance(found[0], Exception):
        raise httpcore.ConnectError(str(found[0])) from found[0]
    return [str(each[4][0]) for each in found[0]]


def _is_address(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        with contextlib.suppress(OSError):
            socket.inet_pton(family, host)
            return True
    return False


class DeadlineBackend(httpcore.NetworkBackend):
    """Opens connections that keep to the deadline of the call that uses them."""

    def __init__(self) -> None:
        self._backend = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        limit = clamped(timeout, httpcore.ConnectTimeout)
        addresses = [host] if _is_address(host) else _resolve(host, port, limit)
        for index, address in enumerate(addresses):
            try:
                limit = clamped(timeout, httpcore.ConnectTimeout)
                return _Stream(self._backend.connect_tcp(address, port, limit, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if index == len(addresses) - 1:
                    raise
        raise httpcore.ConnectError("the host's name has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        limit = clamped(timeout, httpcore.ConnectTimeout)
        return _Stream(self._backend.connect_unix_socket(path, limit, socket_options))

    def sleep(self, seconds: float) -> None:
        _clock.sleep(seconds)


class ClosingBackend(AutoBackend):
    """Opens asynchronous connections that are closed when their TLS handshake is cancelled."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = await super().connect_tcp(host, port, timeout, local_address, socket_options)
        shake_hands = stream.start_tls

        async def start_tls(
            ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.AsyncNetworkStream:
            try:
                return attentive(await shake_hands(ssl_context, server_hostname, timeout))
            except BaseException:
                from anyio import CancelScope

                with CancelScope(shield=True):
                    await stream.aclose()
                raise

        stream.start_tls = start_tls  # type: ignore[method-assign]
        return attentive(stream)
