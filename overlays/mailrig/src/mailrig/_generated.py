"""A generated package's client whose httpx clients are ours, made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import httpx

from mailrig._fork import Lock


def wired(client: Any, make: Callable[[], httpx.Client], amake: Callable[[], httpx.AsyncClient]) -> Any:
    """The client, given what makes its httpx clients.

    Args:
        client: The generated package's client.
        make: Makes the synchronous httpx client.
        amake: Makes the asynchronous one.
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
        return once("sync", make)

    def get_async_httpx_client(self: Any) -> Any:
        return once("async", amake)

    def refuse(self: Any, *args: Any, **changed: Any) -> NoReturn:
        raise TypeError("this client belongs to a mailrig client: copy, change or pickle that one")

    methods = {
        "get_httpx_client": get_httpx_client,
        "get_async_httpx_client": get_async_httpx_client,
        "set_httpx_client": refuse,
        "set_async_httpx_client": refuse,
        "_copy": refuse,
        "__reduce_ex__": refuse,
    }
    client.__class__ = type(kind.__name__, (kind,), methods)
    return client
