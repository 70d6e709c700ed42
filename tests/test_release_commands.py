"""How the other programs of a release come to their end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from releasing import commands
from releasing.errors import ReleaseError

# A shell cannot trap a signal that was ignored when it began, as those beside others in a test are.
_CAREFUL = """
import os, pathlib, signal, time

def end(number, frame):
    pathlib.Path("end").write_text("it ended\\n")
    raise SystemExit(1)

signal.signal(signal.SIGINT, end)
os.kill(os.getppid(), signal.SIGTERM)
while True:
    time.sleep(0.1)
"""


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def interruptible() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, _interrupt)
    yield
    signal.signal(signal.SIGTERM, before)


def test_an_interruption_lets_a_command_end_what_it_started(
    tmp_path: Path, interruptible: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_OF_ITSELF", 0.2)
    with pytest.raises(KeyboardInterrupt):
        commands.run([sys.executable, "-c", _CAREFUL], tmp_path)
    assert (tmp_path / "end").read_text(encoding="utf-8") == "it ended\n"


def test_a_command_that_heeds_no_interruption_is_ended_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_MOST", 0.2)
    monkeypatch.setattr(commands, "_OF_ITSELF", 0.2)
    monkeypatch.setattr(commands, "_GRACE", 0.3)
    with pytest.raises(ReleaseError, match="did not end within 0 s: run it by hand"):
        commands.run(["/bin/sh", "-c", "trap '' INT; exec sleep 100"], tmp_path)


def test_a_command_says_what_it_said_and_how_it_ended(tmp_path: Path) -> None:
    done = commands.run(["/bin/sh", "-c", "echo out; echo err >&2; exit 7"], tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("out\n", "err\n", 7)
