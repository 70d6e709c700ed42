"""Uploads the workspace's distributions to an index: all of them or, if anything is wrong, none.

Everything is checked before the first upload, what takes seconds before what takes long: that all is committed, that
the members fit each other, that the versions are those that the changes ask for, that the index holds nothing else
under these names, that `generated/` is what `specs/` gives, that two builds in two folders give the same bytes, that
twine and check-wheel-contents are content, and that the wheels can be installed and imported. UV_PUBLISH_USERNAME and
UV_PUBLISH_PASSWORD, or UV_PUBLISH_TOKEN, are the credentials.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from arguments import Parser, UsageError
from releasing import artefacts, commands, hosts, workspace
from releasing.drift import outdated
from releasing.ending import ended
from releasing.errors import CODES, ReleaseError
from releasing.index_client import Addresses, Index, addresses, credentials, opened
from releasing.locking import alone
from releasing.uploading import Release, refuse_other

if TYPE_CHECKING:
    from releasing.gathering import Worked

ROOT = Path(__file__).resolve().parent.parent


def _require_internal(url: str, *, public: bool) -> None:
    addresses(url)
    host, found = hosts.resolve(url)
    if not public and hosts.is_public(host, found):
        known = f"{host} is a public host" if found else f"{host} does not resolve, so it may be a public host"
        raise ReleaseError(
            f"{known}: give the address of an internal index, or PUBLIC=yes if everybody may see the packages"
        )


def _require_credentials() -> None:
    if credentials() is None:
        raise ReleaseError(
            "there are no credentials: set UV_PUBLISH_USERNAME and UV_PUBLISH_PASSWORD, or UV_PUBLISH_TOKEN"
        )


def _require_clean(root: Path) -> None:
    if changed := commands.changes(root):
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise ReleaseError(f"{changed[0]}{more} is not committed: commit it, or put it away")


def _require_order(root: Path) -> None:
    if wrong := workspace.out_of_range(workspace.read_members(root)):
        raise ReleaseError(f"{wrong[0]}: run make release")
    commands.must([commands.uv(root), "lock", "--check"], root, "uv.lock is not up to date; run make lock and commit")
    if outdated(root):
        _require_generated(root)


def _require_generated(root: Path) -> None:
    drift = [*commands.script(root, "generate.py"), "--check"]
    commands.must(drift, root, "generated/ is not what specs/ gives; run make generate and commit")


def _require_versions(found: Worked) -> None:
    for member in found.members:
        wanted = found.versions[member.name]
        if member.version != wanted:
            step = next(each for each in found.steps if each.name == member.name)
            why = f" ({step.reasons[0].text})" if step.reasons else ""
            raise ReleaseError(
                f"{member.name} has the version {member.version} and must have {wanted}{why}: run make release"
            )
    for member in found.members:
        for name, requirement in workspace.ranges(member.requirements, found.versions).items():
            if requirement.specifier != workspace.specifier_of(found.versions[name]):
                needed = workspace.range_of(found.versions[name])
                raise ReleaseError(f"{member.name} requires {requirement} and must require {needed}: run make release")


def publish(root: Path, index: Index, found: Addresses, targets: Sequence[str] = ()) -> int:
    """Checks what an index and builds tell, then uploads.

    Args:
        root: The folder of the workspace, all of it committed.
        index: The index.
        found: Where it takes files.
        targets: The make targets that have to succeed before.

    Raises:
        ReleaseError: Something is wrong.
    """
    from releasing.gathering import work_out

    _require_order(root)
    dist = root / "dist"
    files = artefacts.build(root, dist)
    worked = work_out(root, index, files)
    _require_versions(worked)
    release = Release(root, dist, files, [each.name for each in worked.members])
    refuse_other(release.state(index))
    _require_generated(root)
    artefacts.require_reproducible(root, files)
    artefacts.check(root, dist)
    artefacts.check_install(root, dist)
    for target in targets:
        commands.must(["make", "--no-print-directory", target], root, f"make {target} fails; mend what it names")
    release.upload(index, found)
    print(f"{found.simple} holds " + ", ".join(f"{each.name} {each.version}" for each in worked.members))
    return 0


def _run(arguments: Sequence[str] | None) -> int:
    parser = Parser(__doc__, CODES)
    parser.add_argument("--index-url", default="", help="what pip takes as --index-url")
    parser.add_argument("--public", action="store_true", help="upload also where everybody can see it")
    parser.add_argument("--check", action="append", default=[], metavar="TARGET", help="a make target to run before")
    options = parser.parse_args(arguments)
    if not options.index_url:
        raise UsageError(
            "INDEX_URL is missing: make publish INDEX_URL=https://index.example.org/root/internal/+simple/"
        )
    _require_internal(options.index_url, public=options.public)
    _require_credentials()
    _require_clean(ROOT)
    with alone(ROOT), opened(options.index_url) as (index, found):
        return publish(ROOT, index, found, options.check)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return ended(lambda: _run(arguments))


if __name__ == "__main__":
    sys.exit(main())
