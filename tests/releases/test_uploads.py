from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from releases.support_gate import Gate, opened
from releases.support_repository import ROOT, environment
from releases.support_wheels import CODE, sdist_bytes, sdist_name, wheel_bytes, wheel_name
from releasing import devpi
from releasing.index_client import opened as index_at
from releasing.uploading import State, in_order, state

PROJECTS = ("mailrig-a", "mailrig-b", "mailrig")
DRIVER = Path(__file__).with_name("upload_driver.py")
WAIT = 60


def files(code: str = CODE) -> dict[str, bytes]:
    found = {}
    for name in PROJECTS:
        package = name.replace("-", "_")
        found[wheel_name(name, "1.0.0")] = wheel_bytes(name, "1.0.0", {f"{package}/__init__.py": code})
        found[sdist_name(name, "1.0.0")] = sdist_bytes(name, "1.0.0", {f"{package}/__init__.py": code})
    return found


ORDER = in_order(files(), PROJECTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def gate(server: devpi.Running) -> Iterator[Gate]:
    with opened(server.url) as found:
        yield found


def start(folder: Path, url: str, server: devpi.Running) -> subprocess.Popen[str]:
    scripts = {"PYTHONPATH": str(ROOT / "scripts")}
    credentials = {"UV_PUBLISH_USERNAME": server.user, "UV_PUBLISH_PASSWORD": server.password}
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(folder), url, *PROJECTS],
        env=environment(**scripts, **credentials),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=WAIT)
    return process.returncode, out, err


def held(url: str) -> dict[str, str]:
    with index_at(url) as (index, _):
        return {each.name: each.sha256 for project in PROJECTS for each in index.files(project)}


def hashes(names: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256(files()[name]).hexdigest() for name in names}


def repacked(wheel: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.namelist():
            new.writestr(zipfile.ZipInfo(entry, (2020, 2, 2, 0, 0, 0)), old.read(entry), zipfile.ZIP_DEFLATED)
    assert packed.getvalue() != wheel
    return packed.getvalue()


def test_what_others_require_goes_up_first_and_a_wheel_before_its_sdist() -> None:
    assert ORDER == [
        "mailrig_a-1.0.0-py3-none-any.whl",
        "mailrig_a-1.0.0.tar.gz",
        "mailrig_b-1.0.0-py3-none-any.whl",
        "mailrig_b-1.0.0.tar.gz",
        "mailrig-1.0.0-py3-none-any.whl",
        "mailrig-1.0.0.tar.gz",
    ]


def test_a_file_is_there_or_missing_or_another() -> None:
    assert state(["a", "b", "c"], {"a": "1", "b": "2", "c": "3"}, {"a": "1", "c": "9"}) == State(("a",), ("b",), ("c",))


@pytest.mark.parametrize("number", range(1, len(ORDER) + 1))
def test_a_publish_that_is_killed_is_finished_by_the_next(
    number: int, folder: Path, index_url: str, server: devpi.Running, gate: Gate
) -> None:
    url = index_url.replace(server.url, gate.url)
    gate.stop_at(number, taken=number % 2 == 0)
    process = start(folder, url, server)
    assert gate.arrived.wait(WAIT), finish(process)
    os.killpg(process.pid, signal.SIGKILL)
    assert finish(process)[0] == -signal.SIGKILL
    there = held(index_url)
    assert there == hashes(ORDER[: number if number % 2 == 0 else number - 1])
    gate.stop_at(0, taken=False)
    code, out, err = finish(start(folder, url, server))
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if line.endswith("there already")] == [
        f"{name}: there already" for name in there
    ]
    assert held(index_url) == hashes(ORDER)


def test_an_upload_that_breaks_off_says_what_is_there_and_what_is_not(
    folder: Path, index_url: str, server: devpi.Running, gate: Gate
) -> None:
    gate.stop_at(3, taken=False)
    process = start(folder, index_url.replace(server.url, gate.url), server)
    assert gate.arrived.wait(WAIT)
    process.send_signal(signal.SIGTERM)
    code, _, err = finish(process)
    assert code == 3
    assert err.count("\n") == 1
    assert f"on the index: {', '.join(ORDER[:2])}; missing: {', '.join(ORDER[2:])}; run the same again to finish" in err


def test_an_index_that_refuses_the_credentials_holds_nothing_and_says_so(
    folder: Path, index_url: str, server: devpi.Running
) -> None:
    wrong = devpi.Running(server.url, server.user, "wrong", server.process, server.folder)
    code, _, err = finish(start(folder, index_url, wrong))
    assert code in (3, 4)
    assert err.count("\n") == 1
    assert held(index_url) == {}


def test_other_content_under_a_version_is_refused_and_nothing_is_uploaded(
    folder: Path, index_url: str, server: devpi.Running
) -> None:
    name = ORDER[4]
    for other in ORDER:
        if other != name:
            (folder / other).rename(folder.parent / other)
    assert finish(start(folder, index_url, server))[0] == 0
    before = held(index_url)
    assert list(before) == [name]
    for other, content in files(f"{CODE}\n# other\n").items():
        (folder / other).write_bytes(content)
    code, out, err = finish(start(folder, index_url, server))
    assert (code, out) == (1, "")
    assert err.startswith(f"error: the index holds {name} with other content")
    assert held(index_url) == before


def test_the_same_content_that_is_packed_otherwise_is_the_same(
    folder: Path, index_url: str, server: devpi.Running
) -> None:
    assert finish(start(folder, index_url, server))[0] == 0
    before = held(index_url)
    name = ORDER[0]
    (folder / name).write_bytes(repacked(files()[name]))
    code, out, err = finish(start(folder, index_url, server))
    assert (code, err) == (0, "")
    assert out.count("there already") == len(ORDER)
    assert held(index_url) == before
