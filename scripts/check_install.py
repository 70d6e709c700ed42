"""Imports every module of the installed packages and prints what came out, one line a package.

Exit codes: 0 everything imports; 1 something is missing or does not import.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
from importlib.metadata import Distribution, distributions
from pathlib import Path
from types import ModuleType
from typing import Any

COLUMNS = ("api", "version", "operations", "models", "files", "modules", "generated", "imported")


def _ours() -> list[Distribution]:
    return sorted(
        (each for each in distributions() if each.name == "mailrig" or each.name.startswith("mailrig-")),
        key=lambda each: each.name,
    )


def _package(distribution: Distribution) -> str:
    files = distribution.files or []
    return next(file.parts[0] for file in files if file.name == "__init__.py" and len(file.parts) == 2)


def _modules(package: str) -> list[ModuleType]:
    root = importlib.import_module(package)
    names = [each.name for each in pkgutil.walk_packages(root.__path__, f"{package}.")]
    return [root, *(importlib.import_module(name) for name in names)]


def _row(distribution: Distribution, seconds: dict[str, float]) -> dict[str, Any]:
    started = time.perf_counter()
    package = _package(distribution)
    modules = _modules(package)
    took = time.perf_counter() - started
    api = distribution.name.removeprefix("mailrig-")
    row: dict[str, Any] = {"api": api, "version": distribution.version, "modules": len(modules)}
    row |= {"files": len(distribution.files or []), "imported": f"{took:.2f} s"}
    if api in seconds:
        row["generated"] = f"{seconds[api]:.1f} s"
    if hasattr(modules[0], "OPERATIONS"):
        row["operations"] = len(modules[0].OPERATIONS)
        row["models"] = sum(module.__name__.startswith(f"{package}.models.") for module in modules)
    return row


def _table(rows: list[dict[str, Any]]) -> str:
    lines = [COLUMNS, *(tuple(str(row.get(column, "")) for column in COLUMNS) for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", type=Path, help="what the generation reported, as JSON")
    options = parser.parse_args()
    try:
        seconds = json.loads(options.report.read_text()) if options.report and options.report.exists() else {}
        rows = [_row(distribution, seconds) for distribution in _ours()]
    except (ImportError, StopIteration) as error:
        print(f"error: an installed package cannot be imported: {error}", file=sys.stderr)
        return 1
    if len(rows) < 2:
        print("error: the packages are not installed here", file=sys.stderr)
        return 1
    print(_table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
