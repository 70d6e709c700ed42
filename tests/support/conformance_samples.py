"""The examples that a document states, and whole values that are put together from them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from .conformance import calls, document, follow, is_json, media_examples, step
from .conformance_schemas import branches, validator

_DATA = ("const", "default", "enum")


class Example(NamedTuple):
    """An example of a document."""

    package: str
    place: str
    schema: Any
    value: Any
    media_type: str

    def __str__(self) -> str:
        return f"{self.package.removesuffix('_client')}{self.place}"


def stated(package: str) -> set[str]:
    """The places of all examples that a document states, found without an understanding of it."""
    found: set[str] = set()

    def visit(node: Any, place: str, *, names: bool) -> None:
        if isinstance(node, list):
            for index, each in enumerate(node):
                visit(each, f"{place}/{index}", names=False)
        elif isinstance(node, dict):
            for key, each in node.items():
                here = place + step(key)
                if names or not (key in ("example", "examples", *_DATA) or key.startswith("x-")):
                    visit(each, here, names=not names and key in ("properties", "schemas"))
                elif key == "example":
                    found.add(here)
                elif key == "examples" and isinstance(each, list):
                    found.update(f"{here}/{index}" for index in range(len(each)))
                elif key == "examples":
                    found.update(here + step(name) for name, said in each.items() if "$ref" not in said)

    visit(document(package), "", names=False)
    return found


def _of_schema(package: str, schema: Any, place: str) -> Iterator[Example]:
    if not isinstance(schema, dict):
        return
    for index, value in enumerate(schema.get("examples", [])):
        yield Example(package, f"{place}/examples/{index}", _referable(schema, place), value, "application/json")
    for name, inner in schema.get("properties", {}).items():
        yield from _of_schema(package, inner, f"{place}/properties{step(name)}")
    for key in ("items", "additionalProperties"):
        yield from _of_schema(package, schema.get(key), f"{place}/{key}")
    for key in ("oneOf", "anyOf"):
        for index, inner in enumerate(schema.get(key, [])):
            yield from _of_schema(package, inner, f"{place}/{key}/{index}")


def _referable(schema: Any, place: str) -> Any:
    return {"$ref": f"#{place}"} if place.count("/") == 3 and place.startswith("/components/schemas/") else schema


def _of_media(package: str, media: dict[str, Any], place: str, media_type: str) -> Iterator[Example]:
    schema = media.get("schema", {})
    for value, where in media_examples(package, media, place):
        yield Example(package, where, schema, value, media_type)
    yield from _of_schema(package, schema, f"{place}/schema")


@cache
def examples(package: str) -> tuple[Example, ...]:
    """Every example with the schema that it is an example of; one that is shared comes once for each schema."""
    found: list[Example] = []
    for name, schema in document(package)["components"]["schemas"].items():
        found += _of_schema(package, schema, f"/components/schemas{step(name)}")
    for call in calls(package):
        for parameter, place in call.parameters:
            found += _of_media(package, parameter, place, "")
        bodies = [call.request] if call.request else []
        for media_type, media, place in [*bodies, *(each[1:] for each in call.responses)]:
            found += _of_media(package, media, place, media_type)
        for status, said in call.operation["responses"].items():
            response, place = follow(package, said, f"{call.place}/responses/{status}")
            for name, each in response.get("headers", {}).items():
                header, where = follow(package, each, f"{place}/headers{step(name)}")
                found += _of_media(package, header, where, "")
    unique = {(each.place, json.dumps(each.schema, sort_keys=True)): each for each in found}
    return tuple(unique.values())


def samples(package: str, schema: Any, count: int = 4) -> list[Any]:
    """Whole values of a schema, with every property; each takes another alternative of the unions inside."""
    made = [_sample(package, schema, turn) for turn in range(count)]
    kept = [each for index, each in enumerate(made) if each not in made[:index]]
    for each in kept:
        validator(package, schema).validate(each)
    return kept


def _sample(package: str, schema: Any, turn: int, depth: int = 0) -> Any:
    assert depth < 20, "the schema contains itself"
    whole = follow(package, schema)[0]
    choices = branches(whole)
    if choices != [whole]:
        return _sample(package, choices[turn % len(choices)], turn, depth + 1)
    if "const" in whole:
        return whole["const"]
    kinds = whole.get("type", "object" if "properties" in whole else "string")
    kind = kinds[turn % len(kinds)] if isinstance(kinds, list) else kinds
    if "properties" in whole:
        return {name: _sample(package, each, turn, depth + 1) for name, each in whole["properties"].items()}
    if kind == "array":
        least = max(1, whole.get("minItems", 1)) if whole.get("maxItems", 1) else 0
        return [_sample(package, whole.get("items", {}), turn, depth + 1) for _ in range(least)]
    if kind == "object":
        values = whole.get("additionalProperties", True)
        inner = _sample(package, values, turn, depth + 1) if isinstance(values, dict) else "free"
        return {name: copy.deepcopy(inner) for name in whole.get("required", ["name"])}
    fitting = [each for each in whole.get("examples", []) if validator(package, {"type": kind}).is_valid(each)]
    if fitting or "enum" in whole:
        return [*fitting, *whole.get("enum", [])][0]
    return {"null": None, "boolean": True, "integer": 7, "number": 1.5}.get(kind, _text(whole))


def _text(schema: dict[str, Any]) -> str:
    return {"date-time": "2025-01-05T14:33:15Z", "date": "2025-01-05"}.get(schema.get("format", ""), "text")


def bodies(package: str, media_type: str, media: dict[str, Any], place: str) -> list[Any]:
    """The documented examples of a JSON body, and whole samples of its schema."""
    assert is_json(media_type)
    return [value for value, _ in media_examples(package, media, place)] + samples(package, media["schema"])


def changed(value: Any, keys: tuple[str | int, ...], new: Any) -> Any:
    """A copy of a value with another value at a place."""
    whole = [copy.deepcopy(value)]
    inner: Any = whole
    path = (0, *keys)
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return whole[0]


def at(value: Any, keys: tuple[str | int, ...]) -> Any:
    """The value at a place."""
    for key in keys:
        value = value[key]
    return value
