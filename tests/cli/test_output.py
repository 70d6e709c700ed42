"""How results look, and where words come from."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from cli.cases import MESSAGE
from cli.support import Command
from mailrig.cli._table import _narrowed, write_table
from mailrig.cli._text import printable
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import ExtraFields, Faults

ORDERS = ["mailbaby", "services", "get-mail-orders"]
PRINCIPALS = ["stalwart", "principals", "list-principals"]
LOG = ["mailbaby", "history", "view-mail-log"]
SEND = ["mailbaby", "sending", "send-mail", "--from", "shop@example.org", "--subject", "Hello", "--dry-run"]


def test_json_is_the_whole_answer_and_lines_are_its_items(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    whole = mailrig.good(*PRINCIPALS, "--limit", "3").json
    assert len(whole["data"]["items"]) == 3 < whole["data"]["total"]
    assert mailrig.good(*PRINCIPALS, "--limit", "3", "--output", "jsonl").lines == whole["data"]["items"]


def test_all_walks_every_page(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    total = mailrig.good(*PRINCIPALS, "--query", "data.total").json
    done = mailrig.good(*PRINCIPALS, "--all", "--limit", "7")
    assert len(done.json) == total > 7
    assert mailrig.good(*PRINCIPALS, "--all", "--limit", "7", "--output", "jsonl").lines == done.json
    pages = sum(each.operation_id == "listPrincipals" for each in mailrig_sandbox.requests)
    assert pages >= 2 * (total // 7) + 1


def test_csv_has_a_column_for_each_field(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    words = ["mailbaby", "blocking", "get-rules"]
    rows = list(csv.DictReader(io.StringIO(mailrig.good(*words, "--output", "csv").out)))
    assert rows == [{name: str(value) for name, value in each.items()} for each in mailrig.good(*words).json]


def test_a_query_names_the_columns(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    good = mailrig.good(*ORDERS, "--output", "csv", "--query", "[].{id: id, comment: comment}")
    assert good.out.splitlines()[:2] == ["id,comment", "2604,"]


def test_a_table_shows_every_item(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    lines = mailrig.good(*ORDERS, "--output", "table").out.splitlines()
    assert lines[0].split() == ["id", "status", "username", "comment"]
    assert len(lines) == 1 + len(mailrig.good(*ORDERS).json)


@pytest.mark.parametrize(("value", "line"), [(29, "29"), ("text", "text"), (None, ""), (True, "true")])
def test_a_single_value_stands_for_itself_in_a_table(
    capsys: pytest.CaptureFixture[str], value: object, line: str
) -> None:
    write_table([value], (), single=True)
    assert capsys.readouterr().out == f"{line}\n"


def test_cells_that_are_too_wide_go_on_in_the_next_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    items = [{"name": "Jörg", "about": "日本語 and more words"}, {"name": "mei\nling", "about": "a" * 25}, {"about": 1}]
    for columns, single in ((("name", "about"), False), (("about",), True)):
        write_table(items if not single else items[:1], columns, single=single)
    assert capsys.readouterr().out.splitlines() == [
        "name  about",
        "Jörg  日本語 and more",
        "      words",
        "mei   aaaaaaaaaaaaaaaaaa",
        "ling  aaaaaaa",
        "      1",
        "about  日本語 and more",
        "       words",
        "name   Jörg",
    ]


def test_a_name_as_wide_as_the_terminal_leaves_its_value_room(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    name = "n" * 30
    write_table([{name: "日本語 and", "two\nlines": "value"}], (), single=True)
    assert capsys.readouterr().out.splitlines() == [f"{name}  日本語 and", f"two{' ' * 29}value", "lines"]


def test_a_column_is_made_narrower_however_wide_its_cells_are() -> None:
    assert _narrowed([10**12, 3], 80) == [75, 3]


def test_a_table_that_would_be_longer_than_sheets_is_sheets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    names = ["a", "b", "c", "d", "e"]
    items: list[dict[str, str]] = [dict.fromkeys(names, "x" * 100), dict.fromkeys(names, "x")]
    write_table(items[:1], names, single=False)
    assert capsys.readouterr().out.splitlines()[:2] == ["a  " + "x" * 57, "   " + "x" * 43]
    write_table([items[0], *[items[1]] * 20], names, single=False)
    assert capsys.readouterr().out.splitlines()[0].split() == names


@pytest.mark.parametrize(
    "words", [ORDERS, [*PRINCIPALS, "--limit", "5"], [*LOG, "--limit", "2"]], ids=["narrow", "wide", "log"]
)
def test_a_table_keeps_to_sixty_columns(
    mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = mailrig.good(*words, "--output", "table").out
    assert max(map(len, out.splitlines())) <= 60
    assert "\x1b" not in out


def test_a_query_chooses_what_is_shown(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    assert mailrig.good(*ORDERS, "--query", "[?status=='active'].id").json == [2604, 5658]
    names = mailrig.good(*PRINCIPALS, "--all", "--query", "name", "--output", "jsonl").lines
    assert "jane" in names


def test_what_the_specification_does_not_know_is_shown(
    mailrig_sandbox: Sandbox, mailrig_faults: Faults, mailrig: Command
) -> None:
    known = set(mailrig.good(*ORDERS).json[0])
    mailrig_faults.add(ExtraFields(), api="mailbaby", operation="getMailOrders")
    assert set(mailrig.good(*ORDERS).json[0]) > known


def test_no_control_character_reaches_a_table(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    change = {"action": "set", "field": "description", "value": "red\x1b[31m\x07"}
    mailrig.good("stalwart", "principals", "update-principal", "jane", "--json", json.dumps([change]))
    shown = mailrig.good("stalwart", "principals", "fetch-principal", "jane", "--output", "table").out
    assert "red" in shown
    assert not {"\x1b", "\x07"} & set(shown)


def test_a_large_text_is_made_printable_in_little_memory() -> None:
    lines = "x" * 1_000_000 + "\n" + "y" * 999_999
    tracemalloc.start()
    try:
        assert printable(lines) == lines
        assert tracemalloc.get_traced_memory()[1] < 3 * len(lines)
    finally:
        tracemalloc.stop()
    assert printable(f"{lines}\n\x1b[31m\t") == f"{lines}\n\ufffd[31m\ufffd"


def test_words_come_from_files_and_from_stdin(mailrig: Command, tmp_path: Path) -> None:
    file = tmp_path / "body.txt"
    file.write_text("Grüße\n", encoding="utf-8")
    assert '"body": "Grüße\\n"' in mailrig.good(*SEND, "--to", "a@example.org", "--body", f"@{file}").out
    assert '"body": "Hi"' in mailrig.good(*SEND, "--to", "a@example.org", "--body", "@-", stdin=b"Hi").out
    assert '"body": "@me"' in mailrig.good(*SEND, "--to", "a@example.org", "--body", "@@me").out


def test_a_whole_body_comes_as_json_and_options_replace_its_fields(mailrig: Command) -> None:
    body = b'{"to": "a@example.org", "from": "b@example.org", "subject": "Hello", "body": "Hi"}'
    done = mailrig.good("mailbaby", "sending", "send-mail", "--json", "@-", "--subject", "New", "--dry-run", stdin=body)
    assert '"subject": "New"' in done.out
    assert '"to": "a@example.org"' in done.out


def test_one_word_is_a_value_and_several_are_a_list(mailrig: Command) -> None:
    one = mailrig.good(*SEND, "--body", "Hi", "--to", "a@example.org").out
    several = mailrig.good(*SEND, "--body", "Hi", "--to", "a@example.org", "--to", "b@example.org").out
    assert '"to": "a@example.org"' in one
    assert '"to": [' in several


def test_a_value_that_nobody_knows_yet_is_sent(mailrig: Command) -> None:
    words = ["mailbaby", "blocking", "add-rule", "--type", "moon", "--data", "x", "--dry-run"]
    assert '"type": "moon"' in mailrig.good(*words).out


def test_bytes_come_out_as_they_are(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    deleted = ["stalwart", "store", "list-deleted-messages", "jane", "--query", "data.items[0]"]
    item = mailrig.good(*deleted).json
    blob = mailrig.good("stalwart", "store", "fetch-blob-by-id", item["hash"]).out
    assert len(blob.replace("\r\n", "\n").replace("\n", "\r\n")) == item["size"]


def test_a_message_goes_out_as_it_is(mailrig_sandbox: Sandbox, mailrig: Command, tmp_path: Path) -> None:
    file = tmp_path / "message.eml"
    file.write_bytes(MESSAGE.encode())
    assert mailrig.good("mailbaby", "sending", "raw-mail", "--raw-email", f"@{file}").json["text"]


def test_a_path_needs_no_api_where_only_one_has_it(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    assert mailrig.good("api", "GET", "/mail").json == mailrig.good(*ORDERS).json
    done = mailrig.good("api", "GET", "/principal", "--param", "limit=2", "--query", "data.total")
    assert done.json > 2


@pytest.mark.mailrig_sandbox(violations=True)
def test_a_path_of_nobody_needs_an_api_unless_only_one_is_configured(
    mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = mailrig("api", "GET", "/nowhere")
    assert (done.code, "--api" in done.err) == (2, True)
    monkeypatch.delenv("HOSTUP_API_KEY")
    monkeypatch.delenv("STALWART_TOKEN", raising=False)
    assert mailrig("api", "GET", "/nowhere").code == 5
    assert mailrig_sandbox.requests[-1].api == "mailbaby"


def test_a_call_by_path_takes_a_body_and_header_fields(mailrig: Command) -> None:
    words = [
        "api",
        "--api",
        "mailbaby",
        "POST",
        "/mail/rules",
        "--json",
        '{"a": 1}',
        "--header",
        "x-one=2",
        "--dry-run",
    ]
    out = mailrig.good(*words).out
    assert "x-one: 2" in out
    assert '"a": 1' in out
    assert mailrig("api", "--api", "mailbaby", "GET", "/mail", "--param", "x").code == 2


def test_a_secret_in_the_answer_to_a_path_is_hidden(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    shown = mailrig.good("api", "GET", "/mail/2604", "--show-secrets").json["password"]
    done = mailrig.good("api", "GET", "/mail/2604")
    assert (done.json["password"], shown in done.out) == ("***", False)


def test_any_path_shows_no_more_than_the_operation_that_has_it(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    words = ("api", "--api", "stalwart", "GET", "/troubleshoot/token")
    assert mailrig.good(*words).json == {"data": "***"}
    assert mailrig.good(*words, "--show-secrets").json["data"] != "***"


@pytest.mark.parametrize("path", ["/store/purge/./account", "/store/x/../purge/account", "/store/purge/%2e/account"])
def test_any_path_is_the_one_that_is_written(mailrig_sandbox: Sandbox, mailrig: Command, path: str) -> None:
    done = mailrig("api", "--api", "stalwart", "GET", path)
    assert (done.code, mailrig_sandbox.requests) == (2, [])
    assert "segments of dots" in done.err


def test_a_parameter_of_any_path_may_come_several_times(mailrig: Command) -> None:
    words = ("api", "--api", "mailbaby", "GET", "/mail", "--param", "id=1", "--param", "id=2", "--dry-run")
    assert mailrig.good(*words).out.splitlines()[0].endswith("/mail?id=1&id=2")


@pytest.mark.mailrig_sandbox(violations=True)
def test_a_path_that_repeats_what_stands_before_every_path_says_so(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig("api", "--api", "stalwart", "GET", "/api/principal?limit=1")
    assert (done.code, done.err.count("\n")) == (5, 1)
    assert "from /api, so try /principal" in done.err
    assert "try" not in mailrig("api", "--api", "stalwart", "GET", "/nowhere/api").err


@pytest.mark.parametrize("path", ["/mail", "/telemetry/metrics/live"])
def test_the_query_of_a_path_and_further_parameters_are_all_sent(
    mailrig: Command, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("STALWART_URL", "https://mail.example.org")
    for further, query in (([], "?a=b%20c&d="), (["--param", "e=1"], "?a=b%20c&d=&e=1")):
        line = mailrig.good("api", "GET", f"{path}?a=b%20c&d=", *further, "--dry-run").out.splitlines()[0]
        assert line.replace("+", "%20").removesuffix("&token=***").endswith(f"{path}{query}")
