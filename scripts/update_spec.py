"""Takes a vendor's new file of an API: corrects it again, compares, generates and runs the tests.

What comes out is a report for a merge request, printed and kept as `build/update-<api>.md`. A correction that no longer
fits is named, and nothing is changed. A file with repeated keys, merge keys or a byte order mark is taken as what it
says, written anew.

Exit codes: 0 done, or the file is the one that is there; 1 refused or interrupted, nothing was changed; 2 a wrong
argument; 3 done, but tests fail, which the report names, or were interrupted.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arguments import Parser, UsageError
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
from releasing.drift import outdated, regenerate
from releasing.ending import ended
from releasing.errors import ReleaseError, UntestedError
from releasing.locking import alone
from releasing.making import MODULE, Making, read_making
from releasing.restoring import or_as_before
from releasing.update_report import Tests, Update, read_tests, render

ROOT = Path(__file__).resolve().parent.parent
_EVERY_TEST = ("-n", "auto", "--dist", "loadfile")  # as make test runs them


@dataclass(frozen=True)
class _New:
    """The vendor's file: what it says, and what is kept of it."""

    document: dict[str, Any]
    name: str
    text: bytes


def _read(source: Path) -> _New:
    hint = "FROM names an OpenAPI document; scripts/check_page.py compares a saved page"
    try:
        document = load_mapping(source, lenient=True)
    except SpecError as error:
        raise ReleaseError(f"{error}; {hint}") from error
    if "openapi" not in document:
        raise ReleaseError(f"{source} is no OpenAPI document; {hint}")
    return _kept(document, source)


def _kept(document: dict[str, Any], source: Path) -> _New:
    """The vendor's file byte for byte, where the generator takes it as it is."""
    text = source.read_bytes()
    new = _New(document, _name(text), text)
    with tempfile.TemporaryDirectory(prefix="update-spec-") as place:
        file = Path(place) / new.name
        file.write_bytes(text)
        try:
            load_mapping(file)
        except SpecError:
            anew = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
            return _New(document, "openapi.json", anew.encode())
    return new


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


def _name(text: bytes) -> str:
    try:
        json.loads(text)
    except ValueError:
        return "openapi.yaml"
    return "openapi.json"


def _report(root: Path, api: str) -> Path:
    return root / "build" / f"update-{api}.md"


def _making(package: Path) -> Making | None:
    file = package / MODULE
    return read_making(file.read_text(encoding="utf-8")) if file.is_file() else None


def _pin(folder: Path, new: _New) -> None:
    """Notes the hash of a vendor's file, by which a change of it by hand is seen; what is written by hand has none."""
    file = folder / "vendor.sha256"
    if file.exists():
        file.write_text(f"{hashlib.sha256(new.text).hexdigest()}  {new.name}\n", encoding="utf-8")


def _take(root: Path, folder: Path, source: Path, aside: Path) -> Update | None:
    new = _read(source)
    corrections = _require_fitting(new.document, source, folder / "patches.yaml")
    before, file = _before(root, folder), spec_file(folder)
    old_text = file.read_bytes()
    if old_text == new.text:
        place = file.relative_to(root)
        if outdated(root) or (place.as_posix() in commands.changes(root) and not _report(root, folder.name).exists()):
            raise ReleaseError(
                f"{place} is that file already, but there is no report or generated/ is not made from it, as after a "
                "run that was killed: run git checkout specs generated uv.lock and the same again"
            )
        return None
    package, old = root / "generated" / folder.name, aside / folder.name
    if package.exists():
        shutil.copytree(package, old)
    target = folder / new.name
    _report(root, folder.name).unlink(missing_ok=True)
    with or_as_before((folder, root / "generated", root / "uv.lock")):
        whole = folder / f".{new.name}.new"
        whole.write_bytes(new.text)
        whole.replace(target)  # a run that is killed leaves one of both files, and a whole one
        if file != target:
            file.unlink()
        _pin(folder, new)
        after = read_document(folder)
        regenerate(root)
        imported = Path("src") / read_settings(folder, after).package
        packages = old / imported, package / imported
        making = _making(packages[1])
        same = making is not None and making == _making(packages[0])
        found = compare_thoroughly(before, after, packages=packages if old.exists() else None, same_factory=same)
        commands.must([commands.uv(root), "lock", "--quiet"], root, "uv.lock cannot be made anew")
    return Update(
        folder.name,
        target.name,
        hashlib.sha256(old_text).hexdigest(),
        hashlib.sha256(new.text).hexdigest(),
        (str(before["info"]["version"]), str(after["info"]["version"])),
        corrections,
        found,
        fingerprint.differences(old, package),
        is_anew=new.text != source.read_bytes(),
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
        UntestedError: It is taken, and tests fail or do not end.
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
    report = _report(root, api)
    report.parent.mkdir(exist_ok=True)
    report.write_text(render(taken, Tests(False, "not run to the end", ())), encoding="utf-8")
    try:
        run = commands.run([sys.executable, "-m", "pytest", "-q", "-rfE", "--color=no", *(tests or _EVERY_TEST)], root)
    except (KeyboardInterrupt, ReleaseError) as error:
        why = str(error) or "they were interrupted"
        raise UntestedError(
            f"{source.name} is taken and the packages are made anew, but the tests did not end ({why}): run make test"
        ) from error
    result = read_tests(run.stdout or run.stderr, run.returncode)
    text = render(taken, result)
    report.write_text(text, encoding="utf-8")
    print(text, end="")
    if not result.passed:
        raise UntestedError(
            f"{source.name} is taken and the packages are made anew, but tests fail: {result.summary}; "
            f"mend what {report.name} names"
        )
    return 0


def _run(arguments: Sequence[str] | None) -> int:
    parser = Parser(__doc__)
    parser.add_argument("api", help="the folder's name under specs/")
    parser.add_argument("source", type=Path, help="the vendor's new file, JSON or YAML")
    parser.add_argument("--tests", nargs="*", default=[], help="what pytest gets, instead of every test")
    options = parser.parse_args(arguments)
    if not options.api or str(options.source) in ("", "."):
        raise UsageError("API or FROM is missing: make update-spec API=mailbaby FROM=new.json")
    with alone(ROOT):
        return update(ROOT, options.api, options.source.resolve(), options.tests)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return ended(lambda: _run(arguments), NotComparableError, ToolError)


if __name__ == "__main__":
    sys.exit(main())
