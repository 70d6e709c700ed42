"""The forms of each call, as the pages show them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from documenting.calls import Call
from documenting.python_form import python
from documenting.shell_form import command, curl


@dataclass(frozen=True)
class Sample:
    """A call in one form.

    Args:
        form: `python`, `async`, `command` or `curl`.
        title: The form's name on the page.
        language: What its colours follow.
        code: The text.
    """

    form: str
    title: str
    language: str
    code: str


def samples(calls: Sequence[Call], *, every_page: bool = False) -> list[list[Sample]]:
    """The forms of calls; curl has none that walks all pages.

    Args:
        calls: The calls.
        every_page: Whether they walk all pages of a list.
    """
    plain = _formatted(python(call, every_page=every_page) for call in calls)
    waiting = _formatted(python(call, asynchronous=True, every_page=every_page) for call in calls)
    made = []
    for call, sync, later in zip(calls, plain, waiting, strict=True):
        forms = [
            Sample("python", "Python", "python", sync),
            Sample("async", "Python async", "python", later),
            Sample("command", "Command", "bash", command(call, every_page=every_page)),
        ]
        made.append(forms if every_page else [*forms, Sample("curl", "curl", "bash", curl(call))])
    return made


def _formatted(codes: Iterable[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, code in enumerate(codes):
            files.append(Path(folder, f"{number}.py"))
            files[-1].write_text(code, encoding="utf-8")
        if files:
            words = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--quiet", folder]
            subprocess.run(words, check=True)
        return [file.read_text(encoding="utf-8") for file in files]
