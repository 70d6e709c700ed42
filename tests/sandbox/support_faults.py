"""Calls of each API and each class of repetition, by both clients, and what they end in."""

from __future__ import annotations

import asyncio
import itertools
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpcore
import pytest
from mailrig import (
    AsyncHostUp,
    AsyncMailBaby,
    AsyncStalwart,
    Connections,
    HostUp,
    MailBaby,
    RetryPolicy,
    Stalwart,
    errors,
)
from mailrig_sandbox import Sandbox
from mailrig_sandbox.tour import _calls
from stalwart_client.models import PrincipalCreate

AT_ONCE = RetryPolicy(base=0.0, cap=0.0, rate_limit_window=0.0)
# Nothing here speaks TLS; a context without certificates saves every client the reading of them.
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
WAYS = pytest.mark.parametrize("way", ["sync", "async"])
INSIDE = pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
_CLIENTS: dict[str, tuple[type[Any], type[Any]]] = {
    "hostup": (HostUp, AsyncHostUp),
    "stalwart": (Stalwart, AsyncStalwart),
    "mailbaby": (MailBaby, AsyncMailBaby),
}
_DOMAIN = PrincipalCreate.from_dict({"type": "domain", "name": "new.example.org"})


@dataclass(frozen=True)
class Target:
    """A call.

    Args:
        api: The API.
        operation: The operation's id.
        call: What a client, synchronous or not, is asked.
        repeated: Whether it may be repeated after it may have been carried out.
    """

    api: str
    operation: str
    call: Callable[[Any], Any]
    repeated: bool


TARGETS = {
    "hostup-safe": Target("hostup", "getVpsMailRelay", _calls.HOSTUP["getVpsMailRelay"], True),
    "hostup-unsafe": Target("hostup", "createPort25Request", _calls.HOSTUP["createPort25Request"], False),
    "stalwart-safe": Target("stalwart", "listPrincipals", lambda s: s.principals.list_principals(), True),
    "stalwart-idempotent": Target("stalwart", "stopQueueProcessing", lambda s: s.queue.stop_queue_processing(), True),
    "stalwart-unsafe": Target(
        "stalwart", "createPrincipal", lambda s: s.principals.create_principal(body=_DOMAIN), False
    ),
    "mailbaby-safe": Target("mailbaby", "viewMailLog", _calls.MAILBABY["viewMailLog"], True),
    "mailbaby-idempotent": Target("mailbaby", "deleteRule", _calls.MAILBABY["deleteRule"], True),
    "mailbaby-unsafe": Target("mailbaby", "sendMail", _calls.MAILBABY["sendMail"], False),
}
EACH_TARGET = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
EACH_SAFE = pytest.mark.parametrize(
    "target", [each for name, each in TARGETS.items() if name.endswith("-safe")], ids=lambda target: target.api
)


@dataclass(frozen=True)
class Ended:
    """What a call ended in.

    Args:
        result: Its result, if it gave one.
        error: Its error, otherwise.
        requests: How many requests of its operation reached the server.
    """

    result: Any
    error: errors.MailrigError | None
    requests: int

    def failed(self, kind: type[errors.MailrigError], outcome: str, requests: int) -> None:
        """Demand a certain error, with one attempt for each request."""
        assert type(self.error) is kind
        assert (str(self.error.outcome), self.requests) == (outcome, requests)
        assert len(self.error.attempts) == requests

    def succeeded(self, requests: int) -> None:
        """Demand a success."""
        assert (self.error, self.requests) == (None, requests)


def arguments(sandbox: Sandbox, api: str, **settings: Any) -> dict[str, Any]:
    """The settings of a client of the sandbox."""
    named = "token" if api == "stalwart" else "api_key"
    plain: dict[str, Any] = {"connections": Connections(verify=TLS, trust_env=False), "retry": AT_ONCE}
    return {"base_url": sandbox.urls[api], named: sandbox.keys[api], **plain, **settings}


def ask(
    sandbox: Sandbox, way: str, api: str, use: Callable[[Any], Any], *, inside: bool = False, **settings: Any
) -> Any:
    """What comes of the use of a new client; of the asynchronous one, the awaited result.

    Args:
        sandbox: The sandbox.
        way: `sync` or `async`.
        api: The API.
        use: What is done with the client.
        inside: Whether it goes without sockets.
        settings: Those of the client.
    """
    if inside:
        settings["transport"] = (sandbox.transport if way == "sync" else sandbox.async_transport)(api)
    given = arguments(sandbox, api, **settings)
    if way == "sync":
        with _CLIENTS[api][0](**given) as client:
            return use(client)

    async def go() -> Any:
        async with _CLIENTS[api][1](**given) as client:
            return await use(client)

    return asyncio.run(go())


def count(sandbox: Sandbox, operation: str) -> int:
    """How many requests of an operation the sandbox saw."""
    return sum(each.operation_id == operation for each in sandbox.requests)


def impatient_when_seen(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox, operation: str) -> None:
    """Makes clients begin to wait for an answer once the sandbox has seen their request, which may take a while.

    Args:
        monkeypatch: Undoes it.
        sandbox: The sandbox.
        operation: What they ask.
    """
    sent = itertools.count(1)

    def patched(receive: Callable[..., Any]) -> Callable[..., Any]:
        def received(connection: Any, request: Any) -> Any:
            number = next(sent)
            for _ in range(2_000):
                if count(sandbox, operation) >= number:
                    break
                time.sleep(0.01)
            return receive(connection, request)

        return received

    for kind in (httpcore.HTTP11Connection, httpcore.AsyncHTTP11Connection):
        monkeypatch.setattr(kind, "_receive_response_headers", patched(kind._receive_response_headers))


def ended(sandbox: Sandbox, way: str, target: Target, *, inside: bool = False, **settings: Any) -> Ended:
    """What a call ends in.

    Args:
        sandbox: The sandbox.
        way: `sync` or `async`.
        target: The call.
        inside: Whether it goes without sockets.
        settings: Those of the client.
    """
    try:
        result = ask(sandbox, way, target.api, target.call, inside=inside, **settings)
    except errors.MailrigError as error:
        return Ended(None, error, count(sandbox, target.operation))
    return Ended(result, None, count(sandbox, target.operation))
