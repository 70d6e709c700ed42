"""What each failure is to a shell."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from cli.support import PROGRAM, Command
from mailrig import errors
from mailrig.cli import _main
from mailrig.cli._failures import EXIT_CODES, failed
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import BrokenJson, Faults, RepeatedPage, Status
from overlay.support_faults import closed_port
from support.loopback import answer, serve

ORDERS = ["mailbaby", "services", "get-mail-orders"]
RULE = ["mailbaby", "blocking", "add-rule", "--type", "email", "--data", "jane@example.org"]

FAULTS: dict[str, tuple[Any, list[str], int, str]] = {
    "not authenticated": (Status(status=401), ORDERS, 3, "AuthenticationError"),
    "refused": (Status(status=400), RULE, 7, "BadRequestError"),
    "rate limit": (Status(status=429), RULE, 8, "RateLimitError"),
    "the server failed": (Status(status=500), RULE, 9, "ServerError"),
    "unreadable": (BrokenJson(), RULE, 12, "APIResponseError"),
}

DEEP = f'{{"type": "individual", "name": "jane", "further": {"[" * 900}{"]" * 900}}}'


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_failure_is_one_line_and_an_exit_code(
    mailrig_sandbox: Sandbox, mailrig_faults: Faults, mailrig_clock: Any, mailrig: Command, case: Any
) -> None:
    fault, words, code, name = case
    mailrig_faults.add(fault, api="mailbaby", times=None)
    done = mailrig(*words)
    assert (done.code, done.out) == (code, "")
    assert re.fullmatch(rf"mailrig: {name}: mailbaby \w+: .*\(.*outcome \w+.*\)[^\n]*\n", done.err)
    assert "jane@example.org" not in done.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["stalwart", "queue", "obtain-queued-message-details", "1"], 5),
        (["stalwart", "principals", "create-principal", "--type", "individual", "--name", "jane"], 6),
        (["hostup", "vps", "get-vps-mail-relay", "vps_broken_503"], 9),
    ],
)
def test_what_a_server_says_has_its_own_code(
    mailrig_sandbox: Sandbox, mailrig_clock: Any, mailrig: Command, words: Any, code: int
) -> None:
    assert mailrig(*words).code == code


def test_the_request_id_is_in_the_line(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig("hostup", "vps", "get-vps-mail-relay", "vps_of_somebody_else")
    assert done.code == 5
    assert re.search(r"request id \S+\)", done.err)


def test_a_server_that_nobody_reaches_has_a_code_of_its_own(mailrig: Command, monkeypatch: Any) -> None:
    monkeypatch.setenv("MAILBABY_API_KEY", "key-0123456789")
    monkeypatch.setenv("MAILBABY_BASE_URL", closed_port())
    done = mailrig(*RULE, "--timeout", "2")
    assert done.code in (10, 11)
    assert "outcome NOT_SENT" in done.err


def test_a_list_that_repeats_itself_has_a_code_of_its_own(
    mailrig_sandbox: Sandbox, mailrig_faults: Faults, mailrig: Command
) -> None:
    mailrig_faults.add(RepeatedPage(), api="stalwart", operation="listPrincipals", nth=2, times=None)
    done = mailrig("stalwart", "principals", "list-principals", "--all", "--limit", "5", "--output", "jsonl")
    assert (done.code, done.err.startswith("mailrig: PaginationError")) == (13, True)


@pytest.mark.parametrize(
    "words",
    [
        ["nobody"],
        ["stalwart", "nothing"],
        ["stalwart", "queue", "nothing"],
        [*ORDERS, "--nothing"],
        [*ORDERS, "--query", "]"],
        ["mailbaby", "services", "get-mail-order-by-id"],
        ["mailbaby", "history", "view-mail-log", "--all", "--skip", "3"],
        ["stalwart", "principals", "create-principal", "--name", "jane"],
        ["stalwart", "principals", "create-principal", "--type", "individual", "--quota", "much"],
        ["stalwart", "telemetry", "fetch-telemetry-metrics", "--after", "2026-01-01"],
        ["stalwart", "principals", "update-principal", "jane", "--json", "{"],
        ["stalwart", "principals", "update-principal", "jane", "--json", '[{"action": "sing"}]'],
        ["stalwart", "principals", "update-principal", "jane", "--json", "@no-such-file"],
        ["stalwart", "principals", "update-principal", "jane", "--json", "@/dev/null"],
        ["stalwart", "principals", "update-principal", "jane", "--json", "[" * 100_000],
        ["stalwart", "principals", "create-principal", "--json", DEEP],
        ["api", "POST", "/principal", "--json", DEEP],
        ["mailbaby", "sending", "send-mail", "--json", "[1, 2]"],
        ["mailbaby", "sending", "send-mail", "--json", "null"],
        ["mailbaby", "sending", "send-mail", "--json", '"text"'],
        ["mailbaby", "sending", "send-mail", "--json", '"text"', "--subject", "Hello"],
        ["api", "GET", "/mail", "--query", "]"],
        ["api", "G T", "/mail"],
        ["api", "GET", "/mail\n"],
        ["api", "GET", "/mail\x00"],
        ["api", "GET", "/mail", "--header", "a=\r\nb: c"],
        ["api", "GET", "mail"],
        ["api", "GET", "https://relay.example.org/mail"],
        ["api", "POST", "/mail/send", "--json", '{"to":'],
        ["api", "POST", "/mail/send", "--json", "\ufeff{}"],
        ["api", "POST", "/mail/send", "--json", "[" * 100_000, "--header", "content-type=application/json"],
        ["mailbaby", "history", "view-mail-log", "--all", "--limit", "0"],
        ["api", "GET", "/mail", "--header", "a=ü"],
        ["api", "GET", "/mail", "--header", "=b"],
        ["api", "GET", "/mail", "--header", "a b=c"],
        ["mailbaby", "services", "get-mail-order-by-id", "abc"],
        ["stalwart", "principals", "fetch-principal", "a\udcff"],
        ["stalwart", "telemetry", "metrics", "--query", "]"],
        [*ORDERS, "--timeout", "0"],
        [*ORDERS, "--profile", "nobody"],
    ],
    ids=lambda words: " ".join(words)[:60],
)
def test_a_wrong_word_is_2_and_nothing_is_sent(mailrig_sandbox: Sandbox, mailrig: Command, words: list[str]) -> None:
    done = mailrig(*words)
    assert (done.code, done.out, mailrig_sandbox.requests) == (2, "", [])
    assert done.err.startswith("mailrig: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["mailbay"], "mailbaby"),
        (["stalwart", "queeu"], "queue"),
        (["stalwart", "stop-queue-processing"], "queue stop-queue-processing"),
        (["stalwart", "queue", "list-queued-mesages"], "list-queued-messages"),
        ([*ORDERS, "--outptu", "json"], "--output"),
    ],
    ids=str,
)
def test_a_mistyped_word_is_told_with_what_may_be_meant(mailrig: Command, words: list[str], meant: str) -> None:
    done = mailrig(*words)
    assert (done.code, f"Did you mean '{meant}'?" in done.err) == (2, True), done.err


def test_a_query_that_does_not_fit_says_that_the_call_was_made(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig("mailbaby", "history", "view-mail-log", "--limit", "1000", "--query", "sum(emails)")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "what was called was called" in done.err
    assert len(done.err) < 600


def test_a_file_that_is_no_text_is_named(mailrig: Command, tmp_path: Path) -> None:
    file = tmp_path / "picture"
    file.write_bytes(b"\xff\xd8\xff")
    send = ["mailbaby", "sending", "send-mail"]
    for words in (["--json", f"@{file}"], ["--to", "a", "--from", "b", "--subject", "c", "--body", f"@{file}"]):
        done = mailrig(*send, *words)
        assert (done.code, "not UTF-8" in done.err) == (2, True)


@pytest.mark.parametrize("words", [[], ["stalwart"], ["stalwart", "queue"]], ids=str)
def test_without_a_command_there_is_the_help(mailrig: Command, words: list[str]) -> None:
    done = mailrig(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err == mailrig.good(*words, "--help").out


def test_a_number_that_is_none_is_told_in_plain_words(mailrig: Command) -> None:
    assert "is no whole number" in mailrig("mailbaby", "services", "get-mail-order-by-id", "abc").err


@pytest.mark.parametrize("words", [ORDERS, RULE, ["stalwart", "telemetry", "metrics"], ["whoami"]], ids=" ".join)
def test_ctrl_c_while_a_server_is_silent_is_130(words: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        variables = {
            **os.environ,
            **dict.fromkeys(("MAILBABY_BASE_URL", "STALWART_URL", "HOSTUP_BASE_URL"), address),
            **dict.fromkeys(("MAILBABY_API_KEY", "STALWART_TOKEN", "HOSTUP_API_KEY"), "key-0123456789"),
            "MAILRIG_CONFIG": "/nowhere",
        }
        with subprocess.Popen([*PROGRAM, *words], stderr=subprocess.PIPE, text=True, env=variables) as begun:
            silent.settimeout(60)
            connection, _ = silent.accept()
            with connection:
                connection.settimeout(60)
                assert connection.recv(1)
                begun.send_signal(signal.SIGINT)
                _, told = begun.communicate(timeout=60)
    assert begun.returncode == 130
    assert told.endswith("mailrig: interrupted\n")
    assert "Traceback" not in told


def test_a_time_needs_a_zone(mailrig: Command) -> None:
    done = mailrig("stalwart", "telemetry", "fetch-telemetry-metrics", "--after", "2026-01-01T00:00:00", "--dry-run")
    assert (done.code, "needs a time zone" in done.err) == (2, True)


def test_without_a_credential_the_line_says_what_is_missing(mailrig: Command) -> None:
    done = mailrig(*ORDERS)
    assert (done.code, "MAILBABY_API_KEY" in done.err) == (2, True)


def test_the_help_says_every_code(mailrig: Command) -> None:
    said = " ".join(mailrig.good("--help").out.split())
    codes = {code for _, code in EXIT_CODES} | {0, 2, 130}
    assert {int(found) for found in re.findall(r"(?:: |; )(\d+) ", said)} == codes


def test_every_error_has_a_code() -> None:
    for name in errors.__all__:
        kind = getattr(errors, name)
        if isinstance(kind, type) and issubclass(kind, errors.MailrigError):
            assert isinstance(failed(kind("no")), click.ClickException)


def test_ctrl_c_is_130(mailrig: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_main.root, "invoke", interrupted)
    done = mailrig("whoami")
    assert (done.code, done.err) == (130, "mailrig: interrupted\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("form", ["json", "table"])
def test_a_full_disk_is_one_line_that_says_that_the_call_was_done(form: str) -> None:
    with (
        serve(answer(200, b'[{"id": 1, "status": "active", "username": "mb1"}]')) as server,
        Path("/dev/full").open("w") as full,
    ):
        program = [str(Path(sys.executable).with_name("mailrig")), *ORDERS, "--output", form]
        variables = {
            **os.environ,
            "MAILBABY_API_KEY": "key",
            "MAILBABY_BASE_URL": server.url,
            "MAILRIG_CONFIG": "/nowhere",
        }
        done = subprocess.run(
            program, stdout=full, stderr=subprocess.PIPE, text=True, env=variables, timeout=60, check=False
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "what was called was called" in done.stderr
