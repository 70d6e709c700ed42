"""One release, publish or update at a time in a checkout."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from releasing.errors import ReleaseError


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keeps others out of a checkout for the length of the block; the lock of a killed one is gone with it.

    Raises:
        ReleaseError: Another one is at work there, or nothing can be written there.
    """
    file = root / "build" / "release.lock"
    try:
        file.parent.mkdir(exist_ok=True)
        lock = file.open("w")
    except OSError as error:
        raise ReleaseError(
            f"{file} cannot be written ({error.strerror}): take a checkout that you may write to"
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ReleaseError(f"another release, publish or update is at work in {root}: wait for its end") from error
        yield
