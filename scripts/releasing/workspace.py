"""The distributions of the workspace: their versions, and what they require of each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from releasing.errors import ReleaseError

_ASSIGNMENT = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)
_SETTING = re.compile(r"^version:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Member:
    """A distribution of the workspace.

    Args:
        name: Its name on an index.
        folder: Where its `pyproject.toml` is.
        version: The version that it would be built with.
        requirements: What it requires, extras included, as `pyproject.toml` has them.
        settings: The `client.yaml` that gives a generated package its version, or None.
    """

    name: str
    folder: Path
    version: Version
    requirements: tuple[str, ...] = field(default=())
    settings: Path | None = None


def _requirements(project: Mapping[str, Any]) -> tuple[str, ...]:
    groups = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    return tuple(str(each) for group in groups for each in group)


def _member(folder: Path, specs: Path) -> Member:
    data = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    module = folder / data["tool"]["hatch"]["version"]["path"]
    found = _ASSIGNMENT.search(module.read_text(encoding="utf-8"))
    try:
        version = Version(found[1] if found else "")
    except InvalidVersion as error:
        raise ReleaseError(f'{module} holds no line __version__ = "MAJOR.MINOR.PATCH": write it') from error
    settings = specs / folder.name / "client.yaml"
    is_generated = folder.parent.name == "generated"
    return Member(
        canonicalize_name(data["project"]["name"]),
        folder,
        version,
        _requirements(data["project"]),
        settings if is_generated else None,
    )


def read_members(root: Path) -> tuple[Member, ...]:
    """The members of a workspace, those that others require before these.

    Args:
        root: The folder of the workspace's `pyproject.toml`.

    Raises:
        ReleaseError: A member cannot be read, or members require each other in a ring.
    """
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = data["tool"]["uv"]["workspace"]["members"]
    folders = [
        path for pattern in patterns for path in sorted(root.glob(pattern)) if (path / "pyproject.toml").exists()
    ]
    try:
        members = [_member(folder, root / "specs") for folder in folders]
    except (KeyError, OSError, tomllib.TOMLDecodeError) as error:
        raise ReleaseError(f"a member of the workspace cannot be read: {error}; mend its pyproject.toml") from error
    return _ordered(members)


def _ordered(members: Iterable[Member]) -> tuple[Member, ...]:
    waiting = sorted(members, key=lambda each: each.name)
    ordered: list[Member] = []
    while waiting:
        names = {each.name for each in waiting}
        free = [each for each in waiting if not names & set(ranges(each.requirements, names - {each.name}))]
        if not free:
            raise ReleaseError(f"these members require each other in a ring: {', '.join(sorted(names))}; cut it")
        ordered += free
        waiting = [each for each in waiting if each not in free]
    return tuple(ordered)


def ranges(requirements: Iterable[str | Requirement], members: Iterable[str]) -> dict[str, Requirement]:
    """The requirements on members, by the member's name."""
    known = set(members)
    parsed = [each if isinstance(each, Requirement) else Requirement(each) for each in requirements]
    return {name: each for each in parsed if (name := canonicalize_name(each.name)) in known}


def range_of(version: Version) -> str:
    """The versions that work where this one does: from its minor on, below the next major."""
    return f">={version.major}.{version.minor},<{version.major + 1}"


def specifier_of(version: Version) -> SpecifierSet:
    """The range of a version as a set that can be compared."""
    return SpecifierSet(range_of(version))


def out_of_range(members: Iterable[Member]) -> list[str]:
    """What is wrong between members: uv takes each other's members whatever their versions."""
    found = {each.name: each for each in members}
    return [
        f"{each.name} requires {requirement}, but the workspace holds {name} {found[name].version}"
        for each in found.values()
        for name, requirement in ranges(each.requirements, found).items()
        if not requirement.specifier.contains(found[name].version, prereleases=True)
    ]


def with_ranges(project: str, member: Member, versions: Mapping[str, Version]) -> str:
    """The text of a member's `pyproject.toml` with the ranges that belong to these versions."""
    for text in member.requirements:
        for name, requirement in ranges([text], versions).items():
            extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
            marker = f"; {requirement.marker}".replace('"', "'") if requirement.marker else ""
            project = project.replace(f'"{text}"', f'"{requirement.name}{extras}{range_of(versions[name])}{marker}"')
    return project


def with_version(text: str, version: Version) -> str:
    """The text of a `client.yaml` or of a version module with another version."""
    if _ASSIGNMENT.search(text):
        return _ASSIGNMENT.sub(f'__version__ = "{version}"', text)
    if _SETTING.search(text):
        return _SETTING.sub(f"version: {version}", text)
    return f"version: {version}\n{text}"


def write(member: Member, versions: Mapping[str, Version]) -> list[Path]:
    """Writes a member's version and ranges where people write them.

    Returns:
        The files that hold other text now.
    """
    version = versions[member.name]
    texts: dict[Path, str] = {}
    if member.settings:
        old = member.settings.read_text(encoding="utf-8") if member.settings.exists() else ""
        texts[member.settings] = with_version(old, version)
    else:
        project = member.folder / "pyproject.toml"
        text = project.read_text(encoding="utf-8")
        module = member.folder / tomllib.loads(text)["tool"]["hatch"]["version"]["path"]
        texts[module] = with_version(module.read_text(encoding="utf-8"), version)
        texts[project] = with_ranges(text, member, versions)
    changed = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        path.write_text(texts[path], encoding="utf-8")
    return changed
