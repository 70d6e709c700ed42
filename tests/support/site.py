"""What the tests of the site share."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
_SECONDS = 60


def _surroundings(folder: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {
        "cwd": folder,
        "env": {**os.environ, **environment, "PATH": path, "HOME": str(folder), "NO_COLOR": "1"},
        "stdin": subprocess.DEVNULL,
        "text": True,
    }


def in_a_shell(code: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Runs a text in bash, with our commands on the path; gives its exit code and what it said."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        **_surroundings(folder, environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_SECONDS,
        check=False,
    )
    return done.returncode, done.stdout


def first_line_in_a_shell(code: str, folder: Path, environment: Mapping[str, str]) -> str:
    """The first line that a text says in bash; what it runs is ended then."""
    running = subprocess.Popen(
        ["timeout", str(_SECONDS), "bash", "-c", code],
        **_surroundings(folder, environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    with running:
        assert running.stdout is not None
        line: str = running.stdout.readline()
        os.killpg(running.pid, signal.SIGTERM)
    return line
