"""Works out the next version of each distribution from what the index holds, and writes it.

`plan` prints the versions, the reasons and the changelog entry; `write` writes versions, ranges and changelog, makes
`generated/` and `uv.lock` anew and commits that if nothing else is changed; `ranges` checks that the members of the
workspace fit each other.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from datetime import date
from pathlib import Path

import generate
from factory.errors import SpecError
from packaging.version import Version
from releasing import changelog, commands, workspace
from releasing.artefacts import build_aside
from releasing.drift import require_current
from releasing.errors import CODES, ReleaseError
from releasing.gathering import Worked, work_out
from releasing.index_client import opened
from releasing.report import about_index, table

ROOT = Path(__file__).resolve().parent.parent


def _worked(root: Path, url: str) -> Worked:
    with opened(url) as (index, addresses):
        require_current(root)
        found = work_out(root, index, build_aside(root))
    print(table(found.steps))
    if said := about_index(found.steps, addresses.simple):
        print(f"\n{said}")
    return found


def plan(root: Path, url: str) -> int:
    """Prints what a release would be."""
    found = _worked(root, url)
    if not any(each.is_release for each in found.steps):
        print("\nThere is nothing to release.")
        return 0
    notes = changelog.notes(_text(root / "CHANGELOG.md"))
    print(f"\n{changelog.entry(found.steps, notes, date.today())}", end="")
    return 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _generate(root: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        generate.generate(root / "specs", root / "generated", force=False)


def _write(root: Path, found: Worked) -> list[Path]:
    versions: dict[str, Version] = found.versions
    written = [path for each in found.members for path in workspace.write(each, versions)]
    path = root / "CHANGELOG.md"
    old = _text(path)
    new = changelog.with_entry(old, found.steps, date.today())
    if new != old:
        path.write_text(new, encoding="utf-8")
        written.append(path)
    _generate(root)
    commands.must([commands.uv(root), "lock", "--quiet"], root, "uv.lock cannot be made anew")
    return written


def write(root: Path, url: str) -> int:
    """Writes what a release is, and commits it if nothing else is changed."""
    before = commands.changes(root)
    _generate(root)
    found = _worked(root, url)
    _write(root, found)
    if wrong := workspace.out_of_range(workspace.read_members(root)):
        raise ReleaseError(f"{wrong[0]}: mend the range in its pyproject.toml")
    after = commands.changes(root)
    if not after:
        print(
            "\nThe versions are written and committed already."
            if _released(found)
            else "\nThere is nothing to release."
        )
        return 0
    if before:
        print(f"\nWritten, not committed, because other changes were there before ({before[0]}): commit all of it.")
        return 0
    commands.git(root, "add", "--all")
    title = (
        ", ".join(f"{each.name} {each.new}" for each in found.steps if each.is_release) or "versions as on the index"
    )
    commands.git(root, "commit", "--quiet", "--message", f"Release {title}")
    print("\nWritten and committed.")
    return 0


def _released(found: Worked) -> bool:
    return any(each.is_release for each in found.steps)


def ranges(root: Path) -> int:
    """Checks that the members of the workspace fit each other, which uv does not."""
    if wrong := workspace.out_of_range(workspace.read_members(root)):
        raise ReleaseError(f"{wrong[0]}: run make release, or mend the range in its pyproject.toml")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=CODES)
    parser.add_argument("what", choices=("plan", "write", "ranges"))
    parser.add_argument("--index-url", default="", help="what pip takes as --index-url")
    options = parser.parse_args(arguments)
    if options.what != "ranges" and not options.index_url:
        parser.error(
            "INDEX_URL is missing: make release-plan INDEX_URL=https://index.example.org/root/internal/+simple/"
        )
    try:
        if options.what == "ranges":
            return ranges(ROOT)
        return plan(ROOT, options.index_url) if options.what == "plan" else write(ROOT, options.index_url)
    except ReleaseError as refusal:
        print(f"error: {refusal}", file=sys.stderr)
        return refusal.code
    except (SpecError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
