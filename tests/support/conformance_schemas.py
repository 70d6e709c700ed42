"""From schemas of the documents to values, validators, and the types that the packages give them."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Iterator
from functools import cache, reduce
from importlib import import_module
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, FormatChecker

from .conformance import document, follow, plain, step

FORMATS = FormatChecker(formats=("date-time", "date"))
_SCALARS = {"string": str, "integer": int, "number": float, "boolean": bool, "null": None}


def validator(package: str, schema: Any) -> Draft202012Validator:
    """A validator whose references lead into the package's document."""
    whole = {"allOf": [schema], "components": {"schemas": document(package)["components"]["schemas"]}}
    return Draft202012Validator(whole, format_checker=FORMATS)


def branches(schema: dict[str, Any]) -> list[Any]:
    """The alternatives of a schema, or the schema itself."""
    return list(schema.get("oneOf") or schema.get("anyOf") or [schema])


def is_failure(package: str, schema: Any) -> bool:
    """Whether a schema is marked as that of a failure."""
    return bool(follow(package, schema)[0].get("x-error"))


def successes(package: str, schema: Any) -> Any:
    """A schema without the failures among its alternatives, or None if nothing is left."""
    kept = [branch for branch in branches(schema) if not is_failure(package, branch)]
    return {"oneOf": kept} if len(kept) > 1 else kept[0] if kept else None


def failures(package: str, schema: Any) -> list[Any]:
    """The failures among the alternatives of a schema."""
    return [branch for branch in branches(schema) if is_failure(package, branch)]


class Place(NamedTuple):
    """A value inside a value, and the schema that it has there."""

    keys: tuple[str | int, ...]
    schema: Any
    value: Any

    @property
    def pointer(self) -> str:
        return "".join(step(key) for key in self.keys)


def chosen(package: str, schema: Any, value: Any) -> tuple[str, dict[str, Any]]:
    """What a schema says of a valid value: of a union, the alternative that the value has.

    Returns:
        The name of the component, if it is one, and the schema without references.
    """
    name = schema.get("$ref", "").rpartition("/")[2]
    whole: dict[str, Any] = follow(package, schema)[0]
    choices = branches(whole)
    if choices == [whole]:
        return name, whole
    return chosen(package, next(each for each in choices if validator(package, each).is_valid(value)), value)


def walk(package: str, schema: Any, value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[Place]:
    """Every place of a valid value, outer ones first."""
    yield Place(keys, schema, value)
    whole = chosen(package, schema, value)[1]
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(package, field(whole, name), inner, (*keys, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(package, whole.get("items", {}), inner, (*keys, index))


def field(schema: dict[str, Any], name: str) -> Any:
    """The schema of a field of an object."""
    known = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
    return known if isinstance(known, dict) else {}


def kinds(package: str, schema: Any) -> set[str]:
    """The JSON types that a schema allows; none stated means all."""
    found: set[str] = set()
    for branch in branches(follow(package, schema)[0]):
        whole = follow(package, branch)[0]
        if branches(whole) != [whole]:
            found |= kinds(package, whole)
            continue
        said = whole.get("type", ["object"] if "properties" in whole else ["any"])
        found |= set(said) if isinstance(said, list) else {said}
    return found


@cache
def _classes(package: str, family: str) -> dict[str, Any]:
    module = import_module(f"{package}.{family}")
    names = [name for name in dir(module) if name[0].isupper()]
    assert len({plain(name) for name in names}) == len(names)
    return {plain(name): getattr(module, name) for name in names}


def model(package: str, component: str) -> Any:
    """The attrs class of a component, or None."""
    return _classes(package, "models").get(plain(component))


def record_type(package: str, schema: Any) -> Any:
    """The type under which msgspec reads a value of a schema."""
    if "$ref" in schema:
        return _classes(package, "records")[plain(schema["$ref"].rpartition("/")[2])]
    choices = branches(schema)
    if choices != [schema]:
        return reduce(operator.or_, [record_type(package, each) for each in choices])
    said = schema.get("type")
    types: list[Any] = [_one_type(package, schema, each) for each in (said if isinstance(said, list) else [said])]
    return reduce(operator.or_, types)


def _one_type(package: str, schema: dict[str, Any], kind: str | None) -> Any:
    if kind == "string" and schema.get("format") in ("date-time", "date"):
        return datetime.datetime if schema["format"] == "date-time" else datetime.date
    if kind == "array":
        items = schema.get("items")
        return list[record_type(package, items)] if items else list[Any]  # type: ignore[misc]
    return _SCALARS.get(str(kind), Any)


def decoded(package: str, schema: Any, value: Any) -> Any:
    """A value as attrs models, as far as its schema names some."""
    name, whole = chosen(package, schema, value)
    if isinstance(value, list):
        return [decoded(package, whole.get("items", {}), each) for each in value]
    if isinstance(value, dict) and name:
        return model(package, name).from_dict(value)
    return value


def normal(package: str, schema: Any, value: Any, *, named_only: bool = False) -> Any:
    """A valid value in which the same instants, and with `named_only` the same decimals, are spelled alike.

    Args:
        package: Whose document the schema is from.
        schema: The value's schema.
        value: JSON data.
        named_only: Whether fields that a schema with properties does not name are left out.
    """
    whole = chosen(package, schema, value)[1]
    if isinstance(value, list):
        return [normal(package, whole.get("items", {}), each, named_only=named_only) for each in value]
    if isinstance(value, dict):
        known = whole.get("properties", {})
        return {
            name: normal(package, field(whole, name), inner, named_only=named_only)
            for name, inner in value.items()
            if name in known or not (named_only and known)
        }
    if isinstance(value, str) and whole.get("format") == "date-time":
        return datetime.datetime.fromisoformat(value).astimezone(datetime.UTC).isoformat()
    if named_only and isinstance(value, int) and not isinstance(value, bool) and "number" in kinds(package, whole):
        return float(value)
    return value
