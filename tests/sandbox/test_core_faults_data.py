"""Faults of data and lists, on each API that has such data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from mailrig_sandbox import Clock, Sandbox
from mailrig_sandbox._document import Document
from mailrig_sandbox._http import Request, json_reply
from mailrig_sandbox.faults import (
    KINDS,
    ExtraFields,
    Fault,
    LoopingCursor,
    MissingFields,
    RepeatedPage,
    ShiftedRows,
    Situation,
    UnknownEnum,
    WrongTotal,
    fault_from,
)
from sandbox.support_core import FORWARDING, LOG, PRINCIPALS, QUEUE, RELAY, client


def both(sandbox: Sandbox, api: str, path: str, fault: Fault) -> tuple[Any, Any]:
    """An answer with a fault, and without."""
    sandbox.faults.add(fault, api=api)
    with client(sandbox, api) as made:
        faulty, right = made.get(path), made.get(path)
    assert (faulty.status_code, right.status_code) == (200, 200)
    assert [each.fault for each in sandbox.requests] == [fault.kind, None]
    assert sandbox.violations == []
    return faulty.json(), right.json()


@pytest.mark.parametrize(
    ("api", "path", "value"),
    [
        ("hostup", FORWARDING, lambda said: said["integrationStatus"]),
        ("hostup", RELAY, lambda said: said["insightsStatus"]),
        ("mailbaby", "/mail/stats", lambda said: said["time"]),
    ],
)
def test_a_value_can_be_new(sandbox: Sandbox, api: str, path: str, value: Callable[[Any], str]) -> None:
    faulty, right = both(sandbox, api, path, UnknownEnum())
    assert value(faulty) == "value-of-tomorrow" != value(right)


@pytest.mark.parametrize(
    ("api", "path", "field", "value"),
    [
        ("stalwart", PRINCIPALS, "type", lambda said: said["data"]["items"][0]["type"]),
        ("mailbaby", "/mail", "status", lambda said: said[0]["status"]),
    ],
)
def test_a_value_that_is_left_open_is_new_when_it_is_named(
    sandbox: Sandbox, api: str, path: str, field: str, value: Callable[[Any], str]
) -> None:
    faulty, right = both(sandbox, api, path, UnknownEnum(field=field))
    assert value(faulty) == "value-of-tomorrow" != value(right)
    with pytest.raises(ValueError, match="cannot fail"):
        sandbox.faults.add(UnknownEnum(), operation="getMailOrders")


def test_only_one_value_can_be_new(sandbox: Sandbox) -> None:
    faulty, right = both(sandbox, "hostup", FORWARDING, UnknownEnum(field="verificationStatus"))
    assert {each["verificationStatus"] for each in faulty["destinations"]} == {"value-of-tomorrow"}
    assert faulty["integrationStatus"] == right["integrationStatus"]


@pytest.mark.parametrize(
    ("api", "path", "inner"),
    [
        ("hostup", FORWARDING, lambda said: said["rules"][0]),
        ("stalwart", PRINCIPALS, lambda said: said["data"]["items"][0]),
        ("mailbaby", LOG, lambda said: said["emails"][0]),
        ("mailbaby", "/mail", lambda said: said[0]),
    ],
)
def test_a_field_can_be_new(sandbox: Sandbox, api: str, path: str, inner: Callable[[Any], Any]) -> None:
    faulty, right = both(sandbox, api, path, ExtraFields())
    assert set(inner(faulty)) - set(inner(right)) == {"fieldOfTomorrow"}


@pytest.mark.parametrize(("api", "path"), [("hostup", RELAY), ("stalwart", PRINCIPALS), ("mailbaby", LOG)])
def test_a_required_field_can_be_missing(sandbox: Sandbox, api: str, path: str) -> None:
    faulty, right = both(sandbox, api, path, MissingFields())
    assert len(set(right) - set(faulty)) == 1


def test_a_named_field_is_missing_everywhere(sandbox: Sandbox) -> None:
    faulty, right = both(sandbox, "mailbaby", LOG, MissingFields(field="created"))
    assert all("created" in each for each in right["emails"])
    assert not any("created" in each for each in faulty["emails"])


PAGES = pytest.mark.parametrize(
    ("api", "path", "first", "second", "third", "rows"),
    [
        (
            "mailbaby",
            LOG,
            {"limit": "4", "skip": "0"},
            {"limit": "4", "skip": "4"},
            {"limit": "4", "skip": "8"},
            lambda said: [each["time"] for each in said["emails"]],
        ),
        (
            "stalwart",
            PRINCIPALS,
            {"limit": "4"},
            {"limit": "4", "page": "2"},
            {"limit": "4", "page": "3"},
            lambda said: [each["id"] for each in said["data"]["items"]],
        ),
        (
            "stalwart",
            QUEUE,
            {"limit": "2"},
            {"limit": "2", "page": "2"},
            {"limit": "2", "page": "3"},
            lambda said: said["data"]["items"],
        ),
    ],
)
Rows = Callable[[Any], list[Any]]
Query = dict[str, str]


@PAGES
def test_a_page_can_repeat(
    sandbox: Sandbox, api: str, path: str, first: Query, second: Query, third: Query, rows: Rows
) -> None:
    planned = sandbox.faults.add(RepeatedPage(), api=api)
    with client(sandbox, api) as made:
        one, two, two_again, three = (made.get(path, params=each).json() for each in (first, second, second, third))
    assert rows(two) == rows(one)
    assert rows(one) != rows(two_again) != rows(three)
    assert planned.hits == 1
    assert two | {"emails": [], "data": {}} == two_again | {"emails": [], "data": {}}
    assert sandbox.violations == []


@PAGES
def test_rows_can_shift_both_ways(
    sandbox: Sandbox, api: str, path: str, first: Query, second: Query, third: Query, rows: Rows
) -> None:
    with client(sandbox, api) as made:
        one, two, three = (rows(made.get(path, params=each).json()) for each in (first, second, third))
        sandbox.faults.add(ShiftedRows(by=1), api=api)
        sandbox.faults.add(ShiftedRows(by=-1), api=api, nth=2)
        came, went = (rows(made.get(path, params=second).json()) for _ in range(2))
    assert came == [one[-1], *two[:-1]]
    assert went == [*two[1:], three[0]]


@pytest.mark.parametrize(
    ("api", "path", "total"),
    [
        ("mailbaby", LOG, lambda said: said["total"]),
        ("stalwart", PRINCIPALS, lambda said: said["data"]["total"]),
    ],
)
def test_a_total_can_lie(sandbox: Sandbox, api: str, path: str, total: Callable[[Any], int]) -> None:
    faulty, right = both(sandbox, api, path, WrongTotal(by=5))
    assert total(faulty) == total(right) + 5
    sandbox.forget()
    faulty, right = both(sandbox, api, path, WrongTotal(by=-(10**9)))
    assert total(faulty) == 0


def test_a_cursor_can_loop() -> None:
    paging = {
        "style": "cursor",
        "cursor": "cursor",
        "limit": "limit",
        "items": "/data",
        "next": "/next",
        "more": "/more",
    }
    listing = {"operationId": "list", "x-pagination": paging, "responses": {"200": {}}}
    said = {"servers": [{"url": "http://x"}], "components": {}, "paths": {"/list": {"get": listing}}}
    document = Document(said)
    operation = document.operations["list"]
    reply = json_reply({"data": [1], "next": None, "more": False})
    fault = LoopingCursor()
    asked = Request("list", "GET", "/list", query=(("cursor", "abc"),))
    situation = Situation(document, operation, asked, Clock(), lambda _: reply)
    assert fault.possible(document, operation)
    assert fault.due(operation, asked)
    assert not fault.due(operation, Request("list", "GET", "/list"))
    assert json.loads(fault.altered(situation, reply).body) == {"data": [1], "next": "abc", "more": True}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_is_made_from_json(kind: str) -> None:
    fault, selection = fault_from({"fault": kind, "nth": 2, "times": None}, KINDS)
    assert (fault, selection) == (KINDS[kind](), {"nth": 2, "times": None})


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "no fault None"),
        ({"fault": "flood"}, "no fault 'flood'"),
        ({"fault": "status", "colour": 1}, "no parameter 'colour'"),
        ({"fault": "status", "kind": "reset"}, "no parameter 'kind'"),
        ({"fault": "status", "status": "503"}, "no status like '503'"),
        ({"fault": "status", "status": True}, "no status like True"),
        ({"fault": "status", "retry_after": "soon"}, "no retry_after like 'soon'"),
        ({"fault": "reset", "when": "never"}, "no when like 'never'"),
        ({"fault": "slow-head", "seconds": None}, "no seconds like None"),
        ({"fault": "crash-in-success", "body": [1]}, "no body like"),
        ({"fault": "reset", "nth": "2"}, "no nth like '2'"),
    ],
)
def test_json_that_is_no_fault_is_refused(said: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        fault_from(said, KINDS)


def test_a_refusal_is_left_alone_by_the_faults_of_data(sandbox: Sandbox) -> None:
    sandbox.faults.add(ExtraFields(), api="hostup")
    with client(sandbox, "hostup") as made:
        answer = made.get("/api/v2/vps/vps_nobody/mail-relay")
    assert answer.status_code == 404
    assert "fieldOfTomorrow" not in answer.json()
