"""HostUp: the VPS and its domains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import httpx
from hostup_client.resources import AsyncResources, Resources

from mailrig._clients import AsyncClient, SyncClient
from mailrig._credentials import AsyncSecret, Credential, Secret
from mailrig._pool import Connections
from mailrig._start import DEFAULT_RETRY, start
from mailrig.client import Api
from mailrig.retry import RetryPolicy

if TYPE_CHECKING:
    from hostup_client.raw_resources import AsyncRawResources, RawResources  # noqa: F401 - the bases name them in quotes

API = Api(name="hostup", package="hostup_client")
_BASE_URL = "https://cloud.hostup.se"


class HostUp(SyncClient["RawResources"], Resources):
    """A client of HostUp.

    Args:
        api_key: The key, or a function that gives one; `HOSTUP_API_KEY` unless given.
        base_url: Where the API lives; `HOSTUP_BASE_URL`, or the vendor's own host, unless given.
        timeout: Seconds for a whole call, or the time-outs of its phases; 120 s unless given.
        retry: How calls are repeated; None tries once.
        transport: An httpx transport to use instead of our connections, or `"fast"` for that of `mailrig[fast]`.
        user_agent: The name by which the client introduces itself.
        headers: Further header fields of every request.
        connections: How connections are made: certificates, proxies, HTTP/2, limits.

    Raises:
        MissingCredentialError: There is no key.
    """

    def __init__(
        self,
        api_key: Secret | None = None,
        *,
        base_url: str | None = None,
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
                Credential("Authorization", "Bearer", api_key, ("HOSTUP_API_KEY",)),
                base_url=(base_url, "HOSTUP_BASE_URL", _BASE_URL),
                timeout=timeout,
                retry=retry,
                transport=transport,
                user_agent=user_agent,
                headers=headers,
                connections=connections,
            )
        )


class AsyncHostUp(AsyncClient["AsyncRawResources"], AsyncResources):
    """The asynchronous twin of `HostUp`; its key may also come from an asynchronous function."""

    def __init__(
        self,
        api_key: AsyncSecret | None = None,
        *,
        base_url: str | None = None,
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
                Credential("Authorization", "Bearer", api_key, ("HOSTUP_API_KEY",)),
                base_url=(base_url, "HOSTUP_BASE_URL", _BASE_URL),
                timeout=timeout,
                retry=retry,
                transport=transport,
                user_agent=user_agent,
                headers=headers,
                connections=connections,
            )
        )
