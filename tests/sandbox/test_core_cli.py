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

import httpx
import pytest

COMMAND = [sys.executable, "-m", "mailrig_sandbox"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def running(*arguments: str, end: signal.Signals = signal.SIGTERM) -> Iterator[dict[str, str]]:
    """The variables that a running command prints."""
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(10)]
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


def test_the_ports_follow_each_other() -> None:
    for _ in range(20):
        with ExitStack() as probes:
            first = probes.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
            try:
                for place in range(1, 4):
                    probes.enter_context(socket.create_server(("127.0.0.1", first + place)))
            except OSError:
                continue
        with running("--port", str(first)) as said:
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
        ["--latency", "nan"],
        ["--latency", "-1"],
        ["--stalwart", "0.17"],
        ["--state", "/nowhere/at/all.json"],
    ],
    ids=" ".join,
)
def test_a_wrong_flag_is_one_clear_line(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"error: .+\n", done.stderr)
    assert arguments[-1] in done.stderr


@pytest.mark.parametrize("content", ["{", "[]", '{"time": 1, "servers": {"hostup": 1, "stalwart": 1, "mailbaby": 1}}'])
def test_a_broken_state_is_one_clear_line_and_stays_as_it_is(tmp_path: Path, content: str) -> None:
    file = tmp_path / "state.json"
    file.write_text(content)
    done = run("--state", str(file))
    assert done.returncode == 2
    assert re.fullmatch(r"error: .+\n", done.stderr)
    assert str(file) in done.stderr
    assert file.read_text() == content


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = min(taken.getsockname()[1], 65_533)
        done = run("--port", str(port))
    assert done.returncode == 2
    assert re.fullmatch(rf"error: .*{port}.*: {os.strerror(errno.EADDRINUSE)}\n", done.stderr)
