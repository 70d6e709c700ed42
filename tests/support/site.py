"""What the tests of the site share."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
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

from mailrig.cli._main import run

ROOT = Path(__file__).resolve().parent.parent.parent
_SECONDS = 240


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


def in_this_process(code: str) -> tuple[int, str]:
    """Runs commands `mailrig …`, a line each, without a shell; ends as it does, at the first that fails."""
    printed = io.BytesIO()
    left = 0
    with io.TextIOWrapper(printed, encoding="utf-8", write_through=True) as text:
        for line in _lines(code):
            with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
                left = run(shlex.split(line)[1:])
            if left:
                break
        return left, printed.getvalue().decode("utf-8", "replace")


def needs_a_shell(code: str) -> bool:
    """Whether a text is more than commands `mailrig …`."""
    for line in _lines(code):
        words = list(shlex.shlex(line, posix=True, punctuation_chars=True))
        if words[0] != "mailrig" or "$" in line or any(set(word) <= set("<>|&;()") for word in words):
            return True
    return False


def _lines(code: str) -> list[str]:
    """The commands of a text; what stands in quotes may have several lines."""
    found: list[str] = []
    for line in code.replace("\\\n", "").splitlines():
        if found and found[-1].count("'") % 2:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


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
