"""What Redocly's comparison says of two documents."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from comparing.corrections import REDOCLY, corrected
from comparing.normal import MISBUILT, misbuilt, normal
from comparing.plain import Plain
from comparing.report import Change, Level, Report, report
from comparing.views import Schemas

COMMAND = Path(__file__).resolve().parent.parent / "node" / "redocly.mjs"
_SECONDS = 120
_TOO_MUCH = ("Maximum call stack size exceeded", "Invalid string length", "heap out of memory")
_WHY = "breaks callers by Redocly's rule {}"


class ToolError(Exception):
    """A tool that is missing or broken, in one line that says what to do."""


class TooMuchError(ToolError):
    """A tool that runs, but comes to no end with documents as deep or large as these."""


def _printed(words: list[str], folder: Path) -> tuple[str, str]:
    bins = str(Path(sys.executable).parent)
    environment = {**os.environ, "REDOCLY_TELEMETRY": "off", "PATH": f"{bins}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        process = subprocess.Popen(
            words,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Node runs below a program of its own, which alone a time-out would end
        )
    except OSError as error:
        raise ToolError(f"{words[0]} cannot be run ({error.strerror}): make scripts/node/node_modules") from error
    with process:
        try:
            return process.communicate(timeout=_SECONDS)
        except BaseException as error:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            raise TooMuchError(f"redocly diff takes longer than {_SECONDS} seconds") from error


def _run(folder: Path, command: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    words = [str(command), "diff", "old.json", "new.json", "--format=json", "--fail-on=none", "--config=redocly.yaml"]
    printed, complaints = _printed(words, folder)
    try:
        said = json.loads(printed)
        return [(each, verdict) for each in said["changes"] for verdict in each["verdicts"]]
    except (ValueError, LookupError, TypeError) as error:
        lines = [line for line in complaints.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
        last = lines[-1] if lines else "it said nothing"
        if any(each in line for each in _TOO_MUCH for line in lines):
            raise TooMuchError(f"redocly diff failed: {last}") from error
        raise ToolError(f"redocly diff failed: {last}: make scripts/node/node_modules") from error


def compare_by_redocly(old: dict[str, Any], new: dict[str, Any], command: Path = COMMAND) -> Report:
    """What Redocly finds to break callers, each verdict as it counts for us.

    Both documents are written out in one way first, so that a refactoring, what 3.0 ignores beside a `$ref`, a default
    that is spelled out, or a server other than the first is no difference.

    Args:
        old: The older document, OpenAPI 3.0 or 3.1.
        new: The newer one.
        command: Redocly's executable.

    Raises:
        NotComparableError: One of them is no OpenAPI document of these versions.
        TooMuchError: Redocly comes to no end with them.
        ToolError: Redocly cannot be run.
    """
    with tempfile.TemporaryDirectory(prefix="compare-") as name:
        folder = Path(name)
        for file, document in (("old.json", old), ("new.json", new)):
            (folder / file).write_text(_plain(document, newer=document is new), encoding="utf-8")
        (folder / "redocly.yaml").write_text("extends: [diff-recommended]\n", encoding="utf-8")
        said = _run(folder, command)
    return report(_rated(each, verdict) for each, verdict in said)


def _plain(document: dict[str, Any], *, newer: bool) -> str:
    try:
        return json.dumps(Plain(Schemas(normal(document))).written())
    except MISBUILT as error:
        raise misbuilt(error, newer=newer) from error


def _rated(change: dict[str, Any], verdict: dict[str, Any]) -> Change:
    rule, message = str(verdict["ruleId"]), str(verdict["message"])
    value = (change.get("base") or {}).get("value")
    marks = [f" (marked {mark})" for mark in ("readOnly", "writeOnly") if isinstance(value, dict) and value.get(mark)]
    level = Level[str(verdict["impact"]).upper()]
    found = Change(level, _subject(change["path"]), "", message, _WHY.format(rule), "redocly")
    return corrected(found, f"{rule}: {message}{''.join(marks)}", REDOCLY)


def _subject(pointer: str) -> str:
    parts = [part.replace("~1", "/").replace("~0", "~") for part in pointer.removeprefix("#/").split("/")]
    if len(parts) > 2 and parts[0] == "paths":
        return f"{parts[2].upper()} {parts[1]}"
    return " ".join(parts[:3]) or "document"
