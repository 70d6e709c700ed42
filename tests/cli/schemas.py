"""Where a specification says that a result holds a secret."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def secrets(document: dict[str, Any], operation_id: str, result: Any) -> list[str]:
    """The texts of a result for which the specification says `format: password`."""
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("operationId") == operation_id:
                found: list[str] = []
                for status, response in operation["responses"].items():
                    if status.startswith("2"):
                        media = _resolved(document, response).get("content", {}).get("application/json", {})
                        found += _walk(document, media.get("schema", {}), result)
                return [text for text in found if text]
    raise AssertionError(operation_id)


def _resolved(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for _ in range(10):
        if "$ref" not in node:
            break
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = {**target, **{name: value for name, value in node.items() if name != "$ref"}}
    return node


def _walk(document: dict[str, Any], schema: Any, data: Any) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    schema = _resolved(document, schema)
    if schema.get("format") == "password" and isinstance(data, str):
        yield data
    for keyword in ("oneOf", "anyOf", "allOf"):
        for branch in schema.get(keyword, ()):
            yield from _walk(document, branch, data)
    if isinstance(data, list):
        for item in data:
            yield from _walk(document, schema.get("items"), item)
    elif isinstance(data, dict):
        known = schema.get("properties", {})
        for name, value in data.items():
            yield from _walk(document, known.get(name, schema.get("additionalProperties")), value)
