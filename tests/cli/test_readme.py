"""What the README says of the command is true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from cli.support import Command
from mailrig.cli._failures import EXIT_CODES
from mailrig_sandbox import Sandbox

README = Path(__file__).parents[2] / "overlays" / "mailrig" / "README.md"
SECTION = README.read_text(encoding="utf-8").partition("\n## The command\n")[2].partition("\n## ")[0]
LINES = re.findall(r"^mailrig (.+)$", SECTION.partition("```sh\n")[2].partition("```")[0], re.MULTILINE)
ENDLESS = ("--watch", "traces")


def test_the_readme_has_every_exit_code() -> None:
    said = {int(code) for code in re.findall(r"^\| (\d+) \|", SECTION, re.MULTILINE)}
    assert said == {code for _, code in EXIT_CODES} | {0, 2, 130}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_readme_runs(
    mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "body.txt").write_text("Hello", encoding="utf-8")
    words = shlex.split(line)
    dry = ["--dry-run"] if any(word in ENDLESS for word in words) else []
    done = mailrig(*words, *dry)
    assert done.code == ("delivery" in words), done.err


def test_the_file_that_the_readme_shows_is_one(mailrig: Command, config: Path) -> None:
    config.parent.mkdir()
    config.touch(0o600)
    config.write_text(SECTION.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    for words in ("mailbaby services get-mail-orders", "stalwart queue obtain-queue-status"):
        assert "***" in mailrig.good(*words.split(), "--dry-run").out
