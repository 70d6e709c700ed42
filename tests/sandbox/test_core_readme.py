"""What the sandbox's README says is so."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
from pathlib import Path

import pytest
from mailrig_sandbox import Sandbox, _cli
from mailrig_sandbox._control import routes
from mailrig_sandbox.faults import KINDS
from sandbox.test_core_plugin import outcome

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "overlays" / "mailrig-sandbox" / "README.md").read_text(encoding="utf-8")
TEST, SCRIPT = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def section(title: str) -> str:
    return README.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_the_example_of_a_test_passes(tmp_path: Path) -> None:
    counts, said = outcome(tmp_path, TEST)
    assert counts == {"passed": 1}, said


def test_the_example_of_a_script_runs() -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(SCRIPT, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert printed.getvalue() == "available\ngetVpsMailRelay []\n"


def test_every_fault_is_in_the_table_with_its_parameters() -> None:
    rows = [line.split("|")[1:3] for line in section("Faults").splitlines() if line.startswith("| `")]
    names = [name for row in rows for name in re.findall(r"`(.*?)`", row[0])]
    classes = [said for row in rows for said in re.findall(r"`(\w+)\((.*?)\)`", row[1])]
    assert sorted(names) == sorted(KINDS)
    for kind, (name, parameters) in zip(names, classes, strict=True):
        assert KINDS[kind].__name__ == name
        assert [each.name for each in dataclasses.fields(KINDS[kind])] == re.findall(r"\w+", parameters)


def test_every_flag_and_request_is_in_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _cli.main(["--help"])
    flags = set(re.findall(r"--[\w-]+", capsys.readouterr().out)) - {"--help"}
    said = section("As a command")
    rows = [line.split("|")[1] for line in said.splitlines() if line.startswith("| `--")]
    assert set(re.findall(r"--[\w-]+", " ".join(rows))) == flags
    paths = {each.path for each in routes(Sandbox())}
    assert set(re.findall(r"`(?:GET|POST|DELETE) (/\S+)`", said)) == paths


def test_every_fixture_is_in_the_table() -> None:
    source = (ROOT / "overlays" / "mailrig-sandbox" / "src" / "mailrig_sandbox" / "_plugin.py").read_text()
    fixtures = set(re.findall(r"@pytest\.fixture\ndef (mailrig_\w+)", source))
    table = [line.split("|")[1] for line in section("In tests").splitlines() if line.startswith("| `mailrig")]
    assert {name for row in table for name in re.findall(r"`(\w+)`", row)} == fixtures
