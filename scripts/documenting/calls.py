"""The call that stands as the example of an operation: its arguments, as its specification has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factory.document import follow, operations, parameters
from mailrig.cli._apis import APIS, Api
from mailrig.cli._operation import OperationCommand
from mailrig.cli._signature import Parameter


@dataclass(frozen=True)
class Argument:
    """An argument of a call.

    Args:
        location: `path` or `query`.
        name: Its name in the specification.
        parameter: What the operation's method says of it.
        value: The specification's example of it.
    """

    location: str
    name: str
    parameter: Parameter
    value: Any


@dataclass(frozen=True)
class Body:
    """The body of a call.

    Args:
        media_type: Its media type.
        parameter: What the operation's method says of it.
        value: The specification's example of it.
    """

    media_type: str
    parameter: Parameter
    value: Any


@dataclass(frozen=True)
class Call:
    """An operation with the arguments of its example.

    Args:
        api: The API.
        operation: What the generated package says of the operation.
        command: Its command.
        document: The specification.
        words: What the specification says of it.
        arguments: Its arguments.
        body: Its body, if it takes one.
    """

    api: Api
    operation: Any
    command: OperationCommand
    document: dict[str, Any]
    words: dict[str, Any]
    arguments: tuple[Argument, ...]
    body: Body | None


def calls(name: str) -> Iterator[Call]:
    """The examples of all operations of an API, in the order of its specification.

    Args:
        name: The API's name.
    """
    api = APIS[name]
    document = api.document()
    for path, _, words in operations(document):
        operation = api.operations()[words["operationId"]]
        command = OperationCommand(api, operation)
        said = [each for _, each in parameters(document, path, words)]
        arguments = _arguments(operation, command, said)
        yield Call(api, operation, command, document, words, arguments, _body(document, words, command))


def example(node: dict[str, Any]) -> Any:
    """The example of a parameter or of a media type, or None.

    Args:
        node: The parameter or the media type.
    """
    if "example" in node:
        return node["example"]
    return next((each["value"] for each in (node.get("examples") or {}).values()), None)


def spelled(word: str) -> str:
    """A value as the command takes it: there an @ begins the name of a file, and two stand for one.

    Args:
        word: The value.
    """
    return f"@{word}" if word.startswith("@") else word


def _arguments(operation: Any, command: OperationCommand, said: list[dict[str, Any]]) -> tuple[Argument, ...]:
    known = {_letters(each.name): each for each in command.parameters}
    given = [
        Argument(each["in"], each["name"], known[_letters(each["name"])], example(each))
        for each in said
        if _letters(each["name"]) in known
    ]
    required = tuple(each for each in given if each.parameter.required)
    if required or command.body is not None:
        return required
    useful = [each for each in given if each.value is not None and each.parameter.name not in _paging(operation)]
    if counted := _counted(command):
        useful = [each for each in useful if each.parameter.name in counted]
    return tuple(useful[:1])


def _paging(operation: Any) -> tuple[str, ...]:
    return (operation.pagination.parameter, operation.pagination.limit) if operation.pagination else ()


def _counted(command: OperationCommand) -> set[str]:
    """The filters that a call shares with the list that tells how much it acts on."""
    if not command.operation.destruction or not command.operation.destruction.counted_by:
        return set()
    listing = command.api.operations()[command.operation.destruction.counted_by]
    return {each.name for each in OperationCommand(command.api, listing).parameters}


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _body(document: dict[str, Any], words: dict[str, Any], command: OperationCommand) -> Body | None:
    if command.body is None:
        return None
    content = follow(document, words["requestBody"])["content"]
    media_type, node = next(iter(content.items()))
    return Body(media_type, command.body, example(node))
