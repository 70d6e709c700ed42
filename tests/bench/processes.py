"""Whole processes: imports, generation, and how both grow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import Figure

IMPORTS = {
    "bare Python": "pass",
    "httpx": "import httpx",
    "mailrig": "from mailrig import MailBaby; MailBaby(api_key='made-up')",
    "hostup_client": "from hostup_client import AuthenticatedClient",
    "stalwart_client": "from stalwart_client import AuthenticatedClient",
    "mailbaby_client": "from mailbaby_client import AuthenticatedClient",
}
PEER_IMPORTS = {
    "openai": "from openai import OpenAI; OpenAI(api_key='made-up')",
    "stripe": "from stripe import StripeClient; StripeClient('sk_test_made_up')",
}


def process(command: list[str], environment: dict[str, str] | None = None) -> Figure:
    """What a process and its children took, with modules compiled once for all.

    Raises:
        RuntimeError: It failed.
    """
    started = time.perf_counter()
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=variables)
    assert child.stderr
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode:
        raise RuntimeError(f"{command}: {said.decode()}")
    return Figure(usage.ru_utime + usage.ru_stime, time.perf_counter() - started)


def imports(python: str, statements: dict[str, str]) -> dict[str, Callable[[], Figure]]:
    """A contender for each statement, as a whole process."""
    return {name: lambda code=code: process([python, "-c", code]) for name, code in statements.items()}  # type: ignore[misc]


def generation(root: Path, work: Path) -> dict[str, Callable[[], Figure]]:
    """Making the packages from nothing, with nothing changed, and with one specification changed."""
    script = [sys.executable, str(root / "scripts" / "generate.py"), "--output", str(work / "generated")]
    changed = work / "specs"
    shutil.copytree(root / "specs", changed)
    spec = changed / "hostup" / "openapi.yaml"
    number = 0

    def one() -> Figure:
        nonlocal number
        number += 1
        spec.write_text(f"{spec.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
        return process([*script, "--specs", str(changed)])

    return {
        "all three, from nothing": lambda: process([*script, "--specs", str(changed), "--force"]),
        "nothing changed": lambda: process([*script, "--specs", str(changed)]),
        "one specification changed": one,
    }
