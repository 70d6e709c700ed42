"""What the guides show, run against the sandbox."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from documenting.guides import ROOT, files, sources
from mailrig_sandbox import Sandbox
from markdown_it import MarkdownIt
from support.site import in_a_shell, in_this_process, needs_a_shell

# Commands for an installer, whose index is made up.
_INSTALLING = "PIP_CONFIG_FILE"
_README = (ROOT / "README.md").read_text(encoding="utf-8")
_TOPICS = {
    "start",
    "install",
    "first-call",
    "pagination",
    "export",
    "errors",
    "retries",
    "streaming",
    "fast",
    "incident",
    "sandbox",
    "release",
}
# Everything else is output that is shown, or a file that another test runs.
_RUN = {"python", "sh"}
_IN_README = {"toml", "console"}


def fences(*languages: str) -> list[tuple[Path, Any]]:
    return [
        (source, token)
        for source in sources()
        for token in MarkdownIt("commonmark").parse(source.read_text(encoding="utf-8"))
        if token.type == "fence" and (token.info in languages or not languages)
    ]


def blocks(*languages: str) -> list[Any]:
    return [
        pytest.param(token.content, files(source), id=f"{source.stem}-{token.map[0] + 1}")
        for source, token in fences(*languages)
    ]


@pytest.mark.parametrize(("code", "shown"), blocks("python"))
def test_the_python_of_a_guide_runs_as_it_stands(
    code: str,
    shown: list[Path],
    mailrig_sandbox: Sandbox,
    mailrig_faults: Any,
    mailrig_clock: Any,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    scope: dict[str, Any] = {}
    exec(compile(code, "guide", "exec"), scope)  # noqa: S102 - our own guide
    fixtures = {"mailrig_sandbox": mailrig_sandbox, "mailrig_faults": mailrig_faults, "mailrig_clock": mailrig_clock}
    tests = [each for name, each in scope.items() if name.startswith("test_")]
    for each in tests:
        each(**fixtures)
    assert tests or capsys.readouterr().out.strip()


@pytest.mark.parametrize(("code", "shown"), [each for each in blocks("sh") if _INSTALLING not in each.values[0]])
def test_the_commands_of_a_guide_run_as_they_stand(
    code: str, shown: list[Path], mailrig_sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in shown:
        shutil.copy(file, tmp_path)
    if needs_a_shell(code):
        left, printed = in_a_shell(code, tmp_path, mailrig_sandbox.environment())
    else:
        left, printed = in_this_process(code)
    assert left == 0, printed
    assert mailrig_sandbox.requests


def test_what_a_guide_shows_is_run_or_stands_in_the_readme_whose_lines_are_run() -> None:
    known = _RUN | _IN_README | {"text"}
    assert {token.info for _, token in fences() if "file=" not in token.info} <= known
    readme = _joined(_README)
    for source, token in fences(*_RUN, *_IN_README):
        if token.info in _IN_README or _INSTALLING in token.content:
            lost = [line for line in _joined(token.content).splitlines() if line not in readme]
            assert not lost, source.name


def _joined(text: str) -> str:
    return re.sub(r" \\\n *", " ", text)


def test_there_is_a_guide_for_every_topic_with_a_title_and_its_own_number() -> None:
    found = sources()
    numbers, names = zip(*(path.stem.split("-", 1) for path in found), strict=True)
    assert set(names) == _TOPICS
    assert all(each.isdigit() for each in numbers)
    assert len(set(numbers)) == len(numbers)
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in found), ROOT


def test_every_file_that_a_guide_shows_is_there_and_has_a_test_of_its_own() -> None:
    shown = {file.resolve() for source in sources() for file in files(source)}
    assert {file.name for file in shown} == {"export_with_dask.py"}
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "export").glob("test_*.py")]
    assert all(any(f'"{file.name}"' in text for text in tests) for file in shown)
