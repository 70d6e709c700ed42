"""Which version each distribution gets, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from comparing import Level
from packaging.requirements import Requirement
from packaging.version import Version

from releasing.workspace import range_of, specifier_of

FIRST = Version("1.0.0")


@dataclass(frozen=True)
class Reason:
    """Why a version has to change.

    Args:
        level: What it asks of the version number.
        text: One line for the changelog.
    """

    level: Level
    text: str


@dataclass(frozen=True)
class Candidate:
    """What is known of a distribution before its version is worked out.

    Args:
        name: Its name on the index.
        released: Its last release, or None if the index holds none.
        taken: The versions that the index holds files of.
        reasons: How it differs from its last release.
        requires: The members that it requires.
        required: What its last release required of members, by their names.
    """

    name: str
    released: Version | None
    taken: frozenset[Version] = frozenset()
    reasons: tuple[Reason, ...] = ()
    requires: tuple[str, ...] = ()
    required: Mapping[str, Requirement] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """From the last release of a distribution to the next; without a reason to the same."""

    name: str
    old: Version | None
    new: Version
    reasons: tuple[Reason, ...] = ()

    @property
    def level(self) -> Level:
        """The highest level of all reasons."""
        return max((each.level for each in self.reasons), default=Level.NONE)

    @property
    def is_release(self) -> bool:
        """Whether there is something to release."""
        return self.old != self.new


def bump(version: Version, level: Level) -> Version:
    """The version after this one (https://semver.org)."""
    major, minor, micro = version.major, version.minor, version.micro
    numbers = {
        Level.MAJOR: (major + 1, 0, 0),
        Level.MINOR: (major, minor + 1, 0),
        Level.PATCH: (major, minor, micro + 1),
        Level.NONE: (major, minor, micro),
    }[level]
    return Version(".".join(map(str, numbers)))


def _free(version: Version, taken: frozenset[Version]) -> Version:
    while version in taken:  # a yanked version is not used again
        version = bump(version, Level.PATCH)
    return version


def _lowest(requirement: Requirement) -> Version | None:
    bounds = [Version(each.version) for each in requirement.specifier if each.operator in (">=", "==", "~=")]
    return max(bounds, default=None)


def _of_range(name: str, old: Requirement | None, new: Version) -> Reason | None:
    wanted = range_of(new)
    if old is None:
        return Reason(Level.MINOR, f"requires {name} {wanted}, and did not before")
    if old.specifier == specifier_of(new):
        return None
    before = _lowest(old)
    level = Level.PATCH
    if before is None or before.major != new.major:
        level = Level.MAJOR
    elif before.minor != new.minor:
        level = Level.MINOR
    said = ",".join(sorted(map(str, old.specifier), reverse=True)) or "any version"
    return Reason(level, f"requires {name} {wanted}, before {said}")


def plan(candidates: Iterable[Candidate]) -> tuple[Step, ...]:
    """The next version of each distribution.

    What a member requires is part of what it is: another minor or major of a client is one of what stands on it.

    Args:
        candidates: Those that others require before these.
    """
    steps: dict[str, Step] = {}
    for each in candidates:
        if each.released is None:
            steps[each.name] = Step(each.name, None, _free(FIRST, each.taken))
            continue
        moved = [_of_range(name, each.required.get(name), steps[name].new) for name in each.requires]
        reasons = (*each.reasons, *(reason for reason in moved if reason))
        level = max((reason.level for reason in reasons), default=Level.NONE)
        new = _free(bump(each.released, level), each.taken) if level else each.released
        steps[each.name] = Step(each.name, each.released, new, reasons)
    return tuple(steps.values())
