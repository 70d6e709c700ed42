"""Says how two OpenAPI documents differ, and last, alone on a line, what that asks of the version number.

Usage: python scripts/compare.py OLD NEW [--format text|json]. The last line is `major`, `minor`, `patch` or `none`.
Exit codes: 0 compared, whatever came out; 2 an argument or a file that cannot be used; 3 Redocly cannot be run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from arguments import Parser, UsageError
from comparing.files import compare_thoroughly
from comparing.normal import NotComparableError
from comparing.redocly import COMMAND, ToolError
from comparing.report import Change, Report
from factory.errors import SpecError
from factory.reading import load_mapping


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(__doc__, prog="compare.py")
    parser.add_argument("old", metavar="OLD", type=Path, help="the older document, JSON or YAML")
    parser.add_argument("new", metavar="NEW", type=Path, help="the newer one")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="plain words, or data")
    parser.add_argument("--package-old", metavar="DIR", type=Path, help="the import package made from OLD")
    parser.add_argument("--package-new", metavar="DIR", type=Path, help="the import package made from NEW")
    parser.add_argument("--redocly", metavar="FILE", type=Path, default=COMMAND, help="Redocly's executable")
    options = parser.parse_args(argv)
    if (options.package_old is None) != (options.package_new is None):
        raise UsageError("--package-old and --package-new go together")
    return options


def as_text(found: Report) -> str:
    """The report in plain words, grouped by level and by what changed, the level alone on the last line."""
    lines: list[str] = []
    for level, changes in groupby(found.changes, key=lambda each: each.level):
        lines.append(f"{level}:")
        subjects: dict[str, list[Change]] = {}
        for each in changes:
            subjects.setdefault(each.subject, []).append(each)
        for subject, members in subjects.items():
            lines.append(f"  {subject}")
            lines += [f"    {each.place}{': ' if each.place else ''}{each.what} ({each.why})" for each in members]
    lines += [f"note: {note}" for note in found.notes]
    return "\n".join([*lines, str(found.level)])


def as_data(found: Report) -> dict[str, Any]:
    """The report as data for JSON."""
    changes = [
        {
            "level": str(each.level),
            "subject": each.subject,
            "place": each.place,
            "what": each.what,
            "why": each.why,
            "source": each.source,
        }
        for each in found.changes
    ]
    return {"level": str(found.level), "changes": changes, "notes": list(found.notes)}


def _run(options: argparse.Namespace) -> int:
    old, new = (load_mapping(file, lenient=True) for file in (options.old, options.new))
    packages = (options.package_old, options.package_new) if options.package_old else None
    try:
        found = compare_thoroughly(old, new, packages=packages, redocly=options.redocly)
    except NotComparableError as error:
        raise SpecError(options.new if error.newer else options.old, str(error)) from error
    except OSError as error:
        raise UsageError(str(error)) from error
    print(json.dumps(as_data(found), indent=2, ensure_ascii=False) if options.format == "json" else as_text(found))
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command.

    Args:
        argv: The arguments, by default those of the process.
    """
    try:
        return _run(_arguments(argv))
    except (UsageError, SpecError, ToolError) as error:
        print(f"compare: {' '.join(str(error).split())}", file=sys.stderr)
        return 3 if isinstance(error, ToolError) else 2


if __name__ == "__main__":
    sys.exit(main())
