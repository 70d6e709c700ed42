"""A dry run shows the request and sends nothing; --debug shows what went over the wire; neither shows a secret."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cli.cases import CASES
from cli.support import Command
from cli.test_commands import command
from mailrig.cli._apis import APIS
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import Faults, Status

SECRET = "correct horse battery"
CREATE = ["stalwart", "principals", "create-principal", "--type", "individual", "--name", "nina", "--secrets", SECRET]
PASSWORD = (
    "stalwart",
    "principals",
    "update-principal",
    "jane",
    "--json",
    f'[{{"action": "addItem", "field": "secrets", "value": "{SECRET}"}}]',
)
SETTING = (
    *("stalwart", "settings", "update-settings", "--yes", "--json"),
    f'[{{"type": "insert", "prefix": "acl", "assert_empty": false, "values": [["some.name", "{SECRET}"]]}}]',
)
ALL = [(api, operation_id) for api, cases in CASES.items() for operation_id in cases]


@pytest.mark.parametrize(("api", "operation_id"), ALL)
def test_a_dry_run_shows_the_request_and_sends_nothing(
    mailrig: Command, monkeypatch: pytest.MonkeyPatch, api: str, operation_id: str
) -> None:
    monkeypatch.setenv("STALWART_URL", "https://mail.example.org")
    words = [re.sub(r"\{(?:deleted|queued|trace)\}", "1", word) for word in CASES[api][operation_id]]
    done = mailrig.good(*command(api, operation_id), *words, "--dry-run")
    operation = APIS[api].operations()[operation_id]
    path = re.sub(r"\\\{\w+\\\}", "[^/?]+", re.escape(operation.path))
    assert re.match(rf"{operation.method} https://[^/]+(/api)?{path}(\?.*)?\n", done.out), done.out
    assert done.err == ""


@pytest.mark.parametrize(
    "words", ["telemetry metrics --interval 5", "telemetry traces", "troubleshoot delivery a@example.org"]
)
def test_a_dry_run_of_a_view_shows_the_request_of_its_stream_only(
    mailrig: Command, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("STALWART_URL", "https://mail.example.org")
    out = mailrig.good("stalwart", *words.split(), "--dry-run").out
    assert re.match(
        r"GET https://mail.example.org/api/(telemetry|troubleshoot)/\w+/(live|a%40)[^\n]*token=\*\*\*\n", out
    ), out
    assert sum(line.startswith("GET ") for line in out.splitlines()) == 1


@pytest.mark.parametrize("words", [CREATE, PASSWORD, SETTING], ids=["field", "change", "setting"])
@pytest.mark.parametrize("switch", ["--dry-run", "--debug"])
def test_no_secret_of_a_body_is_shown(
    mailrig_sandbox: Sandbox, mailrig: Command, words: tuple[str, ...], switch: str
) -> None:
    done = mailrig.good(*words, switch)
    assert "***" in done.out + done.err
    assert SECRET not in done.out + done.err
    assert SECRET in "".join(vars(mailrig.good(*words, "--dry-run", "--show-secrets"))["out"])


def test_a_dry_run_sends_nothing_even_where_it_could(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig.good("stalwart", "queue", "delete-queued-messages", "--everything", "--dry-run")
    assert done.out.startswith(f"DELETE {mailrig_sandbox.urls['stalwart']}/api/queue/messages\n")
    assert mailrig_sandbox.requests == []


@pytest.mark.parametrize("switch", ["--dry-run", "--debug"])
@pytest.mark.parametrize("api", ["hostup", "stalwart", "mailbaby"])
def test_the_credential_is_never_shown(mailrig_sandbox: Sandbox, mailrig: Command, api: str, switch: str) -> None:
    words = {
        "hostup": ["hostup", "vps", "get-vps-mail-relay", "vps_prepaid"],
        "stalwart": ["stalwart", "principals", "fetch-principal", "jane"],
        "mailbaby": ["mailbaby", "services", "get-mail-orders"],
    }[api]
    done = mailrig.good(*words, switch)
    shown = (done.out if switch == "--dry-run" else done.err).lower()
    assert "x-api-key: ***" in shown or "authorization: ***" in shown
    assert mailrig_sandbox.keys[api] not in done.out + done.err


def test_the_token_of_a_stream_is_not_shown(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig("stalwart", "troubleshoot", "delivery", "someone@example.org", "--debug")
    assert "token=***" in done.err
    assert "> GET" in done.err


def test_debug_shows_each_attempt_with_its_answer(
    mailrig_sandbox: Sandbox, mailrig_faults: Faults, mailrig_clock: Any, mailrig: Command
) -> None:
    mailrig_faults.add(Status(status=503, retry_after="seconds", wait=2), api="mailbaby", nth=1)
    done = mailrig.good("mailbaby", "services", "get-mail-orders", "--debug")
    lines = [line.partition(" ms ")[2] or line.strip() for line in done.err.splitlines()]
    assert [line for line in lines if line in ("< 503", "< 200")] == ["< 503", "< 200"]
    assert sum(line.startswith("> GET") for line in lines) == 2
    assert "< retry-after: 2" in lines
    assert any(line.startswith("* mailbaby getMailOrders attempt 1: ") for line in lines)
    assert done.json


def test_debug_shows_calls_that_must_not_be_repeated(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig.good("mailbaby", "blocking", "add-rule", "--type", "domain", "--data", "example.net", "--debug")
    assert "> POST" in done.err
    assert "< 200" in done.err
    assert '"example.net"' in done.err


@pytest.mark.parametrize("words", [CREATE, PASSWORD, SETTING], ids=["field", "change", "setting"])
def test_a_body_that_is_sent_by_its_path_hides_what_its_operation_hides(
    mailrig_sandbox: Sandbox, mailrig: Command, words: list[str]
) -> None:
    head, _, body = mailrig.good(*words, "--dry-run", "--show-secrets").out.partition("\n\n")
    method, address = head.splitlines()[0].split()
    assert SECRET in body
    for further in ("--dry-run", "--debug"):
        path = address.removeprefix(f"{mailrig_sandbox.urls['stalwart']}/api")
        done = mailrig("api", "--api", "stalwart", method, path, "--json", body, "--yes", further)
        assert "***" in done.out + done.err
        assert SECRET not in done.out + done.err


def test_a_body_that_is_no_json_is_sent_where_a_header_field_says_what_it_is(
    mailrig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STALWART_URL", "https://mail.example.org")
    words = ["api", "--api", "stalwart", "POST", "/no/such/path", "--json", "Subject: Test", "--dry-run"]
    assert mailrig(*words).code == 2
    out = mailrig.good(*words, "--header", "Content-Type=message/rfc822").out
    assert out.lower().count("content-type: message/rfc822") == 1
    assert out.endswith("\n\nSubject: Test\n")


@pytest.mark.parametrize(
    "words", [[], ["--header", "content-type=application/json5"]], ids=["another model", "another type"]
)
def test_a_body_that_does_not_fit_its_operation_hides_what_it_may_hide(
    mailrig: Command, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("STALWART_URL", "https://mail.example.org")
    body = f'[{{"type": "insert", "values": [["some.name", "{SECRET}"]]}}{"," if words else ""}]'
    call = ["api", "--api", "stalwart", "POST", "/settings", "--json", body, "--dry-run", *words]
    out = mailrig.good(*call).out
    assert "***" in out.partition("\n\n")[2]
    assert SECRET not in out
    assert SECRET in mailrig.good(*call, "--show-secrets").out
