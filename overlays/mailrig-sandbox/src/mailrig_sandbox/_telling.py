"""What a command tells its user."""

from __future__ import annotations

import os
import sys


class OutputError(Exception):
    """The standard output takes nothing; the message says why."""


def tell(text: str) -> None:
    """Print a text, now.

    Args:
        text: The text.

    Raises:
        OutputError: The standard output takes none.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        # Python would try once more in the end, and complain by itself.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"cannot print to the standard output: {error.strerror}") from None
