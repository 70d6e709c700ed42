"""How the Python surface of two packages differs."""

from __future__ import annotations

from pathlib import Path

from comparing.report import Report


def compare_packages(old_dir: Path, new_dir: Path) -> Report:
    """What callers of a Python package lose or gain, as griffe sees it.

    Args:
        old_dir: The folder of the older import package, such as `…/src/mailbaby_client`.
        new_dir: The folder of the newer one.
    """
    return Report()
