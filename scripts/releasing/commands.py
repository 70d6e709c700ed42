"""The other programs that a release runs."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from releasing.errors import ReleaseError

_MOST = 3600.0
_OF_ITSELF, _GRACE = 5.0, 30.0


def environment(**more: str) -> dict[str, str]:
    """Our environment without what would change the bytes of a build or ask for an answer."""
    kept = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "VIRTUAL_ENV")}
    return kept | {"PYTHONWARNINGS": "ignore", "PYTHONDONTWRITEBYTECODE": "1"} | more


def run(
    command: Iterable[object], folder: Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What a command says, whatever its exit code.

    Raises:
        ReleaseError: It is not there, or does not end.
    """
    words = [str(each) for each in command]
    try:
        process = subprocess.Popen(
            words,
            cwd=folder,
            env=environment(**(more or {})),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    except FileNotFoundError as error:
        raise ReleaseError(f"{words[0]} is not there: run make env, and see that git is installed") from error
    with process:
        try:
            out, err = process.communicate(timeout=_MOST)
        except BaseException as error:
            _end(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            raise ReleaseError(f"{' '.join(words[:3])} did not end within {_MOST:.0f} s: run it by hand") from error
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def _end(process: subprocess.Popen[str]) -> None:
    """Lets a command end that Ctrl-C reached as well, or ends it as Ctrl-C does: it may have to end others."""
    for seconds in (_OF_ITSELF, _GRACE):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=seconds)
            return
        process.send_signal(signal.SIGINT if seconds == _OF_ITSELF else signal.SIGKILL)


def must(command: Iterable[object], folder: Path, what: str, more: Mapping[str, str] | None = None) -> str:
    """What a command prints, if it succeeds.

    Args:
        command: Its words.
        folder: Where it runs.
        what: What its failure means and what to do, for the message.
        more: Further variables of its environment.

    Raises:
        ReleaseError: It fails.
    """
    done = run(command, folder, more)
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise ReleaseError(f"{what}: {last_words(lines)}")
    return done.stdout


def last_words(lines: list[str]) -> str:
    """The end of what a command said, in one line."""
    return " / ".join(line.strip() for line in lines[-3:] if line.strip()) or "it said nothing"


def uv(root: Path) -> str:
    """The uv that the Makefile set up, whose name may be relative to the workspace, or one on the path."""
    given = os.environ.get("UV") or "build/uv/bin/uv"
    return str(root / given) if "/" in given else given


def git(root: Path, *words: str) -> str:
    """What a git command prints.

    Raises:
        ReleaseError: It fails.
    """
    return must(["git", *words], root, f"git {words[0]} failed in {root}")


def changes(root: Path) -> list[str]:
    """The files that differ from the last commit, or that git does not know."""
    return [line[3:] for line in git(root, "status", "--porcelain").splitlines()]


def script(root: Path, name: str) -> list[str]:
    """The words that run one of the project's commands."""
    return [sys.executable, str(root / "scripts" / name)]
