"""A run that is cut short, at any moment: the packages are the old ones or the new ones, and never half."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from support.specs import Workshop, changed, document, tree

NEWER = changed(document(), {"/info/title": "Newer things"})


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Packages that are up to date, for specifications that are then changed; to be copied."""
    workshop = Workshop(tmp_path_factory.mktemp("before"))
    for name in ("alpha", "beta"):
        workshop.write(name, document())
    assert workshop.run().code == 0
    for name in ("alpha", "beta"):
        workshop.write(name, NEWER)
    return workshop


@pytest.fixture(scope="module")
def after(before: Workshop, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed run makes of it."""
    workshop = Workshop(tmp_path_factory.mktemp("after"))
    shutil.copytree(before.root, workshop.root, dirs_exist_ok=True)
    assert workshop.run().code == 0
    return tree(workshop.output)


@pytest.fixture
def workshop(before: Workshop, tmp_path: Path) -> Workshop:
    shutil.copytree(before.root, tmp_path, dirs_exist_ok=True)
    return Workshop(tmp_path)


def _wait(process: subprocess.Popen[str], workshop: Workshop, files: int) -> None:
    """Until a run has written some files aside, or has ended."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if _written(workshop.root / ".generated-stage") >= files:
            return
        time.sleep(0.005)


def _written(stage: Path) -> int:
    """How many files a stage holds, or -1 if there is none."""
    try:
        return sum(1 for path in stage.rglob("*") if path.is_file()) if stage.is_dir() else -1
    except OSError:  # a folder went while it was looked at
        return 0


def _workers(process: subprocess.Popen[str]) -> list[int]:
    tasks = Path(f"/proc/{process.pid}/task")
    return [int(word) for task in tasks.iterdir() for word in (task / "children").read_text().split()]


def _gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def _all_gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if all(_gone(each) for each in processes):
            return True
        time.sleep(0.02)
    return False


INTERRUPTION = (1, "", "error: interrupted; generated/ is as it was\n")


@pytest.mark.parametrize(("number", "files"), [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGTERM, 20)])
def test_an_interrupted_run_says_so_in_one_line_and_leaves_everything_as_it_was(
    workshop: Workshop, number: signal.Signals, files: int
) -> None:
    old = tree(workshop.output)
    process = workshop.start()
    _wait(process, workshop, files)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == INTERRUPTION
    assert tree(workshop.output) == old
    assert workshop.left_overs() == []


def test_an_interruption_near_the_end_tells_the_truth(workshop: Workshop, after: dict[str, bytes]) -> None:
    old = tree(workshop.output)
    process = workshop.start()
    _wait(process, workshop, len(after) - 1)
    process.terminate()
    out, err = process.communicate(timeout=60)
    if process.returncode == 0:
        assert (tree(workshop.output), err) == (after, "")
    else:
        assert (process.returncode, out, err) == INTERRUPTION
        assert tree(workshop.output) == old
    assert workshop.left_overs() == []


def test_nobody_ever_finds_a_package_missing(workshop: Workshop, after: dict[str, bytes]) -> None:
    names = [workshop.output / name for name in after]
    process = workshop.start()
    missing = []
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        missing += [name for name in names if not name.exists()]
    process.communicate(timeout=60)
    assert (process.returncode, missing) == (0, [])
    assert tree(workshop.output) == after


def test_control_c_reaches_the_whole_group_and_is_still_one_line(workshop: Workshop) -> None:
    old = tree(workshop.output)
    process = workshop.start(start_new_session=True)
    _wait(process, workshop, 1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == INTERRUPTION
    assert tree(workshop.output) == old
    assert workshop.left_overs() == []


def test_a_killed_run_leaves_old_or_new_packages_and_the_next_one_cleans_up(
    workshop: Workshop, after: dict[str, bytes]
) -> None:
    old = tree(workshop.output)
    for files in (0, 9, 50, 54):
        process = workshop.start()
        _wait(process, workshop, files)
        process.kill()
        process.communicate(timeout=60)
        found = tree(workshop.output)
        assert found in (old, after)
        if files == 0:
            assert found == old
            assert workshop.left_overs() == [".generated-stage"]
    run = workshop.run()
    assert run.code == 0, run.err
    assert tree(workshop.output) == after
    assert workshop.left_overs() == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_the_workers_of_a_killed_run_die_with_it(workshop: Workshop) -> None:
    process = workshop.start()
    _wait(process, workshop, 1)
    workers = _workers(process)
    process.kill()
    process.wait(timeout=60)
    assert len(workers) == min(2, os.cpu_count() or 1)
    assert _all_gone(workers)
    process.communicate(timeout=60)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_a_killed_worker_is_one_line_and_leaves_everything_as_it_was(workshop: Workshop) -> None:
    old = tree(workshop.output)
    process = workshop.start()
    _wait(process, workshop, 1)
    workers = _workers(process)
    os.kill(workers[0], signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err.startswith("error: ")
    assert err.endswith("; generated/ is as it was\n")
    assert err.count("\n") == 1
    assert tree(workshop.output) == old
    assert workshop.left_overs() == []
    assert _all_gone(workers)


def test_of_two_runs_at_once_one_makes_the_packages_and_both_succeed(
    workshop: Workshop, after: dict[str, bytes]
) -> None:
    processes = [workshop.start() for _ in range(2)]
    said = [process.communicate(timeout=90) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert sorted(out.count("\n") for out, _ in said) == [1, 3]
    assert tree(workshop.output) == after
    assert workshop.left_overs() == []
