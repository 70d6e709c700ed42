"""What the generators can take of a document: its parameters, bodies and unions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factory.document import follow, nodes, operations, parameters
from factory.extensions import Pagination
from factory.objects import branches, properties
from factory.prepare import is_json, is_raw, is_success

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_COMPOSED = ("oneOf", "anyOf", "allOf")

Problem = tuple[tuple[object, ...], str]


def check_parameters(document: dict[str, Any]) -> Iterator[Problem]:
    """Refuses parameters that would be sent otherwise than the specification says."""
    for path, _, operation in operations(document):
        for parts, parameter in parameters(document, path, operation):
            place = ("paths", path, *parts)
            if "schema" not in parameter:
                yield place, f"the parameter {parameter.get('name')!r} needs a schema; 'content' is not taken"
                continue
            schema = follow(document, parameter["schema"])
            kinds = {kind for branch in branches(schema) for kind in _kinds(document, branch)}
            usual = "form" if parameter["in"] in ("query", "cookie") else "simple"
            if parameter.get("style", usual) != usual:
                yield (*place, "style"), f"the style {parameter['style']!r} is not taken"
            if "object" in kinds:
                yield (*place, "schema"), "a parameter that is an object is not taken"
            if "array" in kinds and (parameter["in"] != "query" or not parameter.get("explode", True)):
                yield (*place, "schema"), "an array is taken in the query only, one 'name=value' an item"


def check_bodies(document: dict[str, Any]) -> Iterator[Problem]:
    """Refuses bodies that are neither JSON, nor a form, nor taken as they are."""
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        request = follow(document, operation.get("requestBody") or {})
        content = request.get("content") or {}
        if len(content) > 1:
            yield (*place, "requestBody", "content"), f"one request body type is taken, not {', '.join(content)}"
        for media_type, media in content.items():
            known = is_json(media_type) or media_type in _FORMS
            if "schema" not in media or not (known or is_raw(document, media_type, media, incoming=False)):
                yield (*place, "requestBody", "content", media_type), "a body of this type and schema is not taken"
        for status, response in (operation.get("responses") or {}).items():
            for media_type, media in (follow(document, response).get("content") or {}).items():
                text = media_type.startswith("text/")
                if is_json(media_type) or text or is_raw(document, media_type, media, incoming=True):
                    continue
                if is_success(status):
                    yield (
                        (*place, "responses", status, "content", media_type),
                        "a body of this type and schema is not taken",
                    )


def check_cycles(document: dict[str, Any]) -> Iterator[Problem]:
    """Refuses a schema that is an alternative or a part of itself, which no data could end."""
    for parts, node in nodes(document):
        if any(keyword in node for keyword in _COMPOSED) and _reaches(document, node, node, set()):
            yield parts, "is an alternative or a part of itself"


def _reaches(document: dict[str, Any], schema: Any, goal: dict[str, Any], seen: set[int]) -> bool:
    schema = follow(document, schema)
    if not isinstance(schema, dict) or id(schema) in seen:
        return schema is goal
    seen.add(id(schema))
    lists = [schema[keyword] for keyword in _COMPOSED if isinstance(schema.get(keyword), list)]
    return any(_reaches(document, branch, goal, seen) for each in lists for branch in each)


def lacking_keys(document: dict[str, Any], operation: dict[str, Any], listing: Pagination) -> Iterator[str]:
    """The names that shall tell the items of a list apart, and that no item has."""
    for status, response in operation["responses"].items():
        for media_type, media in (follow(document, response).get("content") or {}).items():
            if not (is_success(status) and is_json(media_type)):
                continue
            pages = [each for each in branches(media.get("schema")) if not _marked(document, each)]
            for step in listing.items:
                pages = [fields[step] for page in pages if step in (fields := dict(properties(document, page)))]
            items = [follow(document, page).get("items") for page in pages if isinstance(follow(document, page), dict)]
            known = [
                dict(properties(document, branch)) for item in items for branch in branches(follow(document, item))
            ]
            if known and all(known):  # a map, or an item of which nothing is said, may hold any name
                yield from (name for name in listing.key or () if not any(name in fields for fields in known))


def _kinds(document: dict[str, Any], schema: Any) -> set[str]:
    schema = follow(document, schema)
    if not isinstance(schema, dict):
        return {"any"}
    if any(keyword in schema for keyword in ("oneOf", "anyOf")):
        return {kind for branch in branches(schema) for kind in _kinds(document, branch)}
    if "allOf" in schema or "properties" in schema:
        return {"object"}
    if "const" in schema or "enum" in schema:
        return {{str: "string", bool: "boolean", int: "integer", float: "number"}.get(type(value), "null")
                for value in schema.get("enum", [schema.get("const")])}  # fmt: skip
    said = schema.get("type", "any")
    return set(said) if isinstance(said, list) else {said}


def _tag_values(document: dict[str, Any], branch: Any, name: str) -> list[object]:
    tag = (follow(document, branch).get("properties") or {}).get(name) or {}
    tag = follow(document, tag)
    return [tag["const"]] if "const" in tag else list(tag.get("enum") or [])


def check_unions(document: dict[str, Any]) -> Iterator[Problem]:
    """Refuses unions whose branches cannot be told apart."""
    for parts, node in nodes(document):
        choices = [branch for branch in branches(node) if not _marked(document, branch)]
        if choices == [node] or (parts[:1] == ("components",) and len(parts) == 1):
            continue
        objects = [branch for branch in choices if "object" in _kinds(document, branch)]
        if len(objects) > 1:
            name = (node.get("discriminator") or {}).get("propertyName")
            if name is None:
                yield parts, "a union of several objects needs a discriminator"
                continue
            values: list[object] = []
            for branch in objects:
                said = _tag_values(document, branch, name)
                if len(said) != 1:
                    yield parts, f"each object of the union fixes {name!r} to one value; one has {len(said)}"
                elif said[0] in values:
                    yield parts, f"two objects of the union share the {name!r} {said[0]!r}"
                values += said
        for kind in ("array", "string"):
            same = [branch for branch in choices if kind in _kinds(document, branch)]
            if len(same) > 1 and not all("enum" in follow(document, branch) for branch in same):
                yield parts, f"a union of several {kind}s cannot be told apart"


def _marked(document: dict[str, Any], branch: Any) -> bool:
    resolved = follow(document, branch)
    return isinstance(resolved, dict) and resolved.get("x-error") is True
