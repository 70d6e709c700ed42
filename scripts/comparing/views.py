"""What a schema says, with references followed, `allOf` merged and the ways to say the same made one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from factory.document import resolve

from comparing.merging import both, limits_of, listed_values, meet_kinds, meet_limits, meet_values

WORDS = (
    "title",
    "description",
    "examples",
    "example",
    "externalDocs",
    "$comment",
    "$schema",
    "$id",
    "$anchor",
    "$defs",
)
CONDITIONS = {
    "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas", "dependentRequired", "minContains",
    "maxContains", "unevaluatedItems", "contentSchema",
}  # fmt: skip
_COMPONENT = "#/components/schemas/"
_NULL = frozenset({"null"})
_NAMES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}


@dataclass(frozen=True)
class Union:
    """Alternatives, any or exactly one of which holds."""

    keyword: str
    members: tuple[Any, ...]

    def or_null(self) -> Union:
        """The same, and null."""
        null = {"type": "null"}
        return self if null in self.members else replace(self, members=(*self.members, null))


@dataclass(frozen=True)
class View:
    """What one schema says; the schemas inside it are left as they are.

    Args:
        kinds: The JSON types that it takes; None for any.
        values: The values of `enum` or `const` but null; None for any.
        additional: True, False, or the schema of further properties.
        opaque: A reference that leads out of the document.
    """

    kinds: frozenset[str] | None = None
    values: tuple[Any, ...] | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    additional: Any = True
    patterned: Mapping[str, Any] = field(default_factory=dict)
    items: Any = True
    leading: tuple[Any, ...] = ()
    unions: tuple[Union, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    conditions: tuple[Mapping[str, Any], ...] = ()
    discriminator: Mapping[str, Any] = field(default_factory=dict)
    marks: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    opaque: str = ""
    impossible: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether it takes everything."""
        return replace(self, words={}, marks={}) == View()

    @property
    def is_only_kinds(self) -> bool:
        """Whether it speaks of nothing but types."""
        return replace(self, kinds=None, words={}, marks={}) == View()


def _nullable(view: View) -> View:
    return replace(view, kinds=view.kinds | _NULL) if view.kinds is not None else view


class Schemas:
    """The schemas of one document in OpenAPI 3.1."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._views: dict[int, View] = {}
        self._kept: list[Any] = []
        self._open: set[int] = set()
        self._cuts = 0

    def component(self, schema: Any) -> str:
        """The name of the component that a schema is a bare reference to, or an empty text."""
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or any(key not in WORDS for key in schema if key != "$ref"):
            return ""
        name = reference.removeprefix(_COMPONENT)
        return name if name != reference and "/" not in name and self.target(reference) is not None else ""

    def target(self, reference: str) -> Any:
        """What a reference leads to, or None if that is outside the document or nowhere."""
        try:
            return resolve(self.document, reference)
        except KeyError:
            return None

    def view(self, schema: Any) -> View:
        """What a schema says; a schema that holds itself without an end says nothing there."""
        if not isinstance(schema, dict):
            return View(impossible=schema is False)
        key = id(schema)
        if key in self._views:
            return self._views[key]
        if key in self._open:
            self._cuts += 1
            return View()
        cuts = self._cuts
        self._open.add(key)
        view = self._tidy(self._read(schema))
        self._open.discard(key)
        if cuts == self._cuts or not self._open:  # what was cut short elsewhere is whole when it is looked at itself
            self._kept.append(schema)
            self._views[key] = view
        return view

    def _read(self, schema: dict[str, Any]) -> View:
        view = self._own(schema)
        reference = schema.get("$ref")
        if isinstance(reference, str):
            target = self.target(reference)
            view = replace(view, opaque=reference) if target is None else self._meet(self.view(target), view)
        for part in schema.get("allOf") or ():
            view = self._meet(self.view(part), view)
        return view

    def _own(self, schema: dict[str, Any]) -> View:
        types = schema.get("type")
        kinds = frozenset([types] if isinstance(types, str) else types) if types else None
        values = listed_values(schema)
        if values is not None:
            named = frozenset(_NAMES.get(type(value), "null") for value in values) or None
            kinds = named if kinds is None else kinds | _NULL if None in values else kinds - _NULL or kinds
        additional = schema.get("additionalProperties", schema.get("unevaluatedProperties", True))
        return View(
            kinds=kinds,
            values=None if values is None else tuple(value for value in values if value is not None),
            properties=schema.get("properties") or {},
            required=frozenset(said) if isinstance(said := schema.get("required"), list) else frozenset(),
            additional=True if additional == {} else additional,
            patterned=schema.get("patternProperties") or {},
            items=schema.get("items", True),
            leading=tuple(schema.get("prefixItems") or ()),
            unions=tuple(Union(key, tuple(schema[key])) for key in ("oneOf", "anyOf") if schema.get(key)),
            limits=limits_of(schema),
            conditions=({key: schema[key] for key in CONDITIONS if key in schema},)
            if schema.keys() & CONDITIONS
            else (),
            discriminator=schema.get("discriminator") or {},
            marks={key: schema[key] for key in ("readOnly", "writeOnly", "deprecated") if schema.get(key) is True}
            | {key: schema[key] for key in ("default", "xml", "x-error") if key in schema},
            words={key: value for key, value in schema.items() if key in WORDS or key.startswith("x-")},
        )

    def _meet(self, first: View, second: View) -> View:
        """What holds where both hold; where they are only words, the second's."""
        return View(
            kinds=meet_kinds(first.kinds, second.kinds),
            values=meet_values(first.values, second.values),
            properties=both(first.properties, second.properties),
            required=first.required | second.required,
            additional=self._narrower(first.additional, second.additional),
            patterned=both(first.patterned, second.patterned),
            items=self._narrower(first.items, second.items),
            leading=first.leading or second.leading,
            unions=(*first.unions, *(each for each in second.unions if each not in first.unions)),
            limits=meet_limits(first.limits, second.limits),
            conditions=(*first.conditions, *(each for each in second.conditions if each not in first.conditions)),
            discriminator=first.discriminator or second.discriminator,
            marks={**first.marks, **second.marks},
            words={**first.words, **second.words},
            opaque=first.opaque or second.opaque,
            impossible=first.impossible or second.impossible,
        )

    @staticmethod
    def _narrower(first: Any, second: Any) -> Any:
        if False in (first, second):
            return False
        if first is True or second is True or first == second:
            return second if first is True else first
        return {"allOf": [first, second]}

    def _tidy(self, view: View) -> View:
        """Says with types what alternatives say with types, and what the other keywords take for granted."""
        rest: list[Union] = []
        for union in view.unions:
            views = [self.view(member) for member in union.members]
            with_null = any(each.kinds == _NULL for each in views)
            members = [m for m, each in zip(union.members, views, strict=True) if each.kinds != _NULL]
            left = [each for each in views if each.kinds != _NULL]
            if left and all(each.is_only_kinds and each.kinds is not None for each in left):
                kinds = frozenset[str]().union(*(each.kinds or () for each in left))
                view = self._meet(View(kinds=kinds | (_NULL if with_null else frozenset())), view)
            elif listed := self._listed(members, left):
                view = self._meet(_nullable(listed) if with_null else listed, view)
            elif len(left) == 1:
                rest += [each.or_null() if with_null else each for each in left[0].unions]
                view = self._meet(_nullable(left[0]) if with_null else left[0], _nullable(view) if with_null else view)
            elif left:
                null = ({"type": "null"},) if with_null else ()
                rest.append(Union(union.keyword, (*members, *null)))
        view = replace(view, unions=tuple(rest))
        return replace(view, kinds=self._implied(view)) if view.kinds is None else view

    def _listed(self, members: list[Any], views: list[View]) -> View | None:
        """Alternatives each of which only lists values, as one list; those with a name are types of their own."""
        if len(views) < 2 or any(self.component(each) for each in members):
            return None
        if any(
            each.values is None or replace(each, kinds=None, values=None, words={}, marks={}) != View()
            for each in views
        ):
            return None
        kinds = frozenset[str]().union(*(each.kinds or () for each in views))
        return View(kinds=kinds, values=tuple(value for each in views for value in each.values or ()))

    @staticmethod
    def _implied(view: View) -> frozenset[str] | None:
        if view.unions:
            return None
        if view.properties or view.required or view.patterned or view.additional is not True:
            return frozenset({"object"})
        if view.items is not True or view.leading:
            return frozenset({"array"})
        return None
