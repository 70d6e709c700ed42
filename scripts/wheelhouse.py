"""Collects the third-party wheels that the distributions need, as locked, each checked by its hash.

The folder holds the wheels for this Python and this kind of machine, `requirements.txt` with their versions and hashes,
and `SHA256SUMS`. With it an index without a mirror is enough to install from, without PyPI.

Exit codes: 0 all are there; 1 one cannot be had; 2 a wrong argument.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from arguments import Parser
from releasing import commands
from releasing.ending import ended

ROOT = Path(__file__).resolve().parent.parent
_REQUIREMENTS = "requirements.txt"
_SUMS = "SHA256SUMS"


def collect(root: Path, folder: Path, *, extras: bool = True) -> list[str]:
    """Fills a folder; what it held goes.

    Args:
        root: The folder of the workspace.
        folder: The folder.
        extras: Whether also what only the extras need.

    Returns:
        The names of the wheels.

    Raises:
        ReleaseError: A wheel cannot be had.
    """
    uv = commands.uv(root)
    with tempfile.TemporaryDirectory(prefix="wheelhouse-", ignore_cleanup_errors=True) as place:
        new = Path(place) / "new"
        new.mkdir()
        words = ["export", "--quiet", "--locked", "--all-packages", "--no-default-groups", "--no-emit-workspace"]
        more = ["--all-extras"] if extras else []
        export = [uv, *words, *more, "--no-header", "--format", "requirements-txt"]
        commands.must([*export, "--output-file", new / _REQUIREMENTS], root, "uv.lock is not up to date; run make lock")
        pip = Path(place) / "pip"
        commands.must([uv, "venv", "--quiet", "--seed", "--python", sys.executable, pip], root, "pip cannot be had")
        download = [pip / "bin" / "python", "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--dest", new]
        what = "a wheel cannot be had; it needs PyPI or a mirror (PIP_INDEX_URL)"
        commands.must([*download, *options, "--requirement", new / _REQUIREMENTS], root, what)
        names = sorted(path.name for path in new.glob("*.whl"))
        sums = [f"{hashlib.sha256((new / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
        (new / _SUMS).write_text("".join(sums), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(new, folder)
    return names


def _run(arguments: Sequence[str] | None) -> int:
    parser = Parser(__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "wheelhouse", help="the folder to fill")
    parser.add_argument("--without-extras", action="store_true", help="leave out what only the extras need")
    options = parser.parse_args(arguments)
    names = collect(ROOT, options.folder.resolve(), extras=not options.without_extras)
    print(f"{options.folder} holds {len(names)} wheels, their hashes and the versions")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return ended(lambda: _run(arguments))


if __name__ == "__main__":
    sys.exit(main())
