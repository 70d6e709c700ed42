"""What the templates of an operation need to know: its arguments, its request and its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from openapi_python_client import strings
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import (
    FileProperty,
    IntProperty,
)
from openapi_python_client.parser.properties.protocol import PropertyProtocol as Property
from openapi_python_client.parser.responses import Response

from factory import codec, prepare
from factory.arguments import Argument, Body, argument, body
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
        parameters_said: Its parameter objects, those of its path too.
        failures: The models of the failures that its successes may hide, with the fields that tell each.
        events: The data of each event that it streams.
        stream_facts: What the specification says of the stream.
    """

    endpoint: Endpoint
    operation: dict[str, Any]
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
        return [argument(prop, said.get(untrusted(prop.name), {})) for prop in props]

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
        template = strings.in_double_quote_literal(self.endpoint.path)
        if not self.path:
            return f'"{template}"'
        for each in self.path:
            value = f"_encode.integer({each.python_name})" if isinstance(each.prop, IntProperty) else each.python_name
            template = template.replace(f"{{{each.python_name}}}", f"{{_encode.segment({value})}}")
        return f'f"{template}"'

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
    def _type(responses: list[Response]) -> str:
        kinds = {
            "bytes" if isinstance(each.prop, FileProperty)
            else "None" if _SOURCES[each.source["attribute"]] == "none"
            else codec.annotation(each.prop, closed=False)
            for each in responses
        }  # fmt: skip
        members = {part for kind in kinds for part in kind.split(" | ")}
        return "Any" if "Any" in members else " | ".join(sorted(members, key=lambda each: (each == "None", each)))

    @property
    def result_type(self) -> str:
        """The type of a success."""
        if self.events is not None:
            return "Any"
        return self._type(self._successes) or "None"

    @property
    def error_type(self) -> str:
        """The type of the documented failures."""
        failed = [each for each in self.endpoint.responses if each not in self._successes]
        kinds = {self._type([each]) for each in failed} | {codec.annotation(prop) for _, prop in self.failures_told}
        kinds.discard("None")
        return "Any" if "Any" in kinds else " | ".join(sorted(kinds)) or "None"

    @property
    def any_type(self) -> str:
        """The type of a documented answer."""
        members = {*self.result_type.split(" | "), *self.error_type.split(" | ")}
        return "Any" if "Any" in members else " | ".join(sorted(members, key=lambda each: (each == "None", each)))

    @cached_property
    def answers(self) -> dict[str, str]:
        """The code that reads each documented status."""
        return {each.status_code.pattern: self._answer(each) for each in self.endpoint.responses}

    @staticmethod
    def _answer(response: Response) -> str:
        source = "bytes" if isinstance(response.prop, FileProperty) else _SOURCES[response.source["attribute"]]
        function = codec.decoder(response.prop) if source == "json" else None
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
        return {name: codec.decoder(prop) or "(lambda value: value)" for name, prop in self.events.items()}

    @property
    def event_type(self) -> str:
        """The type of the events' data."""
        kinds = {codec.annotation(prop, closed=False) for prop in (self.events or {}).values()}
        return "Any" if "Any" in kinds else " | ".join(sorted(kinds))

    def _typed(self) -> list[Property]:
        sent = [each.prop for each in self.parameters]
        back = [each.prop for each in self.endpoint.responses if not isinstance(each.prop, FileProperty)]
        return [*sent, *back, *(prop for _, prop in self.failures_told), *(self.events or {}).values()]

    @property
    def names(self) -> set[tuple[str, str]]:
        """The (module, class) names of every model and enum that the call's types speak of."""
        return {name for prop in self._typed() for name in codec.models(prop) | codec.enums(prop)}

    @property
    def imports(self) -> list[str]:
        """Import lines for the operation's module."""
        return [f"from ...models.{module} import {name}" for module, name in sorted(self.names)]
