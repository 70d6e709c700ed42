"""The command's words: its help, its codes, what it compares and what it refuses to lose."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.specs import Workshop, changed, document, stamps, tree


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one API is up to date; to be copied, not changed."""
    workshop = Workshop(tmp_path_factory.mktemp("made"))
    workshop.write("sample", document())
    assert workshop.run().code == 0
    return workshop.root


@pytest.fixture
def workshop(made: Path, tmp_path: Path) -> Workshop:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Workshop(tmp_path)


def test_the_help_tells_the_exit_codes(tmp_path: Path) -> None:
    run = Workshop(tmp_path).run_process("--help")
    assert run.code == 0
    assert "Exit codes: 0 all is as it should be; 1 an input is wrong" in run.out
    assert "2 a wrong argument" in run.out


@pytest.mark.parametrize("argument", ["--chekc", "surplus", "--specs"])
def test_a_wrong_argument_is_code_2(tmp_path: Path, argument: str) -> None:
    run = Workshop(tmp_path).run_process(argument)
    assert (run.code, run.out) == (2, "")
    assert "usage:" in run.err
    assert list(tmp_path.iterdir()) == [tmp_path / "specs"]


def test_a_check_of_what_is_right_says_so_and_writes_nothing(workshop: Workshop) -> None:
    (workshop.root / ".generated-lock").unlink()
    before = stamps(workshop.root)
    run = workshop.run("--check")
    assert (run.code, run.out, run.err) == (0, "generated/ is what the specifications give\n", "")
    assert stamps(workshop.root) == before


def test_a_check_names_what_differs_and_leaves_it(workshop: Workshop) -> None:
    package = workshop.output / "sample"
    (package / "README.md").write_text("mine\n")
    (package / "src/sample_client/extra.py").write_text("")
    (package / "src/sample_client/types.py").unlink()
    before = tree(workshop.root)
    run = workshop.run("--check")
    assert (run.code, run.out) == (1, "")
    assert run.err.splitlines() == [
        "generated/sample/README.md: is not what the specifications give",
        "generated/sample/src/sample_client/extra.py: is not what the specifications give",
        "generated/sample/src/sample_client/types.py: is not what the specifications give",
        '3 differences; run "make generate"',
    ]
    assert tree(workshop.root) == before


def test_a_check_looks_at_every_byte_and_not_at_what_a_package_says_of_itself(workshop: Workshop) -> None:
    workshop.write("sample", changed(document(), {"/info/title": "Other"}))
    other = Workshop(workshop.root)
    other.output = workshop.root / "other"
    assert other.run().code == 0
    shutil.copy(other.output / "sample/.generated.json", workshop.output / "sample")
    run = workshop.run("--check")
    assert run.code == 1
    assert "generated/sample/README.md: is not" in run.err


def test_a_check_names_surplus_folders_even_empty_ones(workshop: Workshop) -> None:
    (workshop.output / "empty").mkdir()
    (workshop.output / "notes.txt").write_text("mine\n")
    run = workshop.run("--check")
    assert (run.code, run.out) == (1, "")
    assert run.err.splitlines()[:2] == [
        "generated/empty: comes from no specification",
        "generated/notes.txt: comes from no specification",
    ]
    assert (workshop.output / "notes.txt").read_text() == "mine\n"


def test_a_check_of_nothing_at_all_finds_every_file_missing(workshop: Workshop) -> None:
    expected = len(tree(workshop.output))
    shutil.rmtree(workshop.output)
    run = workshop.run("--check")
    assert run.code == 1
    assert run.err.splitlines()[-1] == f'{expected} differences; run "make generate"'
    assert not workshop.output.exists()


def test_a_check_of_a_bad_specification_is_its_one_line(workshop: Workshop) -> None:
    workshop.write("sample", b"[]")
    run = workshop.run("--check")
    assert (run.code, run.out) == (1, "")
    assert run.err == "error: specs/sample/openapi.json: holds no mapping\n"


def test_a_fault_of_the_factory_is_one_line_that_names_the_input(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a fault\nin two lines")

    monkeypatch.setattr("factory.package.make", fail)
    before = tree(workshop.output)
    run = workshop.run("--force")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("error: specs/sample: no package can be made from it: ")
    assert "KeyError in test_generate_command.py:" in run.err
    assert run.err.count("\n") == 1
    assert tree(workshop.output) == before
    assert workshop.left_overs() == []


@pytest.mark.parametrize("name", ["foreign", "sample", "notes.txt", "lost"])
def test_what_was_not_generated_is_refused_and_not_deleted(workshop: Workshop, name: str) -> None:
    place = workshop.output / name
    if name == "sample":
        shutil.rmtree(place)
    if name == "lost":
        place.symlink_to(workshop.root / "nowhere")
    elif name == "notes.txt":
        place.write_text("mine\n")
    else:
        (place / "src").mkdir(parents=True)
        (place / "src" / "mine.py").write_text("MINE = True\n")
        (place / "pyproject.toml").write_text('[project]\nname = "mine"\n')
    before = tree(workshop.output)
    run = workshop.run("--force")
    assert (run.code, run.out) == (1, "")
    assert run.err == f"error: generated/{name}: was not generated and would be lost: move it away\n"
    assert tree(workshop.output) == before
    assert workshop.left_overs() == []


def test_an_empty_folder_in_the_output_is_no_loss(workshop: Workshop) -> None:
    (workshop.output / "empty").mkdir()
    assert workshop.run().code == 0
    assert [path.name for path in workshop.output.iterdir()] == ["sample"]


def test_an_output_that_is_a_file_is_refused_and_stays(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("sample", document())
    workshop.output.write_text("mine\n")
    run = workshop.run()
    assert (run.code, run.out, run.err) == (1, "", "error: generated: is no folder\n")
    assert workshop.output.read_text() == "mine\n"


def test_an_output_below_a_file_is_refused(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("sample", document())
    (tmp_path / "file").write_text("mine\n")
    workshop.output = tmp_path / "file" / "generated"
    run = workshop.run()
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("error: ")
    assert run.err.count("\n") == 1
    assert (tmp_path / "file").read_text() == "mine\n"


def test_an_output_that_is_a_symbolic_link_stays_one(workshop: Workshop) -> None:
    real = workshop.root / "real" / "packages"
    real.parent.mkdir()
    workshop.output.rename(real)
    workshop.output.symlink_to(real)
    content = tree(real)
    workshop.write("sample", changed(document(), {"/info/title": "Other"}))
    run = workshop.run()
    assert run.code == 0, run.err
    assert workshop.output.readlink() == real
    assert tree(real).keys() == content.keys()
    assert tree(real) != content
    assert sorted(path.name for path in real.parent.iterdir()) == [".packages-lock", "packages"]


def test_two_outputs_side_by_side_do_not_touch_each_other(workshop: Workshop) -> None:
    content = tree(workshop.output)
    other = Workshop(workshop.root)
    other.output = workshop.root / "generated-two"
    assert other.run().code == 0
    assert tree(other.output) == content == tree(workshop.output)
