from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from releases.support_gate import Gate, opened
from releases.support_repository import ROOT, UV, environment
from releases.support_wheels import CODE, repacked, sdist_bytes, sdist_name, wheel_bytes, wheel_name
from releasing import devpi
from releasing.index_client import opened as index_at
from releasing.uploading import State, in_order, project_of, state
from support.loopback import Exchange, answer, serve

PROJECTS = ("mailrig-a", "mailrig-b", "mailrig")
DRIVER = Path(__file__).with_name("upload_driver.py")
WAIT = 240


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


def start(folder: Path, url: str, server: devpi.Running, **more: str) -> subprocess.Popen[str]:
    scripts = {"PYTHONPATH": str(ROOT / "scripts")}
    credentials = {"UV_PUBLISH_USERNAME": server.user, "UV_PUBLISH_PASSWORD": server.password}
    return subprocess.Popen(
        [sys.executable, str(DRIVER), str(folder), url, *PROJECTS],
        env=environment(**scripts, **credentials, UV=str(UV), UV_HTTP_RETRIES="0", **more),
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
    wrong = devpi.Running(server.url, server.user, "wrong", server.process)
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


@contextlib.contextmanager
def odd_index(listed: dict[str, bytes], upload: int) -> Iterator[str]:
    """An index that lists such files, without their hashes, and answers every upload alike."""

    def send(exchange: Exchange, connection: socket.socket) -> None:
        method, path = exchange.line.split(" ")[:2]
        if method == "POST":
            return answer(upload, b"no", "text/plain")(exchange, connection)
        if content := listed.get(path.rpartition("/")[2]):
            return answer(200, content, "application/zip")(exchange, connection)
        there = [name for name in listed if path == f"/simple/{project_of(name)}/"]
        entries = [{"filename": name, "url": f"/files/{name}", "hashes": {}} for name in there]
        page = {"meta": {"api-version": "1.0"}, "name": "", "projects": [], "files": entries}
        return answer(200, json.dumps(page).encode(), "application/vnd.pypi.simple.v1+json")(exchange, connection)

    with serve(send) as found:
        yield f"{found.url}/simple/"


def test_files_whose_project_is_written_otherwise_are_the_same_files(folder: Path, server: devpi.Running) -> None:
    listed = {name.replace("mailrig_a", "Mailrig.A"): content for name, content in files().items()}
    with odd_index(listed, 500) as url:
        code, out, err = finish(start(folder, url, server))
    assert (code, err) == (0, "")
    assert out.count("there already") == len(ORDER)


def test_what_is_on_the_index_and_no_archive_is_other_content(folder: Path, server: devpi.Running) -> None:
    with odd_index({ORDER[1]: b"no archive"}, 200) as url:
        code, out, err = finish(start(folder, url, server))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"holds {ORDER[1]} with other content" in err


@pytest.mark.parametrize("status", [401, 403, 500])
def test_an_index_that_refuses_an_upload_is_one_line_that_says_what_is_there(
    status: int, folder: Path, server: devpi.Running
) -> None:
    with odd_index({ORDER[0]: files()[ORDER[0]]}, status) as url:
        code, out, err = finish(start(folder, url, server))
    assert (code, out) == (3, f"{ORDER[0]}: there already\n")
    assert err.count("\n") == 1
    assert f"{ORDER[1]} was not taken" in err
    assert str(status) in err
    assert f"on the index: {ORDER[0]}; missing: {ORDER[1]}, " in err


def test_an_index_that_hangs_during_an_upload_is_not_waited_for_without_end(
    folder: Path, index_url: str, server: devpi.Running, gate: Gate
) -> None:
    kept = {name: (folder / name).read_bytes() for name in ORDER[1:]}
    for name in kept:
        (folder / name).unlink()
    assert finish(start(folder, index_url, server))[0] == 0
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    gate.stop_at(1, taken=False)
    waiting = {"UV_UPLOAD_HTTP_TIMEOUT": "1"}
    code, out, err = finish(start(folder, index_url.replace(server.url, gate.url), server, **waiting))
    gate.resumed.set()
    assert (code, out, err.count("\n")) == (3, f"{ORDER[0]}: there already\n", 1)
    assert f"{ORDER[1]} was not taken" in err
    assert "timed out" in err


def test_an_index_that_takes_an_upload_and_does_not_list_it_is_no_success(folder: Path, server: devpi.Running) -> None:
    with odd_index({}, 200) as url:
        code, _, err = finish(start(folder, url, server))
    assert (code, err.count("\n")) == (3, 1)
    assert f"the index took {ORDER[0]} but does not list it as it was sent" in err


def test_two_publishes_at_once_both_end_well(folder: Path, index_url: str, server: devpi.Running, gate: Gate) -> None:
    gate.stop_at(3, taken=False)
    slow = start(folder, index_url.replace(server.url, gate.url), server)
    assert gate.arrived.wait(WAIT)
    assert finish(start(folder, index_url, server))[0] == 0
    gate.resumed.set()
    code, _, err = finish(slow)
    assert (code, err) == (0, "")
    assert held(index_url) == hashes(ORDER)
