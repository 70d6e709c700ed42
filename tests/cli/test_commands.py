"""Every operation of every API is a command that works."""

from __future__ import annotations

import json
import select
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE
from typing import IO, Any

import pytest
from cli.cases import CASES, LOOKED_UP
from cli.schemas import secrets
from cli.support import PROGRAM, Command, Done
from mailrig.cli._apis import APIS
from mailrig.cli._names import kebab
from mailrig.redaction import HIDDEN
from mailrig_sandbox import Sandbox

REMOVED = {
    "trainSpamFilterAsSpam",
    "trainSpamFilterAsHam",
    "trainAccountSpamFilterAsSpam",
    "trainAccountSpamFilterAsHam",
    "requestFtsReindex",
}
ENDLESS = {"streamLiveMetrics", "startLiveTracing"}
ALL = [(api, operation_id) for api, cases in CASES.items() for operation_id in cases]


def command(api: str, operation_id: str) -> list[str]:
    operation = APIS[api].operations()[operation_id]
    return [api, kebab(operation.tag), kebab(operation.name)]


def _filled(mailrig: Command, words: list[str]) -> list[str]:
    found = [*words]
    for place, (other, path) in LOOKED_UP.items():
        if any(place in word for word in words):
            answer = str(mailrig.good(*other.split(), "--query", path).json)
            found = [word.replace(place, answer) for word in found]
    return found


def test_there_is_a_case_for_each_operation() -> None:
    known = [(api.name, operation_id) for api in APIS.values() for operation_id in api.operations()]
    assert sorted(ALL) == sorted(known)
    assert len(known) == 76


def _marked(api: str, operation_id: str) -> Any:
    marks = [pytest.mark.mailrig_sandbox(stalwart="0.13")] if operation_id in REMOVED else []
    return pytest.param(api, operation_id, marks=marks)


@pytest.mark.parametrize(("api", "operation_id"), [_marked(*each) for each in ALL if each[1] not in ENDLESS])
def test_a_command_calls_its_operation(mailrig_sandbox: Sandbox, mailrig: Command, api: str, operation_id: str) -> None:
    words = _filled(mailrig, CASES[api][operation_id])
    done: Done = mailrig.good(*command(api, operation_id), *words)
    seen: Any = mailrig_sandbox.requests[-1]
    assert (seen.api, seen.operation_id) == (api, operation_id)
    assert done.err == ""
    if operation_id not in ("fetchBlobById", "runDeliveryTroubleshooting") and "--all" not in words:
        assert all(value == HIDDEN for value in secrets(APIS[api].document(), operation_id, done.json))


@contextmanager
def _begun(sandbox: Sandbox, operation_id: str) -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str]]]:
    words = [*command("stalwart", operation_id), *CASES["stalwart"][operation_id]]
    with subprocess.Popen([*PROGRAM, *words], stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            for _ in range(600):
                if select.select([process.stdout], [], [], 0.1)[0]:
                    break
                if any(each.operation_id == operation_id for each in sandbox.requests):
                    sandbox.clock.advance(31)  # a silent stream pings every thirty seconds
            assert json.loads(process.stdout.readline())["data"]
            yield process, process.stdout, process.stderr
        finally:
            process.kill()


def test_an_endless_command_ends_when_nobody_reads_on(mailrig_sandbox: Sandbox) -> None:
    with _begun(mailrig_sandbox, "streamLiveMetrics") as (process, out, err):
        out.close()
        assert (process.wait(60), err.read()) == (0, "")


def test_an_endless_command_ends_at_ctrl_c(mailrig_sandbox: Sandbox) -> None:
    with _begun(mailrig_sandbox, "startLiveTracing") as (process, _, err):
        process.send_signal(signal.SIGINT)
        assert (process.wait(60), err.read()) == (130, "mailrig: interrupted\n")


def test_a_path_that_streams_tells_each_event_as_it_comes(mailrig_sandbox: Sandbox) -> None:
    words = ["api", "--api", "stalwart", "GET", "/telemetry/metrics/live?interval=1", "--param", "metrics=queue.count"]
    with _process([*PROGRAM, *words]) as (process, out, err):
        assert json.loads(out.readline())["event"] == "metrics"
        assert json.loads(out.readline())["data"]
        process.send_signal(signal.SIGINT)
        assert (process.wait(60), err.read()) == (130, "mailrig: interrupted\n")
    assert [each.operation_id for each in mailrig_sandbox.requests] == [
        "obtainMetricsTelemetryToken",
        "streamLiveMetrics",
    ]


def test_a_path_that_streams_and_ends_is_as_its_operation(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    path = "/troubleshoot/delivery/someone@example.org"
    lines = mailrig.good("api", "GET", path, "--query", "data[].type").lines
    assert (
        lines
        == mailrig.good(
            *command("stalwart", "runDeliveryTroubleshooting"), "someone@example.org", "--query", "data[].type"
        ).lines
    )
    assert "completed" in str(lines[-1])


@contextmanager
def _process(words: list[str]) -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str]]]:
    with subprocess.Popen(words, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            yield process, process.stdout, process.stderr
        finally:
            process.kill()


READING = {
    "getMailOrderById": ["mailbaby", "services", "get-mail-order-by-id", "2604"],
    "obtainTroubleshootingToken": ["stalwart", "troubleshoot", "obtain-troubleshooting-token"],
    "obtainOauthToken": command("stalwart", "obtainOauthToken") + CASES["stalwart"]["obtainOauthToken"],
    "listSettings": ["stalwart", "settings", "list-settings", "--prefix", "authentication"],
    "listPrincipals": ["stalwart", "principals", "list-principals", "--types", "individual"],
    "listSettingsByGroup": [*command("stalwart", "listSettingsByGroup"), "--prefix", "authentication"],
}


@pytest.mark.parametrize("operation_id", READING)
def test_a_secret_is_on_the_screen_only_when_it_is_asked_for(
    mailrig_sandbox: Sandbox, mailrig: Command, operation_id: str
) -> None:
    words = READING[operation_id]
    document = APIS[words[0]].document()
    shown = secrets(document, operation_id, mailrig.good(*words, "--show-secrets").json)
    hidden = secrets(document, operation_id, mailrig.good(*words).json)
    assert shown
    assert HIDDEN not in shown
    assert set(hidden) == {HIDDEN}
    every_page = [[], ["--all"]] if APIS[words[0]].operations()[operation_id].pagination else [[]]
    for form in ("table", "json", "jsonl", "csv"):
        for further in every_page:
            if operation_id == "listPrincipals" and form == "csv":
                further = [*further, "--query", "[].secrets" if not further else "secrets"]
            out = mailrig.good(*words, *further, "--output", form).out
            assert out
            assert not [value for value in shown if len(value) > 12 and value in out]
