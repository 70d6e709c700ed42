"""What has to be known to work out versions: the workspace, the index, and how their wheels differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from releasing.archive import contents
from releasing.artefacts import Built, distributions
from releasing.errors import ReleaseError
from releasing.index_client import Index
from releasing.judging import judge
from releasing.plan import Candidate, Step, plan
from releasing.simple_api import newest_wheel, stray_version, taken_versions
from releasing.wheel import read_wheel
from releasing.workspace import Member, ranges, read_members


@dataclass(frozen=True)
class Worked:
    """The workspace and what its next release is."""

    members: tuple[Member, ...]
    steps: tuple[Step, ...]

    @property
    def versions(self) -> dict[str, Version]:
        """The version that each distribution has to have."""
        return {each.name: each.new for each in self.steps}


def _candidate(member: Member, index: Index, built: Mapping[str, Built], names: tuple[str, ...]) -> Candidate:
    files = index.files(member.name)
    if stray := stray_version(files, member.name):
        raise ReleaseError(
            f"the index holds {member.name} {stray}, of which there is no wheel of the form MAJOR.MINOR.PATCH to "
            "compare with: yank it, or take it off the index"
        )
    taken = taken_versions(files, member.name)
    requires = tuple(ranges(member.requirements, names))
    found = newest_wheel(files, member.name)
    if found is None:
        return Candidate(member.name, None, taken, requires=requires)
    version, file = found
    sdists = [each for each in files if not each.is_wheel and each.release == (member.name, version)]
    last = Built(
        read_wheel(file.name, index.fetch(file)),
        contents(sdists[0].name, index.fetch(sdists[0])) if sdists else {},
    )
    reasons = judge(last, built[member.name], names)
    return Candidate(member.name, version, taken, reasons, requires, ranges(last.wheel.requirements, names))


def work_out(root: Path, index: Index, files: Mapping[str, bytes]) -> Worked:
    """The next version of each distribution of a workspace.

    Args:
        root: The folder of the workspace; its packages must be made from its specifications.
        index: The index that holds the last releases.
        files: The wheels and sdists that the workspace gives, by their names.

    Raises:
        ReleaseError: The workspace is not in order.
        UnreadableError: The index is not.
    """
    members = read_members(root)
    names = tuple(each.name for each in members)
    built = distributions(files)
    if missing := sorted(set(names) - set(built)):
        raise ReleaseError(f"the workspace gives no wheel and sdist of {', '.join(missing)}: see its pyproject.toml")
    return Worked(members, plan(_candidate(each, index, built, names) for each in members))
