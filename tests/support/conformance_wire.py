"""Requests as they leave, and openapi-core as their judge."""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from .conformance import Call, document, is_json, media_examples
from .conformance_schemas import decoded

TOKEN = "made-up-secret"


@dataclass
class Sent:
    """A request as it left: `target` is the path with the query, as the first line of HTTP has it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True, strict_parsing="?" in self.target)


@dataclass
class Recorder(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """An httpx transport, sync and async, that keeps each request and answers with one answer."""

    status: int
    media_type: str
    body: bytes
    sent: list[Sent] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.sent.append(Sent(request.method, request.url.raw_path.decode(), headers, request.read()))
        return httpx.Response(self.status, content=self.body, headers={"content-type": self.media_type})

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self.handle_request(request)


def success(call: Call) -> tuple[int, str, bytes]:
    """The first documented success of an operation: status, content type and body."""
    for status, media_type, media, place in call.responses:
        for value, _ in media_examples(call.package, media, place):
            if status.startswith("2"):
                text = json.dumps(value) if is_json(media_type) else value
                return int(status), media_type, text.encode()
    raise AssertionError(f"{call} documents no success")


def server(call: Call) -> str:
    """The address of the API with the defaults of its variables."""
    said = document(call.package)["servers"][0]
    url = str(said["url"])
    for name, variable in said.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", variable["default"])
    return url


def client(call: Call, transport: httpx.BaseTransport | None = None, base_url: str = "") -> Any:
    """A client with a credential; without a transport it opens connections, but makes no TLS context for them."""
    package = import_module(f"{call.package}.client")
    settings = {"verify_ssl": False} if transport is None else {"httpx_args": {"transport": transport}}
    return package.AuthenticatedClient(base_url or server(call), token=TOKEN, **settings)


def call_sync(call: Call, wiring: Any, arguments: dict[str, Any], *, detailed: bool = False) -> Any:
    """Makes the call through the generated function; of a stream, everything that it gives."""
    if call.streams:
        return list(call.module.stream(client=wiring, **arguments))
    function = call.module.sync_detailed if detailed else call.module.sync
    return function(client=wiring, **arguments)


def call_async(call: Call, wiring: Any, arguments: dict[str, Any], *, detailed: bool = False) -> Any:
    """The asynchronous twin of `call_sync`."""

    async def run() -> Any:
        async with wiring:
            if call.streams:
                return [event async for event in call.module.astream(client=wiring, **arguments)]
            function = call.module.asyncio_detailed if detailed else call.module.asyncio
            return await function(client=wiring, **arguments)

    return asyncio.run(run())


@dataclass(frozen=True)
class Arguments:
    """Arguments of a call, made from documented examples, and what they must become."""

    name: str
    given: dict[str, Any]
    stated: dict[str, Any]
    body: Any = None


def arguments(call: Call) -> list[Arguments]:
    """Only what is required, and everything; once for each example of the body."""
    made = []
    bodies: list[tuple[Any, str]] = [(None, "")]
    if call.request:
        bodies = list(media_examples(call.package, call.request[1], call.request[2]))
    for name, required_only in (("required", True), ("all", False)):
        stated = {
            each["name"]: next(media_examples(call.package, each, place))[0]
            for each, place in call.parameters
            if each.get("required") or not required_only
        }
        for body, _ in bodies:
            given = {call.arguments[key]: value for key, value in stated.items()}
            if call.request:
                media_type, media, _ = call.request
                given["body"] = decoded(call.package, media["schema"], body) if is_json(media_type) else body.encode()
            made.append(Arguments(name, given, stated, body))
    return made


@dataclass
class _Judged:
    host_url: str
    path: str
    method: str
    content_type: str
    body: bytes | None
    parameters: RequestParameters


@cache
def _judge(package: str) -> OpenAPI:
    raw: dict[str, Callable[[bytes], Any]] = {"message/rfc822": bytes.decode}
    return OpenAPI.from_dict(document(package), config=Config(extra_media_type_deserializers=raw))


def judge(call: Call, sent: Sent) -> None:
    """Fails if openapi-core, or the list of the operation's parameters, does not allow a request."""
    host = urlsplit(server(call))
    path = sent.path if sent.path.startswith(host.path) else f"{host.path}{sent.path}"
    request = _Judged(
        host_url=f"{host.scheme}://{host.netloc}",
        path=path,
        method=sent.method.lower(),
        content_type=sent.headers.get("content-type", ""),
        body=sent.body or None,
        parameters=RequestParameters(query=ImmutableMultiDict(sent.query), header=Headers(sent.headers)),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a parameter that the document calls deprecated
        found = _judge(call.package).unmarshal_request(request)
    if found.errors:
        raise AssertionError(f"{call}: {[repr(error.__cause__ or error) for error in found.errors]}")
    known = {each["name"] for each, _ in call.parameters if each["in"] == "query"}
    unknown = {name for name, _ in sent.query} - known
    assert not unknown, f"{call} has no query parameters {unknown}"
