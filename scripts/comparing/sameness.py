"""Where two operations or schemas say something else, whatever it is: the net below the rules."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from comparing.exchange import media_key
from comparing.flat import Flat, Flattener
from comparing.normal import Operation
from comparing.rating import Direction, Finding, inside, placed
from comparing.report import Level
from comparing.tolerance import reached

_SCHEMAS = {"items": "[]", "not": "(not)", "if": "(if)", "then": "(then)", "else": "(else)", "contains": "(contains)",
            "propertyNames": "(names)", "unevaluatedItems": "(more)", "contentSchema": "(content)"}  # fmt: skip
_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
_WORDS = {"description", "example", "examples", "summary", "deprecated", "externalDocs", "links"}
_SEEN_BY_RULES = {"name", "in", "required", "style", "explode", "allowReserved", "allowEmptyValue", "encoding"}
_INCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
Pair = tuple[int, int, Direction]
Known = set[Pair]


def _gap(about: str, place: str = "") -> Finding:
    what, why = f"{about} differs, which no rule covers", "what cannot be rated may break callers"
    return Finding(Level.MAJOR, place, what, why, about)


def explained(gap: Finding, found: Iterable[Finding]) -> bool:
    """Whether one of the rules' findings speaks of a difference: it explains its own place and keyword only."""
    return any(
        (each.place == gap.place and each.about == gap.about)
        or (each.about == "*" and gap.place.startswith(each.place))
        or (each.about == gap.about == "conditions" and each.place.startswith(gap.place))
        for each in found
    )


class Sameness:
    """Finds where two documents say something else.

    Args:
        old: The older document in OpenAPI 3.1.
        new: The newer one.
        elsewhere: Pairs of schemas by identity and direction that are compared by themselves.
    """

    def __init__(self, old: dict[str, Any], new: dict[str, Any], elsewhere: Collection[Pair] = ()) -> None:
        self.old, self.new, self.elsewhere = Flattener(old), Flattener(new), elsewhere
        self._unlike: dict[Pair, tuple[Any, Any]] = {}  # both are kept, so that no other has their identity

    def operation(self, old: Operation, new: Operation, sent: Direction) -> list[Finding]:
        """Where what is sent or received differs.

        Args:
            old: The older operation.
            new: The newer one.
            sent: The direction of what its caller sends.
        """
        return list(self._exchanged(old, new, sent, set()))

    def schema(self, old: Any, new: Any, direction: Direction) -> list[Finding]:
        """Where two schemas differ."""
        return list(self._flat(self.old.flat(old), self.new.flat(new), direction, set()))

    def _exchanged(self, old: Operation, new: Operation, sent: Direction, known: Known) -> Iterator[Finding]:
        for key in sorted(old.parameters.keys() & new.parameters.keys()):
            first, second = old.parameters[key], new.parameters[key]
            yield from inside(f"{key[0]} parameter {second.get('name')}", self._holder(first, second, sent, known))
        if old.body is not None and new.body is not None:
            yield from inside("request", self._holder(old.body, new.body, sent, known))
        for status in sorted(old.responses.keys() & new.responses.keys()):
            said = old.responses[status], new.responses[status]
            bare = [{key: value for key, value in each.items() if key != "headers"} for each in said]
            yield from inside(f"response {status}", self._holder(bare[0], bare[1], sent.opposite, known))
            headers = [{k.lower(): (k, v) for k, v in (each.get("headers") or {}).items()} for each in said]
            for name in sorted(headers[0].keys() & headers[1].keys()):
                ends = [reached(s.document, h[name][1]) for s, h in zip((self.old, self.new), headers, strict=True)]
                place = f"response {status} header {headers[1][name][0]}"
                yield from inside(place, self._holder(ends[0], ends[1], sent.opposite, known))

    def _holder(self, old: Any, new: Any, direction: Direction, known: Known) -> Iterator[Finding]:
        """What holds a schema or media types: a parameter, a body, a response, a header, a media type."""
        skipped = {"schema", "content", *_WORDS, *_SEEN_BY_RULES}
        for key in sorted((old.keys() | new.keys()) - skipped):
            if not key.startswith("x-") and old.get(key) != new.get(key):
                yield _gap(key)
        if "schema" in old and "schema" in new:
            yield from self._schema(old["schema"], new["schema"], direction, known)
        before, after = ({media_key(k): v or {} for k, v in (each.get("content") or {}).items()} for each in (old, new))
        for name in sorted(before.keys() & after.keys()):
            yield from inside(name, self._holder(before[name], after[name], direction, known))

    def _schema(self, old: Any, new: Any, direction: Direction, known: Known) -> Iterator[Finding]:
        chains = [each.chain(schema) for each, schema in ((self.old, old), (self.new, new))]
        pairs = {(id(first), id(second), direction) for first in chains[0] for second in chains[1]}
        if not (pairs & known or any(pair in self.elsewhere for pair in pairs)):
            known |= pairs
            yield from self._flat(self.old.flat(chains[0][-1]), self.new.flat(chains[1][-1]), direction, known)

    def _flat(self, old: Flat, new: Flat, direction: Direction, known: Known) -> Iterator[Finding]:
        for key in sorted((old.keys() | new.keys()) - {"readOnly", "writeOnly", "required", "prefixItems"}):
            first, second = old.get(key), new.get(key)
            if key == "properties":
                yield from self._properties(old, new, direction, known)
            elif key == "limits":
                yield from _limits(first or {}, second or {})
            elif key == "enum":
                if _texts(first) != _texts(second):
                    yield _gap(key)
            elif key == "unions":
                yield from self._unions(first or [], second or [], direction, known)
            elif key == "conditions":
                if not self._matched(first or [], second or [], direction, known, self._flat):
                    yield _gap(key)
            elif key == "discriminator":
                yield from self._discriminator(first or {}, second or {}, direction, known)
            elif key == "additionalProperties":
                first, second = old.get(key, True), new.get(key, True)
                if (first is False) != (second is False):
                    yield _gap(key)
                else:
                    yield from placed("{*}", self._schema(first, second, direction, known))
            elif key in ("patternProperties", "dependentSchemas"):
                rest = [side.get("additionalProperties", True) if key[0] == "p" else True for side in (old, new)]
                for name in sorted((first or {}).keys() | (second or {}).keys()):
                    ends = (first or {}).get(name, rest[0]), (second or {}).get(name, rest[1])
                    yield from placed(f"{{{name}}}", self._schema(*ends, direction, known))
            elif key in _SCHEMAS:
                yield from placed(_SCHEMAS[key], self._schema(old.get(key, True), new.get(key, True), direction, known))
            elif first != second:
                yield _gap(key)
        for name in sorted(_required(old, self.old, direction) ^ _required(new, self.new, direction)):
            yield _gap("required", name)
        leading = [side.get("prefixItems") or [] for side in (old, new)]
        for index in range(max(map(len, leading))):
            ends = tuple(each[index] if index < len(each) else side.get("items", True)
                         for each, side in zip(leading, (old, new), strict=True))  # fmt: skip
            yield from placed(f"[{index}]", self._schema(ends[0], ends[1], direction, known))

    def _properties(self, old: Flat, new: Flat, direction: Direction, known: Known) -> Iterator[Finding]:
        before, after = (
            {k: v for k, v in side.get("properties", {}).items() if _HIDDEN[direction] not in flats.flat(v)}
            for flats, side in ((self.old, old), (self.new, new))
        )
        for name in sorted(before.keys() | after.keys()):
            if name not in before or name not in after:
                yield _gap("properties", name)
            else:
                yield from placed(name, self._schema(before[name], after[name], direction, known))

    def _unions(self, old: Any, new: Any, direction: Direction, known: Known) -> Iterator[Finding]:
        def same(first: Any, second: Any, *rest: Any) -> Iterator[Finding]:
            if first[0] != second[0] or not self._matched(first[1], second[1], direction, known, self._schema):
                yield _gap("unions")

        left, right = self._unmatched(old, new, direction, known, same)
        if len(left) != len(right):
            yield _gap("unions")
        for (before, members), (after, others) in zip(left, right, strict=False):
            if before != after:
                yield _gap("unions")
            yield from self._members(members, others, direction, known)

    def _members(self, old: Any, new: Any, direction: Direction, known: Known) -> Iterator[Finding]:
        """Where alternatives differ, each from the one that is likest to it."""
        left, right = self._unmatched(old, new, direction, known, self._schema)
        for first in list(left):
            flat = self.old.flat(first)
            likest = max(right, key=lambda each: _likeness(flat, self.new.flat(each)), default=None)
            if likest is not None and flat.get("type") == self.new.flat(likest).get("type"):
                left.remove(first)
                right.remove(likest)
                yield from self._schema(first, likest, direction, known)
        if left or right:
            yield _gap("unions")

    def _matched(self, old: Any, new: Any, direction: Direction, known: Known, differ: Any) -> bool:
        """Whether each of the older ones has its like among the newer ones."""
        return self._unmatched(old, new, direction, known, differ) == ([], [])

    def _unmatched(
        self, old: Any, new: Any, direction: Direction, known: Known, differ: Any
    ) -> tuple[list[Any], list[Any]]:
        """Those of either side that have no like among the others."""
        left, right = [], list(new)
        for member in old:
            for index, other in enumerate(right):
                pair, tried = (id(member), id(other), direction), set(known)
                if pair in self._unlike:
                    continue
                if next(differ(member, other, direction, tried), None) is None:
                    known |= tried
                    del right[index]
                    break
                self._unlike[pair] = member, other
            else:
                left.append(member)
        return left, right

    def _discriminator(self, old: Any, new: Any, direction: Direction, known: Known) -> Iterator[Finding]:
        before, after = (_targets(each) for each in (old, new))
        if old.get("propertyName") != new.get("propertyName") or before.keys() != after.keys():
            yield _gap("discriminator")
        for value in sorted(before.keys() & after.keys()):
            if any(self._schema(before[value], after[value], direction, known)):
                yield _gap(f"what {value} stands for")


def _limits(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Finding]:
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            yield _gap(_INCLUSIVE.get(key, key))


def _required(found: Flat, flats: Flattener, direction: Direction) -> frozenset[str]:
    properties = found.get("properties", {})
    hidden = {name for name, each in properties.items() if _HIDDEN[direction] in flats.flat(each)}
    return frozenset(found.get("required", frozenset())) - hidden


def _targets(discriminator: Mapping[str, Any]) -> dict[str, Any]:
    mapping = discriminator.get("mapping") or {}
    return {k: {"$ref": v if "/" in str(v) else f"#/components/schemas/{v}"} for k, v in mapping.items()}


def _likeness(first: Flat, second: Flat) -> tuple[bool, int]:
    names = [each.get("properties", {}).keys() for each in (first, second)]
    return first.get("type") == second.get("type"), len(names[0] & names[1]) - len(names[0] ^ names[1])


def _texts(values: Iterable[Any] | None) -> list[str]:
    return sorted({json.dumps(each, sort_keys=True, default=str) for each in values or ()})
