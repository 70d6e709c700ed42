"""Schemas in the one form that both code generators read alike: every object is a component with a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from factory.document import follow, nodes
from factory.naming import class_name

_NULL = {"type": "null"}


def branches(schema: Any) -> list[Any]:
    """The alternatives of a schema; a schema without any is its own only one."""
    if isinstance(schema, dict):
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                return list(schema[keyword])
    return [schema]


def properties(document: dict[str, Any], schema: Any) -> Iterator[tuple[str, Any]]:
    """The properties of an object with those of its parts: what a part says and the object restates comes last."""
    schema = follow(document, schema)
    if isinstance(schema, dict):
        for part in schema.get("allOf") or []:
            yield from properties(document, part)
        yield from (schema.get("properties") or {}).items()


def normalise(document: dict[str, Any]) -> None:
    """Changes a document's schemas to what both generators take, where there are several ways to say the same."""
    nullable = _split_off_null(document)
    for parts, node in list(nodes(document)):
        if any(keyword in node for keyword in ("type", "properties", "oneOf", "anyOf", "allOf")):
            node.pop("title", None)  # it would rename the class
        if node.get("$ref") in nullable and parts[-2:-1] != ("allOf",):
            reference = node.pop("$ref")
            node["oneOf"] = [{"$ref": reference}, _NULL]
        if isinstance(node.get("enum"), list) and not _is_plain(node["enum"]):
            del node["enum"]
        if isinstance(node.get("discriminator"), dict):
            _fix_tags(document, node)


def _split_off_null(document: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    for name, schema in (document.get("components", {}).get("schemas") or {}).items():
        if not isinstance(schema, dict):
            continue
        values = schema.get("enum")
        if isinstance(values, list) and None in values and _is_plain(values) and any(values):
            schema["enum"] = [value for value in values if value is not None]
            kinds = schema.get("type")
            if isinstance(kinds, list) and "null" in kinds:
                schema["type"] = next(kind for kind in kinds if kind != "null")
            found.add(f"#/components/schemas/{name}")
        elif _is_object_or_null(schema):
            schema["type"] = "object"
            found.add(f"#/components/schemas/{name}")
    return found


def _is_object_or_null(schema: dict[str, Any]) -> bool:
    kinds = schema.get("type")
    return isinstance(kinds, list) and sorted(kinds) == ["null", "object"]


def _is_plain(values: list[Any]) -> bool:
    return {type(value) for value in values if value is not None} in ({str}, {int}, set())


def _fix_tags(document: dict[str, Any], union: dict[str, Any]) -> None:
    """Writes the tag of each branch as a constant, and all of them into the mapping."""
    name = union["discriminator"].get("propertyName")
    mapping: dict[str, str] = {}
    for branch in branches(union):
        schema = follow(document, branch)
        if not isinstance(schema, dict) or name not in (schema.get("properties") or {}):
            continue
        tag = dict(follow(document, schema["properties"][name]))
        if len(tag.get("enum") or []) == 1:
            tag["const"] = tag.pop("enum")[0]
        schema["properties"][name] = tag
        if "const" in tag and "$ref" in branch:
            mapping[str(tag["const"])] = branch["$ref"]
    if mapping:
        union["discriminator"]["mapping"] = mapping


class Namer:
    """Gives every inline object of a document a name among its components."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
        self.taken = {class_name(name).lower() for name in self.schemas}

    def name_components(self) -> None:
        """Names the objects inside the components."""
        for name, schema in list(self.schemas.items()):
            if isinstance(schema, dict) and "$ref" not in schema:
                self._visit(schema, name)

    def lift(self, schema: Any, name: str) -> Any:
        """The schema, or a reference where it was an object.

        Args:
            schema: A schema; what it holds is changed.
            name: What an object is called, unless that is taken.
        """
        if not isinstance(schema, dict) or "$ref" in schema:
            return schema
        parts = schema.get("allOf") or []
        if len(parts) == 1 and "$ref" in parts[0] and "properties" not in schema:
            return parts[0]
        if _is_object_or_null(schema):
            return {"oneOf": [self.lift({**schema, "type": "object"}, name), _NULL]}
        self._visit(schema, name)
        if parts or schema.get("type") == "object" or ("properties" in schema and "type" not in schema):
            name = next(each for each in _numbered(name) if class_name(each).lower() not in self.taken)
            self.taken.add(class_name(name).lower())
            self.schemas[name] = schema
            return {"$ref": f"#/components/schemas/{name}"}
        return schema

    def _visit(self, schema: dict[str, Any], name: str) -> None:
        for key, value in (schema.get("properties") or {}).items():
            schema["properties"][key] = self.lift(value, name + pascal(key))
        for keyword, suffix in (("items", "Item"), ("additionalProperties", "Value")):
            if keyword in schema:
                schema[keyword] = self.lift(schema[keyword], name + suffix)
        for keyword in ("oneOf", "anyOf"):
            for index, branch in enumerate(schema.get(keyword) or []):
                schema[keyword][index] = self.lift(branch, f"{name}{index + 1}")
        for branch in schema.get("allOf") or []:
            if isinstance(branch, dict) and "$ref" not in branch:
                self._visit(branch, name)


def _numbered(name: str) -> itertools.chain[str]:
    return itertools.chain([name], (f"{name}{number}" for number in itertools.count(2)))


def pascal(name: str) -> str:
    """The words of a name, each with a capital."""
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name))
    return "".join(word[0].upper() + word[1:] for word in words)
