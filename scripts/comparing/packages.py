"""How the Python surface of two packages differs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe

from comparing.corrections import GRIFFE, GRIFFE_BESIDE_SPECS, Correction, corrected
from comparing.report import Change, Level, Report, report

_WHY = "breaks callers in Python ({})"


def compare_packages(old_dir: Path, new_dir: Path, *, same_factory: bool = False) -> Report:
    """What callers of a Python package lose, as griffe sees it.

    Args:
        old_dir: The folder of the older import package, such as `…/src/mailbaby_client`.
        new_dir: The folder of the newer one.
        same_factory: Whether the same templates and generators made both, so that they differ only by what their
            specifications say; what `compare` knows better from these is then left to it.

    Raises:
        OSError: There is no package.
    """
    for folder in (old_dir, new_dir):
        if not (folder / "__init__.py").is_file():
            raise FileNotFoundError(f"{folder} holds no Python package")
    corrections = (*GRIFFE, *GRIFFE_BESIDE_SPECS) if same_factory else GRIFFE
    return report(each for each in _breakages(old_dir, new_dir, corrections) if each.level > Level.NONE)


def _breakages(old_dir: Path, new_dir: Path, corrections: tuple[Correction, ...]) -> Iterator[Change]:
    folders = (old_dir.resolve(), new_dir.resolve())
    old, new = (griffe.load(each.name, search_paths=[each.parent], allow_inspection=False) for each in folders)
    for breakage in griffe.find_breaking_changes(old, new):
        path = breakage.obj.path.removeprefix(f"{old_dir.name}.").removeprefix(f"{new_dir.name}.")
        if any(part.startswith("_") and not part.startswith("__") for part in path.split(".")):
            continue
        kind = breakage.kind.name
        what = f"{breakage.kind.value.lower()}: {_values(breakage)}"
        change = Change(Level.MAJOR, f"Python {path}", "", what, _WHY.format(kind), "griffe")
        yield corrected(change, f"{kind} {path}", corrections)


def _values(breakage: griffe.Breakage) -> str:
    before, after = (_shown(value) for value in (breakage.old_value, breakage.new_value))
    return f"{before}, now {after}" if after else before


def _shown(value: object) -> str:
    name = getattr(value, "name", None)
    return "" if value is None else str(name if isinstance(name, str) else value)[:80]
