"""Whether the packages of a workspace are made from its specifications, as their hashes tell at once."""

from __future__ import annotations

import contextlib
import io
import signal
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


def regenerate(root: Path) -> None:
    """Makes the packages anew that are out of date, without a word; an interruption still interrupts afterwards.

    Raises:
        SpecError: No package can be made from a specification.
        OSError: A file cannot be read or written.
    """
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            generate.generate(root / "specs", root / "generated", force=False)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
