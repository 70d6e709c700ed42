"""What a merge request says of a vendor's new file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from comparing import Report

_SHOWN = 200
_ANEW = (
    "- written anew, because the vendor's file has repeated keys, merge keys or a byte order mark: "
    "of a repeated key the last counts"
)


@dataclass(frozen=True)
class Update:
    """What came of a new file.

    Args:
        api: The API.
        file: The name of its specification.
        old_sha256: The hash of what was there.
        new_sha256: The hash of what is there now.
        versions: The vendor's version before and after.
        corrections: How many corrections were applied again.
        found: How the corrected documents and their packages differ.
        files: The generated files that are new, gone or different.
        is_anew: Whether the file was written anew, because the generator does not take it byte for byte.
    """

    api: str
    file: str
    old_sha256: str
    new_sha256: str
    versions: tuple[str, str]
    corrections: int
    found: Report
    files: Sequence[str]
    is_anew: bool = False


@dataclass(frozen=True)
class Tests:
    """What the tests came to: the last line, and a line for each that failed."""

    passed: bool
    summary: str
    failures: Sequence[str]


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"


def render(update: Update, tests: Tests) -> str:
    """The report, in Markdown."""
    old, new = update.versions
    lines = [
        f"# {update.api}: a new file of the vendor",
        "",
        f"- `specs/{update.api}/{update.file}`: SHA-256 {update.old_sha256} → {update.new_sha256}",
        f"- the vendor's version: {old} → {new}",
        f"- corrections applied again: {update.corrections}",
        *([_ANEW] if update.is_anew else []),
        f"- generated files that changed: {len(update.files)}",
        f"- what it asks of the version number: **{update.found.level}**",
        f"- tests: {tests.summary}",
        "",
        "## What changed",
        "",
    ]
    if not update.found.changes:
        lines.append("Nothing that users of the package can tell.")
    for level, changes in groupby(update.found.changes[:_SHOWN], key=lambda each: each.level):
        lines += [f"### {level}", ""]
        for each in changes:
            place = f", {each.place}" if each.place else ""
            lines.append(f"- {_code(each.subject)}{place}: {each.what} ({each.why})")
        lines.append("")
    if len(update.found.changes) > _SHOWN:
        lines.append(f"And {len(update.found.changes) - _SHOWN} more.")
    lines += [f"- note: {note}" for note in update.found.notes]
    if tests.failures:
        lines += ["", "## Tests that failed", "", *(f"- {_code(each)}" for each in tests.failures)]
    return "\n".join(lines).rstrip() + "\n"


def read_tests(output: str, code: int) -> Tests:
    """What pytest printed, as far as a report needs it."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    failures = [line for line in lines if line.startswith(("FAILED ", "ERROR "))]
    return Tests(code == 0, lines[-1].strip("= ") if lines else "pytest said nothing", failures)
