"""The command, run in this process or as one of its own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest
from mailrig.cli._main import run

PROGRAM = [sys.executable, "-c", "from mailrig.cli import main; main()"]


@dataclass(frozen=True)
class Done:
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Command:
    """The command in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, stdin: bytes = b"", terminal: bool = False) -> Done:
        """Runs it; the terminal is only said to be one."""
        given = io.TextIOWrapper(io.BytesIO(stdin))
        given.isatty = lambda: terminal  # type: ignore[method-assign]
        self._capsys.readouterr()
        with self._monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", given)
            code = run(list(words))
        told = self._capsys.readouterr()
        return Done(code, told.out, told.err)

    def good(self, *words: str, **settings: Any) -> Done:
        """The same, of which success is expected."""
        done = self(*words, **settings)
        assert done.code == 0, done.err
        return done


def process(*words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, timeout=60, check=False, **settings)
