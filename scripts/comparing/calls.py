"""How the operations of two documents differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factory.naming import operation_name, tag_name
from factory.servers import address

from comparing import surroundings
from comparing.exchange import Exchange
from comparing.extensions import compare_extensions
from comparing.judge import Judge
from comparing.keywords import deprecation
from comparing.normal import Operation, operations, template
from comparing.rating import WORDS_ONLY, Direction, Finding, Found, inside
from comparing.report import Level
from comparing.sameness import Sameness
from comparing.tolerance import reached

_WORDS = ("summary", "description", "externalDocs")


def pair_up(
    old: Mapping[tuple[str, str], Operation], new: Mapping[tuple[str, str], Operation]
) -> Iterator[tuple[Operation | None, Operation | None]]:
    """Each operation with its counterpart: the same path, else one that only calls its parameters otherwise."""
    free = {(template(path), method): each for (path, method), each in new.items() if (path, method) not in old}
    taken: set[str] = set()
    for (path, method), each in old.items():
        found = new.get((path, method)) or free.pop((template(path), method), None)
        if found:
            taken.add(found.name)
        yield each, found
    for each in new.values():
        if each.name not in taken:
            yield None, each


@dataclass(frozen=True)
class Compared:
    """Two operations that were compared.

    Args:
        name: What the newer one is called, or the older one if there is no newer.
        old: The older one, if there is one.
        new: The newer one, if there is one.
        sent: The direction of what the caller sends.
    """

    name: str
    old: Operation | None
    new: Operation | None
    sent: Direction

    def net(self, sameness: Sameness) -> Callable[[], list[Finding]]:
        """What tells where the two differ, whatever the rules say."""
        old, new = self.old, self.new
        return lambda: sameness.operation(old, new, self.sent) if old and new else []


class Calls:
    """Compares operations.

    Args:
        judge: What compares schemas.
    """

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.old, self.new = judge.old.document, judge.new.document

    def all(self) -> Iterator[tuple[Compared, list[Found]]]:
        """The differences of each operation of either document, of webhooks too."""
        for old, new in pair_up(
            operations(self.old, self.old.get("paths") or {}), operations(self.new, self.new.get("paths") or {})
        ):
            name = (new or old).name  # type: ignore[union-attr]
            yield Compared(name, old, new, Direction.REQUEST), list(self._pair(old, new, Direction.REQUEST))
        yield from self._incoming("webhook", self.old.get("webhooks") or {}, self.new.get("webhooks") or {})

    def _incoming(
        self, kind: str, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[tuple[Compared, list[Found]]]:
        for first, second in pair_up(operations(self.old, old), operations(self.new, new)):
            name = f"{kind} {(second or first).name}".strip()  # type: ignore[union-attr]
            yield Compared(name, first, second, Direction.RESPONSE), list(self._pair(first, second, Direction.RESPONSE))

    def _pair(self, old: Operation | None, new: Operation | None, sent: Direction) -> Iterator[Found]:
        if old is None:
            yield Finding(Level.MINOR, "", "operation added", "callers may leave it alone")
        elif new is None:
            yield Finding(Level.MAJOR, "", "operation removed", "callers who use it fail")
        else:
            yield from self._names(old, new)
            renamed = self._renamed(old, new)
            yield from self._path_names(renamed)
            exchange = Exchange(self.judge, sent)
            parameters = {(key[0], renamed.get(key[1], key[1])) if key[0] == "path" else key: each
                          for key, each in old.parameters.items()}  # fmt: skip
            yield from exchange.parameters(parameters, new.parameters)
            yield from inside("request", exchange.body(old.body, new.body))
            yield from exchange.responses(old.responses, new.responses)
            yield from self._around(old, new, incoming=sent is Direction.RESPONSE)
            yield from self._streamed(old, new)
            yield from self._callbacks(old, new)

    @staticmethod
    def _names(old: Operation, new: Operation) -> Iterator[Found]:
        before, after = (each.said.get("operationId") for each in (old, new))
        if before and before != after:
            why = "the Python method has another name"
            if after and operation_name(str(before)) == operation_name(str(after)):
                why = "the Python method keeps its name, but not its entry in OPERATIONS"
            yield Finding(Level.MAJOR, "operationId", f"changed from {before} to {after or 'none'}", why)
        elif before != after:
            yield Finding(Level.MINOR, "operationId", f"added: {after}", "it had no name to call it by")
        if old.tag and tag_name(old.tag) != tag_name(new.tag):
            what = f"the first tag changed from {old.tag} to {new.tag or 'none'}"
            yield Finding(Level.MAJOR, "tags", what, "the Python method is found elsewhere")
        elif old.said.get("tags") != new.said.get("tags"):
            yield Finding(Level.PATCH, "tags", "changed", "the first tag, which Python is named by, did not")

    @staticmethod
    def _renamed(old: Operation, new: Operation) -> dict[str, str]:
        names = [re.findall(r"\{([^}]*)\}", each.path) for each in (old, new)]
        return {a: b for a, b in zip(*names, strict=False) if a != b}

    @staticmethod
    def _path_names(renamed: Mapping[str, str]) -> Iterator[Found]:
        for before, after in renamed.items():
            same = operation_name(before) == operation_name(after)
            why = "paths look the same" if same else "paths look the same, but the Python argument has another name"
            yield Finding(Level.PATCH if same else Level.MAJOR, f"path parameter {after}", f"was {before}", why)

    def _around(self, old: Operation, new: Operation, *, incoming: bool) -> Iterator[Found]:
        if not incoming:
            whole = [address(each.get("servers")) for each in (self.old, self.new)]
            urls = [address(each.servers) for each in (old, new)]
            if urls != whole:
                yield from surroundings.compare_base_urls(*urls)
            ways = [surroundings.requirements(d, each.said) for d, each in ((self.old, old), (self.new, new))]
            yield from surroundings.compare_security(*ways)
        yield from compare_extensions(new.name.partition(" ")[0].lower(), old.said, new.said)
        if old.said.get("deprecated", False) != new.said.get("deprecated", False):
            yield deprecation(new.said.get("deprecated") is True)
        if any(old.said.get(key) != new.said.get(key) for key in _WORDS):
            yield Finding(WORDS_ONLY[0], "", "words changed", WORDS_ONLY[1])

    def _streamed(self, old: Operation, new: Operation) -> Iterator[Found]:
        streams = [each.said.get("x-stream") for each in (old, new)]
        before, after = ((each.get("events") or {}) if isinstance(each, dict) else {} for each in streams)
        for name in [name for name in before if name in after]:
            found = self.judge.schema({"$ref": before[name]}, {"$ref": after[name]}, Direction.RESPONSE)
            yield from inside(f"event {name}", found)

    def _callbacks(self, old: Operation, new: Operation) -> Iterator[Found]:
        before, after = (
            {name: reached(d, each) for name, each in (side.said.get("callbacks") or {}).items()}
            for d, side in ((self.old, old), (self.new, new))
        )
        for name in {**before, **after}:
            for called, found in self._incoming("", before.get(name) or {}, after.get(name) or {}):
                yield from inside(f"callback {name} {called.name}", found)
