"""How two schemas differ, whatever they are written like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from comparing import conditions, keywords, unions
from comparing.rating import (
    LOOSER,
    NARROWER,
    OTHER_TYPE,
    WIDER,
    WORDS_ONLY,
    Direction,
    Finding,
    Found,
    Use,
    placed,
)
from comparing.report import Level
from comparing.views import Schemas, Union, View

Pair = tuple[int, int, Direction]
_DEEPEST = 60
_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


class Judge:
    """Compares schemas of two documents, components once for all their uses.

    Args:
        old: The schemas of the older document, in OpenAPI 3.1.
        new: Those of the newer one.
        xml: Whether anything is sent as XML.
    """

    def __init__(self, old: Schemas, new: Schemas, *, xml: bool = False) -> None:
        self.old, self.new, self.xml = old, new, xml
        self.names: dict[Pair, tuple[str, str]] = {}
        self.sources: dict[Pair, tuple[Any, Any]] = {}
        self._found: dict[Pair, list[Found]] = {}
        self._open: list[Pair] = []

    def schema(self, old: Any, new: Any, direction: Direction) -> list[Found]:
        """The differences of two schemas; those of components as a `Use` of what `component` tells."""
        if isinstance(old, bool) and old is new:
            return []
        names = self.old.component(old), self.new.component(new)
        first = self.old.target(old["$ref"]) if names[0] else old
        second = self.new.target(new["$ref"]) if names[1] else new
        pair = (id(first), id(second), direction)
        if names == ("", ""):
            if pair in self._open or len(self._open) > _DEEPEST:
                return []
            self._open.append(pair)
            result = list(self._differences(first, second, direction))
            self._open.pop()
            return result
        self.sources.setdefault(pair, (first, second))
        self.names.setdefault(pair, names)
        result = [Use(pair, "")]
        if _beside(old, names[0]) != _beside(new, names[1]):
            result.append(Finding(WORDS_ONLY[0], "", "words beside a reference changed", WORDS_ONLY[1]))
        return result

    def component(self, pair: Pair) -> list[Found]:
        """The differences of two schemas of which at least one is a component."""
        if pair not in self._found:
            self._found[pair] = []
            before, self._open = self._open, []
            self._found[pair] = list(self._differences(*self.sources[pair], pair[2]))
            self._open = before
        return self._found[pair]

    def level(self, found: Iterable[Found]) -> Level:
        """The highest level of findings and of those that they lead to."""
        result = Level.NONE
        todo, done = list(found), set[Pair]()
        while todo:
            each = todo.pop()
            if isinstance(each, Finding):
                result = max(result, each.level)
            elif each.pair not in done:
                done.add(each.pair)
                todo += self.component(each.pair)
        return result

    def _differences(self, first: Any, second: Any, direction: Direction) -> Iterator[Found]:
        old, new = self.old.view(first), self.new.view(second)
        if old.opaque != new.opaque:
            what = f"leads to {new.opaque or 'a schema here'} instead of {old.opaque or 'a schema here'}"
            yield Finding(Level.MAJOR, "", what, "what lies outside the document cannot be compared", "*")
        if old.impossible != new.impossible:
            level, why = (NARROWER if new.impossible else WIDER)[direction]
            if new.impossible and not old.says_nothing:
                level, why = Level.MAJOR, "callers lose it"
            what = "nothing is taken any more" if new.impossible else "something is taken now"
            yield Finding(level, "", what, why, "*")
            return
        if alternatives := self._alternatives(old, new, first, second):
            for each in self._union(*alternatives, direction):
                yield replace(each, about="*") if isinstance(each, Finding) else each
            if not any(
                self._stays(a, b, direction)
                for a in alternatives[0].unions[0].members
                for b in alternatives[1].unions[0].members
            ):
                yield Finding(OTHER_TYPE[0], "", "a single schema and alternatives are not alike", OTHER_TYPE[1], "*")
            return
        yield from keywords.compare_kinds(old, new, direction)
        yield from keywords.compare_values(old, new, direction)
        yield from keywords.compare_limits(old, new, direction)
        yield from keywords.compare_marks(old, new, direction, xml=self.xml)
        if old.kinds is None or new.kinds is None or old.kinds & new.kinds - {"null"}:
            yield from self._properties(old, new, direction)
            yield from self._additional(old, new, direction)
            yield from placed("[]", self.schema(old.items, new.items, direction))
            yield from self._leading(old, new, direction)
        yield from self._unions(old, new, direction)
        yield from self._conditions(old, new, direction)
        if old.words != new.words:
            yield Finding(WORDS_ONLY[0], "", "words changed", WORDS_ONLY[1])

    def _properties(self, old: View, new: View, direction: Direction) -> Iterator[Found]:
        before = {k: v for k, v in old.properties.items() if not self._hidden(self.old, v, direction)}
        after = {k: v for k, v in new.properties.items() if not self._hidden(self.new, v, direction)}
        requires = direction is Direction.REQUEST
        for name in before:
            if name not in after:
                why = "callers lose it" if not requires else "callers who send it fail, and Python loses the argument"
                yield Finding(Level.MAJOR, name, "property removed", why, "*")
        for name, schema in after.items():
            if name in before:
                yield from placed(name, self.schema(before[name], schema, direction))
            elif name in new.required and requires:
                yield Finding(Level.MAJOR, name, "required property added", "who does not send it is refused", "*")
            else:
                yield Finding(Level.MINOR, name, "property added", "callers may leave it alone", "*")
        hidden = (set(old.properties) | set(new.properties)) - (set(before) & set(after))
        for name in sorted((old.required ^ new.required) - hidden):
            yield keywords.rate_required(name, name in new.required, direction)
        for name in sorted(set(old.properties) & set(new.properties) - set(before) - set(after)):
            if old.properties[name] != new.properties[name]:
                why = "it is not sent in this direction"
                yield Finding(Level.PATCH, name, "changed where it does not occur", why, "*")

    @staticmethod
    def _hidden(schemas: Schemas, schema: Any, direction: Direction) -> bool:
        return _HIDDEN[direction] in schemas.view(schema).marks

    def _additional(self, old: View, new: View, direction: Direction) -> Iterator[Found]:
        before, after = old.additional, new.additional
        if before is not False and after is not False:
            yield from placed("{*}", self.schema(before, after, direction))
        elif before != after:
            what = f"further properties are {'no longer' if after is False else 'now'} allowed"
            level, why = (NARROWER if after is False else LOOSER)[direction]
            if isinstance(before, dict):
                level, why = Level.MAJOR, "callers lose the entries"
            yield Finding(level, "", what, why, "additionalProperties")
        for pattern in {**old.patterned, **new.patterned}:
            first, second = old.patterned.get(pattern, old.additional), new.patterned.get(pattern, new.additional)
            if first is False and second is not False:
                yield Finding(Level.MINOR, f"{{{pattern}}}", "entries added", "callers may leave them alone", "*")
            else:
                yield from placed(f"{{{pattern}}}", self.schema(first, second, direction))

    def _leading(self, old: View, new: View, direction: Direction) -> Iterator[Found]:
        for index in range(max(len(old.leading), len(new.leading))):
            first, second = (view.leading[index] if index < len(view.leading) else view.items for view in (old, new))
            yield from placed(f"[{index}]", self.schema(first, second, direction))

    def _alternatives(self, old: View, new: View, first: Any, second: Any) -> tuple[View, View] | None:
        """Both as unions, where one is a union of little else and the other a single schema, its only alternative."""
        if (not old.unions) == (not new.unions):
            return None
        single, union = (new, old) if old.unions else (old, new)
        rest = replace(union, unions=(), kinds=None, discriminator={})
        if len(union.unions) != 1 or not rest.says_nothing or single.says_nothing:
            return None
        schema, schemas = (second, self.new) if union is old else (first, self.old)
        alone = Union(union.unions[0].keyword, (schema,))
        if (something := unions.without_null(schemas, schema)) is not None:
            alone = replace(alone, members=(something,)).or_null()
        whole = View(unions=(alone,), marks=single.marks, words=single.words)
        return (union, whole) if union is old else (whole, union)

    def _union(self, old: View, new: View, direction: Direction) -> Iterator[Found]:
        before, after = old.unions[0], new.unions[0]
        tag = str(new.discriminator.get("propertyName") or old.discriminator.get("propertyName") or "")
        pairs, removed, added = unions.match(
            self.old, self.new, before.members, after.members, tag, lambda a, b: self._alike(a, b, direction)
        )
        for first, second in pairs:
            name = self.new.component(second) or self.old.component(first)
            yield from placed(f"<{name}>" if name else "", self.schema(first, second, direction))
        views = [self.old.view(each) for each in before.members], [self.new.view(each) for each in after.members]
        for member in removed:
            level, why = unions.rate_removed(after.keyword, self.old.view(member), views[1], direction)
            yield Finding(level, "", f"alternative removed: {self._called(self.old, member)}", why, "unions")
        for member in added:
            level, why = unions.rate_added(self.new.view(member), views[0], direction)
            yield Finding(level, "", f"alternative added: {self._called(self.new, member)}", why, "unions")
        if before.keyword != after.keyword and len(before.members) == len(after.members) > 1:
            level, why = (NARROWER if after.keyword == "oneOf" else LOOSER)[direction]
            yield Finding(level, "", f"{before.keyword} became {after.keyword}", why, "unions")

    def _alike(self, first: Any, second: Any, direction: Direction) -> bool:
        return self.level(self.schema(first, second, direction)) <= Level.PATCH

    def _stays(self, first: Any, second: Any, direction: Direction) -> bool:
        name = self.old.component(first)
        return bool(name and name == self.new.component(second)) or self._alike(first, second, direction)

    @staticmethod
    def _called(schemas: Schemas, member: Any) -> str:
        view = schemas.view(member)
        return schemas.component(member) or str(view.words.get("title") or " or ".join(sorted(view.kinds or {"any"})))

    def _unions(self, old: View, new: View, direction: Direction) -> Iterator[Found]:
        def compared(first: Union, second: Union) -> list[Found]:
            return list(self._union(replace(old, unions=(first,)), replace(new, unions=(second,)), direction))

        pairs, lost, gained = unions.match_choices(
            old.unions, new.unions, lambda one, other: self.level(compared(one, other)) <= Level.PATCH
        )
        for first, second in pairs:
            yield from compared(first, second)
        for table, choices, verb in ((WIDER, lost, "removed"), (NARROWER, gained, "added")):
            if choices:
                what = f"a choice of alternatives was {verb}"
                yield Finding(table[direction][0], "", what, table[direction][1], "unions")
        yield from unions.compare_discriminators(old.discriminator, new.discriminator, direction)

    def _conditions(self, old: View, new: View, direction: Direction) -> Iterator[Found]:
        for before, after in conditions.match(old, new):
            for place, first, second in conditions.consequences(before, after):
                for each in placed(place, self.schema(first, second, direction)):
                    yield replace(each, about="conditions") if isinstance(each, Finding) else each
            yield from conditions.compare_needs(before, after, direction)
            yield from conditions.compare_rest(before, after, direction, lambda a, b: self._alike(a, b, direction))


def _beside(schema: Any, name: str) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "$ref"} if name else {}
