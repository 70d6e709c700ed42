"""Content hashes that tell whether a package is up to date, without a look at a clock or a generator."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from factory.settings import GENERATORS

_READERS = ("jinja2", "jsonpatch", "pyyaml")
_CODE = (".py", ".jinja")
MANIFEST = ".generated.json"
_SCRIPTS = Path(__file__).resolve().parent.parent


def _digest(root: Path, files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(f"{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST and path.suffix != ".pyc" and "__pycache__" not in path.parts
    ]


def factory(options: dict[str, Any]) -> str:
    """The hash of what a package is made with: two of the same hash differ by what their specifications say.

    It is the same in every checkout, whatever its line ends and its file system's order are. The generators' versions,
    which a package names, are no part of it.

    Args:
        options: What `client.yaml` tells the generators.
    """
    found = [path for path in (*_files(_SCRIPTS / "factory"), *_files(_SCRIPTS / "templates")) if path.suffix in _CODE]
    total = hashlib.sha256()
    for name, path in sorted((path.relative_to(_SCRIPTS).as_posix(), path) for path in found):
        text = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{name}\0{hashlib.sha256(text).hexdigest()}\0".encode())
    total.update(json.dumps([_versions(_READERS), options], sort_keys=True).encode())
    return total.hexdigest()


def _versions(names: Iterable[str]) -> dict[str, str]:
    return {name: version(name) for name in names}


def inputs(folder: Path) -> str:
    """The hash of all that a package is made from.

    That is its specification, corrections and settings, the templates, this code and the generators' versions.

    Args:
        folder: `specs/<api>`.
    """
    machinery = [*_files(_SCRIPTS / "factory"), *_files(_SCRIPTS / "templates")]
    sources = [path for path in _files(folder) if path.name.startswith(("openapi.", "patches.", "client."))]
    versions = json.dumps(_versions((*GENERATORS, *_READERS)), sort_keys=True)
    whole = f"{_digest(_SCRIPTS, machinery)}{_digest(folder, sources)}{versions}"
    return hashlib.sha256(whole.encode()).hexdigest()


def _manifest(package: Path, made_from: str) -> dict[str, str]:
    words = f'from specs/{package.name} by scripts/generate.py: never edit it, run "make generate"'
    return {"@generated": words, "inputs": made_from, "outputs": _digest(package, _files(package))}


def write_manifest(package: Path, made_from: str) -> None:
    """Notes in a finished package what it was made from and what came out."""
    manifest = _manifest(package, made_from)
    (package / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def is_current(package: Path, made_from: str) -> bool:
    """Whether a package is what these inputs give, and nobody has changed it since."""
    try:
        manifest = json.loads((package / MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest == _manifest(package, made_from))
    except (OSError, ValueError):
        return False


def is_replaceable(package: Path) -> bool:
    """Whether nothing is lost with a folder: it was generated, or is empty, or is not there."""
    if (package / MANIFEST).is_file() or not (package.exists() or package.is_symlink()):
        return True
    if not package.is_dir():
        return False
    project = package / "pyproject.toml"
    return not any(package.iterdir()) or (project.is_file() and b"@generated from specs/" in project.read_bytes())


def differences(expected: Path, found: Path) -> list[str]:
    """The files, relative to both folders, that are missing in one of them or hold other bytes."""
    left, right = (
        {path.relative_to(root).as_posix(): path for path in [*_files(root), *root.rglob(MANIFEST)]}
        for root in (expected, found)
    )
    return sorted(
        name
        for name in left.keys() | right.keys()
        if name not in left or name not in right or left[name].read_bytes() != right[name].read_bytes()
    )
