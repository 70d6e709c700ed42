"""A file with the state of a sandbox."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def load(file: Path) -> Any:
    """The state that a file holds, or None if there is no file yet.

    Args:
        file: Where it is, or will be.

    Raises:
        ValueError: It cannot be read, or not be written later on.
    """
    target = _target(file)
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK):
        raise ValueError(f"cannot write the state to {file}")
    try:
        return json.loads(target.read_bytes()) if target.exists() else None
    except OSError as error:
        raise ValueError(f"cannot read the state from {file}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"cannot read the state from {file}: it is not JSON: {error}") from error


def save(state: Any, file: Path) -> None:
    """Write a state to a file, in one step: whatever happens, there is the old file or the new one.

    Args:
        state: The state.
        file: Where; what a link leads to is written, and the link stays.

    Raises:
        OSError: It cannot be written.
    """
    target = _target(file)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            json.dump(state, written)
            written.flush()
            os.fsync(descriptor)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _target(file: Path) -> Path:
    try:
        return file.resolve()
    except RuntimeError as error:  # Python 3.12 and older say so of links that lead to each other
        raise ValueError(f"cannot use {file}: {error}") from error
