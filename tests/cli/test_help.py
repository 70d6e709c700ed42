"""What the command says of itself, without importing what it does not need; and how shells complete it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest
from cli.support import PROGRAM, Command, process
from mailrig.cli._apis import APIS
from mailrig.cli._names import kebab

HEAVY = ("httpx", "httpcore", "rich", "jmespath", "msgspec", "anyio", "mailrig.client", "mailrig.errors")
_IMPORTED = """
import sys
from mailrig.cli._main import run
code = run(sys.argv[1:])
print("\\n" + __import__("json").dumps([code, sorted(sys.modules)]))
"""


def _imported(*words: str, **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTED, *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, **environment},
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


def test_the_help_imports_nothing_that_it_does_not_need() -> None:
    modules = _imported("--help")
    assert not modules & set(HEAVY)
    assert not {each for each in modules if "_client" in each}
    assert len(modules) < 250


@pytest.mark.parametrize("words", [["stalwart", "--help"], ["stalwart", "queue", "--help"]], ids=" ".join)
def test_a_list_of_commands_imports_only_what_the_operations_are(words: list[str]) -> None:
    modules = _imported(*words)
    assert not modules & set(HEAVY)
    ours = {each for each in modules if each.startswith("stalwart_client")}
    assert ours == {"stalwart_client", "stalwart_client._operation", "stalwart_client.operations"}
    assert not {each for each in modules if each.startswith(("hostup_client", "mailbaby_client"))}


def test_completing_a_command_imports_only_what_the_operations_are() -> None:
    modules = _imported(_MAILRIG_COMPLETE="bash_complete", COMP_WORDS="mailrig stalwart queue li", COMP_CWORD="3")
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("api", APIS)
def test_the_help_of_an_api_has_every_operation(mailrig: Command, api: str) -> None:
    out = " ".join(mailrig.good(api, "--help").out.split())
    for operation in APIS[api].operations().values():
        assert kebab(operation.name) in out
        assert operation.summary.split()[0] in out


def test_the_help_of_a_command_has_the_words_of_the_specification(mailrig: Command) -> None:
    out = " ".join(mailrig.good("mailbaby", "sending", "send-mail", "--help").out.split())
    for word in ("The subject line of the email.", "[required]", "--to TEXT|@FILE", "--dry-run", "--json"):
        assert word in out
    assert "--yes" not in out
    assert "Walk every page" not in out


def test_the_help_of_a_list_that_may_miss_rows_says_which_command_does_not(mailrig: Command) -> None:
    command = "mailrig mailbaby log export"
    assert command in " ".join(mailrig.good("mailbaby", "history", "view-mail-log", "--help").out.split())
    assert mailrig.good(*command.split()[1:], "--help").out
    assert command not in mailrig.good("stalwart", "principals", "list-principals", "--help").out


def test_help_keeps_to_sixty_columns(mailrig: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for words in (["--help"], ["stalwart", "--help"], ["mailbaby", "history", "view-mail-log", "--help"]):
        lines = mailrig.good(*words).out.splitlines()
        assert max(map(len, lines)) <= 60, max(lines, key=len)


def _completed(*words: str) -> list[str]:
    environment = {
        **os.environ,
        "_MAILRIG_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["mailrig", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = process(env=environment)
    assert done.returncode == 0, done.stderr
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["sta"], ["stalwart"]),
        (["stalwart", "tele"], ["telemetry"]),
        (["stalwart", "queue", "stop"], ["stop-queue-processing"]),
        (["stalwart", "telemetry", "me"], ["metrics"]),
        (["mailbaby", "blocking", "add-rule", "--ty"], ["--type"]),
        (["mailbaby", "blocking", "add-rule", "--type", "d"], ["destination", "domain"]),
        (["mailbaby", "services", "get-mail-orders", "--output", "js"], ["json", "jsonl"]),
        (["configure", "mail"], ["mailbaby"]),
    ],
    ids=str,
)
def test_words_are_completed(words: list[str], found: list[str]) -> None:
    assert _completed(*words) == found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_reads_its_completion(mailrig: Command, shell: str) -> None:
    script = mailrig.good("completion", shell).out
    assert "_MAILRIG_COMPLETE" in script
    if (found := shutil.which(shell)) is None:
        pytest.skip(f"there is no {shell} here")
    done = subprocess.run([found, "-n"], input=script, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_the_extra_packages_the_command_says_what_to_install() -> None:
    words = ["-c", "import sys; sys.modules['click'] = None; from mailrig.cli import main; main()"]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "mailrig[cli]" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_reader_that_has_gone_is_no_failure() -> None:
    with subprocess.Popen([*PROGRAM, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as begun:
        out: Any = begun.stdout
        out.close()
        assert (begun.wait(60), begun.stderr.read() if begun.stderr else None) == (0, "")
