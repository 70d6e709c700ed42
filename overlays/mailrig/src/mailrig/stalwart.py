"""Stalwart, the mail server."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import httpx
from stalwart_client.resources import AsyncResources, Resources

from mailrig._clients import AsyncClient, SyncClient
from mailrig._credentials import (
    AsyncSecret,
    Credential,
    MissingCredentialError,
    Secret,
    encoded,
    from_environment,
)
from mailrig._pool import Connections
from mailrig._stalwart_queue import AsyncCarefulQueue, CarefulQueue
from mailrig._stalwart_version import hint
from mailrig._start import DEFAULT_RETRY, start
from mailrig.client import Api
from mailrig.retry import RetryPolicy

if TYPE_CHECKING:
    from mailrig._stalwart_raw import AsyncRawStalwart, RawStalwart

API = Api(name="stalwart", package="stalwart_client", hint=hint)
_BASIC = ("STALWART_USERNAME", "STALWART_PASSWORD")
_BEARER = ("STALWART_TOKEN",)


def address(host: str | None) -> str | None:
    """The base URL of a server's management interface.

    Args:
        host: A host name such as `mail.example.org`, or a URL with or without `/api`; None stays None.
    """
    if not host:
        return None
    url = host if "://" in host else f"https://{host}"
    url = url.rstrip("/")
    return url if url.endswith("/api") else f"{url}/api"


def _credential(token: AsyncSecret | None, username: str | None, password: str | None) -> Credential:
    if token and (username or password):
        raise ValueError("stalwart: give a token, or a user name with its password, not both")
    if bool(username) != bool(password):
        username = username or from_environment("STALWART_USERNAME")
        password = password or from_environment("STALWART_PASSWORD")
        if not (username and password):
            raise MissingCredentialError("stalwart: HTTP Basic needs a user name and its password")
    if username and password:
        return Credential("Authorization", "Basic", encoded(username, password), _BASIC)
    if token:
        return Credential("Authorization", "Bearer", token, _BEARER)
    by_name = all(from_environment(name) for name in _BASIC)
    if by_name and from_environment(_BEARER[0]):
        raise ValueError("stalwart: the environment has both STALWART_TOKEN and a user name with its password")
    if by_name:
        return Credential("Authorization", "Basic", None, _BASIC)
    if not from_environment(_BEARER[0]):
        raise MissingCredentialError(
            "stalwart: no credential; give one or set STALWART_TOKEN, or STALWART_USERNAME and STALWART_PASSWORD"
        )
    return Credential("Authorization", "Bearer", None, _BEARER)


class Stalwart(SyncClient["RawStalwart"], Resources):
    """A client of a Stalwart server, 0.11 to 0.15.

    Args:
        base_url: The server's host name or URL; `STALWART_URL` unless given.
        token: An OAuth token or an `api_` key, or a function that gives one; `STALWART_TOKEN` unless given.
        username: The name for HTTP Basic; `STALWART_USERNAME` unless given.
        password: Its password; `STALWART_PASSWORD` unless given.
        timeout: Seconds for a whole call, or the time-outs of its phases; 120 s unless given.
        retry: How calls are repeated; None tries once.
        transport: An httpx transport to use instead of our connections, or `"fast"` for that of `mailrig[fast]`.
        user_agent: The name by which the client introduces itself.
        headers: Further header fields of every request.
        connections: How connections are made: certificates, proxies, HTTP/2, limits.

    Raises:
        MissingCredentialError: There is neither a token nor a user name with a password.
        ValueError: There is no address, or there are two credentials.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        token: Secret | None = None,
        username: str | None = None,
        password: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        retry: RetryPolicy | None = DEFAULT_RETRY,
        transport: httpx.BaseTransport | Literal["fast"] | None = None,
        user_agent: str | None = None,
        headers: Mapping[str, str] | None = None,
        connections: Connections | None = None,
    ) -> None:
        super().__init__(
            start(
                API,
                _credential(token, username, password),
                base_url=(address(base_url or from_environment("STALWART_URL")), "STALWART_URL", None),
                timeout=timeout,
                retry=retry,
                transport=transport,
                user_agent=user_agent,
                headers=headers,
                connections=connections,
            )
        )

    @cached_property
    def queue(self) -> CarefulQueue:
        """Messages and reports that wait for delivery; bulk calls act on everything only when told so."""
        return CarefulQueue(self._caller)

    @property
    def with_raw_response(self) -> RawStalwart:
        """The same tags and operations, each giving a `RawResponse` with status, headers and request id."""
        from mailrig._stalwart_raw import RawStalwart

        return RawStalwart(self._as_raw())


class AsyncStalwart(AsyncClient["AsyncRawStalwart"], AsyncResources):
    """The asynchronous twin of `Stalwart`; its token may also come from an asynchronous function."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        token: AsyncSecret | None = None,
        username: str | None = None,
        password: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        retry: RetryPolicy | None = DEFAULT_RETRY,
        transport: httpx.AsyncBaseTransport | Literal["fast"] | None = None,
        user_agent: str | None = None,
        headers: Mapping[str, str] | None = None,
        connections: Connections | None = None,
    ) -> None:
        super().__init__(
            start(
                API,
                _credential(token, username, password),
                base_url=(address(base_url or from_environment("STALWART_URL")), "STALWART_URL", None),
                timeout=timeout,
                retry=retry,
                transport=transport,
                user_agent=user_agent,
                headers=headers,
                connections=connections,
            )
        )

    @cached_property
    def queue(self) -> AsyncCarefulQueue:
        """Messages and reports that wait for delivery; bulk calls act on everything only when told so."""
        return AsyncCarefulQueue(self._caller)

    @property
    def with_raw_response(self) -> AsyncRawStalwart:
        """The same tags and operations, each giving a `RawResponse` with status, headers and request id."""
        from mailrig._stalwart_raw import AsyncRawStalwart

        return AsyncRawStalwart(self._as_raw())
