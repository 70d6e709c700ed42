"""Wheels and sdists: built twice, compared and checked."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.utils import canonicalize_name, parse_sdist_filename

from releasing.archive import contents
from releasing.commands import git, must, uv
from releasing.errors import ReleaseError
from releasing.wheel import Wheel, read_wheel

_SOURCES = ("generated", "overlays", "pyproject.toml", "uv.lock", ".gitignore")


def build(root: Path, out: Path, *, command: str = "") -> dict[str, bytes]:
    """Builds every distribution of a workspace.

    Args:
        root: The folder of the workspace.
        out: The folder for the files; what it holds goes.
        command: The uv that builds, if it is not the workspace's.

    Returns:
        The content of each file, by its name.

    Raises:
        ReleaseError: A distribution cannot be built.
    """
    shutil.rmtree(out, ignore_errors=True)
    words = [
        "build",
        "--quiet",
        "--all-packages",
        "--python",
        sys.executable,
        "--out-dir",
        out,
    ]
    umask = os.umask(0o022)
    try:
        must([command or uv(root), *words], root, "a distribution cannot be built; mend it")
    finally:
        os.umask(umask)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.suffix in (".whl", ".gz")}


@dataclass(frozen=True)
class Built:
    """The wheel of a distribution and the files of its sdist."""

    wheel: Wheel
    sdist: dict[str, bytes]


def distributions(files: Mapping[str, bytes]) -> dict[str, Built]:
    """What files hold, by the name of the distribution.

    Args:
        files: The content of each wheel and sdist, by its name.
    """
    wheels = [read_wheel(name, content) for name, content in files.items() if name.endswith(".whl")]
    sdists = {parse_sdist_filename(name)[0]: name for name in files if name.endswith(".tar.gz")}
    named = {canonicalize_name(str(each.metadata["Name"])): each for each in wheels}
    return {
        name: Built(wheel, contents(sdists[name], files[sdists[name]]))
        for name, wheel in named.items()
        if name in sdists
    }


@contextlib.contextmanager
def copied(root: Path) -> Iterator[Path]:
    """A copy of what git knows of a workspace's packages, elsewhere."""
    names = git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *_SOURCES).split("\0")
    with tempfile.TemporaryDirectory(prefix="releasing-copy-") as folder:
        for name in filter(None, names):
            if (root / name).is_file():
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / name, Path(folder) / name)
        yield Path(folder)


def differing(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """The files that are missing in one of two builds or hold other bytes."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def build_aside(root: Path) -> dict[str, bytes]:
    """What `build` gives, without a folder that stays."""
    with tempfile.TemporaryDirectory(prefix="releasing-") as folder:
        return build(root, Path(folder) / "dist")


def require_reproducible(root: Path, files: dict[str, bytes]) -> None:
    """Builds every distribution once more, in a copy elsewhere.

    Args:
        root: The folder of the workspace.
        files: What `build` gave there.

    Raises:
        ReleaseError: The builds differ, or this one fails.
    """
    with copied(root) as elsewhere, tempfile.TemporaryDirectory(prefix="releasing-") as folder:
        second = build(elsewhere, Path(folder) / "dist", command=uv(root))
    if others := differing(files, second):
        raise ReleaseError(
            f"two builds in two folders give other bytes of {', '.join(others)}: see what files git does not know there"
        )


def check(root: Path, folder: Path) -> None:
    """Lets twine and check-wheel-contents judge the files of a folder.

    Raises:
        ReleaseError: One of them finds something.
    """
    tools = Path(sys.executable).parent
    files = sorted(str(path) for path in folder.iterdir() if path.suffix in (".whl", ".gz"))
    built = [path for path in files if path.endswith(".whl")]
    must([tools / "twine", "--no-color", "check", "--strict", *files], root, "twine check refuses a file; mend it")
    must([tools / "check-wheel-contents", *built], root, "check-wheel-contents refuses a wheel; mend it")


def check_install(root: Path, folder: Path) -> str:
    """Installs the wheels of a folder with all their extras into a clean environment and imports every module.

    Returns:
        The table of what came out.

    Raises:
        ReleaseError: It cannot be installed, or a module cannot be imported.
    """
    command = uv(root)
    with tempfile.TemporaryDirectory(prefix="releasing-install-") as place:
        environment, constraints = Path(place) / "env", Path(place) / "constraints.txt"
        python = environment / "bin" / "python"
        must([command, "venv", "--quiet", "--python", sys.executable, environment], root, "no environment can be made")
        export = ["export", "--quiet", "--locked", "--all-packages", "--no-emit-workspace", "--no-hashes"]
        what = "uv.lock is not up to date: run make lock"
        must([command, *export, "--format", "requirements-txt", "--output-file", constraints], root, what)
        install = ["pip", "install", "--quiet", "--python", python, "--constraint", constraints]
        wheels = [f"{wheel}{_extras(wheel)}" for wheel in sorted(folder.glob("*.whl"))]
        must([command, *install, *wheels], root, "the wheels cannot be installed together")
        checked = [python, "-I", root / "scripts" / "check_install.py"]
        return must(checked, root, "the wheels are installed but not usable; mend them")


def _extras(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as opened:
        name = next(each for each in opened.namelist() if each.endswith(".dist-info/METADATA"))
        found = HeaderParser().parsestr(opened.read(name).decode()).get_all("Provides-Extra")
    return f"[{','.join(found)}]" if found else ""
