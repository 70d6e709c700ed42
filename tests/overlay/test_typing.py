"""The public surface is typed: a program that uses it is checked, and its mistakes are found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "overlay" / "typing_example.py"


def test_mypy_finds_the_mistakes_and_nothing_else() -> None:
    packages = [str(path) for folder in ("generated", "overlays") for path in (ROOT / folder).glob("*/src")]
    cache = str(ROOT / ".mypy_cache" / "example")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--no-error-summary",
            "--config-file=",
            f"--cache-dir={cache}",
            EXAMPLE,
        ],
        cwd=EXAMPLE.parent,
        env={**os.environ, "MYPYPATH": os.pathsep.join(packages)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert EXAMPLE.read_text(encoding="utf-8").count("# type: ignore[") > 15
