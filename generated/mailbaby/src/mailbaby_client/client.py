# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Where calls go, with which headers, time-outs and credential."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit, urlunsplit

import httpx

from ._version import __version__

if TYPE_CHECKING:
    from ._endpoint import Endpoint

T = TypeVar("T")

USER_AGENT = f"mailrig-mailbaby/{__version__}"
TIMEOUT = httpx.Timeout(connect=10, read=300, write=60, pool=10)


def _without_userinfo(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


class Client:
    """The wiring of calls that need no credential.

    Connections open with the first call, or in a `with` or `async with` block, and are shared by threads.

    Args:
        base_url: Where the API lives; the vendor's own host unless given.
        cookies: Sent with every request.
        headers: Sent with every request; the mapping itself is never changed.
        timeout: Of each phase of a call, in seconds; None waits for ever.
        verify_ssl: Whether to verify certificates, a file of trusted ones, or an SSL context.
        follow_redirects: Whether to follow them.
        httpx_args: Further arguments for `httpx.Client` and `httpx.AsyncClient`.
    """

    def __init__(
        self,
        base_url: str = "https://api.mailbaby.net",
        *,
        cookies: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: httpx.Timeout | float | None = TIMEOUT,
        verify_ssl: str | bool | ssl.SSLContext = True,
        follow_redirects: bool = False,
        httpx_args: Mapping[str, Any] | None = None,
    ) -> None:
        self._settings: dict[str, Any] = {
            "base_url": base_url,
            "cookies": dict(cookies or {}),
            "headers": dict(headers or {}),
            "timeout": timeout,
            "verify_ssl": verify_ssl,
            "follow_redirects": follow_redirects,
            "httpx_args": dict(httpx_args or {}),
        }
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None
        self._async_client: httpx.AsyncClient | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={_without_userinfo(self._settings['base_url'])!r})"

    def __getstate__(self) -> dict[str, Any]:
        return dict(self._settings)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def _copy(self, **changed: Any) -> Self:
        return type(self)(**{**self._settings, **changed})

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """A copy that sends further headers; this client stays as it is."""
        return self._copy(headers={**self._settings["headers"], **headers})

    def with_cookies(self, cookies: Mapping[str, str]) -> Self:
        """A copy that sends further cookies; this client stays as it is."""
        return self._copy(cookies={**self._settings["cookies"], **cookies})

    def with_timeout(self, timeout: httpx.Timeout | float | None) -> Self:
        """A copy with other time-outs, in seconds; this client stays as it is."""
        return self._copy(timeout=timeout)

    def _credential(self) -> dict[str, dict[str, str]]:
        return {}

    def _httpx_settings(self) -> dict[str, Any]:
        settings = self._settings
        names = ("cookies", "timeout", "follow_redirects", "base_url")
        given: dict[str, Any] = {name: settings[name] for name in names}
        given |= {
            "headers": {"User-Agent": USER_AGENT, **settings["headers"]},
            "verify": settings["verify_ssl"],
        }
        for further in (settings["httpx_args"], self._credential()):
            for name, value in further.items():
                merges = name in ("headers", "cookies", "params") and isinstance(value, Mapping)
                given[name] = {**given.get(name, {}), **value} if merges else value
        return given

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Takes a ready client for the synchronous calls; it overrides every other setting, and copies do not share it."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The client of the synchronous calls, made when it is first asked for."""
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(**self._httpx_settings())
            return self._client

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Takes a ready client for the asynchronous calls; it overrides every other setting, and copies do not share it."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The client of the asynchronous calls, made when it is first asked for."""
        with self._lock:
            if self._async_client is None:
                self._async_client = httpx.AsyncClient(**self._httpx_settings())
            return self._async_client

    def send(self, request: Mapping[str, Any]) -> httpx.Response:
        """Sends what the keyword arguments of `httpx.Client.build_request` describe."""
        client = self.get_httpx_client()
        return client.send(client.build_request(**request))

    async def asend(self, request: Mapping[str, Any]) -> httpx.Response:
        """The asynchronous twin of `send`."""
        client = self.get_async_httpx_client()
        return await client.send(client.build_request(**request))

    def call(self, endpoint: Endpoint[T, Any], request: Mapping[str, Any]) -> T:
        """Sends a request and gives its result.

        Raises:
            ErrorResponse: The server refused the call.
            DecodeError: A success whose body is not what the specification says.
            httpx.HTTPError: There was no answer, or none within the time-outs.
        """
        return endpoint.result(self.send(request))

    async def acall(self, endpoint: Endpoint[T, Any], request: Mapping[str, Any]) -> T:
        """The asynchronous twin of `call`."""
        return endpoint.result(await self.asend(request))

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        self.get_httpx_client().__exit__(*args)

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *args: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*args)


class AuthenticatedClient(Client):
    """The wiring of calls that need a credential.

    Args:
        base_url: As in `Client`.
        token: The credential.
        prefix: What stands before the token, such as "Bearer" or "Basic"; empty for the bare token.
        auth_header_name: The name of the header field that carries the token.
        settings: As in `Client`.
    """

    def __init__(
        self,
        base_url: str = "https://api.mailbaby.net",
        *,
        token: str,
        prefix: str = "",
        auth_header_name: str = "X-API-KEY",
        **settings: Any,
    ) -> None:
        super().__init__(base_url, **settings)
        self._settings |= {"token": token, "prefix": prefix, "auth_header_name": auth_header_name}

    def _credential(self) -> dict[str, dict[str, str]]:
        settings = self._settings
        value = f"{settings['prefix']} {settings['token']}" if settings["prefix"] else settings["token"]
        return {"headers": {settings["auth_header_name"]: value}}


__all__ = ["AuthenticatedClient", "Client"]
