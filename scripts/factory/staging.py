"""A new `generated/` built aside and exchanged for the old one in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextlib.contextmanager
def stage(target: Path) -> Iterator[Path]:
    """An empty folder beside the target that goes when the block ends, however it ends.

    A folder that a killed run left behind goes first. One run at a time: a second one waits.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with (target.parent / f".{target.name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = target.parent / f".{target.name}-stage"
        _clear(folder, target)
        try:
            folder.mkdir()
            yield folder
        finally:
            _clear(folder, target)


def _clear(folder: Path, target: Path) -> None:
    old = folder / "old"
    if old.is_dir() and not target.exists():
        old.rename(target)
    shutil.rmtree(folder, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Puts a finished folder in the place of another, which is gone afterwards.

    On Linux it is one step of the file system; elsewhere two, and `stage` mends what an interruption leaves between.
    """
    if not target.exists():
        new.rename(target)
        return
    if not _exchange(new, target):
        target.rename(new.parent / "old")
        new.rename(target)


def _exchange(first: Path, second: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(second))
