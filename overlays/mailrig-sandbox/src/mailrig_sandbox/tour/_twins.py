"""The same call by the synchronous and by the asynchronous client."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import AsyncExitStack, ExitStack
from typing import Any, Protocol, Self

from mailrig import (
    AsyncHostUp,
    AsyncMailBaby,
    AsyncStalwart,
    Connections,
    HostUp,
    MailBaby,
    RetryPolicy,
    Stalwart,
)

from mailrig_sandbox import Sandbox
from mailrig_sandbox.tour._calls import Call

# Nothing here speaks TLS; a context without certificates saves every client the reading of them.
PLAIN = Connections(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), trust_env=False)
AT_ONCE = RetryPolicy(base=0.0, cap=0.0, rate_limit_window=0.0)

_CLIENTS: Mapping[str, tuple[type[Any], type[Any]]] = {
    "hostup": (HostUp, AsyncHostUp),
    "stalwart": (Stalwart, AsyncStalwart),
    "mailbaby": (MailBaby, AsyncMailBaby),
}


class Twin(Protocol):
    """One way to call."""

    way: str

    def __call__(
        self, sandbox: Sandbox, api: str, call: Call, *, retry: RetryPolicy | None, credential: Mapping[str, str]
    ) -> Any:
        """The result of a call; of a stream, its first event.

        Args:
            sandbox: The sandbox.
            api: The API.
            call: The call.
            retry: How it is repeated.
            credential: What authenticates; the sandbox's key unless given.
        """

    def renew(self) -> None:
        """Give up the clients: new ones have a full budget of retries."""


def _settings(sandbox: Sandbox, api: str, credential: Mapping[str, str]) -> dict[str, Any]:
    named = "token" if api == "stalwart" else "api_key"
    return {"base_url": sandbox.urls[api], "connections": PLAIN, **(credential or {named: sandbox.keys[api]})}


class Synchronous:
    """Calls by the synchronous clients, which are kept until they are renewed."""

    way = "sync"

    def __init__(self) -> None:
        self._open = ExitStack()
        self._clients: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self._open.close()

    def __call__(
        self, sandbox: Sandbox, api: str, call: Call, *, retry: RetryPolicy | None, credential: Mapping[str, str]
    ) -> Any:
        """The result of a call."""
        settings = _settings(sandbox, api, credential)
        key = repr((settings, retry))
        if key not in self._clients:
            self._clients[key] = self._open.enter_context(_CLIENTS[api][0](**settings, retry=retry))
        result = call(self._clients[key])
        if hasattr(result, "__exit__"):
            with result as events:
                return next(iter(events))
        return result

    def renew(self) -> None:
        """Give up the clients."""
        self._open.close()
        self._clients.clear()


class Asynchronous:
    """Calls by the asynchronous clients, which are kept until they are renewed, on one event loop."""

    way = "async"

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self._open = AsyncExitStack()
        self._clients: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.renew()
        self._runner.close()

    def __call__(
        self, sandbox: Sandbox, api: str, call: Call, *, retry: RetryPolicy | None, credential: Mapping[str, str]
    ) -> Any:
        """The result of a call."""
        return self._runner.run(self._called(api, call, _settings(sandbox, api, credential), retry))

    async def _called(self, api: str, call: Call, settings: Mapping[str, Any], retry: RetryPolicy | None) -> Any:
        key = repr((settings, retry))
        if key not in self._clients:
            made = _CLIENTS[api][1](**settings, retry=retry)
            self._clients[key] = await self._open.enter_async_context(made)
        result = call(self._clients[key])
        if hasattr(result, "__aexit__"):
            async with result as events:
                return await anext(aiter(events))
        return await result

    def renew(self) -> None:
        """Give up the clients."""
        self._runner.run(self._open.aclose())
        self._clients.clear()
