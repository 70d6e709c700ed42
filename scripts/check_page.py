"""Name what a newly saved vendor page says that our spec does not, and the other way round.

Usage: python scripts/check_page.py API PAGE [PAGE …]. Exit code 0: nothing differs beyond what
specs/API/page-deviations.yaml records; 1: something does; 2: an input could not be understood.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NoReturn

from factory.document import load
from factory.errors import SpecError
from pages import Page, PageError, read_page
from pages.compare import Difference, compare, covered_operations
from pages.deviations import Deviation, is_judged, read_deviations, record, split
from pages.spec import read_spec

SPECS = Path(__file__).resolve().parent.parent / "specs"


class _InputError(Exception):
    """An input that could not be used, in one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _InputError(message)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(
        prog="check_page.py",
        description="Name what a saved vendor page says that our spec does not, and vice versa.",
    )
    parser.add_argument("api", metavar="API", help="folder below specs/, such as hostup")
    parser.add_argument("pages", metavar="PAGE", nargs="+", type=Path, help="file with a saved page")
    parser.add_argument(
        "--complete",
        action="store_true",
        help="report operations of the spec that no page has, even if the pages cover one each",
    )
    parser.add_argument(
        "--record",
        action="store_true",
        help="print entries for page-deviations.yaml instead, for you to give the reasons",
    )
    parser.add_argument("--specs", type=Path, default=SPECS, help="folder with the specs")
    return parser.parse_args(argv)


def _page(path: Path) -> Page:
    try:
        return read_page(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise _InputError(f"{path}: cannot be read: {error}") from error
    except PageError as error:
        raise _InputError(f"{path}: {error}") from error


def _spec(folder: Path) -> Page:
    files = [folder / name for name in ("openapi.yaml", "openapi.json")]
    found = [file for file in files if file.is_file()]
    if not found:
        raise _InputError(f"{folder}: holds no openapi.yaml or openapi.json")
    try:
        return read_spec(load(found[0]))
    except PageError as error:
        raise _InputError(f"{found[0]}: {error}") from error


def _deviations(file: Path) -> list[Deviation]:
    try:
        return read_deviations(load(file)) if file.exists() else []
    except PageError as error:
        raise _InputError(f"{file}: {error}") from error


def _report(differences: Sequence[Difference], stale: Sequence[Deviation]) -> list[str]:
    lines: list[str] = []
    for operation, group in groupby(differences, key=lambda difference: difference.operation):
        lines.append(operation)
        for only, members in groupby(group, key=lambda difference: difference.only):
            lines += [f"  {only} only", *(f"    {member}" for member in members)]
    if stale:
        lines += ["recorded, but no longer there", *(f"  {deviation}" for deviation in stale)]
    return lines


def _run(options: argparse.Namespace) -> int:
    spec = _spec(options.specs / options.api)
    accepted = _deviations(options.specs / options.api / "page-deviations.yaml")
    pages = [_page(path) for path in options.pages]
    differences, unused = split(compare(pages, spec, complete=options.complete), accepted)
    if options.record:
        sys.stdout.write(record(differences))
        return 1 if differences else 0
    everything = options.complete or any(page.complete for page in pages)
    covered = covered_operations(pages, spec)
    ours = [operation.name for operation in spec.operations]
    stale = [entry for entry in unused if everything or is_judged(entry, covered, ours)]
    for line in _report(differences, stale):
        print(line)
    return 1 if differences or stale else 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments, by default those of the process.
    """
    try:
        return _run(_arguments(argv))
    except (_InputError, SpecError) as error:
        print(f"check_page: {' '.join(str(error).split())}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
