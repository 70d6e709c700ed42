"""The `mailrig` command: every operation of every API, for a person at a terminal."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command and leaves with its exit code."""
    try:
        import click as _  # noqa: F401
    except ImportError:
        sys.exit("mailrig: the command needs more packages: pip install 'mailrig[cli]'")
    try:
        from mailrig.cli._main import run

        code = run()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


__all__ = ["main"]
