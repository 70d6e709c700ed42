"""One way for all commands to refuse an argument: one line."""

from __future__ import annotations

import argparse
from typing import NoReturn


class UsageError(Exception):
    """An argument that cannot be used, in one line."""


class Parser(argparse.ArgumentParser):
    """A parser that raises what it refuses, and leaves it to the command to say it.

    Args:
        description: What the command does, printed as it is written.
        epilog: What comes last, such as the exit codes.
    """

    def __init__(self, description: str | None, epilog: str | None = None, prog: str | None = None) -> None:
        super().__init__(
            prog, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
        )

    def error(self, message: str) -> NoReturn:
        """Refuses an argument.

        Raises:
            UsageError: Always.
        """
        raise UsageError(f"{' '.join(message.split())} (--help tells the arguments)")
