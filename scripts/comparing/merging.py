"""What two schemas say together, keyword by keyword."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
LIMITS = (*LOWER, *UPPER, "multipleOf", "pattern", "format", "uniqueItems", "contentEncoding", "contentMediaType")
_LIMIT_TYPES = dict.fromkeys(("pattern", "format", "contentEncoding", "contentMediaType"), str)
_NO_LIMIT = {"uniqueItems": False, "minLength": 0, "minItems": 0, "minProperties": 0}


def limits_of(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The constraints of a schema but those that constrain nothing; files and bytes in the words of 3.0."""
    said = {key: schema[key] for key in LIMITS if isinstance(schema.get(key), _LIMIT_TYPES.get(key, (int, float)))}
    found = {key: value for key, value in said.items() if value != _NO_LIMIT.get(key, math.nan)}
    if found.get("contentEncoding") == "base64" and "format" not in found:
        del found["contentEncoding"]
        found["format"] = "byte"
    if found.get("contentMediaType") == "application/octet-stream" and "format" not in found:
        del found["contentMediaType"]
        found["format"] = "binary"
    return found


def listed_values(schema: Mapping[str, Any]) -> list[Any] | None:
    """The values that `enum` and `const` leave together; None if neither is there."""
    values = schema.get("enum")
    if "const" not in schema:
        return values if isinstance(values, list) else None
    return [schema["const"]] if values is None or schema["const"] in values else []


def meet_kinds(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    """The types that both take."""
    if first is None or second is None:
        return second if first is None else first
    result = first & second
    if "integer" in first | second and "number" in first ^ second:
        result |= {"integer"}
    return result


def meet_values(first: tuple[Any, ...] | None, second: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    """The values that both take."""
    if first is None or second is None:
        return second if first is None else first
    return tuple(value for value in second if value in first)


def meet_limits(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """The narrower of each two constraints."""
    result = {**first, **second}
    for key in set(first) & set(second):
        pick: Callable[..., Any] | None = max if key in LOWER else min if key in UPPER else None
        if pick and isinstance(first[key], (int, float)) and isinstance(second[key], (int, float)):
            result[key] = pick(first[key], second[key])
        elif first[key] != second[key]:
            result[key] = " and ".join(sorted({*str(first[key]).split(" and "), *str(second[key]).split(" and ")}))
    return result


def both(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas of both maps, where a name is in both each together with the other."""
    result = {**first, **second}
    for name in set(first) & set(second):
        if first[name] != second[name]:
            result[name] = {"allOf": [first[name], second[name]]}
    return result
