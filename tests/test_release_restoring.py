"""What is interrupted or refused in the middle leaves nothing half written."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from releasing.drift import regenerate
from releasing.ending import ended
from releasing.errors import ReleaseError
from releasing.locking import alone
from releasing.restoring import or_as_before
from support.specs import Workshop, document


def test_what_does_not_come_to_its_end_leaves_files_and_folders_as_they_were(tmp_path: Path) -> None:
    folder, file, absent = tmp_path / "specs", tmp_path / "uv.lock", tmp_path / "CHANGELOG.md"
    folder.mkdir()
    (folder / "changed").write_text("before", encoding="utf-8")
    (folder / "removed").write_text("before", encoding="utf-8")
    file.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), or_as_before((folder, file, absent)):
        (folder / "changed").write_text("after", encoding="utf-8")
        (folder / "removed").unlink()
        (folder / "deeper").mkdir()
        (folder / "deeper" / "new").write_text("after", encoding="utf-8")
        file.write_text("after", encoding="utf-8")
        absent.write_text("after", encoding="utf-8")
        raise KeyboardInterrupt
    files = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"specs/changed": "before", "specs/removed": "before", "uv.lock": "before"}


def test_what_comes_to_its_end_stays(tmp_path: Path) -> None:
    with or_as_before((tmp_path,)):
        (tmp_path / "new").write_text("after", encoding="utf-8")
    assert (tmp_path / "new").read_text(encoding="utf-8") == "after"


def test_two_at_once_in_a_checkout_are_refused(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(ReleaseError, match="wait for its end"), alone(tmp_path):
        raise AssertionError("the lock let two in")
    with alone(tmp_path):
        pass


def test_a_termination_is_one_line_and_lets_the_command_clean_up(capsys: pytest.CaptureFixture[str]) -> None:
    cleaned: list[bool] = []

    def work() -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            cleaned.append(True)
        return 0

    before = signal.getsignal(signal.SIGTERM)
    assert (ended(work), cleaned) == (1, [True])
    assert signal.getsignal(signal.SIGTERM) is before
    assert capsys.readouterr().err == "error: interrupted before anything was done that lasts: run the same again\n"


def test_many_files_that_cannot_be_copied_are_one_short_line(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise shutil.Error(
            [(f"from/{n}", f"to/{n}", f"[Errno 28] No space left on device: 'to/{n}'") for n in range(99)]
        )

    assert ended(work) == 1
    assert capsys.readouterr().err == "error: [Errno 28] No space left on device: 'to/0', and 98 more of the kind\n"


def test_what_is_made_anew_leaves_the_next_step_open_to_interruptions(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("alpha", document())
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    regenerate(tmp_path)
    assert (tmp_path / "generated" / "alpha" / "pyproject.toml").is_file()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
