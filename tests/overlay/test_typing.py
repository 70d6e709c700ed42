"""The public surface is typed: two checkers read a program that uses it, and find its mistakes and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "overlay" / "typing_example.py"
PYRIGHT = ROOT / "scripts" / "node" / "node_modules" / "pyright" / "index.js"
PACKAGES = [str(path) for folder in ("generated", "overlays") for path in sorted((ROOT / folder).glob("*/src"))]
MARKED = [
    number
    for number, line in enumerate(EXAMPLE.read_text(encoding="utf-8").splitlines(), start=1)
    if "# type: ignore[" in line
]


def run(command: list[str | Path], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=EXAMPLE.parent, env=environment, capture_output=True, text=True, timeout=300)


def test_the_mistakes_are_many() -> None:
    assert len(MARKED) > 30


def test_mypy_finds_the_mistakes_and_nothing_else() -> None:
    cache = f"--cache-dir={ROOT / '.mypy_cache' / 'example'}"
    checker: list[str | Path] = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--config-file=",
        cache,
    ]
    done = run([*checker, EXAMPLE], MYPYPATH=os.pathsep.join(PACKAGES))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_pyright_finds_the_same_mistakes_and_nothing_else(tmp_path: Path) -> None:
    assert PYRIGHT.is_file(), "pyright is missing: run `make scripts/node/node_modules`"
    settings = {
        "include": [os.path.relpath(EXAMPLE, tmp_path)],
        "extraPaths": PACKAGES,
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": False,
    }
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings), encoding="utf-8")
    node = Path(sys.executable).with_name("node")
    done = run([node, PYRIGHT, "--outputjson", "--project", project, "--pythonpath", sys.executable])
    found: list[dict[str, Any]] = json.loads(done.stdout)["generalDiagnostics"]
    told = {each["range"]["start"]["line"] + 1: f"{each['severity']}: {each['message']}" for each in found}
    assert sorted(told) == MARKED, {line: told.get(line, "no mistake") for line in {*told} ^ {*MARKED}}
