"""What a page says that the spec does not, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pages.model import Content, Field, Page, PageOperation, Path, alternatives, show_path

PAGE, SPEC = "page", "spec"


@dataclass(frozen=True, order=True)
class Difference:
    """One fact that only one side states; `other` is what the other side says in its place."""

    operation: str
    only: str
    place: str
    kind: str
    value: str = ""
    other: str = ""

    def __str__(self) -> str:
        value = f" {self.value}" if self.value else ""
        what = f"{self.kind}{value}{f' ({self.other})' if self.other else ''}"
        return what if self.place == self.kind else f"{self.place}: {what}"


def compare(pages: Iterable[Page], spec: Page, *, complete: bool = False) -> list[Difference]:
    """All differences between pages and a spec, sorted and each once.

    Args:
        pages: The pages that were read.
        spec: The operations of the spec.
        complete: Whether an operation that no page has is missing from the API, which pages that
            list a whole API say by themselves.
    """
    pages = list(pages)
    ours = {_key(operation, spec.prefixes): operation for operation in spec.operations}
    found: set[Difference] = set()
    for page in pages:
        for theirs in page.operations:
            match = ours.get(_key(theirs, spec.prefixes))
            if match is None:
                found.add(Difference(theirs.name, PAGE, "operation", "operation"))
            else:
                found.update(_operation(match.name, theirs, match))
    if complete or any(page.complete for page in pages):
        covered = covered_operations(pages, spec)
        names = [operation.name for operation in spec.operations]
        found.update(Difference(n, SPEC, "operation", "operation") for n in names if n not in covered)
    return sorted(found)


def covered_operations(pages: Iterable[Page], spec: Page) -> frozenset[str]:
    """The names of the operations on the pages, as the spec writes them where it has them."""
    ours = {_key(operation, spec.prefixes): operation for operation in spec.operations}
    theirs = [operation for page in pages for operation in page.operations]
    return frozenset(ours.get(_key(each, spec.prefixes), each).name for each in theirs)


def _key(operation: PageOperation, prefixes: Iterable[str]) -> tuple[str, str]:
    path = re.sub(r"\{[^}]*\}", "{}", operation.path)
    for prefix in prefixes:
        path = path.removeprefix(prefix) if path.startswith(f"{prefix}/") else path
    return operation.method, path


def _operation(name: str, page: PageOperation, spec: PageOperation) -> Iterator[Difference]:
    yield from _sets(name, "scopes", "scope", page.scopes, spec.scopes)
    if page.authenticated is not None and page.authenticated != spec.authenticated:
        only = PAGE if page.authenticated else SPEC
        yield Difference(name, only, "authentication", "required")
    for where, key in sorted({*page.parameters, *spec.parameters}):
        place = f"{where} {key}"
        pair = page.parameters.get((where, key)), spec.parameters.get((where, key))
        yield from _pair(name, place, "parameter", *pair)
    yield from _contents(name, "body", page.body, spec.body)
    for status in sorted({*page.responses, *spec.responses}):
        place = f"response {status}"
        theirs, ours = page.responses.get(status), spec.responses.get(status)
        yield from _contents(name, place, theirs, ours)
        if theirs and ours and not theirs.declared:
            yield Difference(name, SPEC, place, "status", other="page describes it, lists it not")


def _contents(name: str, place: str, page: Content | None, spec: Content | None) -> Iterator[Difference]:
    if page is None or spec is None:
        if page or spec:
            kind = "body" if place == "body" else "status"
            yield Difference(name, PAGE if page else SPEC, place, kind)
        return
    if page.media_types and spec.media_types:
        yield from _sets(name, place, "media type", page.media_types, spec.media_types)
    named = {path[:end] for path in spec.fields for end in range(len(path) + 1)}
    theirs = _fields_by_map_key(page, named)
    page_shows = {_as_map_keys(path, named) for path in page.shown}
    spec_shows = {_as_map_keys(path, named) for path in spec.shown}
    stated = theirs.keys() if page.listed else theirs.keys() | page_shows
    for path in sorted(theirs.keys() | spec.fields.keys()):
        mine, other = spec.fields.get(path), theirs.get(path)
        # The type of a whole is often left out, which does not make the whole missing.
        if (path in theirs or path not in stated) and (path or (mine and other)):
            yield from _pair(name, _at(place, path), "field", other, mine)
    documented = theirs.keys() | spec.fields.keys()
    for only, extra in (
        (PAGE, page_shows - spec_shows - documented),
        (SPEC, spec_shows - page_shows - documented),
    ):
        for path in sorted(extra):
            if path[:-1] not in extra and path[:-2] not in extra:
                yield Difference(name, only, _at(place, path), "example key")


def _at(place: str, path: Path) -> str:
    return f"{place} {show_path(path)}" if path else place


def _fields_by_map_key(page: Content, named: set[Path]) -> Mapping[Path, Field]:
    groups: dict[Path, list[Field]] = {}
    for path, row in page.fields.items():
        groups.setdefault(_as_map_keys(path, named), []).append(row)
    return {path: alternatives(rows) for path, rows in groups.items()}


def _as_map_keys(path: Path, named: set[Path]) -> Path:
    """The path with each key that the spec covers by a map written as `*`."""
    result: Path = ()
    for segment in path:
        key = "*" if (*result, segment) not in named and (*result, "*") in named else segment
        result = (*result, key)
    return result


def _pair(name: str, place: str, kind: str, page: Field | None, spec: Field | None) -> Iterator[Difference]:
    if page is None or spec is None:
        one = page or spec
        if one:
            facts = [", ".join(sorted(one.types)), "required" if one.required else ""]
            said = ", ".join(fact for fact in facts if fact)
            yield Difference(name, PAGE if page else SPEC, place, kind, other=said)
        return
    if page.types and spec.types:
        yield from _sets(name, place, "type", page.types, spec.types)
    if None not in (page.required, spec.required) and page.required != spec.required:
        yield Difference(name, PAGE if page.required else SPEC, place, "required")
    yield from _sets(name, place, "enum value", page.enum, spec.enum)


def _sets(name: str, place: str, kind: str, page: frozenset[str], spec: frozenset[str]) -> Iterator[Difference]:
    for only, values, rest in ((PAGE, page - spec, spec - page), (SPEC, spec - page, page - spec)):
        other = SPEC if only == PAGE else PAGE
        said = f"{other}: {', '.join(sorted(rest))}" if rest and kind != "enum value" else ""
        for value in sorted(values):
            yield Difference(name, only, place, kind, value, said)
