"""Where two operations or schemas say something else, whatever it is: the net below the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comparing.exchange import media_key
from comparing.flat import Flat, Flattener
from comparing.normal import Operation
from comparing.rating import Direction, Finding
from comparing.report import Level
from comparing.tolerance import reached

_MAPS = {"properties", "patternProperties", "dependentSchemas"}
_SCHEMAS = {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
            "unevaluatedItems", "contentSchema"}  # fmt: skip
_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
_WORDS = {"description", "example", "examples", "summary", "deprecated", "externalDocs", "links"}
_SEEN_BY_RULES = {"name", "in", "required", "style", "explode", "allowReserved", "allowEmptyValue", "encoding"}
Known = set[tuple[int, int, Direction]]


def uncovered(place: str) -> Finding:
    """A difference that no rule speaks of."""
    return Finding(Level.MAJOR, place, "differs, which no rule covers", "what cannot be rated may break callers")


class Sameness:
    """Finds where two documents say something else.

    Args:
        old: The older document in OpenAPI 3.1.
        new: The newer one.
    """

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old, self.new = Flattener(old), Flattener(new)

    def operation(self, old: Operation, new: Operation, sent: Direction, known: Iterable[Any] = ()) -> str | None:
        """Where what is sent or received differs first, or None.

        Args:
            old: The older operation.
            new: The newer one.
            sent: The direction of what its caller sends.
            known: Pairs of schemas by identity and direction that are compared elsewhere.
        """
        return next(self._exchanged(old, new, sent, set(known)), None)

    def schema(self, old: Any, new: Any, direction: Direction, known: Iterable[Any] = ()) -> str | None:
        """Where two schemas differ first, as a JSON pointer from them, or None."""
        return next(self._flat(self.old.flat(old), self.new.flat(new), direction, set(known), ""), None)

    def _exchanged(self, old: Operation, new: Operation, sent: Direction, known: Known) -> Iterator[str]:
        for key in old.parameters.keys() & new.parameters.keys():
            place = f"{key[0]} parameter {key[1]}"
            yield from self._holder(old.parameters[key], new.parameters[key], sent, known, place)
        if old.body is not None and new.body is not None:
            yield from self._holder(old.body, new.body, sent, known, "request")
        for status in old.responses.keys() & new.responses.keys():
            first, second, place = old.responses[status], new.responses[status], f"response {status}"
            bare = [{key: value for key, value in each.items() if key != "headers"} for each in (first, second)]
            yield from self._holder(bare[0], bare[1], sent.opposite, known, place)
            headers = [{k.lower(): v for k, v in (each.get("headers") or {}).items()} for each in (first, second)]
            for name in headers[0].keys() & headers[1].keys():
                said = [reached(each.document, h[name]) for each, h in zip((self.old, self.new), headers, strict=True)]
                yield from self._holder(said[0], said[1], sent.opposite, known, f"{place} header {name}")

    def _holder(self, old: Any, new: Any, direction: Direction, known: Known, place: str) -> Iterator[str]:
        """What holds a schema or media types: a parameter, a body, a response, a header, a media type."""
        skipped = {"schema", "content", *_WORDS, *_SEEN_BY_RULES}
        for key in sorted((old.keys() | new.keys()) - skipped):
            if not key.startswith("x-") and old.get(key) != new.get(key):
                yield f"{place} /{key}"
        if "schema" in old and "schema" in new:
            yield from self._schema(old["schema"], new["schema"], direction, known, f"{place} /schema")
        before, after = ({media_key(k): v or {} for k, v in (each.get("content") or {}).items()} for each in (old, new))
        for name in before.keys() & after.keys():
            yield from self._holder(before[name], after[name], direction, known, f"{place} {name}")

    def _schema(self, old: Any, new: Any, direction: Direction, known: Known, place: str) -> Iterator[str]:
        ends = [reached(each.document, schema) if isinstance(schema, dict) and set(schema) == {"$ref"} else schema
                for each, schema in ((self.old, old), (self.new, new))]  # fmt: skip
        pair = (id(ends[0]), id(ends[1]), direction)
        if pair not in known:
            known.add(pair)
            yield from self._flat(self.old.flat(ends[0]), self.new.flat(ends[1]), direction, known, place)

    def _flat(self, old: Flat, new: Flat, direction: Direction, known: Known, place: str) -> Iterator[str]:
        hidden = [
            {name for name, each in side.get("properties", {}).items() if _HIDDEN[direction] in flats.flat(each)}
            for flats, side in ((self.old, old), (self.new, new))
        ]
        for key in sorted((old.keys() | new.keys()) - {"readOnly", "writeOnly"}):
            first, second, here = old.get(key), new.get(key), f"{place}/{key}"
            if key == "required":
                if (first or frozenset()) - hidden[0] != (second or frozenset()) - hidden[1]:
                    yield here
            elif key in _MAPS:
                maps = [
                    {n: v for n, v in (side or {}).items() if key != "properties" or n not in gone}
                    for side, gone in ((first, hidden[0]), (second, hidden[1]))
                ]
                yield from self._map(maps[0], maps[1], direction, known, here)
            elif key == "enum":
                if _texts(first) != _texts(second):
                    yield here
            elif key == "unions":
                yield from self._unions(first or [], second or [], direction, known, here)
            elif key == "conditions":
                yield from self._conditions(first or [], second or [], direction, known, here)
            elif key == "discriminator":
                yield from self._discriminator(first or {}, second or {}, direction, known, here)
            elif key == "prefixItems" and first and second and len(first) == len(second):
                for index, (one, other) in enumerate(zip(first, second, strict=True)):
                    yield from self._schema(one, other, direction, known, f"{here}/{index}")
            elif key in _SCHEMAS and not (isinstance(first, list) or isinstance(second, list)):
                yield from self._schema(old.get(key, True), new.get(key, True), direction, known, here)
            elif first != second:
                yield here

    def _map(self, old: Any, new: Any, direction: Direction, known: Known, place: str) -> Iterator[str]:
        for name in sorted(old.keys() | new.keys()):
            if name not in old or name not in new:
                yield f"{place}/{name}"
            else:
                yield from self._schema(old[name], new[name], direction, known, f"{place}/{name}")

    def _unions(self, old: Any, new: Any, direction: Direction, known: Known, place: str) -> Iterator[str]:
        left = list(new)
        for keyword, members in old:
            found = next((u for u in left if u[0] == keyword and self._matched(members, u[1], direction, known)), None)
            if found is None:
                yield place
                return
            left.remove(found)
        if left:
            yield place

    def _conditions(self, old: Any, new: Any, direction: Direction, known: Known, place: str) -> Iterator[str]:
        left = list(new)
        for conditions in old:
            for index, other in enumerate(left):
                tried = set(known)
                if next(self._flat(conditions, other, direction, tried, place), None) is None:
                    known |= tried
                    del left[index]
                    break
            else:
                yield place
                return
        if left:
            yield place

    def _matched(self, old: Any, new: Any, direction: Direction, known: Known) -> bool:
        left = list(new)
        for member in old:
            for index, other in enumerate(left):
                tried = set(known)
                if next(self._schema(member, other, direction, tried, ""), None) is None:
                    known |= tried
                    del left[index]
                    break
            else:
                return False
        return not left

    def _discriminator(self, old: Any, new: Any, direction: Direction, known: Known, place: str) -> Iterator[str]:
        if old.get("propertyName") != new.get("propertyName"):
            yield f"{place}/propertyName"
        before, after = (_targets(each) for each in (old, new))
        for value in sorted(before.keys() | after.keys()):
            if value not in before or value not in after:
                yield f"{place}/mapping/{value}"
            else:
                yield from self._schema(before[value], after[value], direction, known, f"{place}/mapping/{value}")


def _targets(discriminator: Mapping[str, Any]) -> dict[str, Any]:
    mapping = discriminator.get("mapping") or {}
    return {k: {"$ref": v if "/" in str(v) else f"#/components/schemas/{v}"} for k, v in mapping.items()}


def _texts(values: Iterable[Any] | None) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True, default=str) for each in values or ())
