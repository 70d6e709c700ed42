"""A generated package's client whose httpx clients are ours, made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

import httpx

from mailrig._fork import Lock


def extended(request: Mapping[str, Any], **facts: Any) -> dict[str, Any]:
    """A request with more for our transport to know."""
    return {**request, "extensions": {**request.get("extensions", {}), **facts}}


class Hooks(NamedTuple):
    """What a wired client does in our way.

    Args:
        make: Makes the synchronous httpx client.
        amake: Makes the asynchronous one.
        events: Gives the events of one stream, by the package's description of it and its request.
        aevents: The same asynchronously.
    """

    make: Callable[[], httpx.Client]
    amake: Callable[[], httpx.AsyncClient]
    events: Callable[[Any, Mapping[str, Any]], Any]
    aevents: Callable[[Any, Mapping[str, Any]], Any]


def wired(client: Any, hooks: Hooks) -> Any:
    """The client, wired in our way: its functions have our retries, and raise our errors.

    Args:
        client: The generated package's client.
        hooks: What it does in our way.
    """
    kind: Any = type(client)
    lock = Lock()
    made: dict[str, Any] = {}

    def once(name: str, make: Callable[[], Any]) -> Any:
        if name not in made:
            with lock:
                if name not in made:
                    made[name] = make()
        return made[name]

    def get_httpx_client(self: Any) -> Any:
        return once("sync", hooks.make)

    def get_async_httpx_client(self: Any) -> Any:
        return once("async", hooks.amake)

    def call(self: Any, endpoint: Any, request: Mapping[str, Any]) -> Any:
        return self.send(extended(request, read=endpoint.result)).extensions.get("result")

    async def acall(self: Any, endpoint: Any, request: Mapping[str, Any]) -> Any:
        return (await self.asend(extended(request, read=endpoint.result))).extensions.get("result")

    def events(self: Any, endpoint: Any, request: Mapping[str, Any]) -> Any:
        return hooks.events(endpoint, request)

    def aevents(self: Any, endpoint: Any, request: Mapping[str, Any]) -> Any:
        return hooks.aevents(endpoint, request)

    def refuse(self: Any, *args: Any, **changed: Any) -> NoReturn:
        raise TypeError("this client belongs to a mailrig client: copy, change or pickle that one")

    methods = {
        "get_httpx_client": get_httpx_client,
        "get_async_httpx_client": get_async_httpx_client,
        "call": call,
        "acall": acall,
        "events": events,
        "aevents": aevents,
        "set_httpx_client": refuse,
        "set_async_httpx_client": refuse,
        "_copy": refuse,
        "__reduce_ex__": refuse,
    }
    client.__class__ = type(kind.__name__, (kind,), methods)
    return client
