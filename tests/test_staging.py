"""The exchange of one folder for another: whole, alone, and without remains."""

from __future__ import annotations

import ctypes
import errno
import os
import threading
from pathlib import Path

import pytest
from factory import staging


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "file").write_text(text)
    return path


def _text(target: Path) -> str:
    return (target / "file").read_text()


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = _folder(tmp_path / "out", "old")
    with staging.stage(target) as aside:
        staging.swap(_folder(aside / "new", "new"), target)
        assert _text(target) == "new"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_a_new_folder_takes_an_empty_place(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"
    with staging.stage(target) as aside:
        staging.swap(_folder(aside / "new", "new"), target)
    assert _text(target) == "new"
    assert _names(target.parent) == [".out-lock", "out"]


def test_a_block_that_fails_leaves_the_old_folder_and_no_remains(tmp_path: Path) -> None:
    target = _folder(tmp_path / "out", "old")
    with pytest.raises(RuntimeError), staging.stage(target) as aside:
        _folder(aside / "new", "new")
        raise RuntimeError
    assert _text(target) == "old"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_what_a_killed_run_left_goes_first(tmp_path: Path) -> None:
    target = _folder(tmp_path / "out", "old")
    _folder(tmp_path / ".out-stage", "half")
    with staging.stage(target) as aside:
        assert _names(aside) == []
    assert _text(target) == "old"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_what_another_output_left_beside_it_stays(tmp_path: Path) -> None:
    target = _folder(tmp_path / "out", "old")
    other = tmp_path / ".out-two-stage"
    other.mkdir()
    _folder(other / "old", "theirs")
    with staging.stage(target):
        pass
    assert _text(other / "old") == "theirs"


def _without_exchange(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            self.renameat2 = lambda *_: -1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)


def test_a_file_system_without_an_exchange_gets_the_new_folder_in_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_exchange(monkeypatch, errno.EINVAL)
    target = _folder(tmp_path / "out", "old")
    with staging.stage(target) as aside:
        staging.swap(_folder(aside / "new", "new"), target)
    assert _text(target) == "new"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_an_interruption_between_the_two_steps_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_exchange(monkeypatch, errno.EINVAL)
    target = _folder(tmp_path / "out", "old")
    rename = Path.rename

    def interrupted(path: Path, goal: Path) -> Path:
        if path.name == "new":
            raise KeyboardInterrupt
        return rename(path, goal)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt), staging.stage(target) as aside:
        staging.swap(_folder(aside / "new", "new"), target)
    assert _text(target) == "old"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_a_kill_between_the_two_steps_is_mended_by_the_next_run(tmp_path: Path) -> None:
    target = tmp_path / "out"
    aside = tmp_path / ".out-stage"
    aside.mkdir()
    _folder(aside / "old", "old")
    _folder(aside / "new", "new")
    with staging.stage(target):
        assert _text(target) == "old"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_an_exchange_that_the_system_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_exchange(monkeypatch, errno.EBUSY)
    target = _folder(tmp_path / "out", "old")
    with pytest.raises(OSError, match=os.strerror(errno.EBUSY)), staging.stage(target) as aside:
        staging.swap(_folder(aside / "new", "new"), target)
    assert _text(target) == "old"
    assert _names(tmp_path) == [".out-lock", "out"]


def test_a_second_stage_waits_for_the_first(tmp_path: Path) -> None:
    target = tmp_path / "out"
    order: list[str] = []
    began = threading.Event()

    def second() -> None:
        began.set()
        with staging.stage(target):
            order.append("second")

    with staging.stage(target) as aside:
        waiting = threading.Thread(target=second)
        waiting.start()
        assert began.wait(10)
        waiting.join(0.2)
        (aside / "proof").write_text("the stage is ours alone")
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]
