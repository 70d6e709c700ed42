from __future__ import annotations

import json
from typing import Any

import pytest
from mailrig_sandbox._http import Request
from sandbox.support_stalwart import DOCUMENT, JUDGE, MESSAGE, Stalwart

READS = (
    ("listPrincipals",),
    ("listQueuedMessages",),
    ("listSettings",),
    ("listStoredTraces",),
    ("queryLogFiles",),
    ("listDeletedMessages", "jane"),
    ("obtainEncryptionAtRestSettings",),
    ("obtainDnsRecordsForDomain", "example.org"),
    ("obtainMetricsTelemetryToken",),
)


def seen(stalwart: Stalwart) -> list[Any]:
    return [stalwart.send(operation, *path).json for operation, *path in READS]


def test_the_same_seed_gives_the_same_data_and_another_seed_other_data() -> None:
    assert seen(Stalwart(seed=5)) == seen(Stalwart(seed=5))
    assert seen(Stalwart(seed=5)) != seen(Stalwart(seed=6))


def test_a_state_goes_through_json_into_another_server() -> None:
    first = Stalwart("0.13")
    first.account("eve", emails=["eve@example.org"])
    first.server.accept("eve@example.org", ["friend@far.example", "jane@example.org"], MESSAGE)
    first.send("stopQueueProcessing")
    first.send("trainSpamFilterAsSpam", body=MESSAGE)
    first.send("updateSpamFilter")
    first.put(report__domain="example.com")
    token = first.send("requestTracingToken").data
    state = json.loads(json.dumps(first.server.snapshot()))
    second = Stalwart("0.13", size=3, seed=99)
    second.server.restore(state)
    assert second.bearer == first.bearer
    assert second.server.administrator == first.server.administrator
    assert json.loads(json.dumps(second.server.snapshot())) == state
    assert second.send("startLiveTracing", query=[("token", token)], auth=None).status == 200
    assert second.send("obtainQueueStatus").data is False
    assert seen(second) == seen(first)


def test_a_snapshot_does_not_change_with_the_server() -> None:
    stalwart = Stalwart()
    state = stalwart.server.snapshot()
    text = json.dumps(state)
    stalwart.send("updatePrincipal", "jane", json_body=[{"action": "set", "field": "description", "value": "x"}])
    stalwart.send("rescheduleQueuedMessages")
    stalwart.put(report__domain="example.com")
    stalwart.send("purgeAllAccounts")
    stalwart.clock.advance(7200)
    stalwart.send("listQueuedMessages")
    assert json.dumps(state) == text


@pytest.mark.parametrize("size", [0, 1, 20_000])
def test_a_server_may_hold_little_or_much(size: int) -> None:
    stalwart = Stalwart(size=size)
    for operation in (
        "listPrincipals",
        "listQueuedMessages",
        "listStoredTraces",
        "listIncomingTlsReports",
        "queryLogFiles",
    ):
        assert "data" in stalwart.send(operation, query=[("limit", 5)]).json
    assert stalwart.send("listIncomingTlsReports", query=[("limit", 1)]).data["total"] == size


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b'"\\ud800"', b"[NaN]", b"[" * 100_000, b"null", b"{}", b"[1]", b'"x"']
)
def test_a_body_that_makes_no_sense_never_breaks_the_server(body: bytes) -> None:
    stalwart = Stalwart()
    values = {"principal_id": "jane", "account_id": "jane"}
    for name, operation in DOCUMENT.operations.items():
        if (
            "requestBody" in operation.said
            and "SpamFilterAs" not in name
            and (name, body) != ("undeleteMessages", b"null")
        ):
            path = "/api" + operation.path
            request = Request(name, operation.method, path, values, (), {"authorization": stalwart.bearer}, body)
            reply = stalwart.server.handlers()[name](request)
            refused = reply.status == 200 and "error" in json.loads(reply.body)
            assert reply.status == 400 or refused, (name, reply.body)


@pytest.mark.parametrize(
    "value", ["9" * 20, "-1", "1e3", "0x10", "٣", " ", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"]
)
def test_a_parameter_that_makes_no_sense_is_left_out(value: str) -> None:
    stalwart = Stalwart("0.11")
    for name, operation in DOCUMENT.operations.items():
        if operation.method == "GET" and "{" not in operation.path:
            query = tuple((each, value) for each in sorted(operation.query - {"token"}))
            request = Request(name, "GET", f"/api{operation.path}", {}, query, {"authorization": stalwart.bearer})
            reply = stalwart.server.handlers()[name](request)
            assert reply.status == 200, name
            assert JUDGE.response(operation, request, reply) == (), name
    query = (("at", value),)
    request = Request("rescheduleQueuedMessages", "PATCH", "/api", {}, query, {"authorization": stalwart.bearer})
    assert stalwart.server.handlers()["rescheduleQueuedMessages"](request).status == 200
    assert stalwart.send("listQueuedMessages", query=[("values", 1)]).status == 200
