"""A package index of our own on loopback, in a temporary folder."""

from __future__ import annotations

import contextlib
import re
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


def _require_free(port: int) -> None:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except (OSError, OverflowError) as error:
        raise ReleaseError(f"port {port} on 127.0.0.1 cannot be had ({error}): take another") from error


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Where a server serves, as its log says: no other one can have come to the same port before it."""
    until = time.monotonic() + _MOST
    while True:
        last, ended = time.monotonic() > until, process.poll()
        said = log.read_text(encoding="utf-8", errors="replace")
        if ended is None and (found := re.search(r"Serving on (http://127\.0\.0\.1:\d+)\s", said)):
            return found[1]
        words = commands.last_words(said.splitlines())
        if ended is not None:
            raise ReleaseError(f"devpi-server ended at its start with code {ended}: {words}")
        if last:
            raise ReleaseError(f"devpi-server does not serve within {_MOST:.0f} s, try on a less busy machine: {words}")
        time.sleep(_PAUSE)


def _require_answer(url: str) -> None:
    """Waits for the first answer, which a busy machine may give late."""
    try:
        httpx.get(f"{url}/+api", timeout=_MOST, trust_env=False).raise_for_status()
    except httpx.HTTPError as error:
        raise ReleaseError(f"devpi-server serves at {url}, but does not answer: {error}") from error


@contextlib.contextmanager
def serve(port: int = 0) -> Iterator[Running]:
    """A devpi-server without mirrors for the length of the block; its folder goes with it.

    Args:
        port: Its port on 127.0.0.1; 0 takes a free one.

    Raises:
        ReleaseError: It does not start.
    """
    tools = Path(sys.executable).parent
    _require_free(port)
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
        try:
            url = _address(process, log)
            _require_answer(url)
            yield Running(url, _USER, password, process)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
