"""Finding one's way in a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from factory.errors import pointer
from factory.reading import load, load_mapping

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def dump(document: Any) -> str:
    """JSON text of a document, the same bytes for the same data."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each operation of a document as (path, method, operation object)."""
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in METHODS:
            if path.startswith("/") and isinstance(item, dict) and isinstance(item.get(method), dict):
                yield path, method, item[method]


def parameters(
    document: dict[str, Any], path: str, operation: dict[str, Any]
) -> Iterator[tuple[tuple[object, ...], dict[str, Any]]]:
    """An operation's parameters, those of its path too, each with the keys that lead to it from the path item."""
    for index, parameter in enumerate(document["paths"][path].get("parameters") or []):
        yield ("parameters", index), follow(document, parameter)
    method = next(name for name, each in document["paths"][path].items() if each is operation)
    for index, parameter in enumerate(operation.get("parameters") or []):
        yield (method, "parameters", index), follow(document, parameter)


_NAMED = {
    "$defs", "callbacks", "content", "dependentSchemas", "encoding", "examples", "headers", "links", "mapping",
    "parameters", "pathItems", "paths", "patternProperties", "properties", "requestBodies", "responses", "schemas",
    "securitySchemes", "variables", "webhooks",
}  # fmt: skip
_DATA = {"const", "default", "enum", "example", "value"}


def is_names(key: object, value: Any) -> bool:
    """Whether a key of an OpenAPI object leads to a map of names; a schema's `examples` are a list of data."""
    return key in _NAMED and isinstance(value, dict)


def is_data(key: object, value: Any) -> bool:
    """Whether a key of an OpenAPI object leads to data that OpenAPI says nothing of."""
    return key in _DATA or str(key).startswith("x-") or (key == "examples" and not isinstance(value, dict))


def nodes(
    data: Any, parts: tuple[object, ...] = (), *, names: bool = False
) -> Iterator[tuple[tuple[object, ...], dict[str, Any]]]:
    """Each object of a document with the keys that lead to it, outer ones first.

    Example data, vendor extensions and mere maps of names are passed over.
    """
    if isinstance(data, list):
        for index, value in enumerate(data):
            yield from nodes(value, (*parts, index))
    elif isinstance(data, dict):
        if not names:
            yield parts, data
        for key, value in data.items():
            if names or not is_data(key, value):
                yield from nodes(value, (*parts, key), names=not names and is_names(key, value))


def resolve(document: dict[str, Any], reference: str) -> Any:
    """What a local reference such as `#/components/schemas/Thing` names.

    Raises:
        KeyError: The reference leads nowhere or out of the document.
    """
    if not reference.startswith("#/"):
        raise KeyError(reference)
    target: Any = document
    for part in unquote(reference[2:]).split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        try:
            if isinstance(target, list) and not key.isdecimal():
                raise KeyError(reference)
            target = target[int(key)] if isinstance(target, list) else target[key]
        except (ValueError, IndexError, TypeError) as error:
            raise KeyError(reference) from error
    return target


def follow(document: dict[str, Any], node: Any) -> Any:
    """The node itself, or what its chain of references ends in.

    Raises:
        KeyError: A reference leads nowhere, or in a circle.
    """
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        if node["$ref"] in seen:
            raise KeyError(node["$ref"])
        seen.add(node["$ref"])
        node = resolve(document, node["$ref"])
    return node


__all__ = [
    "METHODS",
    "dump",
    "follow",
    "load",
    "load_mapping",
    "nodes",
    "operations",
    "parameters",
    "pointer",
    "resolve",
]
