"""Makes the client packages under `generated/` from the specifications under `specs/`.

Exit codes: 0 all is as it should be; 1 an input is wrong, or `--check` found a difference; 2 a wrong argument.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from factory import fingerprint
from factory.errors import SpecError
from factory.staging import stage, swap

if TYPE_CHECKING:
    from factory.package import Made

ROOT = Path(__file__).resolve().parent.parent


def apis(specs: Path) -> list[Path]:
    """The folders under `specs/`, one an API.

    Raises:
        SpecError: There is none.
    """
    found = sorted(path for path in specs.iterdir() if path.is_dir()) if specs.is_dir() else []
    if not found:
        raise SpecError(specs, "holds no folder with a specification")
    return found


def _make(folder: Path, output: Path, made_from: str) -> Made:
    from factory.package import make

    made = make(folder, output)
    fingerprint.write_manifest(output, made_from)
    return made


def _make_all(folders: list[Path], outputs: list[Path], made_from: list[str]) -> list[Made]:
    if len(folders) == 1:
        return [_make(folders[0], outputs[0], made_from[0])]
    with ProcessPoolExecutor(min(len(folders), os.cpu_count() or 1)) as pool:
        jobs = [pool.submit(_make, *job) for job in zip(folders, outputs, made_from, strict=True)]
        try:
            return [job.result() for job in jobs]
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def generate(specs: Path, target: Path, *, check: bool, force: bool) -> int:
    """Brings the packages up to date, all of them or, if one fails, none.

    Args:
        specs: The folder of the specifications.
        target: The folder of the packages.
        check: Whether to make all packages elsewhere and only compare.
        force: Whether to make also what is up to date.

    Returns:
        The exit code.

    Raises:
        SpecError: An input that no package can be made from.
        OSError: A file cannot be read or written.
    """
    started = time.monotonic()
    folders = apis(specs)
    hashes = {folder.name: fingerprint.inputs(folder) for folder in folders}
    names = {folder.name for folder in folders}
    surplus = sorted(path.name for path in target.iterdir() if path.name not in names) if target.is_dir() else []
    stale = [
        folder
        for folder in folders
        if check or force or not fingerprint.is_current(target / folder.name, hashes[folder.name])
    ]
    if not stale and not surplus:
        print(f"generated/ is up to date ({len(folders)} packages, {time.monotonic() - started:.1f} s)")
        return 0
    with stage(target) as aside:
        new = aside / "new"
        new.mkdir()
        outputs = [new / folder.name for folder in stale]
        made = _make_all(stale, outputs, [hashes[folder.name] for folder in stale])
        if check:
            return _compare(new, target, surplus)
        for folder in folders:
            if folder not in stale:
                shutil.copytree(target / folder.name, new / folder.name, symlinks=True)
        _refuse_foreign(target, surplus)
        swap(new, target)
    for each in made:
        print(
            f"{each.api}: {each.operations} operations, {each.models} models, {each.files} files, {each.seconds:.1f} s"
        )
    print(f"generated/ is up to date ({len(folders)} packages, {time.monotonic() - started:.1f} s)")
    return 0


def _refuse_foreign(target: Path, surplus: list[str]) -> None:
    for name in surplus:
        if not (target / name / fingerprint.MANIFEST).is_file():
            raise SpecError(target / name, "was not generated and would be lost: move it away")


def _compare(new: Path, target: Path, surplus: list[str]) -> int:
    differing = [f"{target.name}/{name}" for name in fingerprint.differences(new, target)]
    for name in differing[:20]:
        print(f"{name}: is not what the specifications give", file=sys.stderr)
    if differing or surplus:
        print(f'{len(differing)} files differ; run "make generate"', file=sys.stderr)
        return 1
    print("generated/ is what the specifications give")
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
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return generate(options.specs.resolve(), options.output.resolve(), check=options.check, force=options.force)
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
    except (OSError, BrokenProcessPool, RuntimeError, json.JSONDecodeError) as error:
        print(f"error: {error}; {options.output.name}/ is as it was", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"error: interrupted; {options.output.name}/ is as it was", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
