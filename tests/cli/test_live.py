"""Views that change while a server tells something: lines where there is no terminal, a picture where there is one."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import ioctl
from typing import Any

import pytest
from cli.support import PROGRAM, Command
from mailrig.cli._checklist import Step, add, is_delivered
from mailrig.cli._views import metric_view, trace_table
from mailrig_sandbox import Sandbox
from rich.console import Console
from support.loopback import answer, serve

DELIVERY = ["stalwart", "troubleshoot", "delivery", "someone@example.org"]
METRICS = ["stalwart", "telemetry", "metrics"]
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A terminal, and the command in it."""

    def __init__(self, process: subprocess.Popen[bytes], descriptor: int) -> None:
        self.process = process
        self.raw = ""
        self._descriptor = descriptor

    @property
    def text(self) -> str:
        return _CONTROL.sub("", self.raw)

    def read(self, until: Callable[[str], bool] = lambda _: False) -> None:
        """Reads until the text is as it should be or the command has ended, for a minute at most."""
        for _ in range(600):
            if until(self.text):
                return
            if select.select([self._descriptor], [], [], 0.1)[0]:
                try:
                    piece = os.read(self._descriptor, 65536)
                except OSError:
                    break
                if not piece:
                    break
                self.raw += piece.decode()
            elif self.process.poll() is not None:
                break

    def interrupt(self) -> int:
        """Presses Ctrl-C, and reads on until the command has ended: a terminal that nobody reads holds it up."""
        self.process.send_signal(signal.SIGINT)
        self.read()
        return self.process.wait(60)


@contextmanager
def terminal(*words: str, columns: int = 60, **environment: str) -> Iterator[Terminal]:
    """The command in a terminal of its own."""
    ours, its = pty.openpty()
    ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen(
        [*PROGRAM, *words], stdin=its, stdout=its, stderr=its, env={**kept, "TERM": "xterm-256color", **environment}
    )
    os.close(its)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait(60)
        os.close(ours)


def _events(*pairs: tuple[str, dict[str, Any]]) -> tuple[Step, ...]:
    steps: tuple[Step, ...] = ()
    for kind, facts in pairs:
        steps = add(steps, {"type": kind, **facts})
    return steps


def test_a_step_begins_and_ends_in_its_place() -> None:
    steps = _events(
        ("mxLookupStart", {"domain": "example.org"}), ("tlsRptLookupStart", {}), ("mxLookupSuccess", {"elapsed": 3})
    )
    assert [(each.name, each.state, each.about, each.elapsed) for each in steps] == [
        ("Mx lookup", "done", "example.org", 3),
        ("Tls rpt lookup", "running", "", None),
    ]


@pytest.mark.parametrize(("ending", "state"), [("Success", "done"), ("NotFound", "none"), ("Error", "failed")])
def test_the_end_of_a_step_says_how_it_went(ending: str, state: str) -> None:
    (step,) = _events(("connectionStart", {"remoteIp": "192.0.2.1"}), (f"connection{ending}", {"reason": "because"}))
    assert step.state == state
    assert "because" in step.about


REFUSED: Any = [("connectionStart", {"remote_ip": "192.0.2.1"}), ("connectionError", {"reason": "Connection refused"})]
SENDER: Any = [("mailFromStart", {}), ("mailFromSuccess", {})]
RECIPIENT: Any = [("rcptToStart", {}), ("rcptToSuccess", {})]
UNKNOWN: Any = [("rcptToStart", {}), ("rcptToError", {"reason": "550 No such user"})]


@pytest.mark.parametrize(
    ("events", "recipient", "delivered"),
    [
        ([*SENDER, *RECIPIENT], "jane@example.org", True),
        ([*REFUSED, *SENDER, *RECIPIENT], "jane@example.org", True),
        ([*SENDER, *UNKNOWN, *SENDER, *RECIPIENT], "jane@example.org", True),
        ([*REFUSED, *SENDER, *UNKNOWN], "jane@example.org", False),
        (REFUSED, "jane@example.org", False),
        (SENDER, "jane@example.org", False),
        ([*REFUSED, *SENDER], "example.org", True),
        (REFUSED, "example.org", False),
        ([], "jane@example.org", False),
    ],
)
def test_one_server_that_takes_the_mail_is_enough(events: Any, recipient: str, delivered: bool) -> None:
    assert is_delivered(_events(*events, ("completed", {})), recipient) == delivered


def test_what_is_still_running_at_the_end_came_to_nothing() -> None:
    assert [each.state for each in _events(("daneVerifyStart", {}), ("completed", {}))] == ["none"]


def test_a_delivery_is_told_line_by_line_where_there_is_no_terminal(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig(*DELIVERY, "--output", "table")
    assert done.code == 1
    assert [line.split()[0] for line in done.out.splitlines()].count("failed") == 1
    assert "\x1b" not in done.out
    assert mailrig(*DELIVERY).json == mailrig(*DELIVERY, "--output", "jsonl").lines


def test_a_delivery_that_goes_well_is_0(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    server: Any = mailrig_sandbox.server("stalwart")
    server.queue.reachable.add("example.net")
    done = mailrig("stalwart", "troubleshoot", "delivery", "a@example.net")
    assert (done.code, {each["state"] for each in done.json} <= {"done", "none"}) == (0, True)


def test_a_delivery_is_a_checklist_in_a_terminal(mailrig_sandbox: Sandbox) -> None:
    with terminal(*DELIVERY) as seen:
        seen.read()
        assert seen.process.wait(60) == 1
        assert "✓ Mx lookup" in re.sub(" +", " ", seen.text)
        assert "✗" in seen.text
        assert "\x1b[32m" in seen.raw


def test_a_terminal_without_colours_gets_none(mailrig_sandbox: Sandbox) -> None:
    with terminal(*DELIVERY, NO_COLOR="1") as seen:
        seen.read()
        assert "✗" in seen.text
        assert not re.search(r"\x1b\[[\d;]*3\dm", seen.raw)


def test_a_terminal_that_cannot_move_gets_lines_as_they_come(mailrig_sandbox: Sandbox) -> None:
    with terminal(*METRICS, "--watch", "--interval", "1", columns=200, TERM="dumb") as seen:
        seen.read(lambda text: text.count('"metric"') >= 2)
        assert seen.interrupt() == 130
        assert json.loads(seen.text.splitlines()[0]).keys() == {"metric", "value", "mean"}
        assert "\x1b" not in seen.raw


def test_the_metrics_are_looked_at_once_or_watched(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    values = mailrig.good(*METRICS).json
    assert {"metric", "value", "mean"} == set(values[0])
    assert mailrig.good(*METRICS, "--query", "[].metric").json == [each["metric"] for each in values]
    named = ["message.size", "queue.count"]
    assert mailrig.good(*METRICS, "--metrics", ", ".join(named), "--query", "[].metric").json == named
    assert mailrig.good(*METRICS, "--metrics", "no.such").json == []
    with terminal(*METRICS, "--watch", "--interval", "1") as seen:
        seen.read(lambda text: text.count(values[0]["metric"]) >= 2)
        assert seen.interrupt() == 130
        assert max(map(len, seen.text.replace("\r", "\n").splitlines())) <= 60
        assert seen.text.count(values[0]["metric"]) >= 2


def test_what_the_server_does_is_watched(mailrig_sandbox: Sandbox) -> None:
    stalwart: Any = mailrig_sandbox.server("stalwart")
    with terminal("stalwart", "telemetry", "traces") as seen:
        seen.read(lambda text: "event" in text)
        assert "about" in seen.text

        def told(text: str) -> bool:
            if any(each.operation_id == "startLiveTracing" for each in mailrig_sandbox.requests):
                mailrig_sandbox._on_thread(lambda: stalwart.accept("jane@example.org", ["a@far.example"]))
            return "jane@example.org" in text

        seen.read(told)
        assert seen.interrupt() == 130
        assert "jane@example.org" in seen.text


def test_a_list_in_a_terminal_is_a_table_and_the_bar_leaves_nothing_behind(mailrig_sandbox: Sandbox) -> None:
    with terminal("stalwart", "principals", "list-principals", "--types", "domain", "--all", "--limit", "1") as seen:
        seen.read()
        assert seen.process.wait(60) == 0
        assert "example.org" in seen.text
        assert max(map(len, seen.text.replace("\r", "\n").splitlines())) <= 60


def test_items_that_come_to_the_terminal_have_no_bar_among_them(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    words = ["stalwart", "principals", "list-principals", "--all", "--limit", "2", "--output", "jsonl"]
    with terminal(*words, "--query", "id") as seen:
        seen.read()
        assert seen.process.wait(60) == 0
    assert seen.raw.splitlines() == mailrig.good(*words, "--query", "id").out.splitlines()


@pytest.mark.parametrize("columns", [60, 200])
@pytest.mark.parametrize("count", [0, 3, 9, 10, 99])
def test_more_metrics_than_lines_stand_side_by_side_or_are_counted(
    monkeypatch: pytest.MonkeyPatch, count: int, columns: int
) -> None:
    monkeypatch.setenv("LINES", "12")
    monkeypatch.setenv("COLUMNS", str(columns))
    values: Any = [{"metric": f"metric.number-{each}.", "value": each, "mean": None} for each in range(count)]
    console = Console(width=columns, height=12)
    with console.capture() as shown:
        console.print(metric_view(values))
    lines = shown.get().splitlines()
    seen = sum(each["metric"] in shown.get() for each in values)
    assert len(lines) < 12
    assert max(map(len, lines)) <= columns
    assert seen >= min(count, 9 * (columns // 40))
    assert (f"and {count - seen} more" in shown.get()) == (seen < count)


def test_events_that_have_no_room_keep_their_time_and_what_they_are() -> None:
    event = {"createdAt": "2026-01-02T10:20:30Z", "type": "x.y", "text": "Queued message for delivery"}
    facts = {"from": "jane@example.org", "size": 218, "queueId": 217700302698280918}
    console = Console(width=60)
    with console.capture() as shown:
        console.print(trace_table([{**event, "data": facts}, {**event, "text": "x" * 99, "data": facts}]))
    _, first, second = (line.split() for line in shown.get().splitlines())
    assert first[:6] == ["10:20:30", "Queued", "message", "for", "delivery", "from=jane@example…"]
    assert second[0] == "10:20:30"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_no_control_character_of_a_server_acts_on_a_terminal(
    mailrig_sandbox: Sandbox, mailrig: Command, form: str
) -> None:
    change = {"action": "set", "field": "description", "value": "red\x1b[31m\x9b31m"}
    mailrig.good("stalwart", "principals", "update-principal", "jane", "--json", json.dumps([change]))
    for query in ("[data.{text: description}]", "[data.description]"):
        words = ["stalwart", "principals", "fetch-principal", "jane", "--output", form, "--query", query]
        with terminal(*words, NO_COLOR="1") as seen:
            seen.read()
            assert "red" in seen.text
            assert "\x1b[31m" not in seen.raw
            assert "\x9b" not in seen.raw


def test_no_control_character_in_what_a_server_refuses_acts_on_a_terminal() -> None:
    page = b"<title>\x1b]0;title\x07\x1b[31m gone \xc2\x9b31m</title>"
    with serve(answer(400, page, "text/html")) as server:
        for further in ([], ["--debug"]):
            words = ["mailbaby", "services", "get-mail-orders", *further]
            with terminal(*words, MAILBABY_API_KEY="key-0123456789", MAILBABY_BASE_URL=server.url) as seen:
                seen.read()
                assert "gone" in seen.text
                assert not set(seen.raw) & {"\x1b", "\x07", "\x9b"}


def test_a_mail_that_is_shown_in_a_terminal_does_not_act_on_it_and_is_whole_elsewhere() -> None:
    mail = b"Subject: \x1b[31mred\r\n\tblue\r\n\r\n\xff\x07body\r\n"
    words = ["stalwart", "store", "fetch-blob-by-id", "abc"]
    with serve(answer(200, mail, "application/octet-stream")) as server:
        variables = {"STALWART_TOKEN": "token-0123456789", "STALWART_URL": server.url}
        done = subprocess.run([*PROGRAM, *words], env={**os.environ, **variables}, capture_output=True, check=True)
        with terminal(*words, STALWART_TOKEN="token-0123456789", STALWART_URL=server.url) as seen:
            seen.read()
    assert done.stdout == mail
    assert seen.raw == "Subject: \ufffd[31mred\r\n        blue\r\n\r\n\ufffd\ufffdbody\r\n\r\n"


def test_a_question_is_asked_in_a_terminal(mailrig_sandbox: Sandbox) -> None:
    with terminal("stalwart", "queue", "stop-queue-processing") as seen:
        seen.read(lambda text: "Go on?" in text)
        assert "acts on 20 of list-queued-messages" in " ".join(seen.text.split())
        os.write(seen._descriptor, b"n\n")
        seen.read()
        assert seen.process.wait(60) == 1
    assert "stopQueueProcessing" not in [each.operation_id for each in mailrig_sandbox.requests]
