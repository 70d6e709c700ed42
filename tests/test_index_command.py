from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
from releasing import devpi

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
