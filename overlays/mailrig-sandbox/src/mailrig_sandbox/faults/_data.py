"""Faults of the data, found by the schema of the reply: a new value, a new field, a field that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from mailrig_sandbox._checks import label
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Reply
from mailrig_sandbox.faults._base import Fault, Situation, branches, json_of, success, with_json

NEW_VALUE = "value-of-tomorrow"
NEW_FIELD = "fieldOfTomorrow"

Schemas = list[Mapping[str, Any]]


def objects(document: Document, schema: Any, value: Any) -> Iterator[tuple[dict[str, Any], Schemas]]:
    """The objects in a value with the schemas that may describe them, outer ones first."""
    possible = branches(document, schema)
    if isinstance(value, dict):
        yield value, possible
        for name, inner in value.items():
            for known in (each.get("properties", {}).get(name, each.get("additionalProperties")) for each in possible):
                if isinstance(known, dict):
                    yield from objects(document, known, inner)
    elif isinstance(value, list):
        for items in [each["items"] for each in possible if "items" in each][:1]:
            for inner in value:
                yield from objects(document, items, inner)


@dataclass(frozen=True, kw_only=True)
class _Altered(Fault):
    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation answers with JSON."""
        return success(document, operation) is not None

    def altered(self, at: Situation, reply: Reply) -> Reply:
        """The reply with other data; what is no success stays as it is."""
        value = json_of(reply)
        if value is None or reply.status >= 300:
            return reply
        for found, schemas in list(objects(at.document, success(at.document, at.operation), value)):
            if self.change(at.document, found, schemas):
                break
        return with_json(reply, value)

    def change(self, document: Document, found: dict[str, Any], schemas: Schemas) -> bool:
        """Alter one object in place; tell whether that is enough."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class UnknownEnum(_Altered):
    """Every field that has a list of values holds one that is not in the list.

    Args:
        field: Only fields of this name, and those whose values the specification leaves open too.
    """

    kind: ClassVar[str] = "unknown-enum"
    field: str | None = None

    def __post_init__(self) -> None:
        label("field", self.field)

    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the answer has such a field."""
        schema = success(document, operation)
        return schema is not None and (self.field is not None or _has_values(document, schema, set()))

    def change(self, document: Document, found: dict[str, Any], schemas: Schemas) -> bool:
        """Alter the fields of one object."""
        if self.field is not None:
            if isinstance(found.get(self.field), str):
                found[self.field] = NEW_VALUE
            return False
        for schema in schemas:
            for name, said in schema.get("properties", {}).items():
                if name in found:
                    found[name] = _renewed(document, said, found[name])
        return False


def _has_values(document: Document, schema: Any, seen: set[int]) -> bool:
    for each in branches(document, schema):
        if "enum" in each:
            return True
        if id(each) not in seen:
            seen.add(id(each))
            inner = [*each.get("properties", {}).values(), each.get("items"), each.get("additionalProperties")]
            if any(_has_values(document, one, seen) for one in inner if isinstance(one, dict)):
                return True
    return False


def _renewed(document: Document, said: Any, value: Any) -> Any:
    possible = branches(document, said)
    if isinstance(value, str) and any(value in each.get("enum", ()) for each in possible):
        return NEW_VALUE
    if isinstance(value, list):
        items = [each["items"] for each in possible if "items" in each]
        return [_renewed(document, items[0], each) for each in value] if items else value
    return value


@dataclass(frozen=True, kw_only=True)
class ExtraFields(_Altered):
    """Every object whose fields are known has one more."""

    kind: ClassVar[str] = "extra-fields"

    def change(self, document: Document, found: dict[str, Any], schemas: Schemas) -> bool:
        """Alter one object."""
        if any("properties" in each for each in schemas):
            found[NEW_FIELD] = {"nested": [1, None]}
        return False


@dataclass(frozen=True, kw_only=True)
class MissingFields(_Altered):
    """A required field is missing, in every object of its kind if it is named.

    Args:
        field: The field; the first required one of the outermost object unless given.
    """

    kind: ClassVar[str] = "missing-fields"
    field: str | None = None

    def __post_init__(self) -> None:
        label("field", self.field)

    def change(self, document: Document, found: dict[str, Any], schemas: Schemas) -> bool:
        """Alter one object."""
        wanted: Callable[[str], bool] = (lambda name: name == self.field) if self.field else bool
        for schema in schemas:
            required = schema.get("required", [])
            if all(name in found for name in required) and (gone := [each for each in required if wanted(each)]):
                del found[gone[0]]
                return self.field is None
        return False
