"""A changed specification on its way to the users, from a clone of the repository to a clean environment."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from releases import support_gate
from releases.support_install import call, environment_in, install, pip_lines, uv_project, versions
from releases.support_repository import UV, cloned, environment, run
from releases.support_week import NAMES, SPEC, Week, evil_configuration, make_index, upload, without_network
from releases.support_wheels import wheel_bytes, wheel_name


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    checkout = cloned(tmp_path_factory.mktemp("week"))
    with make_index(checkout) as (server, url):
        yield Week(checkout, server, url, checkout.root / "build" / "wheelhouse")


@pytest.fixture(scope="module")
def first(week: Week) -> Week:
    assert "holds no release yet: the first version is 1.0.0." in week.make("release-plan")
    week.make("publish")
    done = week.checkout.make("wheelhouse")
    assert done.code == 0, done.whole
    return week


@dataclass(frozen=True)
class Released:
    """A week after a release, and what the release said."""

    week: Week
    planned: str


@pytest.fixture(scope="module")
def minor(first: Week) -> Released:
    document = first.document()
    document["components"]["schemas"]["MailOrder"]["properties"]["region"] = {"type": "string"}
    first.change(document, "A field")
    planned = first.make("release")
    with support_gate.opened(first.server.url) as gate:
        gate.stop_at(3, taken=True)
        with subprocess.Popen(
            ["/usr/bin/env", "make", "publish", f"INDEX_URL={first.url.replace(first.server.url, gate.url)}"],
            cwd=first.checkout.root,
            env=environment(**first.credentials),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process:
            assert gate.arrived.wait(240)
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=60)
    first.make("publish")
    return Released(first, planned)


@pytest.fixture(scope="module")
def major(minor: Released) -> Week:
    week = minor.week
    document = week.document()
    del document["paths"]["/mail/rules/{ruleId}"]
    week.change(document, "An operation less")
    week.make("release", "publish")
    return week


def expected(**versions: str) -> dict[str, str]:
    return {name: versions.get(name.replace("-", "_"), "1.0.0") for name in NAMES}


def newest(printed: str) -> dict[str, str]:
    lines = [line.split() for line in printed.splitlines() if "→" in line and line.startswith("mailrig")]
    return {words[0]: words[3] for words in lines}


def test_the_first_release_is_1_0_0_and_whole(first: Week) -> None:
    stems = [name.replace("-", "_") for name in NAMES]
    whole = {wheel_name(each, "1.0.0") for each in stems} | {f"{each}-1.0.0.tar.gz" for each in stems}
    assert whole <= set(first.held())


def test_a_wheelhouse_is_enough_where_the_index_has_no_mirror_and_pypi_is_out_of_reach(
    first: Week, tmp_path: Path
) -> None:
    python = environment_in(tmp_path / "env")
    done = install(pip_lines()[1], python, first.url, first.wheelhouse, **without_network(tmp_path))
    assert done.code == 0, done.whole
    assert versions(python) == {name: "1.0.0" for name in NAMES if name != "mailrig-sandbox"}
    assert call(python) == "mb2604"
    told = run([python, "-I", "-c", "import mailbaby_client as m; print(m.__spec__.sha256)"], tmp_path)
    spec = first.checkout.git("show", f"cloned:{SPEC}")
    assert told.out.strip() == hashlib.sha256(spec.encode()).hexdigest()


def test_a_wheelhouse_holds_what_its_sums_say(first: Week) -> None:
    sums = (first.wheelhouse / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in first.wheelhouse.glob("*.whl")}
    assert {line.partition("  ")[2]: line.partition("  ")[0] for line in sums} == found
    assert not [name for name in found if name.startswith("mailrig")]
    locked = (first.wheelhouse / "requirements.txt").read_text(encoding="utf-8")
    assert all(digest in locked for digest in found.values())


@dataclass(frozen=True)
class Public:
    """An index that stands for the public one: all that others make, and what an attacker put there."""

    url: str


@pytest.fixture(scope="module")
def public(first: Week, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Public]:
    folder = tmp_path_factory.mktemp("evil")
    for name, version in (("mailrig", "99.0.0"), ("mailrig-mailbaby", "1.999.0"), ("mailrig-hostup", "1.999.0")):
        package = "mailrig" if name == "mailrig" else f"{name.removeprefix('mailrig-')}_client"
        evil = wheel_bytes(name, version, {f"{package}/__init__.py": "EVIL = True\n"})
        (folder / wheel_name(name, version)).write_bytes(evil)
    url = first.server.add_index("public")
    upload(folder, url, [*folder.glob("*.whl")], **first.credentials)
    yield Public(url)


def test_a_higher_version_on_the_public_index_takes_who_asks_both(first: Week, public: Public, tmp_path: Path) -> None:
    python = environment_in(tmp_path / "env")
    line = (
        "python -m pip install --dry-run --no-deps --index-url https://index.example.org/root/internal/+simple/ "
        f"--extra-index-url {public.url} mailrig"
    )
    done = install(line, python, first.url, first.wheelhouse)
    assert "mailrig-99.0.0" in done.out, done.whole


def test_a_higher_version_on_the_public_index_fails_against_the_line_for_pip(
    first: Week, public: Public, tmp_path: Path
) -> None:
    wheels = sorted(each for each in first.wheelhouse.glob("*.whl") if not each.name.startswith("pyarrow-"))
    upload(tmp_path, first.url, wheels, **first.credentials)
    python = environment_in(tmp_path / "env")
    more = {**without_network(tmp_path), **evil_configuration(tmp_path / "home", public.url)}
    done = install(pip_lines()[0], python, first.url, first.wheelhouse, **more)
    assert done.code == 0, done.whole
    assert versions(python) == {name: "1.0.0" for name in NAMES if name != "mailrig-sandbox"}
    assert call(python) == "mb2604"


def test_a_higher_version_on_the_public_index_fails_against_a_project_of_uv(
    first: Week, public: Public, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text(uv_project(first.url), encoding="utf-8")
    more = {"UV_DEFAULT_INDEX": public.url, "UV_FIND_LINKS": str(first.wheelhouse), **without_network(tmp_path)}
    done = run([UV, "sync", "--python", UV.parent / "python"], project, **more)
    assert done.code == 0, done.err
    python = project / ".venv" / "bin" / "python"
    assert versions(python) == {name: "1.0.0" for name in NAMES if name != "mailrig-sandbox"}
    assert call(python) == "mb2604"


def test_a_field_more_is_a_minor_and_a_killed_publish_is_finished_by_the_next(minor: Released) -> None:
    assert newest(minor.planned) == expected(mailrig_mailbaby="1.1.0", mailrig="1.1.0", mailrig_sandbox="1.1.0")
    names = minor.week.held()
    for stem in ("mailrig_mailbaby", "mailrig", "mailrig_sandbox"):
        assert {wheel_name(stem, "1.1.0"), f"{stem}-1.1.0.tar.gz"} <= set(names)
    changelog = (minor.week.checkout.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### mailrig-mailbaby 1.1.0 (minor, before 1.0.0)" in changelog
    assert "region" in changelog
    assert "mailrig-mailbaby>=1.1,<2" in (minor.week.checkout.root / "overlays/mailrig/pyproject.toml").read_text()


def test_an_operation_less_is_a_major_of_the_client_and_of_what_stands_on_it(major: Week) -> None:
    before = major.checkout.git("rev-parse", "HEAD")
    out = major.make("release")
    assert newest(out) == expected(mailrig_mailbaby="2.0.0", mailrig="2.0.0", mailrig_sandbox="2.0.0")
    assert out.endswith("There is nothing to release.\n")
    assert major.checkout.git("rev-parse", "HEAD") == before
    assert wheel_name("mailrig", "2.0.0") in major.held()
    assert major.checkout.git("status", "--porcelain") == ""


def test_a_released_version_with_other_bytes_is_refused_and_the_index_stays(major: Week) -> None:
    before = major.held()
    document = major.document()
    document["info"]["x-note"] = "Other words."
    major.change(document, "Other words")
    assert major.checkout.script("generate.py").code == 0
    major.checkout.commit("Generated")
    done = major.checkout.make("publish", f"INDEX_URL={major.url}", **major.credentials)
    said, of_make = done.err.splitlines()
    assert (done.code, of_make.startswith("make: *** ")) == (2, True)
    assert said.startswith("error: mailrig-mailbaby has the version 2.0.0 and must have 2.0.1")
    assert said.endswith("run make release")
    assert major.held() == before
