"""Two documents compared by everything that there is: our rules, Redocly, and griffe on what they become."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from comparing.documents import compare
from comparing.generating import RefusedError, make_packages
from comparing.packages import compare_packages
from comparing.redocly import COMMAND, compare_by_redocly
from comparing.report import Change, Level, Report, report


def compare_thoroughly(
    old: dict[str, Any], new: dict[str, Any], *, packages: tuple[Path, Path] | None = None, redocly: Path = COMMAND
) -> Report:
    """What users of an API lose or gain; where the judges differ, the higher level wins.

    The packages are not made where the specifications alone ask for a major version: nothing could raise that.

    Args:
        old: The older document, OpenAPI 3.0 or 3.1.
        new: The newer one.
        packages: The import packages made from them, if they are there; otherwise they are made, if the documents are
            such that they can be.
        redocly: Redocly's executable.

    Raises:
        NotComparableError: One of them is no OpenAPI document of these versions.
        ToolError: Redocly cannot be run.
        OSError: A package is not there.
    """
    judged = compare(old, new)
    if judged.level is Level.NONE and packages is None:
        return judged
    second = compare_by_redocly(old, new, redocly)
    notes: list[str] = []
    third = Report()
    if packages is not None:
        third = compare_packages(*packages)
    elif max(judged.level, second.level) < Level.MAJOR:
        try:
            with tempfile.TemporaryDirectory(prefix="compare-packages-") as folder:
                third = compare_packages(*make_packages(old, new, Path(folder)))
        except RefusedError as error:
            notes.append(f"the Python packages were not compared, none can be made of {error}")
    added = [*_beyond(judged.changes, second.changes), *_beyond(judged.changes, third.changes)]
    return report([*judged.changes, *added], notes)


def _beyond(known: Iterable[Change], more: Iterable[Change]) -> list[Change]:
    """What a second judge rates higher than the first rates anything of the same operation or of its Python name."""
    gravest = list(known)
    return [each for each in more if not any(first.level >= each.level and _same(first, each) for first in gravest)]


def _same(first: Change, second: Change) -> bool:
    return second.source == "griffe" or second.subject in first.subject or first.subject.startswith("schema ")
