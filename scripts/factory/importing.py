"""A freshly written package, imported without being installed."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from factory.settings import Settings


@contextmanager
def imported(package: Path, settings: Settings) -> Iterator[dict[str, ModuleType]]:
    """Every module of a package by its name below the package, under a name of its own while the block runs.

    Raises:
        RuntimeError: A module cannot be imported, which is a fault of a template.
    """
    alias = f"_made_{settings.package}"
    spec = importlib.util.spec_from_file_location(
        alias, package / "__init__.py", submodule_search_locations=[str(package)]
    )
    assert spec
    assert spec.loader
    root = sys.modules[alias] = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(root)
        yield {name: _module(alias, name) for name in _names(package)}
    finally:
        sys.dont_write_bytecode = writes
        for each in [key for key in sys.modules if key == alias or key.startswith(f"{alias}.")]:
            del sys.modules[each]


def _names(package: Path) -> list[str]:
    paths = sorted(path.relative_to(package).with_suffix("") for path in package.rglob("*.py"))
    return [
        ".".join(path.parts).removesuffix(".__init__") for path in paths if path.name != "__init__" or path.parent.name
    ]


def _module(alias: str, name: str) -> ModuleType:
    try:
        return importlib.import_module(f"{alias}.{name}")
    except Exception as error:
        raise RuntimeError(f"the generated module {name} cannot be imported: {error}") from error
