from __future__ import annotations

import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import httpx
import pytest
from mailrig_sandbox import Sandbox, _cli
from mailrig_sandbox._file import load, save

COMMAND = [sys.executable, "-m", "mailrig_sandbox"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that ends with 2 before it has begun."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    try:
        code: object = _cli.main(arguments)
    except SystemExit as error:
        code = error.code
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert re.fullmatch(r"error: .+\n", said.err)
    return said.err


@contextmanager
def running(*arguments: str, end: signal.Signals = signal.SIGTERM) -> Iterator[dict[str, str]]:
    """The variables that a running command prints."""
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(10)]
        if not lines[0]:
            raise ChildProcessError(process.communicate(timeout=60)[1])
        try:
            yield dict(re.findall(r"^export (\w+)=(\S+)$", "".join(lines), re.MULTILINE))
        finally:
            process.send_signal(end)
            _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
        assert all(line.startswith(("# ", "export ")) for line in lines)


def queue_runs(said: dict[str, str], method: str = "GET", path: str = "") -> bool:
    headers = {"authorization": f"Bearer {said['STALWART_TOKEN']}"}
    url = f"{said['STALWART_URL']}/api/queue/status{path}"
    answer = httpx.request(method, url, headers=headers, trust_env=False, timeout=30)
    return bool(answer.raise_for_status().json()["data"])


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_command_prints_addresses_and_keys_and_ends_when_told(end: signal.Signals) -> None:
    with running(end=end) as said:
        assert len(said) == 6
        headers = {"x-api-key": said["MAILBABY_API_KEY"]}
        url = f"{said['MAILBABY_BASE_URL']}/mail"
        assert httpx.get(url, headers=headers, trust_env=False, timeout=30).status_code == 200


def test_the_state_outlives_the_command(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    with running("--state", str(file)) as said:
        assert queue_runs(said)
        queue_runs(said, "PATCH", "/stop")
    assert json.loads(file.read_text())["servers"].keys() == {"hostup", "stalwart", "mailbaby"}
    with running("--state", str(file), "--seed", "7") as said:
        assert not queue_runs(said)
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_nothing_is_answered_that_the_state_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[int, Any] = {}
    ports: list[int] = []
    listening = []

    def started(sandbox: Sandbox) -> None:
        ports.extend(httpx.URL(url).port or 0 for url in sandbox.urls.values())
        told[signal.SIGTERM]()

    def saved(*_: object) -> None:
        for port in ports:
            with socket.socket() as probe:
                listening.append(probe.connect_ex(("127.0.0.1", port)) == 0)

    monkeypatch.setattr(signal, "signal", told.__setitem__)
    monkeypatch.setattr(Sandbox, "warm", started)
    monkeypatch.setattr(_cli, "save", saved)
    assert _cli.main(["--state", str(tmp_path / "state.json")]) == 0
    assert listening == [False] * 3


def test_the_ports_follow_each_other() -> None:
    # None of those that a system gives to others meanwhile.
    for first in range(20_000 + os.getpid() * 4 % 10_000, 32_000, 4):
        with ExitStack() as probes:
            try:
                for place in range(4):
                    probes.enter_context(socket.create_server(("127.0.0.1", first + place)))
            except OSError:
                continue
        with ExitStack() as stack:
            try:
                said = stack.enter_context(running("--port", str(first)))
            except ChildProcessError as error:  # somebody else was quicker
                assert "cannot listen at" in str(error)
                continue
            ports = [httpx.URL(said[name]).port for name in ("HOSTUP_BASE_URL", "STALWART_URL", "MAILBABY_BASE_URL")]
            about = httpx.get(f"http://127.0.0.1:{first + 3}/_sandbox", trust_env=False, timeout=30).json()
        assert ports == [first, first + 1, first + 2]
        assert set(about["urls"].values()) == {f"http://127.0.0.1:{port}" for port in ports}
        return
    pytest.skip("no four free ports in a row")


def test_the_same_seed_gives_the_same_keys() -> None:
    keys = []
    for seed in ("5", "5", "6"):
        with running("--seed", seed) as said:
            keys.append([said[name] for name in ("HOSTUP_API_KEY", "STALWART_TOKEN", "MAILBABY_API_KEY")])
    assert keys[0] == keys[1]
    assert not set(keys[0]) & set(keys[2])


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bogus"],
        ["--port", "70000"],
        ["--port", "http"],
        ["--seed", "1.5"],
        ["--size", "-1"],
        ["--size", "gmail=5"],
        ["--size", "mailbaby=lots"],
        ["--lag", "-1"],
        ["--mailbaby", "newest"],
        ["--latency", "nan"],
        ["--latency", "-1"],
        ["--stalwart", "0.17"],
        ["--counts-bearer=yes"],
        ["--state", "/nowhere/at/all.json"],
    ],
    ids=" ".join,
)
def test_a_wrong_flag_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert arguments[-1].partition("=yes")[0] in refused(monkeypatch, capsys, *arguments)


def test_a_wrong_flag_ends_the_command_with_2() -> None:
    done = run("--size", "-1")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"error: .+\n", done.stderr)


SHAPE = '{"time": %s, "servers": {"hostup": %s, "stalwart": 1, "mailbaby": 1}}'
BROKEN = {
    "not JSON": "{",
    "not text": "\udcff",
    "a list": "[]",
    "no time": SHAPE % ("null", 1),
    "no number": SHAPE % ("NaN", 1),
    "no such time": SHAPE % ("1e308", 1),
    "no state": SHAPE % (2_000_000_000, 1),
    "deep": "[" * 100_000,
    "a deep server": SHAPE % (2_000_000_000, "[" * 900 + "]" * 900),
    "nothing": "",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_state_is_one_clear_line_and_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    file = tmp_path / "state.json"
    file.write_text(content, errors="surrogateescape")
    assert str(file) in refused(monkeypatch, capsys, "--state", str(file))
    assert file.read_text(errors="surrogateescape") == content


def test_a_port_in_use_is_one_clear_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ExitStack() as taken:
        port = 65_533
        while port > 65_532:
            port = taken.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
        said = refused(monkeypatch, capsys, "--port", str(port))
    assert said == f"error: cannot listen at 127.0.0.1:{port}: {os.strerror(errno.EADDRINUSE)}\n"


def test_the_state_is_written_where_a_link_leads(tmp_path: Path) -> None:
    target, link = tmp_path / "there" / "state.json", tmp_path / "state.json"
    target.parent.mkdir()
    link.symlink_to(target)
    save({"one": 1}, link)
    save({"two": 2}, link)
    assert link.is_symlink()
    assert load(link) == {"two": 2}
    assert sorted(tmp_path.rglob("*")) == sorted([link, target.parent, target])


FAILURES = ("write", "fsync", "replace")


@pytest.mark.parametrize("step", FAILURES)
def test_a_state_that_cannot_be_written_leaves_the_old_one_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def half(_: object, to: IO[str]) -> None:
        to.write("half")
        full()

    file = tmp_path / "state.json"
    save({"old": 1}, file)
    if step == "write":
        monkeypatch.setattr(json, "dump", half)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        save({"new": 2}, file)
    assert load(file) == {"old": 1}
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it needs a disk that is full")
def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    code = (
        "import os, resource, signal; from mailrig_sandbox._cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "import threading; threading.Event.wait = lambda *_: True\n"
        f"raise SystemExit(main(['--state', {str(file)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stderr == f"error: cannot write the state to {file}: {os.strerror(errno.EFBIG)}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="it needs a disk that is full")
@pytest.mark.parametrize(("module", "code"), [("mailrig_sandbox", 2), ("mailrig_sandbox.tour", 1)])
def test_an_output_that_takes_nothing_is_one_clear_line(module: str, code: int) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", module], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.stderr == f"error: cannot print to the standard output: {os.strerror(errno.ENOSPC)}\n"
    assert done.returncode == code


def test_sizes_are_those_of_all_or_of_one_api() -> None:
    def sizes(*arguments: str) -> Any:
        return _cli._settings(_cli._options(arguments))["size"]

    assert sizes() == {}
    assert sizes("--size", "5") == {"hostup": 5, "stalwart": 5, "mailbaby": 5}
    assert sizes("--size", "mailbaby=7", "--size", "5") == {"hostup": 5, "stalwart": 5, "mailbaby": 7}
    assert sizes("--size", "mailbaby=1000000") == {"mailbaby": 1_000_000}


def test_flags_reach_the_servers() -> None:
    flags = ("--lag", "0", "--as-documented", "--mailbaby", "older", "--size", "mailbaby=3", "--counts-bearer")
    with running(*flags) as said:
        with httpx.Client(headers={"authorization": f"Bearer {said['STALWART_TOKEN']}"}, trust_env=False) as made:
            url = f"{said['STALWART_URL']}/api/queue/status"
            assert [made.get(url, timeout=60).status_code for _ in range(101)] == [200] * 100 + [429]
        headers = {"x-api-key": said["MAILBABY_API_KEY"]}
        with httpx.Client(base_url=said["MAILBABY_BASE_URL"], headers=headers, trust_env=False, timeout=60) as made:
            log = made.get("/mail/log", params={"limit": 10}).raise_for_status().json()
            assert (log["limit"], len(log["emails"])) == ("10", 3)
            assert made.delete("/mail/rules/999999").status_code == 404
