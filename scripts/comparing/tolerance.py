"""Documents as vendors write them, without what is not built as OpenAPI says."""

from __future__ import annotations

import copy
from typing import Any

from factory.document import follow, nodes

_SHAPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "enum", "prefixItems", "security", "servers", "tags"), (list,)),
    **dict.fromkeys(
        (
            "callbacks", "components", "content", "discriminator", "encoding", "flows", "headers", "links",
            "patternProperties", "properties", "requestBodies", "requestBody", "responses", "schemas",
            "securitySchemes", "variables", "webhooks", "x-stream",
        ),
        (dict,),
    ),
    **dict.fromkeys(("additionalProperties", "items", "not", "schema", "unevaluatedProperties"), (dict, bool)),
    **dict.fromkeys(("$ref", "operationId"), (str,)),
    "parameters": (list, dict),
    "required": (list, bool),
    "type": (list, str),
}  # fmt: skip
_MEMBERS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("callbacks", "content", "encoding", "flows", "headers", "parameters", "responses"), dict),
    **dict.fromkeys(("requestBodies", "security", "securitySchemes", "servers", "variables", "webhooks"), dict),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "patternProperties", "prefixItems", "properties"), (dict, bool)),
    **dict.fromkeys(("required", "type", "tags"), str),
    "schemas": (dict, bool),
}


def tolerable(document: dict[str, Any]) -> dict[str, Any]:
    """A copy of the document without what has another type than OpenAPI asks for, such as `required: true` in a schema.

    Readers pass over such faults, and a vendor's history is full of them.
    """
    result = copy.deepcopy(document)
    for parts, node in nodes(result):
        for key in [key for key in node if key in _SHAPES]:
            if not isinstance(node[key], _SHAPES[key]) or (key == "required" and _is_misplaced(parts, node)):
                del node[key]
            elif key in _MEMBERS:
                node[key] = _kept(node[key], _MEMBERS[key])
    return result


def _is_misplaced(parts: tuple[object, ...], node: dict[str, Any]) -> bool:
    """Whether a property says of itself that it is required, which only a parameter, a body or a header can."""
    return isinstance(node["required"], bool) and (parts[-2:-1] == ("properties",) or "properties" in node)


def _kept(value: Any, kind: type | tuple[type, ...]) -> Any:
    if isinstance(value, list):
        return [each for each in value if isinstance(each, kind)]
    if isinstance(value, dict):
        return {name: each for name, each in value.items() if isinstance(each, kind) or name.startswith("x-")}
    return value


def reached(document: dict[str, Any], node: Any) -> Any:
    """What a chain of references ends in, or the node itself if that is nowhere in the document."""
    try:
        return follow(document, node)
    except KeyError:
        return node
