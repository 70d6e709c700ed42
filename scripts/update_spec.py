"""Takes a vendor's new file of an API: corrects it again, compares, generates and runs the tests.

What comes out is a report for a merge request, printed and kept as `build/update-<api>.md`. A correction that no longer
fits is named, and nothing is changed.

Exit codes: 0 done, or the file is the one that is there; 1 refused, nothing was changed; 2 a wrong argument; 3 done,
but tests fail: the report names them.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import generate
from comparing import NotComparableError
from comparing.files import compare_thoroughly
from comparing.redocly import ToolError
from factory import fingerprint
from factory.document import load_mapping
from factory.errors import SpecError
from factory.package import read_document
from factory.reading import load
from factory.settings import read_settings, spec_file
from releasing import commands
from releasing.corrections import reapply
from releasing.errors import ReleaseError
from releasing.update_report import Update, read_tests, render

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class _Old:
    """What there was before: the file and its text, the corrected document, a copy of the package."""

    file: Path
    text: bytes
    document: dict[str, Any]
    package: Path


def _read(source: Path) -> dict[str, Any]:
    hint = "FROM names an OpenAPI document; scripts/check_page.py compares a saved page"
    try:
        document = load_mapping(source)
    except SpecError as error:
        raise ReleaseError(f"{error}; {hint}") from error
    if "openapi" not in document:
        raise ReleaseError(f"{source} is no OpenAPI document; {hint}")
    return document


def _before(root: Path, folder: Path) -> dict[str, Any]:
    """The corrected document of the package that is there, whose corrections may have been mended since."""
    found = sorted((root / "generated" / folder.name / "src").glob("*/spec/effective.json"))
    return load_mapping(found[0]) if found else read_document(folder)


def _require_fitting(document: dict[str, Any], source: Path, corrections: Path) -> int:
    misfits = reapply(document, corrections)[1]
    if misfits:
        head = f"{len(misfits)} corrections in {corrections.parent.name}/{corrections.name} no longer fit {source.name}"
        raise ReleaseError(f"{head}: {' | '.join(map(str, misfits))}")
    return len(load(corrections)) if corrections.exists() else 0


def _name(source: Path) -> str:
    try:
        json.loads(source.read_bytes())
    except ValueError:
        return "openapi.yaml"
    return "openapi.json"


@contextlib.contextmanager
def _or_as_before(root: Path, old: _Old, new: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        new.unlink(missing_ok=True)
        old.file.write_bytes(old.text)
        with contextlib.suppress(SpecError):  # the corrections may be for the new file only
            _generate(root)
        raise


def _generate(root: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        generate.generate(root / "specs", root / "generated", force=False)


def _take(root: Path, folder: Path, source: Path, aside: Path) -> Update | None:
    document = _read(source)
    corrections = _require_fitting(document, source, folder / "patches.yaml")
    before = _before(root, folder)
    file = spec_file(folder)
    if file.read_bytes() == source.read_bytes():
        return None
    package = root / "generated" / folder.name
    old = _Old(file, file.read_bytes(), before, aside / package.name)
    if package.exists():
        shutil.copytree(package, old.package)
    target = folder / _name(source)
    text = source.read_bytes()
    with _or_as_before(root, old, target):
        file.unlink()
        target.write_bytes(text)
        after = read_document(folder)
        _generate(root)
        imported = Path("src") / read_settings(folder, after).package
        found = compare_thoroughly(before, after, packages=(old.package / imported, package / imported))
    commands.must([commands.uv(root), "lock", "--quiet"], root, "uv.lock cannot be made anew")
    return Update(
        folder.name,
        target.name,
        hashlib.sha256(old.text).hexdigest(),
        hashlib.sha256(text).hexdigest(),
        (str(before["info"]["version"]), str(after["info"]["version"])),
        corrections,
        found,
        fingerprint.differences(old.package, package),
    )


def update(root: Path, api: str, source: Path, tests: Sequence[str]) -> int:
    """Takes a vendor's new file.

    Args:
        root: The folder of the workspace.
        api: The folder's name under `specs/`.
        source: The new file.
        tests: What pytest gets as arguments; nothing means every test.

    Returns:
        The exit code.

    Raises:
        ReleaseError: The file cannot be taken.
        SpecError: No package can be made from it.
    """
    folder = root / "specs" / api
    known = sorted(path.name for path in (root / "specs").iterdir() if path.is_dir())
    if api not in known:
        raise ReleaseError(f"there is no API {api!r}: API is one of {', '.join(known)}")
    if not source.is_file():
        raise ReleaseError(f"there is no file {source}: FROM names the vendor's new file")
    with tempfile.TemporaryDirectory(prefix="update-spec-") as aside:
        taken = _take(root, folder, source, Path(aside))
    if taken is None:
        print(f"{source} is what specs/{api}/ holds already")
        return 0
    run = commands.run([sys.executable, "-m", "pytest", "-q", "-rfE", "--color=no", *tests], root)
    result = read_tests(run.stdout or run.stderr, run.returncode)
    text = render(taken, result)
    report = root / "build" / f"update-{api}.md"
    report.parent.mkdir(exist_ok=True)
    report.write_text(text, encoding="utf-8")
    print(text, end="")
    if not result.passed:
        print(f"error: tests fail: {result.summary}; mend what {report.name} names", file=sys.stderr)
    return 0 if result.passed else 3


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("api", help="the folder's name under specs/")
    parser.add_argument("source", type=Path, help="the vendor's new file, JSON or YAML")
    parser.add_argument("--tests", nargs="*", default=[], help="what pytest gets, instead of every test")
    options = parser.parse_args(arguments)
    if not options.api or str(options.source) in ("", "."):
        parser.error("API or FROM is missing: make update-spec API=mailbaby FROM=new.json")
    try:
        return update(ROOT, options.api, options.source.resolve(), options.tests)
    except (ReleaseError, SpecError, NotComparableError, ToolError, OSError) as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
