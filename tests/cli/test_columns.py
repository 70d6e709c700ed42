"""The columns of CSV and of tables are those of the specification, whatever the rows hold."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from cli.support import Command
from mailbaby_client.records import MailLogEntry, MailOrder
from mailrig.cli._apis import APIS
from mailrig.cli._operation import OperationCommand
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import ExtraFields, Faults

ORDERS = ["mailbaby", "services", "get-mail-orders"]
PRINCIPALS = ["stalwart", "principals", "list-principals"]
LOG = ["mailbaby", "history", "view-mail-log"]


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _columns(api: str, operation_id: str) -> tuple[str, ...]:
    return OperationCommand(APIS[api], APIS[api].operations()[operation_id]).columns


@pytest.mark.parametrize("further", [[], ["--all"]], ids=["page", "all"])
def test_the_columns_are_those_of_the_item(mailrig_sandbox: Sandbox, mailrig: Command, further: list[str]) -> None:
    lines = mailrig.good(*LOG, *further, "--limit", "40", "--output", "csv").out.splitlines()
    assert lines[0].split(",") == list(MailLogEntry.__struct_encode_fields__)
    assert lines[0].startswith("_id,id,from,")


def test_a_field_that_only_later_items_have_is_a_column(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    orders = mailrig.good(*ORDERS).json
    assert "comment" not in orders[0]
    assert any("comment" in order for order in orders)
    rows = _rows(mailrig.good(*ORDERS, "--output", "csv").out)
    assert list(rows[0]) == list(MailOrder.__struct_encode_fields__)
    assert [row["comment"] for row in rows] == [order.get("comment", "") for order in orders]


@pytest.mark.parametrize("further", [[], ["--all"]], ids=["page", "all"])
def test_a_list_without_items_still_has_its_columns(
    mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch, further: list[str]
) -> None:
    words = [*LOG, "--mailid", "0" * 18, *further]
    assert mailrig.good(*words, "--output", "csv").out.split() == [",".join(MailLogEntry.__struct_encode_fields__)]
    for width in ("60", "300"):
        monkeypatch.setenv("COLUMNS", width)
        out = mailrig.good(*words, "--output", "table").out
        assert out.split() == list(MailLogEntry.__struct_encode_fields__)
        assert max(map(len, out.splitlines())) <= int(width)


def test_what_is_nested_is_json_in_its_column(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    words = ["stalwart", "queue", "list-queued-messages", "--values", "1", "--limit", "2"]
    rows = _rows(mailrig.good(*words, "--output", "csv").out)
    items = mailrig.good(*words).json["data"]["items"]
    assert [json.loads(row["recipients"]) for row in rows] == [item["recipients"] for item in items]
    assert isinstance(items[0]["recipients"], list)


def test_items_that_are_words_have_one_column(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    lines = mailrig.good("stalwart", "reports", "list-incoming-dmarc-reports", "--output", "csv").out.splitlines()
    assert lines[0] == "value"
    assert len(lines) > 1


@pytest.mark.parametrize("further", [[], ["--all"]], ids=["page", "all"])
@pytest.mark.parametrize("listing", ["queue list-queued-messages", "telemetry list-stored-traces"])
def test_ids_of_what_has_columns_are_items_of_one_column(
    mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch, listing: str, further: list[str]
) -> None:
    words = ["stalwart", *listing.split(), *further]
    ids = [str(each) for each in mailrig.good(*words, "--output", "jsonl").lines]
    assert all(each.isdigit() for each in ids)
    done = mailrig.good(*words, "--output", "csv")
    assert (done.out.splitlines(), done.err) == (["value", *ids], "")
    for width in ("60", "200"):
        monkeypatch.setenv("COLUMNS", width)
        assert mailrig.good(*words, "--output", "table").out.splitlines() == ids


def test_a_table_with_room_has_no_column_that_no_item_has(
    mailrig_sandbox: Sandbox, mailrig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    names = mailrig.good(*PRINCIPALS, "--types", "domain", "--output", "table").out.splitlines()[0].split()
    assert {"id", "name"} <= set(names) < set(_columns("stalwart", "listPrincipals"))
    items = mailrig.good(*PRINCIPALS, "--types", "domain", "--output", "jsonl").lines
    assert set(names) == {name for item in items for name in item}


def test_a_field_that_no_specification_knows_is_left_out_and_named(
    mailrig_sandbox: Sandbox, mailrig_faults: Faults, mailrig: Command
) -> None:
    mailrig_faults.add(ExtraFields(), api="mailbaby", operation="getMailOrders", times=None)
    known = set(MailOrder.__struct_encode_fields__)
    further = set(mailrig.good(*ORDERS).json[0]) - known
    assert further
    done = mailrig.good(*ORDERS, "--output", "csv")
    assert set(done.out.splitlines()[0].split(",")) == known
    assert all(name in done.err for name in further)
    assert done.err.count("\n") == 1


def test_a_table_has_the_order_of_the_specification(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    header = mailrig.good(*ORDERS, "--output", "table").out.splitlines()[0].split()
    assert {"id", "username"} < set(header)
    assert header == [name for name in MailOrder.__struct_encode_fields__ if name in header]


def test_a_query_of_a_page_has_the_columns_of_all_its_items(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    rows = _rows(mailrig.good(*ORDERS, "--output", "csv", "--query", "[]").out)
    assert [row["comment"] for row in rows] == [order.get("comment", "") for order in mailrig.good(*ORDERS).json]


def test_a_query_of_every_item_has_the_columns_of_the_first(mailrig_sandbox: Sandbox, mailrig: Command) -> None:
    done = mailrig(*PRINCIPALS, "--all", "--query", "@", "--output", "csv")
    assert (done.code, "--output jsonl" in done.err) == (2, True)
    assert len(done.out.splitlines()) > 1


@pytest.mark.parametrize(
    ("api", "operation_id", "some"),
    [
        ("stalwart", "listPrincipals", {"id", "name", "quota"}),
        ("stalwart", "obtainDnsRecordsForDomain", {"type", "name", "content"}),
        ("mailbaby", "getMailOrderById", {"id", "password"}),
        ("hostup", "getVpsMailRelay", set()),
        ("stalwart", "listSettings", set()),
        ("stalwart", "fetchBlobById", set()),
        ("mailbaby", "pingServer", set()),
    ],
)
def test_the_columns_are_known_before_any_call(api: str, operation_id: str, some: set[str]) -> None:
    assert some <= set(_columns(api, operation_id))


def test_every_operation_says_its_columns() -> None:
    found: Any = {
        operation_id: _columns(name, operation_id) for name, api in APIS.items() for operation_id in api.operations()
    }
    assert sum(bool(columns) for columns in found.values()) > 30
    assert found["streamLiveMetrics"] == ("event", "data")
