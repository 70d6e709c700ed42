"""What the page of an operation says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factory.document import follow, parameters
from mailrig.cli._names import kebab
from mailrig.cli._signature import Parameter

from documenting.calls import Call, example
from documenting.markup import render
from documenting.samples import Sample

_RETRY = {
    "safe": "May be repeated after anything.",
    "idempotent": "May be repeated: doing it twice gives the same state.",
    "unsafe": "Is repeated only when it was certainly not carried out.",
}
_DESTROYS = "Takes away what cannot be brought back, or stops what others rely on."
_RAISES = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "429": "RateLimitError",
}


@dataclass(frozen=True)
class Row:
    """A parameter, or an answer.

    Args:
        name: Its name, or its status.
        kind: Its type and place, or what a client makes of it.
        required: Whether it must be given.
        body: What it is, as HTML.
    """

    name: str
    kind: str
    required: bool
    body: str


@dataclass(frozen=True)
class OperationPage:
    """The page of an operation.

    Args:
        call: Its call.
        samples: The forms of the call.
        lists: The forms of the call that walks all pages.
        parameters: What it takes.
        fields: What its body holds.
        answers: What it answers.
        facts: What else there is to know, as words with their meaning.
    """

    call: Call
    samples: list[Sample]
    lists: list[Sample]
    parameters: tuple[Row, ...]
    fields: tuple[Row, ...]
    answers: tuple[Row, ...]
    facts: tuple[tuple[str, str], ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{kebab(self.call.operation.name)}.html"

    @property
    def words(self) -> str:
        """What it does, as HTML."""
        return render(self.call.words.get("description", "")).body


def page(call: Call, samples: list[Sample], lists: list[Sample]) -> OperationPage:
    """The page of an operation.

    Args:
        call: Its call.
        samples: The forms of the call.
        lists: The forms of the call that walks all pages.
    """
    document = call.document
    given = [each for _, each in parameters(document, call.operation.path, call.words)]
    taken = tuple(_parameter(document, each) for each in given)
    fields = tuple(_field(each) for each in call.command.fields)
    return OperationPage(call, samples, lists, taken, fields, tuple(_answers(document, call)), tuple(_facts(call)))


def _parameter(document: dict[str, Any], node: dict[str, Any]) -> Row:
    schema = follow(document, node["schema"])
    words = _type(schema)
    shown = example(node)
    body = render(node.get("description", "")).body
    if shown is not None and schema.get("format") != "password":
        body += render(f"Example: `{shown}`").body
    return Row(node["name"], f"{words} in the {node['in']}", bool(node.get("required")), body)


def _field(field: Parameter) -> Row:
    name = field.hint.__name__ if isinstance(field.hint, type) else re.sub(r"(?:\w+\.)+", "", str(field.hint))
    return Row(field.name, name, field.required, render(field.words).body)


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    named = schema.get("type", "any")
    words = " or ".join(named) if isinstance(named, list) else str(named)
    return f"{words} ({schema['format']})" if "format" in schema else words


def _answers(document: dict[str, Any], call: Call) -> Iterator[Row]:
    for status, node in sorted(call.words["responses"].items()):
        answer = follow(document, node)
        yield Row(status, _raised(status), False, render(answer.get("description", "")).body)


def _raised(status: str) -> str:
    if status.startswith(("2", "default")):
        return ""
    return _RAISES.get(status, "ServerError" if status.startswith("5") else "APIStatusError")


def _facts(call: Call) -> Iterator[tuple[str, str]]:
    operation = call.operation
    yield operation.retry, _RETRY[operation.retry]
    if operation.destruction:
        asks = any(each.name == "confirmed" for each in call.command.params)
        yield "destructive", f"{_DESTROYS} The command asks first." if asks else _DESTROYS
    if operation.pagination:
        most = f", at most {operation.pagination.max_limit} a page" if operation.pagination.max_limit else ""
        yield "list", f"Comes in pages, by {operation.pagination.style}{most}."
    if operation.stream:
        yield "stream", f"Sends the events {', '.join(operation.stream.events)}."
    if operation.timeout:
        yield "slow", f"May take {operation.timeout.read:g} s without a word, {operation.timeout.total:g} s in all."
    if operation.scopes:
        yield "scopes", f"The credential needs {', '.join(operation.scopes)}."
    if operation.deprecated:
        yield "deprecated", "The specification advises against it."
