"""What the guides show, run against the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documenting.guides import ROOT, sources
from mailrig_sandbox import Sandbox
from markdown_it import MarkdownIt
from support.site import in_a_shell

# Commands for an installer, whose index is made up.
_INSTALLING = "PIP_CONFIG_FILE"


def blocks(*languages: str) -> list[Any]:
    found = []
    for source in sources():
        tokens = MarkdownIt("commonmark").parse(source.read_text(encoding="utf-8"))
        for token in (each for each in tokens if each.type == "fence" and each.info in languages):
            line = token.map[0] + 1 if token.map else 0
            found.append(pytest.param(token.content, id=f"{source.stem}-{line}"))
    return found


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_of_a_guide_runs_as_it_stands(
    code: str,
    mailrig_sandbox: Sandbox,
    mailrig_faults: Any,
    mailrig_clock: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scope: dict[str, Any] = {}
    exec(compile(code, "guide", "exec"), scope)  # noqa: S102 - our own guide
    fixtures = {"mailrig_sandbox": mailrig_sandbox, "mailrig_faults": mailrig_faults, "mailrig_clock": mailrig_clock}
    tests = [each for name, each in scope.items() if name.startswith("test_")]
    for each in tests:
        each(**fixtures)
    assert tests or capsys.readouterr().out.strip()


@pytest.mark.parametrize("code", [each for each in blocks("sh") if _INSTALLING not in each.values[0]])
def test_the_commands_of_a_guide_run_as_they_stand(code: str, mailrig_sandbox: Sandbox, tmp_path: Path) -> None:
    left, printed = in_a_shell(code, tmp_path, mailrig_sandbox.environment())
    assert left == 0, printed
    assert mailrig_sandbox.requests


def test_every_guide_has_a_title_and_its_own_number() -> None:
    found = sources()
    numbers = [path.name.partition("-")[0] for path in found]
    assert len(found) >= 8
    assert all(each.isdigit() for each in numbers)
    assert len(set(numbers)) == len(numbers)
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in found), ROOT
