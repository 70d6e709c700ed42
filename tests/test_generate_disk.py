"""A disk that is full, and folders that may not be written."""

from __future__ import annotations

import contextlib
import ctypes
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from support.specs import Workshop, changed, document, tree

_DROP_FROM_BOUNDING_SET = 24
_OVERRIDE_PERMISSIONS = (1, 2)


def _small_files(size: int) -> Callable[[], None]:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write that does not fit fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def _like_anybody() -> None:
    """Lets permissions count even for root."""
    library = ctypes.CDLL(None, use_errno=True)
    for capability in _OVERRIDE_PERMISSIONS:
        with contextlib.suppress(AttributeError):
            library.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


@pytest.fixture(params=[1, 2], ids=["one API", "two APIs"])
def workshop(tmp_path: Path, request: pytest.FixtureRequest) -> Workshop:
    workshop = Workshop(tmp_path)
    for name in ("alpha", "beta")[: request.param]:
        workshop.write(name, document())
    return workshop


def _old(workshop: Workshop) -> dict[str, bytes]:
    for path in workshop.specs.iterdir():
        package = workshop.output / path.name
        package.mkdir(parents=True)
        (package / ".generated.json").write_text("{}")
        (package / "old.py").write_text("OLD = True\n")
    return tree(workshop.output)


@pytest.mark.parametrize("size", [0, 700, 6000], ids=["nothing fits", "little fits", "most fits"])
def test_a_full_disk_is_one_line_and_leaves_everything_as_it_was(workshop: Workshop, size: int) -> None:
    old = _old(workshop)
    run = workshop.run_process(preexec_fn=_small_files(size))
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("error: ")
    assert run.err.count("\n") == 1
    assert tree(workshop.output) == old
    assert workshop.left_overs() == []


def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "closed")
    workshop.write("sample", document())
    old = _old(workshop)
    workshop.root.chmod(0o555)
    try:
        run = workshop.run_process(preexec_fn=_like_anybody)
        assert (run.code, run.out) == (1, "")
        assert run.err.startswith("error: ")
        assert "Permission denied" in run.err
        assert run.err.count("\n") == 1
        assert tree(workshop.output) == old
        assert workshop.left_overs() == []
    finally:
        workshop.root.chmod(0o755)


def test_a_check_needs_no_folder_that_may_be_written(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "closed")
    workshop.write("sample", document())
    assert workshop.run().code == 0
    workshop.root.chmod(0o555)
    workshop.output.chmod(0o555)
    try:
        run = workshop.run_process("--check", preexec_fn=_like_anybody)
        assert (run.code, run.err) == (0, "")
    finally:
        workshop.output.chmod(0o755)
        workshop.root.chmod(0o755)


def test_a_specification_that_may_not_be_read_is_one_line(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    file = workshop.write("sample", changed(document(), {})) / "openapi.json"
    file.chmod(0)
    run = workshop.run_process(preexec_fn=_like_anybody)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("error: ")
    assert "ermission denied" in run.err
    assert run.err.count("\n") == 1
