"""Copies of the repository in folders of their own, and the commands that users run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UV = ROOT / "build" / "uv" / "bin" / "uv"
_MOST = 300
_MODULES = Path("scripts") / "node" / "node_modules"
_IDENTITY = {
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
}


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def whole(self) -> str:
        """All that it said."""
        return f"{self.out}\n{self.err}"


def environment(**more: str) -> dict[str, str]:
    """An environment without the marks of the test's own process or of another index."""
    marks = ("UV_", "PIP_", "PYTEST_", "MAKE", "MFLAGS", "VIRTUAL_ENV", "PYTHONPATH", "MYPYPATH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(marks)}
    mirrors = {
        name: value
        for name, value in os.environ.items()
        if name in ("UV_CACHE_DIR", "UV_DEFAULT_INDEX", "UV_INDEX_URL")
    }
    return kept | mirrors | _IDENTITY | {"UV_PYTHON_DOWNLOADS": "never"} | more


def run(command: list[str | Path], folder: Path, **variables: str) -> Done:
    """A command, until it ends."""
    words = [str(each) for each in command]
    done = subprocess.run(
        words, cwd=folder, env=environment(**variables), capture_output=True, text=True, timeout=_MOST, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Checkout:
    """A clone of the repository.

    Args:
        root: Its folder.
    """

    root: Path

    def script(self, name: str, *words: str, **variables: str) -> Done:
        """One of the project's commands, with the interpreter of the tests."""
        return run([sys.executable, self.root / "scripts" / name, *words], self.root, **variables)

    def make(self, *words: str, **variables: str) -> Done:
        """make, as users call it."""
        return run(["make", "--no-print-directory", *words], self.root, **variables)

    def git(self, *words: str) -> str:
        """What a git command prints."""
        done = run(["git", *words], self.root)
        assert done.code == 0, done.err
        return done.out

    def commit(self, message: str) -> None:
        """Commits all that is changed."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def edit(self, path: str, old: str, new: str) -> None:
        """Exchanges a text in a file that holds it."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def undo(self) -> None:
        """Brings everything back to how it was cloned."""
        self.git("reset", "--quiet", "--hard", "cloned")
        self.git("clean", "--quiet", "-d", "--force")


def cloned(folder: Path) -> Checkout:
    """A clone of what the checkout holds, changes that are not committed included."""
    root = folder / "checkout"
    done = run(["git", "clone", "--quiet", "--local", ROOT, root], folder)
    assert done.code == 0, done.err
    checkout = Checkout(root)
    _bring_changes(checkout)
    (root / "build").mkdir()
    (root / "build" / "uv").symlink_to(UV.parent.parent)  # what the first make of a clone installs
    shutil.copytree(ROOT / _MODULES, root / _MODULES, symlinks=True, copy_function=_linked)
    (root / _MODULES).touch()
    checkout.git("tag", "cloned")
    return checkout


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # it is on another file system
        shutil.copy2(source, target)


def _bring_changes(checkout: Checkout) -> None:
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT).out.split("\0")
    names = {name for name in listed if name and (ROOT / name).is_file()}
    for name in filter(None, checkout.git("ls-files", "-z").split("\0")):
        if name not in names:
            (checkout.root / name).unlink()
    for name in names:
        target = checkout.root / name
        if not target.is_file() or target.read_bytes() != (ROOT / name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    if checkout.git("status", "--porcelain"):
        checkout.commit("What is not committed yet")
