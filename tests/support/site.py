"""What the tests of the site share."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any, Self

ROOT = Path(__file__).resolve().parent.parent.parent
_SECONDS = 60


def _tool(name: str) -> str:
    path = which(name)
    assert path, f"there is no {name}: make browser"
    return path


def _surroundings(folder: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {
        "cwd": folder,
        "env": {**os.environ, **environment, "PATH": path, "HOME": str(folder), "NO_COLOR": "1"},
        "stdin": subprocess.DEVNULL,
        "text": True,
    }


def in_a_shell(code: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Runs a text in bash, with our commands on the path; gives its exit code and what it said."""
    done = subprocess.run(
        [_tool("bash"), "-euo", "pipefail", "-c", code],
        **_surroundings(folder, environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_SECONDS,
        check=False,
    )
    return done.returncode, done.stdout


def first_line_in_a_shell(code: str, folder: Path, environment: Mapping[str, str]) -> str:
    """The first line that a text says in bash; what it runs is ended then."""
    running = subprocess.Popen(
        [_tool("timeout"), str(_SECONDS), "bash", "-c", code],
        **_surroundings(folder, environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    with running:
        assert running.stdout is not None
        line: str = running.stdout.readline()
        os.killpg(running.pid, signal.SIGTERM)
    return line


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Loopback:
    """A folder, served on loopback while it is open."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        self._thread = Thread(target=self._server.serve_forever)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Links(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what a tag refers to and what it is called."""
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.add(value)
            elif name == "id" and value:
                self.anchors.add(value)
