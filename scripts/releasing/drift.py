"""Whether the packages of a workspace are made from its specifications, as their hashes tell at once."""

from __future__ import annotations

from pathlib import Path

import generate

from releasing.errors import ReleaseError


def outdated(root: Path) -> list[str]:
    """The packages that are not made from what is under `specs/`, as their hashes tell."""
    todo = generate.plan(root / "specs", root / "generated", everything=False)
    return sorted({folder.name for folder in todo.stale} | set(todo.surplus))


def require_current(root: Path) -> None:
    """Refuses packages that are not made from what is under `specs/`, as their hashes tell.

    Raises:
        ReleaseError: One is out of date.
    """
    if names := outdated(root):
        raise ReleaseError(f"generated/ is not what specs/ gives ({', '.join(names)}): run make generate")
