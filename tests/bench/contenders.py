"""Contenders in processes of their own, and the server that they call."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measure import Figure

TESTS = Path(__file__).resolve().parents[1]
PEERS = ("openai==3.54.0", "stripe==16.1.0")


@contextlib.contextmanager
def server(rows: int) -> Iterator[str]:
    """The address of a loopback server whose log has so many rows."""
    command = [sys.executable, "-m", "bench.server", str(rows)]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TESTS)}
    )
    assert child.stdin
    assert child.stdout
    try:
        yield f"http://127.0.0.1:{int(child.stdout.readline())}"
    finally:
        child.stdin.close()
        child.wait(10)
        child.stdout.close()


class Contender:
    """A worker process.

    Args:
        name: Its function, as in `calls.httpx`.
        url: The server's address.
        stock: The folder of what the generators make by themselves.
        python: The interpreter, of another environment for a peer.
    """

    def __init__(self, name: str, url: str, stock: Path, python: str = sys.executable) -> None:
        module, _, function = name.rpartition(".")
        environment = {**os.environ, "PYTHONPATH": str(TESTS), "BENCH_STOCK": str(stock)}
        self.name = name
        self._child = subprocess.Popen(
            [python, "-m", "bench.worker", f"bench.{module}", function, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.skipped: str | None = self._hear().get("skipped")

    def _hear(self) -> dict[str, Any]:
        assert self._child.stdout
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended by itself, with exit code {self._child.wait(10)}")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def ask(self, count: int) -> dict[str, float]:
        """Runs so many times and tells all that was counted."""
        assert self._child.stdin
        self._child.stdin.write(f"{count}\n")
        self._child.stdin.flush()
        return self._hear()

    def run(self, count: int, parts: int) -> Figure:
        """Runs so many times, or so many at once, and tells what each of the parts took."""
        took = self.ask(count)
        return Figure(took["cpu"] / parts, took["wall"] / parts)

    def close(self) -> None:
        """Ends the process."""
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.close()
        self._child.wait(30)
        self._child.stdout.close()


def wheels_python(folder: Path) -> str:
    """The interpreter of an environment that holds our wheels and what they need, compiled, and nothing else.

    Raises:
        subprocess.CalledProcessError: They cannot be built or installed.
    """
    uv = os.environ.get("UV", "uv")
    python, wheels = str(folder / "bin" / "python"), folder / "wheels"
    subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)], check=True)
    for package in [*sorted((TESTS.parent / "generated").iterdir()), TESTS.parent / "overlays" / "mailrig"]:
        subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", str(wheels), str(package)], check=True)
    install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    subprocess.run([*install, *map(str, wheels.glob("*.whl"))], check=True)
    return python


def has_peers(python: str) -> bool:
    """Installs the peers beside our wheels, and says whether they could be."""
    uv = os.environ.get("UV", "uv")
    install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python, *PEERS]
    return subprocess.run(install, capture_output=True, check=False).returncode == 0
