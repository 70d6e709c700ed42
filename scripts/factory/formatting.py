"""The look of generated code, by ruff."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ISOLATED = ("--isolated", "--no-cache", "--quiet", "--target-version", "py311", "--line-length", "110")


def tidy(folder: Path) -> None:
    """Drops unused imports, sorts the rest and formats every file.

    Raises:
        RuntimeError: ruff cannot read what was generated, which is a fault of a template.
    """
    for command in (("check", "--fix-only", "--select", "F401,I001,UP037"), ("format",)):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *_ISOLATED, "."],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"ruff {command[0]} failed: {(done.stderr or done.stdout).strip()}")
