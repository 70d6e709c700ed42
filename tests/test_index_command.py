from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from releasing import devpi
from releasing.errors import ReleaseError
from support.loopback import deaf_port

SCRIPT = Path(devpi.__file__).resolve().parent.parent / "index.py"
_MOST = 240


def test_an_index_runs_until_it_is_interrupted_and_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), "--name", "team"],
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path), "HOME": str(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    watchdog = threading.Timer(_MOST, process.kill)
    watchdog.start()
    try:
        assert process.stdout
        lines = [process.stdout.readline().strip() for _ in range(3)]
        said = dict(line.removeprefix("export ").split("=", 1) for line in lines)
        assert list(said) == ["INDEX_URL", "UV_PUBLISH_USERNAME", "UV_PUBLISH_PASSWORD"]
        assert said["INDEX_URL"].startswith("http://127.0.0.1:")
        assert said["INDEX_URL"].endswith("/root/team/+simple/")
        with httpx.Client(trust_env=False, timeout=_MOST) as http:
            assert http.get(said["INDEX_URL"]).status_code == httpx.codes.OK
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=_MOST)
        assert (process.returncode, err) == (0, "")
        assert list(tmp_path.glob("mailrig-index-*")) == []
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, str(SCRIPT), "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_MOST, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: port {port} on 127.0.0.1 cannot be had ")
    assert done.stderr.count("\n") == 1


def server_that(does: str, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(["/bin/sh", "-c", does], stdin=subprocess.PIPE, stdout=output)


def test_a_server_that_ends_at_its_start_is_told_with_its_code_and_its_last_words(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with server_that("echo 'Serving on http://127.0.0.1:1'; echo 'It broke.'; exit 7", log) as process:
        process.wait(timeout=_MOST)
        with pytest.raises(ReleaseError, match=r"^devpi-server ended at its start with code 7: .*It broke\."):
            devpi._address(process, log)


def test_a_server_that_never_serves_is_told_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    monkeypatch.setattr(devpi, "_MOST", 0.2)
    with server_that("echo 'It thinks.'; read line", log) as process:
        with pytest.raises(ReleaseError, match=r"^devpi-server does not serve within 0 s, .*"):
            devpi._address(process, log)
        process.communicate(b"\n", timeout=_MOST)


def test_a_server_that_serves_when_time_is_up_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setattr(devpi, "_MOST", -1)
    with server_that("read line", log) as process:
        log.write_text("Serving on http://127.0.0.1:8080\n", encoding="utf-8")
        assert devpi._address(process, log) == "http://127.0.0.1:8080"
        process.communicate(b"\n", timeout=_MOST)


def test_a_server_that_does_not_answer_is_told() -> None:
    url = f"http://127.0.0.1:{deaf_port()}"
    with pytest.raises(ReleaseError, match=f"^devpi-server serves at {url}, but does not answer: "):
        devpi._require_answer(url)
