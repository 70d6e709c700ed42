"""Packages made from specifications that nobody has seen: those in `tests/unknown_specs`, and others of a test."""

from __future__ import annotations

import functools
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import generate
import httpx
import yaml
from factory.document import METHODS, load_mapping
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

SPECS = Path(__file__).resolve().parent.parent / "unknown_specs"
THEMES = tuple(sorted(path.stem for path in SPECS.glob("*.yaml")))
BASE_URL = "https://api.example.org/v1"
TOKEN = "made-up-token"
_AS_JSON = {"answers", "hostile"}


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """A document with what every operation must say, where it does not say it itself."""
    for item in document["paths"].values():
        for method in METHODS:
            if operation := item.get(method):
                operation.setdefault("tags", ["main"])
                operation.setdefault("x-retry", "safe")
                operation.setdefault("responses", {"204": {"description": "Done"}})
    return document


def document(**parts: Any) -> dict[str, Any]:
    """A small document, some of its parts given."""
    plain = {
        "openapi": "3.1.0",
        "info": {"title": "Made up", "version": "1"},
        "paths": {"/x": {"get": {"operationId": "getX"}}},
    }
    return complete({**plain, **parts})


def write_spec(folder: Path, said: Mapping[str, Any], name: str = "openapi.json") -> None:
    """Lays an API's folder out, and nothing but its specification in it."""
    folder.mkdir(parents=True)
    text = json.dumps(said) if name.endswith("json") else yaml.safe_dump(said, sort_keys=False)  # keeps its anchors
    (folder / name).write_text(text, encoding="utf-8")


def make(specs: Path, output: Path) -> int:
    """Runs the command as a caller would, and gives its exit code."""
    return generate.main(["--specs", str(specs), "--output", str(output)])


def made(folder: Path, documents: Mapping[str, Mapping[str, Any]]) -> Path:
    """The folder of the packages of some documents, made and importable."""
    for name, said in documents.items():
        write_spec(folder / "specs" / name, said, "openapi.json" if name in _AS_JSON else "openapi.yaml")
    if make(folder / "specs", folder / "generated") != 0:
        raise RuntimeError(f"no packages were made of {', '.join(documents)}")
    sys.path += [str(folder / "generated" / name / "src") for name in documents]
    return folder / "generated"


@functools.cache
def _session() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="unknown-specs-")


@functools.cache
def generated() -> Path:
    """The packages of all of `tests/unknown_specs`, made once a test run and importable."""
    return made(Path(_session().name), {theme: complete(load_mapping(SPECS / f"{theme}.yaml")) for theme in THEMES})


def module(theme: str, name: str = "") -> Any:
    """A module of one of the packages, by its name below the package."""
    generated()
    return importlib.import_module(f"{theme}_client{name and '.'}{name}")


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Keeps the request that left, and gives one answer."""

    def __init__(self, response: httpx.Response | None = None) -> None:
        self.response = response or httpx.Response(204)
        self.request: httpx.Request

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.request = request
        return self.response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.request = request
        return self.response


def client(theme: str, wire: Wire, **settings: Any) -> Any:
    """A client with a credential on a wire of ours."""
    made_up = {"base_url": BASE_URL, "token": TOKEN, "httpx_args": {"transport": wire}, **settings}
    return module(theme, "client").AuthenticatedClient(**made_up)


def operation(theme: str, name: str, tag: str = "main") -> Any:
    """The module of one operation."""
    return module(theme, f"api.{tag}.{name}")


def sent(theme: str, name: str, **arguments: Any) -> httpx.Request:
    """The request of a call, as it leaves."""
    wire = Wire()
    operation(theme, name).sync_detailed(client=client(theme, wire), **arguments)
    return wire.request


def answered(theme: str, name: str, response: httpx.Response, **arguments: Any) -> Any:
    """The result of a call."""
    return operation(theme, name).sync(client=client(theme, Wire(response)), **arguments)


def query(request: httpx.Request) -> list[tuple[str, str]]:
    """The names and values of a query, in their order."""
    return parse_qsl(request.url.query.decode(), keep_blank_values=True)


@dataclass
class _Judged:
    host_url: str
    path: str
    method: str
    content_type: str
    body: bytes | None
    parameters: RequestParameters


def judge(theme: str, request: httpx.Request) -> list[str]:
    """What openapi-core finds wrong with a request."""
    raw: dict[str, Callable[[bytes], Any]] = dict.fromkeys(("message/rfc822", "text/csv"), bytes.decode)
    raw |= {"application/octet-stream": repr, "application/merge-patch+json": json.loads}
    said = {**module(theme).SPEC.document(), "servers": [{"url": BASE_URL}]}
    openapi = OpenAPI.from_dict(said, config=Config(extra_media_type_deserializers=raw))
    cookies = dict(pair.split("=", 1) for pair in request.headers.get("cookie", "=").split("; "))
    judged = _Judged(
        "https://api.example.org",
        request.url.raw_path.decode().partition("?")[0],
        request.method.lower(),
        request.headers.get("content-type", ""),
        request.content or None,
        RequestParameters(
            ImmutableMultiDict(query(request)), Headers(dict(request.headers)), ImmutableMultiDict(cookies)
        ),
    )
    return [repr(error.__cause__ or error) for error in openapi.unmarshal_request(judged).errors]
