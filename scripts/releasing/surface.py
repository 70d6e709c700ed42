"""The public names of a Python package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe


def public_names(folder: Path) -> frozenset[str]:
    """The modules, classes, functions, methods and values that callers may use, by their path in the package.

    Args:
        folder: The folder of the import package.
    """
    package = griffe.load(folder.name, search_paths=[folder.parent], allow_inspection=False)
    return frozenset(_walk(package, ""))


def _walk(parent: griffe.Object | griffe.Alias, prefix: str) -> Iterator[str]:
    for name, each in parent.members.items():
        if name.startswith("_") or (each.is_alias and not each.is_public):
            continue
        path = f"{prefix}{name}"
        yield path
        if not each.is_alias and (each.is_module or each.is_class):
            yield from _walk(each, f"{path}.")
