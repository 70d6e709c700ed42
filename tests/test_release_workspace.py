from __future__ import annotations

from pathlib import Path

import pytest
from packaging.version import Version
from releasing.commands import uv
from releasing.errors import ReleaseError
from releasing.workspace import out_of_range, range_of, read_members, with_ranges, with_version, write

ROOT = Path(__file__).resolve().parent.parent
PROJECT = """\
[project]
name = "{name}"
dynamic = ["version"]
dependencies = [
    # why
    {requirements}
]

[project.optional-dependencies]
more = [{more}]

[tool.hatch.version]
path = "src/p/_version.py"
"""


def member(
    root: Path, name: str, version: str = "1.0.0", requirements: str = "", more: str = "", home: str = "overlays"
) -> Path:
    folder = root / home / name.removeprefix("mailrig-")
    (folder / "src" / "p").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(PROJECT.format(name=name, requirements=requirements, more=more))
    (folder / "src" / "p" / "_version.py").write_text(f'"""The version."""\n\n__version__ = "{version}"\n')
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[tool.uv.workspace]\nmembers = ["generated/*", "overlays/*"]\n')
    return tmp_path


def test_the_members_of_this_workspace_fit_each_other() -> None:
    assert out_of_range(read_members(ROOT)) == []


def test_members_come_after_what_they_require() -> None:
    names = [each.name for each in read_members(ROOT)]
    assert names.index("mailrig") > max(names.index(f"mailrig-{api}") for api in ("hostup", "mailbaby", "stalwart"))
    assert names.index("mailrig-sandbox") > names.index("mailrig")


def test_a_member_outside_the_range_of_another_is_named(root: Path) -> None:
    member(root, "mailrig-a", "2.0.0")
    member(root, "mailrig", requirements='"mailrig-a>=1.0,<2",')
    assert out_of_range(read_members(root)) == [
        "mailrig requires mailrig-a<2,>=1.0, but the workspace holds mailrig-a 2.0.0"
    ]


def test_the_range_of_an_extra_counts_too(root: Path) -> None:
    member(root, "mailrig-a", "2.0.0")
    member(root, "mailrig", more='"mailrig-a>=1.0,<2"')
    assert len(out_of_range(read_members(root))) == 1


def test_members_that_require_each_other_are_refused(root: Path) -> None:
    member(root, "mailrig-a", requirements='"mailrig-b",')
    member(root, "mailrig-b", requirements='"mailrig-a",')
    with pytest.raises(ReleaseError, match="in a ring: mailrig-a, mailrig-b"):
        read_members(root)


def test_a_version_that_is_none_is_refused(root: Path) -> None:
    member(root, "mailrig-a", "one")
    with pytest.raises(ReleaseError, match="__version__"):
        read_members(root)


def test_a_range_holds_what_works_like_a_version() -> None:
    assert range_of(Version("2.3.4")) == ">=2.3,<3"


def test_ranges_are_rewritten_and_the_rest_stays(root: Path) -> None:
    requirements = '"mailrig-a[x]>=1.0,<2; python_version > \'3\'",\n    "httpx>=0.28",'
    folder = member(root, "mailrig", requirements=requirements)
    member(root, "mailrig-a")
    (mailrig,) = [each for each in read_members(root) if each.name == "mailrig"]
    text = (folder / "pyproject.toml").read_text()
    new = with_ranges(text, mailrig, {"mailrig": Version("3.0.0"), "mailrig-a": Version("2.1.5")})
    assert new == text.replace("mailrig-a[x]>=1.0,<2", "mailrig-a[x]>=2.1,<3")


def test_a_version_is_written_where_it_is_and_nowhere_else() -> None:
    assert (
        with_version("# why\nversion: 1.0.0\nexample: x\n", Version("1.1.0")) == "# why\nversion: 1.1.0\nexample: x\n"
    )
    assert (
        with_version('"""V."""\n\n__version__ = "1.0.0"\n', Version("2.0.0")) == '"""V."""\n\n__version__ = "2.0.0"\n'
    )
    assert with_version("example: x\n", Version("1.0.0")) == "version: 1.0.0\nexample: x\n"


def test_a_generated_member_has_its_version_in_its_settings(root: Path) -> None:
    folder = member(root, "mailrig-a", home="generated")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    settings = root / "specs" / "a" / "client.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("version: 1.0.0\n")
    (a,) = read_members(root)
    assert write(a, {"mailrig-a": Version("1.1.0")}) == [settings]
    assert settings.read_text() == "version: 1.1.0\n"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_right_already_is_not_written(root: Path) -> None:
    member(root, "mailrig-a", "1.1.0")
    (a,) = read_members(root)
    assert write(a, {"mailrig-a": Version("1.1.0")}) == []


def test_the_uv_of_the_makefile_is_found_from_any_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV", "build/uv/bin/uv")
    assert uv(ROOT) == str(ROOT / "build" / "uv" / "bin" / "uv")
    monkeypatch.setenv("UV", "uv")
    assert uv(ROOT) == "uv"
