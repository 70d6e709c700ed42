"""The judge of every exchange: `openapi-core`, and what it leaves open.

It judges by the specification alone. What it leaves to this module are query parameters that no operation declares or
that come twice, and the events of a stream.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from threading import Lock
from typing import Any, Literal

from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Reply, Request

_LONGEST = 300
# Sandboxes of several threads share a judge; and warnings are held back for the whole process.
_ONE_AT_A_TIME = Lock()
_EVENTS = "text/event-stream"
_TEXTS = ("message/rfc822", _EVENTS, "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Violation:
    """An exchange that breaks the specification.

    Args:
        kind: Whose mistake it is: the client's request or the sandbox's response.
        api: The API.
        operation_id: The operation, or None for a path that the specification does not know.
        reasons: What is wrong.
        request: Method and path, with the query's names but not its values.
    """

    kind: Literal["request", "response"]
    api: str
    operation_id: str | None
    reasons: tuple[str, ...]
    request: str

    def __str__(self) -> str:
        what = f"{self.api}.{self.operation_id}" if self.operation_id else f"{self.api}: no operation"
        return f"{what} ({self.request}): the {self.kind} breaks the specification: {'; '.join(self.reasons)}"


@dataclass
class _Request:
    host_url: str
    path: str
    method: str
    content_type: str
    body: bytes | None
    parameters: Any


@dataclass
class _Response:
    status_code: int
    content_type: str
    headers: Any
    data: bytes | None


def media_type(content_type: str | None) -> str:
    """The media type that a content type names, without its parameters, in small letters."""
    return (content_type or "").partition(";")[0].strip().lower()


class Judge:
    """Judges the exchanges of one API.

    Args:
        document: Its specification.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _made(self) -> _Tools:
        return _Tools.made(self._document.content)

    @property
    def _tools(self) -> _Tools:
        with _ONE_AT_A_TIME:
            return self._made

    def warm(self) -> None:
        """Make the tools now, which takes a second, instead of at the first exchange."""
        _ = self._tools

    def request(self, operation: Operation, request: Request) -> tuple[str, ...]:
        """What is wrong with a request, credentials aside."""
        tools = self._tools
        judged = _Request(
            host_url="",
            path=operation.path,
            method=request.method.lower(),
            content_type=request.headers.get("content-type", ""),
            body=request.body or None,
            parameters=tools.parameters(request),
        )
        reasons = [*_said(tools.request_parameters(judged)), *_said(tools.request_body(judged))]
        if request.body and "requestBody" not in operation.said:
            reasons.append("the operation takes no body")
        names = Counter(name for name, _ in request.query)
        reasons += [f"the operation has no query parameter {name!r}" for name in sorted(names.keys() - operation.query)]
        single = sorted(names.keys() & operation.query - operation.lists)
        reasons += [f"the query parameter {name!r} comes {names[name]} times" for name in single if names[name] > 1]
        return tuple(reasons)

    def response(self, operation: Operation, request: Request, reply: Reply) -> tuple[str, ...]:
        """What is wrong with a response; of a stream, only its head is judged."""
        kind = media_type(reply.content_type)
        if (kind == _EVENTS) is (reply.stream is None):
            return (f"{kind!r} is no kind of a body that {'is whole' if reply.stream is None else 'streams'}",)
        if reply.stream is not None:
            declared = self._document.responses(operation, reply.status)
            return () if kind in declared else (f"status {reply.status} with {kind!r} is not declared",)
        headers = self._tools.headers(reply.headers)
        judged = _Response(reply.status, reply.content_type or "", headers, reply.body or None)
        asked = _Request("", operation.path, request.method.lower(), "", None, None)
        return tuple(_said(self._tools.response(asked, judged)))

    def event(self, operation: Operation, name: str, data: str) -> tuple[str, ...]:
        """What is wrong with an event of a stream.

        Args:
            operation: What streams.
            name: The event's name.
            data: Its data.
        """
        events = (operation.stream or {}).get("events", {})
        if name not in events:
            return (f"the stream has no event {name!r}",)
        try:
            value = json.loads(data)
        except ValueError:
            return (f"the data of the event {name!r} is not JSON",)
        return tuple(f"event {name!r}: {each}" for each in self._tools.schema(events[name], value))


@cache
def judge(document: Document) -> Judge:
    """The judge of a document; it is made once, as long as the process runs."""
    return Judge(document)


def _said(errors: Iterable[Exception]) -> list[str]:
    reasons: list[str] = []
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of parameters that the specification calls deprecated
        try:
            for error in errors:
                cause = error.__cause__ or error
                name = f"{error.name!r}: " if hasattr(error, "name") else ""
                inner = getattr(cause, "schema_errors", None) or ()
                reasons += [f"{name}{_at(each)}" for each in inner] or [f"{name}{cause}"]
        except Exception as error:  # openapi-core lets bodies that are no JSON or no UTF-8 end in errors of Python
            reasons.append(f"it cannot be read: {type(error).__name__}: {error}")
    return [each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…" for each in reasons]


def _at(error: Any) -> str:
    from jsonschema.exceptions import best_match

    deepest = best_match([error])
    place = "/".join(map(str, deepest.absolute_path))
    return f"/{place}: {deepest.message}"


def _text(body: bytes) -> str:
    return body.decode("latin-1")


@dataclass
class _Tools:
    """What is made of a document with `openapi-core`, whose import takes longer than all else here."""

    request_parameters: Callable[[Any], Iterable[Exception]]
    request_body: Callable[[Any], Iterable[Exception]]
    response: Callable[[Any, Any], Iterable[Exception]]
    parameters: Callable[[Request], Any]
    headers: Callable[[Mapping[str, str]], Any]
    schema: Callable[[str, Any], Iterable[str]] = field(repr=False)

    @classmethod
    def made(cls, content: dict[str, Any]) -> _Tools:
        from jsonschema_path import SchemaPath
        from openapi_core import V31ResponseValidator
        from openapi_core.datatypes import RequestParameters
        from openapi_core.templating.datatypes import TemplateResult
        from openapi_core.templating.paths.datatypes import PathOperationServer
        from openapi_core.validation.request import (
            V31RequestBodyValidator,
            V31RequestParametersValidator,
        )
        from openapi_schema_validator import OAS31Validator
        from werkzeug.datastructures import Headers, ImmutableMultiDict

        spec = SchemaPath.from_dict(content)

        class Finder:
            """Finds an operation by its path template, as the request is routed already."""

            def __init__(self, _spec: Any, base_url: Any = None) -> None:
                self._found: dict[tuple[str, str], PathOperationServer] = {}

            def find(self, method: str, name: str) -> PathOperationServer:
                if (method, name) not in self._found:
                    path = spec / "paths" / name
                    nothing = TemplateResult(name, {})
                    self._found[method, name] = PathOperationServer(path, path / method, None, nothing, nothing)
                return self._found[method, name]

        plain: dict[str, Callable[[bytes], Any]] = dict.fromkeys(_TEXTS, _text)
        plain["application/problem+json"] = json.loads
        settings: dict[str, Any] = {"extra_media_type_deserializers": plain, "path_finder_cls": Finder}

        def parameters(request: Request) -> Any:
            return RequestParameters(
                query=ImmutableMultiDict(request.query),
                header=Headers(request.headers),
                path=dict(request.parameters),
            )

        def schema(reference: str, value: Any) -> Iterable[str]:
            whole = {"$ref": reference, "components": content["components"]}
            checker = OAS31Validator.FORMAT_CHECKER
            return [_at(each) for each in OAS31Validator(whole, format_checker=checker).iter_errors(value)]

        return cls(
            V31RequestParametersValidator(spec, **settings).iter_errors,
            V31RequestBodyValidator(spec, **settings).iter_errors,
            V31ResponseValidator(spec, **settings).iter_errors,
            parameters,
            Headers,
            schema,
        )
