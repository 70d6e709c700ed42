"""The look of generated code, by ruff."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Nothing outside the package has a say: no settings, no cache, no list of ignored or usually excluded folder names.
_ALONE = (
    "--isolated", "--no-cache", "--quiet", "--target-version", "py311", "--line-length", "110",
    "--no-respect-gitignore", "--config", "exclude = []",
)  # fmt: skip


def tidy(folder: Path) -> None:
    """Drops unused imports, sorts the rest and formats every file.

    Raises:
        RuntimeError: ruff cannot read what was generated, which is a fault of a template.
    """
    for command in (("check", "--fix-only", "--select", "F401,I001,UP037"), ("format",)):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *_ALONE, "."],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
            raise RuntimeError(f"ruff {command[0]} failed: {said}")
