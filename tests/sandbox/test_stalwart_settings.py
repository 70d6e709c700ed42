from __future__ import annotations

from typing import Any

import pytest
from sandbox.support_stalwart import Stalwart


def update(stalwart: Stalwart, *changes: dict[str, Any]) -> Any:
    return stalwart.send("updateSettings", json_body=list(changes))


def insert(*values: tuple[str, str], prefix: str | None = None, empty: bool = False) -> dict[str, Any]:
    pairs = [list(pair) for pair in values]
    return {"type": "insert", "prefix": prefix, "values": pairs, "assert_empty": empty}


def test_a_list_of_settings_is_a_map_with_the_prefix_cut_off() -> None:
    stalwart = Stalwart()
    data = stalwart.send("listSettings", query=[("prefix", "server.listener.imap")]).data
    assert data == {"total": 2, "items": {"bind": "[::]:143", "protocol": "imap"}}
    paged = stalwart.send("listSettings", query=[("prefix", "server.listener."), ("limit", 3), ("page", 2)]).data
    assert (len(paged["items"]), paged["total"]) == (3, 11)


def test_settings_by_key_are_those_that_exist() -> None:
    query = [("keys", "server.hostname,no.such"), ("prefixes", "server.listener.smtp,nothing")]
    assert Stalwart().send("listSettingsByKey", query=query).data == {
        "server.hostname": "mail.example.org",
        "server.listener.smtp.bind": "[::]:25",
        "server.listener.smtp.protocol": "smtp",
    }


def test_groups_are_told_apart_by_a_setting_that_each_has() -> None:
    stalwart = Stalwart()
    prefix = ("prefix", "server.listener")
    data = stalwart.send("listSettingsByGroup", query=[prefix, ("suffix", "protocol")]).data
    assert [each["_id"] for each in data["items"]] == ["http", "imap", "imaptls", "smtp", "submission"]
    assert data["items"][2] == {"_id": "imaptls", "bind": "[::]:993", "protocol": "imap", "tls.implicit": "true"}
    query = [prefix, ("suffix", "protocol"), ("filter", "143"), ("field", "bind")]
    one = stalwart.send("listSettingsByGroup", query=query).data
    assert one == {"total": 1, "items": [{"_id": "imap", "bind": "[::]:143"}]}
    single = stalwart.send("listSettingsByGroup", query=[prefix, ("limit", 1)]).data
    assert single == {"total": 11, "items": [{"_id": "http.bind", "_value": "[::]:8080"}]}


def test_settings_are_inserted_deleted_and_cleared() -> None:
    stalwart = Stalwart()
    values = [("a", "1"), ("ab", "2"), ("b", "ARC")]
    assert update(stalwart, insert(*values, prefix="sieve.x")).data is None
    assert update(stalwart, {"type": "clear", "prefix": "sieve.x", "filter": "arc"}).data is None
    keys = [("prefixes", "sieve")]
    assert stalwart.send("listSettingsByKey", query=keys).data == {"sieve.x.a": "1", "sieve.x.ab": "2"}
    assert update(stalwart, {"type": "clear", "prefix": "sieve.x.a"}).data is None
    assert stalwart.send("listSettingsByKey", query=keys).data == {}
    assert update(stalwart, {"type": "delete", "keys": ["no.such"]}).data is None


def test_a_refused_change_leaves_those_before_it() -> None:
    stalwart = Stalwart()
    first, second = insert(("sieve.new", "1")), insert(("bind", "x"), prefix="server.listener.imap", empty=True)
    assert update(stalwart, first, second, insert(("sieve.late", "1"))).refusal == {"error": "assertFailed"}
    found = stalwart.send("listSettingsByKey", query=[("keys", "sieve.new,sieve.late,server.listener.imap.bind")]).data
    assert found == {"sieve.new": "1", "server.listener.imap.bind": "[::]:143"}
    again = insert(("sieve.new", "2"), empty=True)
    assert update(stalwart, again).refusal == {"error": "assertFailed"}


@pytest.mark.parametrize(
    "change",
    [
        {"type": "insert", "values": [["a", "b"]]},
        {"type": "insert", "values": [["a"]], "assert_empty": False},
        {"type": "forget"},
        {"type": "delete", "keys": "a"},
    ],
)
def test_a_change_that_cannot_be_read_is_400(change: dict[str, Any]) -> None:
    assert Stalwart().send("updateSettings", json_body=[change], valid=False).status == 400


def test_a_reload_puts_settings_to_use_and_a_dry_run_only_checks_them() -> None:
    stalwart = Stalwart()
    update(stalwart, {"type": "delete", "keys": ["tracer.log.path", "server.hostname"]})
    assert stalwart.send("queryLogFiles").status == 200
    assert "data" in stalwart.send("queryLogFiles").json
    update(stalwart, insert(("server.listener.smtp.bind", "nowhere"), ("nonsense.key", "1")))
    findings = stalwart.send("reloadSettings", query=[("dry-run", 1)]).data
    assert findings["errors"] == {"server.listener.smtp.bind": {"type": "Parse", "error": "Invalid socket address"}}
    assert findings["warnings"]["server.hostname"] == {"type": "Missing"}
    assert findings["warnings"]["nonsense.key"] == {"type": "Unread", "value": "1"}
    assert "data" in stalwart.send("queryLogFiles").json
    assert stalwart.send("reloadSettings").data == findings
    assert stalwart.send("queryLogFiles").refusal["error"] == "unsupported"


def test_what_needs_a_licence_is_refused_without_one() -> None:
    stalwart = Stalwart()
    stalwart.drop("enterprise.license-key")
    for operation in (
        "fetchTelemetryMetrics",
        "listStoredTraces",
        "obtainMetricsTelemetryToken",
        "requestTracingToken",
        "streamLiveMetrics",
        "startLiveTracing",
    ):
        assert stalwart.send(operation).refusal == {"error": "unsupported", "details": "Enterprise feature"}
    assert stalwart.send("listDeletedMessages", "jane").refusal["error"] == "unsupported"


def test_without_their_stores_there_are_no_metrics_and_no_traces() -> None:
    stalwart = Stalwart()
    stalwart.drop("metrics.history.store", "tracing.history.store")
    assert stalwart.send("fetchTelemetryMetrics").refusal["reason"]
    assert stalwart.send("listStoredTraces").refusal["error"] == "unsupported"
    assert stalwart.send("obtainTraceDetails", 1).refusal["error"] == "unsupported"


def test_the_newest_rules_are_installed_once() -> None:
    stalwart = Stalwart()
    assert [stalwart.send("updateSpamFilter").data for _ in range(2)] == ["2.0.5", None]


def test_a_new_key_is_among_the_records_and_is_told_by_the_second_refusal() -> None:
    stalwart = Stalwart()
    wanted = {"algorithm": "Ed25519", "domain": "new.example.org"}
    assert stalwart.send("createDkimSignature", json_body=wanted).data is None
    records = stalwart.send("obtainDnsRecordsForDomain", "new.example.org").data
    assert [each["name"] for each in records if "DKIM1" in each["content"]] == ["202601e._domainkey.new.example.org."]
    refused = stalwart.send("createDkimSignature", json_body=wanted).refusal
    assert refused["field"] == "signature.ed25519-new.example.org.private-key"
    assert refused["value"].startswith("-----BEGIN PRIVATE KEY-----")
    named = wanted | {"algorithm": "Rsa", "id": "mine", "selector": "s1"}
    assert stalwart.send("createDkimSignature", json_body=named).data is None
    records = stalwart.send("obtainDnsRecordsForDomain", "new.example.org").data
    assert sum("DKIM1" in each["content"] for each in records) == 2
    assert {"MX", "TXT", "SRV"} <= {each["type"] for each in records}
    assert (
        stalwart.send("createDkimSignature", json_body={"algorithm": "Dsa", "domain": "x"}, valid=False).status == 400
    )


@pytest.mark.parametrize("rate", ["5/0s", "9" * 5000 + "/1m", "1/" + "9" * 5000 + "d", "1/1y", ""])
def test_a_rate_that_makes_no_sense_bounds_nothing_and_is_named_by_a_reload(rate: str) -> None:
    stalwart = Stalwart()
    stalwart.send("updateSettings", json_body=[insert(("http.rate-limit.account", rate))])
    stalwart.send("updateSettings", json_body=[insert(("jmap.protocol.request.max-concurrent", "9" * 5000))])
    assert stalwart.send("reloadSettings").data["errors"].keys() == {"http.rate-limit.account"}
    stalwart.server.settings.active["http.rate-limit.account"] = rate
    assert [stalwart.send("obtainQueueStatus").status for _ in range(6)] == [200] * 6


def test_a_port_that_is_too_long_a_number_is_named_by_a_reload() -> None:
    stalwart = Stalwart()
    stalwart.send("updateSettings", json_body=[insert(("server.listener.x.bind", "[::]:" + "1" * 5000))])
    assert stalwart.send("reloadSettings").data["errors"].keys() == {"server.listener.x.bind"}
