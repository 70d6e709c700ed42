"""Works out the next version of each distribution from what the index holds, and writes it.

`plan` prints the versions, the reasons and the changelog entry; `write` writes versions, ranges and changelog, makes
`generated/` and `uv.lock` anew and commits that if nothing else is changed; `ranges` checks that the members of the
workspace fit each other.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from arguments import Parser, UsageError
from packaging.version import Version
from releasing import changelog, commands, workspace
from releasing.artefacts import build_aside
from releasing.drift import regenerate, require_current
from releasing.ending import ended
from releasing.errors import CODES, ReleaseError
from releasing.gathering import Worked, work_out
from releasing.index_client import opened
from releasing.locking import alone
from releasing.report import about_index, table
from releasing.restoring import or_as_before

ROOT = Path(__file__).resolve().parent.parent
_WRITTEN = ("specs", "generated", "overlays", "CHANGELOG.md", "uv.lock")


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


def _write(root: Path, found: Worked) -> list[Path]:
    versions: dict[str, Version] = found.versions
    written = [path for each in found.members for path in workspace.write(each, versions)]
    path = root / "CHANGELOG.md"
    old = _text(path)
    new = changelog.with_entry(old, found.steps, date.today())
    if new != old:
        path.write_text(new, encoding="utf-8")
        written.append(path)
    regenerate(root)
    commands.must([commands.uv(root), "lock", "--quiet"], root, "uv.lock cannot be made anew")
    return written


def write(root: Path, url: str) -> int:
    """Writes what a release is, and commits it if nothing else is changed."""
    before = commands.changes(root)
    with or_as_before(root / name for name in _WRITTEN):
        regenerate(root)
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
    title = (
        ", ".join(f"{each.name} {each.new}" for each in found.steps if each.is_release) or "versions as on the index"
    )
    _commit(root, f"Release {title}")
    return 0


def _commit(root: Path, title: str) -> None:
    what = "all is written, but git does not commit it; mend that and run git commit"
    commands.must(["git", "add", "--all"], root, what)
    commands.must(["git", "commit", "--quiet", "--message", title], root, what)
    on_branch = commands.run(["git", "symbolic-ref", "--quiet", "HEAD"], root).returncode == 0
    print("\nWritten and committed." if on_branch else "\nWritten and committed, on no branch: git switch -c keeps it.")


def _released(found: Worked) -> bool:
    return any(each.is_release for each in found.steps)


def ranges(root: Path) -> int:
    """Checks that the members of the workspace fit each other, which uv does not."""
    if wrong := workspace.out_of_range(workspace.read_members(root)):
        raise ReleaseError(f"{wrong[0]}: run make release, or mend the range in its pyproject.toml")
    return 0


def _run(arguments: Sequence[str] | None) -> int:
    parser = Parser(__doc__, CODES)
    parser.add_argument("what", choices=("plan", "write", "ranges"))
    parser.add_argument("--index-url", default="", help="what pip takes as --index-url")
    options = parser.parse_args(arguments)
    if options.what == "ranges":
        return ranges(ROOT)
    if not options.index_url:
        target = "release-plan" if options.what == "plan" else "release"
        raise UsageError(
            f"INDEX_URL is missing: make {target} INDEX_URL=https://index.example.org/root/internal/+simple/"
        )
    if options.what == "plan":
        return plan(ROOT, options.index_url)
    with alone(ROOT):
        return write(ROOT, options.index_url)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return ended(lambda: _run(arguments))


if __name__ == "__main__":
    sys.exit(main())
