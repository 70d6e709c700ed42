"""What the sandbox's MailBaby keeps: orders, rules, block lists, statistics, and the whole as a snapshot."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from mailrig_sandbox.mailbaby import MailBabyServer
from sandbox.support_mailbaby import CANCELED, FIRST, PENDING, SECOND, MailBaby, plain

HOUR = 3600


def test_orders_are_listed_with_their_states_and_without_passwords() -> None:
    orders = {order["id"]: order for order in MailBaby().get("getMailOrders")}
    assert {number: order["status"] for number, order in orders.items()} == {
        FIRST: "active",
        CANCELED: "canceled",
        SECOND: "active",
        PENDING: "pending",
    }
    assert orders[FIRST].keys() == {"id", "status", "username"}
    assert orders[CANCELED]["comment"] == "test order"


def test_one_order_is_shown_with_its_password_which_can_be_null() -> None:
    mb = MailBaby()
    shown = mb.get("getMailOrderById", FIRST)
    assert isinstance(shown.pop("password"), str)
    assert shown == mb.get("getMailOrders")[0]
    assert mb.get("getMailOrderById", PENDING)["password"] is None


def test_a_canceled_order_no_longer_sends_and_the_next_active_one_takes_its_place() -> None:
    mb = MailBaby(size=0)
    mb.server.state.orders.set_status(FIRST, "canceled")
    assert mb.refusal("sendMail", body=plain("jane@example.org", id=FIRST))[0] == 404
    mb.send("jane@example.org")
    mb.later()
    assert [row["user"] for row in mb.log()] == [f"mb{SECOND}"]


def add(mb: MailBaby, type_: str, data: str, **more: str) -> Any:
    return mb.get("addRule", body={"type": type_, "data": data, **more})["text"]


@pytest.mark.parametrize(
    ("type_", "data", "blocked", "free"),
    [
        ("email", "me@example.org", {"from_": "me@example.org"}, {"from_": "you@example.org"}),
        ("domain", "example.org", {"from_": "me@example.org"}, {"from_": "me@mail.example.org"}),
        ("startswith", "noreply-", {"from_": "noreply-1@example.org"}, {"from_": "me-noreply-@example.org"}),
        ("destination", "jane@example.org", {"to": "jane@example.org"}, {"to": "joe@example.org"}),
    ],
)
def test_a_rule_blocks_what_it_names_and_nothing_else_until_it_is_deleted(
    type_: str, data: str, blocked: dict[str, str], free: dict[str, str]
) -> None:
    mb = MailBaby(size=0)

    def body(fields: dict[str, str]) -> dict[str, Any]:
        return plain(fields.get("to", "x@example.org"), **{"from_": "me@example.org"} | fields)

    number = add(mb, type_, data)
    status, message = mb.refusal("sendMail", body=body(blocked))
    assert status == 400
    assert message.startswith("SMTP Error")
    mb.get("sendMail", body=body(free))
    mb.get("deleteRule", number)
    mb.get("sendMail", body=body(blocked))
    mb.later()
    assert len(mb.log()) == 2


def test_a_denied_destination_leaves_the_other_recipients_served() -> None:
    mb = MailBaby(size=0)
    add(mb, "destination", "Jane@example.org")
    status, message = mb.refusal("sendMail", body=plain("jane@example.org", "joe@example.org"))
    assert (status, message) == (400, "SMTP Error: The following recipients failed: jane@example.org")
    mb.later()
    assert [row["to"] for row in mb.log()] == ["joe@example.org"]


def test_a_rule_is_for_one_order_which_username_names_and_user_does_not() -> None:
    mb = MailBaby(size=0)
    add(mb, "email", "me@example.org", username=f"mb{SECOND}")
    mb.send("jane@example.org")
    assert mb.refusal("sendMail", body=plain("jane@example.org", id=SECOND))[0] == 400
    add(mb, "email", "you@example.org", user=f"mb{SECOND}")
    users = {rule["data"]: rule["user"] for rule in mb.get("getRules")}
    assert (users["me@example.org"], users["you@example.org"]) == (f"mb{SECOND}", f"mb{FIRST}")


def test_the_same_rule_can_be_added_twice_and_ids_are_numbers_or_text() -> None:
    mb = MailBaby()
    given = [add(mb, "email", "me@example.org") for _ in range(2)]
    assert {type(number) for number in given} == {int, str}
    listed = mb.get("getRules")
    assert [rule["id"] for rule in listed][-2:] == given
    assert {type(rule["id"]) for rule in listed} == {int, str}
    assert listed[-1]["created"] == "2026-01-15 14:30:00"


def test_deleting_a_rule_that_is_not_there_succeeds_and_deletes_nothing() -> None:
    mb = MailBaby()
    before = mb.get("getRules")
    assert mb.get("deleteRule", 999) == {"status": "ok", "text": "record deleted"}
    assert mb.get("getRules") == before
    mb.get("deleteRule", 12)
    assert [rule["id"] for rule in mb.get("getRules")] == [rule["id"] for rule in before if int(rule["id"]) != 12]


def test_rules_of_an_order_that_is_not_active_are_neither_listed_nor_deleted() -> None:
    mb = MailBaby()
    mb.server.state.orders.set_status(FIRST, "canceled")
    assert mb.get("getRules") == []
    mb.get("deleteRule", 12)
    mb.server.state.orders.set_status(FIRST, "active")
    assert 12 in [int(rule["id"]) for rule in mb.get("getRules")]


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("email", "example.org"),
        ("destination", ""),
        ("domain", "me@example.org"),
        ("startswith", "a b"),
        ("other", "x"),
    ],
)
def test_a_rule_that_does_not_do_is_refused_and_not_kept(type_: str, data: str) -> None:
    mb = MailBaby()
    before = mb.get("getRules")
    assert mb.refusal("addRule", body={"type": type_, "data": data}, valid=type_ != "other")[0] == 400
    assert mb.get("getRules") == before


def senders(mb: MailBaby, name: str) -> list[str]:
    return [entry["from"] for entry in mb.get("getMailBlocks")[name]]


@pytest.mark.parametrize(("to", "name"), [("trap@example.org", "mbtrap"), ("blocked@example.org", "local")])
def test_who_writes_to_a_trap_is_blocked_until_delisted(to: str, name: str) -> None:
    mb = MailBaby()
    mb.send(to)
    assert "me@example.org" in senders(mb, name)
    assert mb.refusal("sendMail", body=plain("jane@example.org")) == (400, "SMTP Error: data not accepted.")
    assert mb.get("delistBlock", body={"email": "me@example.org"}) == {"status": "ok", "text": "record deleted"}
    assert "me@example.org" not in senders(mb, name)
    mb.send("jane@example.org")


def test_a_flag_is_forgotten_after_five_days() -> None:
    mb = MailBaby()
    mb.send("trap@example.org")
    mb.clock.advance(5 * 24 * HOUR)
    assert mb.get("getMailBlocks") == {"local": [], "mbtrap": [], "subject": []}
    mb.send("jane@example.org")


def test_a_suspicious_subject_blocks_its_sender_when_it_came_more_than_four_times() -> None:
    mb = MailBaby()
    for _ in range(4):
        mb.send("jane@example.org", subject="Your SMTP login")
    assert "me@example.org" not in senders(mb, "subject")
    mb.send("jane@example.org", subject="Your SMTP login")
    assert {"from": "me@example.org", "subject": "Your SMTP login"} in mb.get("getMailBlocks")["subject"]
    assert mb.refusal("sendMail", body=plain("jane@example.org"))[0] == 400
    mb.clock.advance(3 * 24 * HOUR)
    assert senders(mb, "subject") == []


def test_there_are_blocks_of_each_kind_from_the_start_and_one_call_takes_a_sender_off_all() -> None:
    mb = MailBaby()
    lists = mb.get("getMailBlocks")
    assert all(lists.values())
    for entry in [entry for entries in lists.values() for entry in entries]:
        mb.get("delistBlock", body={"email": entry["from"]})
    assert mb.get("getMailBlocks") == {"local": [], "mbtrap": [], "subject": []}


def test_delisting_who_is_not_listed_succeeds_too() -> None:
    mb = MailBaby()
    before = mb.get("getMailBlocks")
    mb.get("delistBlock", body={"email": "nobody@example.org"})
    assert mb.get("getMailBlocks") == before


@pytest.mark.parametrize("size", [0, 100, 20_003])
@pytest.mark.parametrize("window", ["1h", "24h", "7d", "day", "month", "billing", "all"])
def test_the_statistics_are_the_sum_of_the_log(window: str, size: int) -> None:
    mb = MailBaby(size=size)
    mb.send("jane@example.org", "bounce@example.org", "stuck@example.org")
    mb.send("jane@example.org", id=SECOND)
    mb.later()
    now = int(mb.clock.time())
    midnight = now - now % (24 * HOUR)
    month = midnight - 14 * 24 * HOUR
    begins = {"1h": now - HOUR, "24h": now - 24 * HOUR, "7d": now - 7 * 24 * HOUR, "day": midnight, "all": 0}
    every = mb.whole_log() + mb.whole_log(id=SECOND)
    rows = [row for row in every if row["time"] >= begins.get(window, month)]
    stats = mb.get("getStats", query={"time": window})
    assert stats["time"] == window
    assert (stats["received"], stats["sent"]) == (len(rows), sum(row["delivered"] == 1 for row in rows))
    assert stats["usage"] == sum(row["time"] >= month for row in every)
    assert stats["volume"] == {
        "to": dict(Counter(row["to"] for row in rows)),
        "from": dict(Counter(row["from"] for row in rows)),
        "ip": dict(Counter(row["origin"] for row in rows)),
    }


def test_a_window_without_mail_has_empty_lists_and_a_cost_without_a_fraction() -> None:
    stats = MailBaby(size=0).get("getStats")
    assert stats["volume"] == {"to": [], "from": [], "ip": []}
    assert (stats["time"], stats["usage"], stats["cost"], type(stats["cost"])) == ("1h", 0, 1, int)


def test_statistics_wait_for_the_log_and_take_no_order() -> None:
    mb = MailBaby(size=0)
    mb.send("jane@example.org", id=SECOND)
    assert mb.get("getStats")["received"] == 0
    mb.later()
    assert mb.get("getStats", query={"id": FIRST}, valid=False)["received"] == 1


def test_a_mail_leaves_the_statistics_of_an_hour_after_an_hour() -> None:
    mb = MailBaby(size=0)
    mb.send("jane@example.org")
    mb.clock.advance(HOUR)
    assert mb.get("getStats")["received"] == 1
    mb.clock.advance(1)
    assert mb.get("getStats")["received"] == 0
    assert mb.get("getStats", query={"time": "24h"})["received"] == 1


def test_a_breakdown_has_the_500_most_frequent() -> None:
    mb = MailBaby(size=0, lag=0)
    mb.send("jane@example.org")
    mb.send(*(f"to{number}@example.org" for number in range(600)), "jane@example.org")
    volume = mb.get("getStats")["volume"]["to"]
    assert (len(volume), volume["jane@example.org"]) == (500, 2)


def used() -> MailBaby:
    mb = MailBaby(size=1000)
    mb.send("jane@example.org", "bounce@example.org", "stuck@example.org")
    mb.send("trap@example.org", from_="other@example.org", id=SECOND)
    add(mb, "destination", "nobody@example.org")
    mb.get("deleteRule", 12)
    mb.get("delistBlock", body={"email": "promo@bulk.example.net"})
    mb.server.state.orders.set_status(PENDING, "active")
    mb.log()
    mb.later()
    return mb


def answers(mb: MailBaby) -> list[bytes]:
    names = ("getMailOrders", "getRules", "getMailBlocks", "getStats")
    pages = [mb.call("viewMailLog", query={"id": number}).body for number in (FIRST, SECOND, PENDING)]
    return [mb.call(name).body for name in names] + pages


def test_a_snapshot_put_into_another_server_gives_the_same_answers_and_goes_on_alike() -> None:
    mb = used()
    state = json.loads(json.dumps(mb.server.snapshot()))
    other = MailBaby(seed=9, size=3)
    other.clock.advance(mb.clock.time() - other.clock.time())
    other.server.restore(state)
    assert other.server.key == mb.server.key
    assert answers(other) == answers(mb)
    assert other.send("jane@example.org") == mb.send("jane@example.org")
    assert add(other, "email", "x@example.org") == add(mb, "email", "x@example.org")
    assert other.server.snapshot() == mb.server.snapshot()


def test_a_snapshot_shares_nothing_with_the_server() -> None:
    mb = used()
    before = json.dumps(mb.server.snapshot())
    state = mb.server.snapshot()
    state["orders"].clear()
    state["rules"]["rules"].clear()
    state["messages"].clear()
    state["blocks"].clear()
    assert json.dumps(mb.server.snapshot()) == before


def test_a_snapshot_of_a_million_rows_is_small() -> None:
    mb = MailBaby(size=1_000_000)
    assert len(json.dumps(mb.server.snapshot())) < 5000


def test_another_seed_means_another_key() -> None:
    keys = {MailBabyServer(MailBaby().clock, random.Random(seed)).key for seed in range(5)}  # noqa: S311 - made-up data
    assert len(keys) == 5


def test_the_server_loads_nothing_of_the_clients() -> None:
    program = (
        "import sys, mailrig_sandbox.mailbaby;"
        "print(sorted(each for each in sys.modules if each.partition('.')[0]"
        " in ('mailrig', 'mailbaby_client', 'hostup_client', 'stalwart_client')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
