"""Files that are there whole or not at all, whatever happens to the process or the machine."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

DRAFT = ".tmp"


@contextmanager
def draft(folder: Path) -> Iterator[BinaryIO]:
    """A new file that is on the disk after the block, under a name of its own; gone if the block fails.

    Only its owner may read it: the log has the addresses of people.

    Args:
        folder: Where; on the file system on which it is to be published.
    """
    path = folder / f".{secrets.token_hex(8)}{DRAFT}"
    try:
        with open(path, "xb", opener=partial(os.open, mode=0o600)) as file:
            yield file
        _sync(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def publish(path: Path, name: Path) -> None:
    """Gives a draft its name, in one step.

    Args:
        path: The draft.
        name: Its name; a file that has it is replaced, and its mode kept.
    """
    with suppress(FileNotFoundError):
        path.chmod(stat.S_IMODE(name.stat().st_mode))
    path.replace(name)
    _sync(name.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
