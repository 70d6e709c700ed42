"""Readers that have gone and streams that were never open."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from subprocess import PIPE

import pytest
from cli.support import PROGRAM
from mailrig_sandbox import Sandbox

LOG = ["mailbaby", "history", "view-mail-log", "--limit", "1000"]
DELIVERY = ["stalwart", "troubleshoot", "delivery", "someone@example.org"]


@pytest.fixture
def nobody() -> Iterator[int]:
    """The end of a pipe at whose other end nobody reads."""
    ours, its = os.pipe()
    os.close(ours)
    yield its
    os.close(its)


@pytest.mark.parametrize(
    ("words", "form"),
    [*((LOG, form) for form in ("table", "json", "jsonl", "csv")), (DELIVERY, "table"), ([*LOG, "--dry-run"], "json")],
    ids=str,
)
def test_a_reader_that_has_gone_ends_the_command_without_a_word(
    mailrig_sandbox: Sandbox, nobody: int, words: list[str], form: str
) -> None:
    done = subprocess.run(
        [*PROGRAM, *words, "--output", form], stdout=nobody, stderr=PIPE, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_reader_that_goes_after_the_first_line_has_it(mailrig_sandbox: Sandbox, form: str) -> None:
    with subprocess.Popen([*PROGRAM, *LOG, "--all", "-o", form], stdout=PIPE, stderr=PIPE, text=True) as begun:
        assert begun.stdout is not None
        assert begun.stderr is not None
        assert begun.stdout.readline()
        begun.stdout.close()
        assert (begun.wait(60), begun.stderr.read()) == (0, "")


@pytest.mark.parametrize(("words", "code"), [([*LOG, "--debug"], 0), (["nobody"], 2)], ids=str)
def test_a_reader_of_the_failures_that_has_gone_changes_no_code(
    mailrig_sandbox: Sandbox, nobody: int, words: list[str], code: int
) -> None:
    done = subprocess.run([*PROGRAM, *words], stdout=PIPE, stderr=nobody, timeout=60, check=False)
    assert done.returncode == code


@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        (["stalwart", "queue", "stop-queue-processing"], 0, 2),
        (["whoami"], 1, 0),
        ([*LOG, "--output", "table"], 1, 0),
        ([*LOG, "--debug"], 2, 0),
        (["nobody"], 2, 2),
    ],
    ids=str,
)
def test_a_stream_that_is_not_open_is_like_an_empty_one(
    mailrig_sandbox: Sandbox, words: list[str], closed: int, code: int
) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}{"<" if closed == 0 else ">"}&-', "sh", *PROGRAM, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
