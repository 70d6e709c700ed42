"""What the templates of an operation need to know: its arguments, its request and its answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from openapi_python_client import strings
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property
from openapi_python_client.parser.responses import Response

from factory import codec, prepare
from factory.arguments import LISTING_WORDS, Argument, Body, argument, body
from factory.extensions import Stream
from factory.model_view import argument_docstring, untrusted
from factory.naming import operation_name, tag_name

_SOURCES = {"response.json()": "json", "response.text": "text", "response.content": "bytes", "None": "none"}


@dataclass(frozen=True)
class CallView:
    """One operation.

    Args:
        endpoint: The generator's description of it.
        operation: Its object in the prepared document.
        template: Its path in the specification.
        parameters_said: Its parameter objects, those of its path too.
        failures: The models of the failures that its successes may hide, with the fields that tell each.
        events: The data of each event that it streams.
        stream_facts: What the specification says of the stream.
    """

    endpoint: Endpoint
    operation: dict[str, Any]
    template: str
    parameters_said: tuple[dict[str, Any], ...]
    failures_told: tuple[tuple[tuple[str, ...], Property], ...]
    events: dict[str, Property] | None
    stream_facts: Stream | None

    @property
    def operation_id(self) -> str:
        """Its name in the specification."""
        return str(self.operation["operationId"])

    @property
    def name(self) -> str:
        """Its name in Python."""
        return operation_name(self.operation_id)

    @property
    def tag(self) -> str:
        """The attribute of the client that it is found under."""
        return tag_name(self.operation["tags"][0])

    @property
    def summary(self) -> str:
        """One line, without the full stop."""
        return " ".join(str(self.operation.get("summary") or self.operation_id).split()).rstrip(".")

    @property
    def description(self) -> str:
        """What the specification says of the operation."""
        return str(self.operation.get("description") or "").strip()

    def _arguments(self, props: Sequence[Property], location: str) -> list[Argument]:
        said = {each["name"]: each for each in self.parameters_said if each["in"] == location}
        return [argument(prop, said.get(untrusted(prop.name), {}), self._taken) for prop in props]

    @cached_property
    def _taken(self) -> set[str]:
        paging = self.operation.get("x-pagination") or {}
        own = {paging.get(key) for key in ("page", "offset", "cursor", "limit")}
        words = {"body"} if self.endpoint.bodies else set()
        if paging:
            steps = [prop for prop in self.endpoint.query_parameters if untrusted(prop.name) in own]
            words |= LISTING_WORDS - {str(prop.python_name) for prop in steps}
        return words

    @cached_property
    def path(self) -> list[Argument]:
        """The arguments that stand in the path."""
        return self._arguments(self.endpoint.path_parameters, "path")

    @cached_property
    def query(self) -> list[Argument]:
        """The arguments of the query."""
        return self._arguments(self.endpoint.query_parameters, "query")

    @cached_property
    def headers(self) -> list[Argument]:
        """The arguments that are header fields."""
        return self._arguments(self.endpoint.header_parameters, "header")

    @cached_property
    def cookies(self) -> list[Argument]:
        """The arguments that are cookies."""
        return self._arguments(self.endpoint.cookie_parameters, "cookie")

    @cached_property
    def body(self) -> Body | None:
        """The request body, if there is one."""
        return body(self.endpoint.bodies[0]) if self.endpoint.bodies else None

    @property
    def keywords(self) -> list[Argument]:
        """The arguments that are given by name."""
        return [*self.query, *self.headers, *self.cookies]

    @cached_property
    def parameters(self) -> list[Argument]:
        """Every argument."""
        arguments = [*self.path, *self.keywords]
        if self.body:
            sent = self.endpoint.bodies[0].prop
            line = argument_docstring("body", untrusted(sent.description) or "The request body.")
            arguments.insert(
                len(self.path), Argument("body", "body", self.body.annotation, self.body.required, line, "", sent)
            )
        return arguments

    def signature(self, *extra: str, leave_out: tuple[str, ...] = ()) -> str:
        """The parameters of a function that makes this call.

        Args:
            extra: Further declarations, by name.
            leave_out: Python names that the function fills in itself.
        """
        by_name = [each.declaration for each in self.parameters[len(self.path) :] if each.python_name not in leave_out]
        named = [*extra, *by_name]
        return ", ".join([*(each.declaration for each in self.path), *(["*", *named] if named else [])])

    def passed(self, leave_out: tuple[str, ...] = ()) -> str:
        """The arguments, passed on by name."""
        names = [each.python_name for each in self.parameters if each.python_name not in leave_out]
        return ", ".join(f"{name}={name}" for name in names)

    @property
    def arguments(self) -> str:
        """All the arguments, passed on by name."""
        return self.passed()

    @property
    def url(self) -> str:
        """The expression of the request's path; every value is percent-encoded."""
        if not self.path:
            return f'"{strings.in_double_quote_literal(self.template)}"'
        values = {f"{{{each.name}}}": f"{{{each.as_segment}}}" for each in self.path}
        pieces = re.split(f"({'|'.join(map(re.escape, values))})", self.template)
        return f'f"{"".join(values.get(piece) or strings.in_f_string_literal(piece) for piece in pieces)}"'

    @property
    def client_type(self) -> str:
        """The client that the generated functions take."""
        return "AuthenticatedClient" if self.endpoint.requires_security else "AuthenticatedClient | Client"

    @property
    def _successes(self) -> list[Response]:
        listed = [each for each in self.endpoint.responses.patterns if prepare.is_success(each.status_code.pattern)]
        default = self.endpoint.responses.default
        return listed or ([default] if default else [])

    @staticmethod
    def _kinds(response: Response) -> list[str]:
        source = _SOURCES[response.source["attribute"]]
        if source in ("none", "bytes"):
            return ["None" if source == "none" else "bytes"]
        return codec.kinds(response.prop, closed=False)

    @property
    def _results(self) -> list[str]:
        if self.events is not None:
            return ["Any"]
        return [kind for each in self._successes for kind in self._kinds(each)] or ["None"]

    @property
    def _errors(self) -> list[str]:
        failed = [each for each in self.endpoint.responses if each not in self._successes]
        told = [kind for _, prop in self.failures_told for kind in codec.kinds(prop, closed=False)]
        kinds = [kind for each in failed for kind in self._kinds(each)] + told
        return [kind for kind in kinds if kind != "None"] or ["None"]

    @property
    def result_type(self) -> str:
        """The type of a success."""
        return codec.either(self._results)

    @property
    def result_or_none_type(self) -> str:
        """The type of a success that may also be had without an answer."""
        return codec.either([*self._results, "None"])

    @property
    def error_type(self) -> str:
        """The type of the documented failures."""
        return codec.either(self._errors)

    @property
    def any_type(self) -> str:
        """The type of a documented answer."""
        return codec.either([*self._results, *self._errors])

    @cached_property
    def answers(self) -> dict[str, str]:
        """The code that reads each documented status."""
        return {each.status_code.pattern: self._answer(each) for each in self.endpoint.responses}

    @staticmethod
    def _answer(response: Response) -> str:
        source = _SOURCES[response.source["attribute"]]
        function = codec.reader(response.prop) if source == "json" else None
        return f'Answer("{source}", {function})' if function else f'Answer("{source}")'

    @property
    def failures(self) -> list[str]:
        """The code that tells and reads each failure inside a success."""
        return [
            f"Failure(({''.join(f'{field!r}, ' for field in fields)}), {codec.decoder(prop)})"
            for fields, prop in self.failures_told
        ]

    @property
    def stream(self) -> dict[str, str] | None:
        """The code that reads each event's data."""
        if self.events is None:
            return None
        plain = "(lambda value: value)"
        return {name: codec.reader(prop) or plain for name, prop in self.events.items()}

    @property
    def event_type(self) -> str:
        """The type of the events' data."""
        events = (self.events or {}).values()
        return codec.either(kind for prop in events for kind in codec.kinds(prop, closed=False))
