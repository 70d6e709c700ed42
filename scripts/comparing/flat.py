"""What a schema says keyword by keyword, read without `views`, so that the one finds what the other overlooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factory.document import resolve

from comparing.merging import LIMITS, both, limits_of, listed_values, meet_kinds, meet_limits, meet_values
from comparing.tolerance import reached

_WORDS = {
    "title", "description", "summary", "example", "examples", "externalDocs", "$comment", "$schema", "$id", "$anchor",
    "$defs", "definitions", "deprecated", "default", "xml", "nullable",
}  # fmt: skip
_OURS = {"x-error"}
CONDITIONS = ("not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas", "dependentRequired",
              "minContains", "maxContains", "unevaluatedItems", "contentSchema")  # fmt: skip
_READ = {"$ref", "allOf", "type", "enum", "const", "oneOf", "anyOf", "unevaluatedProperties", *LIMITS}
_OF_OBJECTS = ("properties", "required", "patternProperties", "additionalProperties")
_NAMES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
Flat = dict[str, Any]


class Flattener:
    """The schemas of a document in OpenAPI 3.1 with references and `allOf` resolved, each as one map of keywords."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._known: dict[int, tuple[Any, Flat]] = {}
        self._open: set[int] = set()

    def chain(self, schema: Any) -> list[Any]:
        """The schema, and one after the other what it only refers to, with nothing but words beside."""
        found = [schema]
        while isinstance(schema, dict) and "$ref" in schema and all(_is_words(key) for key in schema if key != "$ref"):
            try:
                schema = resolve(self.document, str(schema["$ref"]))
            except KeyError:
                break
            if any(schema is each for each in found):
                break
            found.append(schema)
        return found

    def flat(self, schema: Any) -> Flat:
        """The keywords of a schema; what it refers to inside itself without an end says nothing."""
        schema = self.chain(schema)[-1]
        if not isinstance(schema, dict):
            return {"impossible": True} if schema is False else {}
        if id(schema) in self._known:
            return self._known[id(schema)][1]
        if id(schema) in self._open:
            return {}
        self._open.add(id(schema))
        result = self._tidy(self._met(schema))
        self._open.discard(id(schema))
        self._known[id(schema)] = (schema, result)
        return result

    def _met(self, schema: dict[str, Any]) -> Flat:
        result = _own(schema)
        parts = list(schema.get("allOf") or ())
        if isinstance(schema.get("$ref"), str):
            target = reached(self.document, {"$ref": schema["$ref"]})
            if isinstance(target, dict) and "$ref" in target:
                result["$ref"] = target["$ref"]
            else:
                parts.append(target)
        for part in parts:
            result = _meet(self.flat(part), result)
        return result

    def _tidy(self, found: Flat) -> Flat:
        unions, found = found.get("unions", []), {key: value for key, value in found.items() if key != "unions"}
        left = []
        for keyword, members in unions:
            flats = [self.flat(each) for each in members]
            null = any(each == {"type": frozenset({"null"})} for each in flats)
            kept = [each for each in flats if each != {"type": frozenset({"null"})}]
            if kept and all(set(each) == {"type"} for each in kept):
                kinds: frozenset[str] = frozenset[str]().union(*(each["type"] for each in kept))
                found = _meet({"type": kinds | ({"null"} if null else set())}, found)
            elif (
                len(kept) > 1 and all(set(each) == {"type", "enum"} for each in kept) and not any(map(_named, members))
            ):
                kinds = frozenset[str]().union(*(each["type"] for each in kept), ["null"] if null else [])
                found = _meet({"type": kinds, "enum": tuple(v for each in kept for v in each["enum"])}, found)
            elif len(kept) == 1:
                more = [{"type": "null"}] if null else []
                left += [(key, [*each, *[n for n in more if n not in each]]) for key, each in kept[0].get("unions", [])]
                met = {key: value for key, value in kept[0].items() if key != "unions"}
                found = _meet(*(_with_null(each) if null else each for each in (met, found)))
            elif kept:
                left.append((keyword, [*members]))
        if left:
            found["unions"] = left
        elif "type" not in found and (implied := _implied(found)):
            found["type"] = implied
        if found.get("enum") is not None and "type" in found:
            found["enum"] = tuple(each for each in found["enum"] if each is not None)
        return found


def _is_words(key: str) -> bool:
    return key in _WORDS or (key.startswith("x-") and key not in _OURS)


def _named(member: Any) -> bool:
    return isinstance(member, dict) and "$ref" in member


def _own(schema: Mapping[str, Any]) -> Flat:
    result: Flat = {key: value for key, value in schema.items() if key not in _READ and not _is_words(key)}
    types = schema.get("type")
    values = listed_values(schema)
    if types:
        result["type"] = frozenset([types] if isinstance(types, str) else types)
        if values is not None:  # 3.0 writes null as a value beside a type that has none
            result["type"] = (
                result["type"] | {"null"} if None in values else result["type"] - {"null"} or result["type"]
            )
    if values is not None:
        result["enum"] = tuple(values)
    if "unevaluatedProperties" in schema:
        result.setdefault("additionalProperties", schema["unevaluatedProperties"])
    if "required" in result:
        result["required"] = frozenset(result["required"]) if isinstance(result["required"], list) else frozenset()
    if conditions := {key: result.pop(key) for key in CONDITIONS if key in result}:
        result["conditions"] = [conditions]
    if limits := limits_of(schema):
        result["limits"] = limits
    if unions := [(key, list(schema[key])) for key in ("oneOf", "anyOf") if schema.get(key)]:
        result["unions"] = unions
    for key in ("readOnly", "writeOnly"):
        if result.get(key) is not True:
            result.pop(key, None)
    kept = ("readOnly", "writeOnly", *_OURS)
    return {
        key: value
        for key, value in result.items()
        if key in kept or (value is not True and value not in ({}, frozenset()))
    }


def _meet(first: Flat, second: Flat) -> Flat:
    result = {**first, **second}
    for key in set(first) & set(second):
        one, other = first[key], second[key]
        if key == "type":
            result[key] = meet_kinds(one, other)
        elif key == "enum":
            result[key] = meet_values(one, other)
        elif key == "limits":
            result[key] = meet_limits(one, other)
        elif key in ("properties", "patternProperties"):
            result[key] = both(one, other)
        elif key == "required":
            result[key] = one | other
        elif key in ("unions", "conditions"):
            result[key] = [*one, *(each for each in other if each not in one)]
        elif key in ("additionalProperties", "items") and one != other:
            result[key] = False if False in (one, other) else {"allOf": [one, other]}
    return result


def _with_null(found: Flat) -> Flat:
    return {**found, "type": found["type"] | {"null"}} if "type" in found else found


def _implied(found: Flat) -> frozenset[str] | None:
    if any(key in found for key in _OF_OBJECTS):
        return frozenset({"object"})
    if "items" in found or "prefixItems" in found:
        return frozenset({"array"})
    if found.get("enum"):
        return frozenset("null" if each is None else _NAMES[type(each)] for each in found["enum"])
    return None
