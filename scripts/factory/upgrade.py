"""OpenAPI 3.0 documents in the words of 3.1, so that every later stage reads one dialect."""

from __future__ import annotations

import copy
from typing import Any

from factory.document import nodes

_SCHEMA_KEYS = ("schema", "items", "additionalProperties", "not")
_SCHEMA_MAPS = ("schemas", "properties", "patternProperties", "allOf", "anyOf", "oneOf")
_SIBLINGS_OF_REFERENCE = ("summary", "description")


def _is_schema(parts: tuple[object, ...]) -> bool:
    """Whether the keys lead to a schema object, told by where OpenAPI allows one."""
    return parts[-1:] != () and (parts[-1] in _SCHEMA_KEYS or (parts[-2:-1] != () and parts[-2] in _SCHEMA_MAPS))


def _widen_with_null(schema: dict[str, Any]) -> None:
    if "type" in schema:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
        return
    branches = next((key for key in ("oneOf", "anyOf") if key in schema), None)
    if branches:
        schema[branches] = [*schema[branches], {"type": "null"}]
    elif "allOf" in schema:
        parts = schema.pop("allOf")
        kept = parts[0] if len(parts) == 1 else {"allOf": parts}
        schema["oneOf"] = [kept, {"type": "null"}]


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
    for parts, node in list(nodes(result)):
        if isinstance(node.get("$ref"), str):
            for key in [key for key in node if key != "$ref" and key not in _SIBLINGS_OF_REFERENCE]:
                del node[key]
            if _is_schema(parts):
                for key in _SIBLINGS_OF_REFERENCE:
                    node.pop(key, None)
        elif _is_schema(parts):
            if node.pop("nullable", False):
                _widen_with_null(node)
            _exclusive_bound(node, "exclusiveMinimum", "minimum")
            _exclusive_bound(node, "exclusiveMaximum", "maximum")
            if "example" in node:
                node["examples"] = [node.pop("example")]
    return result
