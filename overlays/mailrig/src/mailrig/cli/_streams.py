"""The standard streams where they are closed, or where nobody reads them any more."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import click

from mailrig.cli._text import printable


def open_all() -> None:
    """Opens the standard streams that were closed when the process began: empty, and read by nobody.

    Their numbers would go to the next files and connections otherwise.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def say(line: str) -> None:
    """Writes a line to stderr, of which nothing acts on a terminal; whether anybody reads it changes nothing."""
    try:
        click.echo(printable(line), err=True)
    except OSError:
        give_up(sys.stderr)


def give_up(stream: Any) -> None:
    """Lets nothing more of a stream come out: Python flushes once more at its end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
