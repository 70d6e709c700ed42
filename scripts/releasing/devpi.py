"""A package index of our own on loopback, in a temporary folder."""

from __future__ import annotations

import contextlib
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from releasing import commands
from releasing.errors import ReleaseError

_MOST = 180.0
_PAUSE = 0.05
_USER = "root"
# No system gives these to others by itself while a server starts.
_PORTS = range(20_000, 32_000)


@dataclass(frozen=True)
class Running:
    """A running server.

    Args:
        url: Its address, without a slash at the end.
        user: Who may upload.
        password: The password that goes with it.
        process: The server.
    """

    url: str
    user: str
    password: str
    process: subprocess.Popen[bytes]

    def add_index(self, name: str) -> str:
        """Makes an index whose files nobody changes, and says the address of its simple API."""
        with httpx.Client(base_url=self.url, timeout=_MOST, trust_env=False) as http:
            login = http.post("/+login", json={"user": self.user, "password": self.password}).raise_for_status()
            said = {"type": "stage", "volatile": False, "bases": []}
            token = login.json()["result"]["password"]
            http.put(f"/{self.user}/{name}", json=said, auth=(self.user, token)).raise_for_status()
        return f"{self.url}/{self.user}/{name}/+simple/"


def _free_port(port: int) -> int:
    try:
        with socket.create_server(("127.0.0.1", port)) as listener:
            return int(listener.getsockname()[1])
    except (OSError, OverflowError) as error:
        raise ReleaseError(f"port {port} on 127.0.0.1 cannot be had ({error}): take another") from error


def _any_port() -> int:
    for _ in range(100):
        with contextlib.suppress(ReleaseError):
            return _free_port(secrets.choice(_PORTS))
    return _free_port(0)


def _await(running: Running, log: Path) -> None:
    until = time.monotonic() + _MOST
    with httpx.Client(trust_env=False) as http:
        while time.monotonic() < until and running.process.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                if http.get(f"{running.url}/+api").is_success:
                    return
            time.sleep(_PAUSE)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    raise ReleaseError(f"devpi-server does not start: {commands.last_words(lines)}")


@contextlib.contextmanager
def serve(port: int = 0) -> Iterator[Running]:
    """A devpi-server without mirrors for the length of the block; its folder goes with it.

    Args:
        port: Its port on 127.0.0.1; 0 takes a free one.

    Raises:
        ReleaseError: It does not start.
    """
    tools = Path(sys.executable).parent
    port = _free_port(port) if port else _any_port()
    password = secrets.token_hex(16)  # none that begins with a hyphen, as an option does
    with tempfile.TemporaryDirectory(prefix="mailrig-index-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / "server"
        init = [tools / "devpi-init", "--serverdir", folder, "--no-root-pypi", "--root-passwd", password]
        commands.must(init, Path(place), "devpi-init fails")
        command = [str(tools / "devpi-server"), "--serverdir", str(folder), "--host", "127.0.0.1", "--port", str(port)]
        log = Path(place) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, "--offline-mode", "--restrict-modify", _USER],
                stdout=output,
                stderr=subprocess.STDOUT,
                env=commands.environment(),
                start_new_session=True,
            )
        running = Running(f"http://127.0.0.1:{port}", _USER, password, process)
        try:
            _await(running, log)
            yield running
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
