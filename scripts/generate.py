"""Makes the client packages under `generated/` from the specifications under `specs/`.

Exit codes: 0 all is as it should be; 1 an input is wrong, or `--check` found a difference; 2 a wrong argument.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from factory import fingerprint
from factory.errors import SpecError
from factory.staging import stage, swap

if TYPE_CHECKING:
    from factory.package import Made

ROOT = Path(__file__).resolve().parent.parent
_INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Plan:
    """What there is to do.

    Args:
        hashes: The folder of each API, and the hash of its inputs.
        stale: The folders whose packages have to be made.
        surplus: The names in the output that no folder gives.
    """

    hashes: dict[Path, str]
    stale: tuple[Path, ...]
    surplus: tuple[str, ...]


def plan(specs: Path, target: Path, *, everything: bool) -> Plan:
    """What there is to do.

    Raises:
        SpecError: There is no specification, or the output is no folder.
    """
    folders = sorted(path for path in specs.iterdir() if path.is_dir()) if specs.is_dir() else []
    if not folders:
        raise SpecError(specs, "holds no folder with a specification")
    if target.exists() and not target.is_dir():
        raise SpecError(target, "is no folder")
    hashes = {folder: fingerprint.inputs(folder) for folder in folders}
    found = {path.name for path in target.iterdir()} if target.is_dir() else set()
    return Plan(
        hashes,
        tuple(each for each in folders if everything or not fingerprint.is_current(target / each.name, hashes[each])),
        tuple(sorted(found - {folder.name for folder in folders})),
    )


def _make(folder: Path, output: Path, made_from: str) -> Made:
    from factory.package import make

    try:
        made = make(folder, output)
    except (SpecError, OSError):
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
        raise SpecError(folder, f"no package can be made from it: {error} ({place})") from error
    fingerprint.write_manifest(output, made_from)
    return made


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Lets an interruption wait, so that no worker meets one before it knows what to do with it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker() -> None:
    """Leaves interruptions to the parent, and dies with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTIONS)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)


def _make_all(todo: Plan, new: Path) -> list[Made]:
    jobs = [(folder, new / folder.name, todo.hashes[folder]) for folder in todo.stale]
    if len(jobs) < 2:
        return [_make(*job) for job in jobs]
    if multiprocessing.get_start_method() == "fork":
        importlib.import_module("factory.package")  # once, and not in each worker
    with ProcessPoolExecutor(min(len(jobs), os.cpu_count() or 1), initializer=_begin_worker) as pool:
        try:
            with _held_back():
                waiting = [pool.submit(_make, *job) for job in jobs]
            return [each.result() for each in waiting]
        except BaseException:
            for worker in multiprocessing.active_children():
                worker.terminate()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def generate(specs: Path, target: Path, *, force: bool, report: Path | None = None) -> int:
    """Brings the packages up to date, all of them or, if one fails, none.

    Args:
        specs: The folder of the specifications.
        target: The folder of the packages.
        force: Whether to make also what is up to date.
        report: A file for the seconds that each API took, as JSON; what was up to date took none.

    Returns:
        The exit code.

    Raises:
        SpecError: An input that no package can be made from.
        OSError: A file cannot be read or written.
    """
    started = time.monotonic()
    todo = plan(specs, target, everything=force)
    made: list[Made] = []
    if todo.stale or todo.surplus:
        with stage(target) as aside:
            todo = plan(specs, target, everything=force)  # another run may have done it while this one waited
            if todo.stale or todo.surplus:
                made = _replace(todo, aside / "new", target)
    for each in made:
        print(
            f"{each.api}: {each.operations} operations, {each.models} models, {each.files} files, {each.seconds:.1f} s"
        )
    if report is not None:
        seconds = dict.fromkeys((folder.name for folder in todo.hashes), 0.0) | {
            each.api: each.seconds for each in made
        }
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(json.dumps(seconds), encoding="utf-8")
    print(f"{target.name}/ is up to date ({len(todo.hashes)} packages, {time.monotonic() - started:.1f} s)")
    return 0


def _replace(todo: Plan, new: Path, target: Path) -> list[Made]:
    for name in [*(folder.name for folder in todo.stale), *todo.surplus]:
        if not fingerprint.is_replaceable(target / name):
            raise SpecError(target / name, "was not generated and would be lost: move it away")
    new.mkdir()
    made = _make_all(todo, new)
    for folder in todo.hashes:
        if folder not in todo.stale:
            shutil.copytree(target / folder.name, new / folder.name, symlinks=True)
    for number in _INTERRUPTIONS:  # from here on it is done, and an interruption would only mislead
        signal.signal(number, signal.SIG_IGN)
    swap(new, target)
    return made


def check(specs: Path, target: Path) -> int:
    """Makes all packages elsewhere and only compares.

    Returns:
        The exit code.

    Raises:
        SpecError: An input that no package can be made from.
        OSError: A file cannot be read or written.
    """
    todo = plan(specs, target, everything=True)
    with tempfile.TemporaryDirectory(prefix="generated-check-", ignore_cleanup_errors=True) as new:
        _make_all(todo, Path(new))
        differing = fingerprint.differences(Path(new), target)
    lines = [f"{name}: comes from no specification" for name in todo.surplus]
    found = [name for name in differing if name.partition("/")[0] not in todo.surplus]
    lines += [f"{name}: is not what the specifications give" for name in found]
    for line in lines:
        print(f"{target.name}/{line}", file=sys.stderr)
    if lines:
        print(f'{len(lines)} differences; run "make generate"', file=sys.stderr)
        return 1
    print(f"{target.name}/ is what the specifications give")
    return 0


def _terminate(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", help="the folder of the specifications")
    parser.add_argument("--output", type=Path, default=ROOT / "generated", help="the folder of the packages")
    parser.add_argument("--check", action="store_true", help="make everything elsewhere and compare")
    parser.add_argument("--force", action="store_true", help="make everything, up to date or not")
    parser.add_argument("--report", type=Path, help="a file for the seconds that each API took, as JSON")
    options = parser.parse_args(arguments)
    before = {number: signal.getsignal(number) for number in _INTERRUPTIONS}
    signal.signal(signal.SIGTERM, _terminate)
    umask = os.umask(0o022)
    try:
        specs, target = options.specs.resolve(), options.output.resolve()
        if options.check:
            return check(specs, target)
        return generate(specs, target, force=options.force, report=options.report)
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"error: interrupted; {options.output.name}/ is as it was", file=sys.stderr)
    except Exception as error:
        said = " ".join(str(error).split()) or type(error).__name__
        print(f"error: {said}; {options.output.name}/ is as it was", file=sys.stderr)
    finally:
        os.umask(umask)
        for number, handler in before.items():
            signal.signal(number, handler)
    return 1


if __name__ == "__main__":
    sys.exit(main())
