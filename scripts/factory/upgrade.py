"""OpenAPI 3.0 documents in the words of 3.1, so that every later stage reads one dialect."""

from __future__ import annotations

import copy
from typing import Any

from factory.document import is_names, nodes

_SCHEMA_KEYS = {"schema", "items", "additionalProperties", "not", "allOf", "anyOf", "oneOf"}
_SCHEMA_NAMES = {"schemas", "properties", "patternProperties"}
_BRANCHES = ("oneOf", "anyOf")
_WORDS = ("description", "default", "example", "examples", "deprecated", "externalDocs", "readOnly", "writeOnly")
_NULL = {"type": "null"}


def _is_schema(document: dict[str, Any], parts: tuple[object, ...]) -> bool:
    """Whether the keys lead to a schema object, told by where OpenAPI allows one."""
    names = ""
    found = False
    node: Any = document
    for part in parts:
        node = node[part]
        if names:
            names, found = "", names in _SCHEMA_NAMES
        elif is_names(part, node):
            names, found = str(part), False
        elif not isinstance(part, int):
            found = part in _SCHEMA_KEYS
    return found and not names


def _widen_with_null(schema: dict[str, Any]) -> None:
    if "allOf" in schema:
        whole = {key: schema.pop(key) for key in list(schema) if key not in _WORDS and not key.startswith("x-")}
        schema["oneOf"] = [whole["allOf"][0] if len(whole) == len(whole["allOf"]) == 1 else whole, _NULL.copy()]
        return
    if "type" in schema:
        schema["type"] = [schema["type"], "null"]
    if None not in schema.get("enum", [None]):
        schema["enum"] = [*schema["enum"], None]
    for key in _BRANCHES:
        if key in schema:
            schema[key] = [*schema[key], _NULL.copy()]


def _exclusive_bound(schema: dict[str, Any], exclusive: str, inclusive: str) -> None:
    flag = schema.get(exclusive)
    if isinstance(flag, bool):
        del schema[exclusive]
        if flag and inclusive in schema:
            schema[exclusive] = schema.pop(inclusive)


def upgrade(document: dict[str, Any]) -> dict[str, Any]:
    """The document as OpenAPI 3.1; one that is 3.1 already comes back as a copy.

    What 3.0 ignores beside a `$ref` is dropped, since 3.1 would heed it.
    Source: https://learn.openapis.org/upgrading/v3.0-to-v3.1.html
    """
    result = copy.deepcopy(document)
    if not str(result.get("openapi", "")).startswith("3.0"):
        return result
    result["openapi"] = "3.1.0"
    for node, schema in [(node, _is_schema(result, parts)) for parts, node in nodes(result)]:
        if isinstance(node.get("$ref"), str):
            for key in [key for key in node if key != "$ref"]:
                del node[key]
        elif schema:
            _exclusive_bound(node, "exclusiveMinimum", "minimum")
            _exclusive_bound(node, "exclusiveMaximum", "maximum")
            if "example" in node:
                node["examples"] = [node.pop("example")]
            if node.pop("nullable", False):
                _widen_with_null(node)
    return result
