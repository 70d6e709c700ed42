"""Two documents compared by everything that there is: our rules, Redocly, and griffe on what they become."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from comparing.corrections import NOTHING_CHANGED, corrected
from comparing.documents import compare
from comparing.generating import RefusedError, make_packages
from comparing.packages import compare_packages
from comparing.redocly import COMMAND, TooMuchError, compare_by_redocly
from comparing.report import Change, Level, Report, report


def compare_thoroughly(
    old: dict[str, Any],
    new: dict[str, Any],
    *,
    packages: tuple[Path, Path] | None = None,
    same_factory: bool = False,
    redocly: Path = COMMAND,
) -> Report:
    """What users of an API lose or gain; where the judges differ, the higher level wins.

    The packages are not made where the specifications alone ask for a major version: nothing could raise that.

    Args:
        old: The older document, OpenAPI 3.0 or 3.1.
        new: The newer one.
        packages: The import packages made from them, if they are there; otherwise they are made, if the documents are
            such that they can be.
        same_factory: Whether the same templates, code and generators made these packages.
        redocly: Redocly's executable.

    Raises:
        NotComparableError: One of them is no OpenAPI document of these versions.
        ToolError: Redocly cannot be run.
        OSError: A package is not there.
    """
    judged = compare(old, new)
    if judged.level is Level.NONE and packages is None:
        return judged
    notes: list[str] = []
    second, third = Report(), Report()
    try:
        second = _confirmed(compare_by_redocly(old, new, redocly), judged)
    except TooMuchError as error:  # our rules alone rate no labelled pair too low
        notes.append(f"Redocly did not compare the documents, our rules did ({error})")
    if packages is not None:
        third = compare_packages(*packages, same_factory=same_factory)
    elif max(judged.level, second.level) < Level.MAJOR:
        try:
            with tempfile.TemporaryDirectory(prefix="compare-packages-") as folder:
                third = compare_packages(*make_packages(old, new, Path(folder)), same_factory=True)
        except RefusedError as error:
            notes.append(f"the Python packages were not compared, none can be made of {error}")
    added = [*_beyond(judged.changes, second.changes), *_beyond(judged.changes, third.changes)]
    return report([*judged.changes, *added], notes, judged.operations)


def _confirmed(found: Report, judged: Report) -> Report:
    """What a second judge says, but of operations that are what they were."""
    same = {name for name, level in judged.operations.items() if level <= Level.PATCH}
    return report(
        corrected(each, each.what, (NOTHING_CHANGED,)) if each.subject in same else each for each in found.changes
    )


def _beyond(known: Iterable[Change], more: Iterable[Change]) -> list[Change]:
    """What a second judge rates as more than a patch, and higher than the first rates anything of the same subject."""
    gravest = list(known)
    return [
        each
        for each in more
        if each.level > Level.PATCH and not any(one.level >= each.level and _same(one, each) for one in gravest)
    ]


def _same(first: Change, second: Change) -> bool:
    return second.source == "griffe" or second.subject in first.subject or first.subject.startswith("schema ")
