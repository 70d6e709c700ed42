"""How a wheel differs from the last release of its distribution."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import griffe
from comparing import Change, Level, NotComparableError, Report, compare_packages
from comparing.files import compare_thoroughly
from comparing.redocly import ToolError

from releasing.archive import source
from releasing.artefacts import Built
from releasing.errors import ReleaseError, UnreadableError
from releasing.plan import Reason
from releasing.surface import public_names
from releasing.wheel import Wheel

logging.getLogger("griffe").addHandler(logging.NullHandler())  # else it prints a traceback of what it raises

_SHOWN = 20
_OF_SCHEMAS = ("models", "operations", "records")
_WITHOUT = "the last release carries no specification, so it is compared by its Python surface alone"
_MADE_BY = "dist-info/WHEEL"


def _said(change: Change) -> str:
    place = f", {change.place}" if change.place else ""
    why = f" ({change.why})" if change.why else ""
    return f"{change.subject}{place}: {change.what}{why}"


def _from_report(report: Report) -> Iterator[Reason]:
    for level in (Level.MAJOR, Level.MINOR, Level.PATCH):
        found = [each for each in report.changes if each.level is level]
        yield from (Reason(level, _said(each)) for each in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield Reason(level, f"and {len(found) - _SHOWN} more of the same level")
    yield from (Reason(Level.PATCH, f"note: {note}") for note in report.notes)


def _from_packages(old: Wheel, new: Wheel) -> Iterator[Reason]:
    if old.package != new.package:
        yield Reason(Level.MAJOR, f"is imported as {new.package}, before as {old.package}")
        return
    if old.content == new.content:
        return
    before, after = old.document, new.document
    with tempfile.TemporaryDirectory(prefix="releasing-") as folder:
        places = old.unpack(Path(folder) / "old"), new.unpack(Path(folder) / "new")
        same_factory = False
        if before is not None and after is not None and before != after:
            same_factory = old.making is not None and old.making == new.making
            yield from _from_report(_thoroughly(before, after, places, same_factory=same_factory))
        else:
            if before is None and after is not None:
                yield Reason(Level.PATCH, _WITHOUT)
            yield from _from_report(compare_packages(*places))
        names = [public_names(place) for place in places]
    added = _tops(names[1] - names[0])
    yield from (Reason(Level.MINOR, f"{name} is new") for name in added if not (same_factory and _is_of_schemas(name)))


def _is_of_schemas(name: str) -> bool:
    return name.partition(".")[0] in _OF_SCHEMAS


def _thoroughly(old: dict[str, Any], new: dict[str, Any], packages: tuple[Path, Path], *, same_factory: bool) -> Report:
    try:
        return compare_thoroughly(old, new, packages=packages, same_factory=same_factory)
    except NotComparableError as error:
        which = "the specification" if error.newer else "the last release's specification"
        raise ReleaseError(f"{which} of {packages[1].name} cannot be compared: {error}") from error
    except ToolError as error:
        raise ReleaseError(str(error)) from error


def _tops(names: Iterable[str]) -> list[str]:
    found = set(names)
    return sorted(name for name in found if name.rpartition(".")[0] not in found)


def _from_metadata(old: Wheel, new: Wheel, members: frozenset[str]) -> Iterator[Reason]:
    before, after = old.fields(members), new.fields(members)
    extras = [set(each.get("Provides-Extra", ())) for each in (before, after)]
    yield from (Reason(Level.MAJOR, f"the extra {name} is gone") for name in sorted(extras[0] - extras[1]))
    yield from (Reason(Level.MINOR, f"the extra {name} is new") for name in sorted(extras[1] - extras[0]))
    if before.get("Requires-Python") != after.get("Requires-Python"):
        yield Reason(Level.MINOR, f"Python {', '.join(after.get('Requires-Python', ['any']))} is needed")
    requires = [set(each.get("Requires-Dist", ())) for each in (before, after)]
    yield from (Reason(Level.PATCH, f"requires {each}") for each in sorted(requires[1] - requires[0]))
    yield from (Reason(Level.PATCH, f"requires no more {each}") for each in sorted(requires[0] - requires[1]))


def _from_content(old: Wheel, new: Wheel, members: frozenset[str]) -> Iterator[Reason]:
    before, after = old.content, new.content
    names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if names == [_MADE_BY]:
        yield Reason(Level.PATCH, "the wheel is built by another version of its build back end")
    elif names:
        what = f"{len(names)} files of the package hold" if len(names) > 1 else "1 file of the package holds"
        yield Reason(Level.PATCH, f"{what} something else, such as {names[0]}")
    elif old.fields(members) != new.fields(members):
        yield Reason(Level.PATCH, "the description of the distribution says something else")


def _from_source(old: dict[str, bytes], new: dict[str, bytes], members: frozenset[str]) -> Iterator[Reason]:
    if old and source(old, members) != source(new, members):
        yield Reason(Level.PATCH, "the sdist holds something else")


def judge(old: Built, new: Built, members: Iterable[str]) -> tuple[Reason, ...]:
    """Why the next release needs another version, the gravest reason first; none if users get the same.

    The specifications are compared, the Python surface, and what the metadata asks for. Whatever else differs, such as
    what other templates or generators make of the same specification, is at least a patch.

    Args:
        old: The last release; its sdist is empty if the index holds none.
        new: What the workspace gives.
        members: The workspace's distributions: what they require of each other is judged where versions are known.

    Raises:
        ReleaseError: The specifications cannot be compared.
        UnreadableError: A wheel holds a broken specification, or no Python.
    """
    names = frozenset(members)
    wheels = old.wheel, new.wheel
    try:
        found = [*_from_packages(*wheels), *_from_metadata(*wheels, names)]
    except griffe.GriffeError as error:
        raise UnreadableError(f"{old.wheel.file} and ours cannot be compared as Python: {error}") from error
    reasons = found or [*_from_content(*wheels, names)] or [*_from_source(old.sdist, new.sdist, names)]
    return tuple(sorted(dict.fromkeys(reasons), key=lambda each: -each.level))
