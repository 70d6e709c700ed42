"""What a change makes anew: the packages that it concerns, and no other."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from factory import fingerprint
from support.specs import SCRIPT, Workshop, changed, document, stamps, tree


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two APIs are up to date; to be copied, not changed."""
    workshop = Workshop(tmp_path_factory.mktemp("made"))
    workshop.write("alpha", document(), client=b"version: 1.2.3\n")
    workshop.write("beta", document())
    run = workshop.run()
    assert run.code == 0, run.err
    return workshop.root


@pytest.fixture
def workshop(made: Path, tmp_path: Path) -> Workshop:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Workshop(tmp_path)


def _rewritten(workshop: Workshop, before: dict[str, int]) -> set[str]:
    """The packages of which any file was written, or is gone."""
    after = stamps(workshop.output)
    return {name.partition("/")[0] for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_nothing_is_rewritten_when_nothing_changed(workshop: Workshop) -> None:
    before = stamps(workshop.output)
    folder = workshop.output.stat()
    run = workshop.run()
    assert run.code == 0
    assert "generated/ is up to date (2 packages" in run.out
    assert stamps(workshop.output) == before
    assert workshop.output.stat() == folder


def test_force_makes_everything_anew_with_the_same_bytes(workshop: Workshop) -> None:
    content, before = tree(workshop.output), stamps(workshop.output)
    assert workshop.run("--force").code == 0
    assert _rewritten(workshop, before) == {"alpha", "beta"}
    assert tree(workshop.output) == content


def test_a_comment_in_a_specification_is_carried_into_its_package_and_no_other(workshop: Workshop) -> None:
    text = (workshop.specs / "alpha" / "openapi.json").read_bytes()
    (workshop.specs / "alpha" / "openapi.json").unlink()
    workshop.write("alpha", text, "openapi.yaml")
    assert workshop.run().code == 0
    before = stamps(workshop.output)
    source = workshop.write("alpha", b"# a comment\n" + text, "openapi.yaml") / "openapi.yaml"
    assert workshop.run().code == 0
    assert _rewritten(workshop, before) == {"alpha"}
    shipped = workshop.output / "alpha/src/alpha_client/spec"
    assert (shipped / "openapi.yaml").read_bytes() == source.read_bytes()
    assert not (shipped / "openapi.json").exists()


def test_changed_settings_make_their_package_anew(workshop: Workshop) -> None:
    before = stamps(workshop.output)
    (workshop.specs / "alpha" / "client.yaml").write_bytes(b"version: 2.0.0\n")
    assert workshop.run().code == 0
    assert _rewritten(workshop, before) == {"alpha"}
    assert '"2.0.0"' in (workshop.output / "alpha/src/alpha_client/_version.py").read_text()


def test_new_corrections_make_their_package_anew(workshop: Workshop) -> None:
    before = stamps(workshop.output)
    patch = b"- {reason: x, patch: [{op: test, path: /info/title, value: Things}]}\n"
    (workshop.specs / "beta" / "patches.yaml").write_bytes(patch)
    assert workshop.run().code == 0
    assert _rewritten(workshop, before) == {"beta"}


def test_a_note_beside_a_specification_makes_nothing_anew(workshop: Workshop) -> None:
    before = stamps(workshop.output)
    (workshop.specs / "beta" / "deviations.md").write_text("# Deviations\n")
    assert workshop.run().code == 0
    assert _rewritten(workshop, before) == set()


def test_another_version_of_a_generator_makes_everything_anew(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamps(workshop.output)
    monkeypatch.setattr("factory.fingerprint.version", lambda name: "0.0.1" if name == "ruff" else version(name))
    assert workshop.run().code == 0
    assert _rewritten(workshop, before) == {"alpha", "beta"}


@pytest.mark.parametrize("file", ["factory/naming.py", "templates/errors.py.jinja"])
def test_a_changed_factory_makes_everything_anew(workshop: Workshop, file: str) -> None:
    scripts = workshop.root / "scripts"
    for name in ("factory", "templates"):
        shutil.copytree(SCRIPT.parent / name, scripts / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SCRIPT, scripts)
    shutil.rmtree(workshop.specs / "beta")
    shutil.rmtree(workshop.output / "beta")
    command = [sys.executable, "-B", str(scripts / "generate.py"), *workshop.arguments()]
    before = stamps(workshop.output)
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert _rewritten(workshop, before) == set()
    with (scripts / file).open("a") as text:
        text.write("# changed\n")
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert _rewritten(workshop, before) == {"alpha"}


def _edit(package: Path) -> None:
    with (package / "src/alpha_client/types.py").open("a") as text:
        text.write("EDITED = True\n")


def _delete(package: Path) -> None:
    (package / "src/alpha_client/models/thing.py").unlink()


def _add(package: Path) -> None:
    (package / "src/alpha_client/extra.py").write_text("EXTRA = True\n")


def _rename(package: Path) -> None:
    (package / "README.md").rename(package / "READ.md")


def _forget(package: Path) -> None:
    (package / fingerprint.MANIFEST).unlink()


def _garble(package: Path) -> None:
    (package / fingerprint.MANIFEST).write_text("[]")


def _remove(package: Path) -> None:
    shutil.rmtree(package)


HANDS = [_edit, _delete, _add, _rename, _forget, _garble, _remove]


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.__name__.strip("_"))
def test_what_a_hand_did_to_a_package_is_put_right(workshop: Workshop, hand: Callable[[Path], None]) -> None:
    content, before = tree(workshop.output), stamps(workshop.output)
    hand(workshop.output / "alpha")
    assert tree(workshop.output) != content
    assert workshop.run("--check").code == 1
    assert tree(workshop.output) != content
    assert workshop.run().code == 0
    assert tree(workshop.output) == content
    assert _rewritten(workshop, before) == {"alpha"}


def test_an_api_that_is_gone_takes_its_package_along(workshop: Workshop) -> None:
    before = stamps(workshop.output)
    shutil.rmtree(workshop.specs / "alpha")
    assert workshop.run().code == 0
    assert [path.name for path in workshop.output.iterdir()] == ["beta"]
    assert _rewritten(workshop, before) == {"alpha"}


def test_a_bad_specification_keeps_every_package_as_it_was(workshop: Workshop) -> None:
    content, before = tree(workshop.output), stamps(workshop.output)
    workshop.write("alpha", changed(document(), {"/info/title": "Better"}))
    workshop.write("beta", changed(document(), {"/paths/~1things/post/tags": []}))
    run = workshop.run()
    assert (run.code, run.out) == (1, "")
    assert run.err == "error: specs/beta/openapi.json#/paths/~1things/post: an operation needs exactly one tag\n"
    assert (tree(workshop.output), stamps(workshop.output)) == (content, before)
    assert workshop.left_overs() == []
