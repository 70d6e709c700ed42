from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from mailrig_sandbox.stalwart import Flavour
from sandbox.support_stalwart import FLAVOURS, START, Stalwart


def ids(stalwart: Stalwart, *query: tuple[str, Any]) -> list[int]:
    found: list[int] = stalwart.send("listQueuedMessages", query=query).data["items"]
    return found


def message(stalwart: Stalwart, number: int) -> dict[str, Any]:
    found: dict[str, Any] = stalwart.send("obtainQueuedMessageDetails", number).data
    return found


def due(stalwart: Stalwart, number: int) -> str:
    return str(message(stalwart, number)["recipients"][0]["next_retry"])


def accepted(stalwart: Stalwart, *recipients: str, sender: str = "jane@example.org") -> int:
    number = stalwart.server.accept(sender, recipients or ("friend@far.example",))
    assert number is not None
    return number


def after(**step: float) -> str:
    return (START + timedelta(**step)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_accepted_mail_waits_under_an_id_that_no_float_holds(flavour: Flavour) -> None:
    stalwart = Stalwart(flavour)
    number = accepted(stalwart, "a@far.example", "b@near.example", "c@far.example")
    assert number > 2**53
    assert number in ids(stalwart)
    found = message(stalwart, number)
    assert any(int(float(each)) != each for each in ids(stalwart))
    assert found == next(
        each
        for each in stalwart.send("listQueuedMessages", query=[("values", 1)]).data["items"]
        if each["id"] == number
    )
    if flavour == "0.11":
        assert "recipients" not in found
        grouped = {each["name"]: [one["address"] for one in each["recipients"]] for each in found["domains"]}
        assert grouped == {"far.example": ["a@far.example", "c@far.example"], "near.example": ["b@near.example"]}
    else:
        assert "domains" not in found
        assert [each["address"] for each in found["recipients"]] == ["a@far.example", "b@near.example", "c@far.example"]


def test_mail_for_accounts_here_does_not_wait() -> None:
    stalwart = Stalwart()
    before = ids(stalwart)
    assert stalwart.server.accept("x@example.net", ["jane@example.org"]) is None
    assert ids(stalwart) == before
    number = accepted(stalwart, "jane@example.org", "friend@far.example")
    assert [each["address"] for each in message(stalwart, number)["recipients"]] == ["friend@far.example"]


def test_attempts_that_fail_are_made_again_later_and_later_until_the_message_expires() -> None:
    stalwart = Stalwart()
    number = accepted(stalwart)
    assert message(stalwart, number)["recipients"][0]["status"] == "scheduled"
    stalwart.clock.advance(1)
    first = message(stalwart, number)["recipients"][0]
    assert first["status"].keys() == {"temp_fail"}
    assert (first["retry_num"], first["next_retry"]) == (1, after(minutes=2))
    stalwart.clock.advance(121)
    assert due(stalwart, number) == after(minutes=7)
    stalwart.clock.advance(5 * 86400)
    assert stalwart.send("obtainQueuedMessageDetails", number).status == 404


def test_a_message_leaves_the_queue_when_all_its_recipients_are_reached() -> None:
    stalwart = Stalwart()
    number = accepted(stalwart, "a@far.example", "b@near.example")
    stalwart.server.queue.reachable.add("far.example")
    stalwart.clock.advance(1)
    status = {each["address"]: each["status"] for each in message(stalwart, number)["recipients"]}
    assert status["a@far.example"] == {"completed": "250 2.0.0 OK"}
    stalwart.server.queue.reachable.add("near.example")
    stalwart.clock.advance(600)
    assert number not in ids(stalwart)


def test_a_stopped_queue_makes_no_attempts_and_both_switches_tell_the_state_before() -> None:
    stalwart = Stalwart()
    switched = [stalwart.send("stopQueueProcessing").data for _ in range(2)]
    assert switched == [True, False]
    assert stalwart.send("obtainQueueStatus").data is False
    assert stalwart.send("listQueuedMessages").data["status"] is False
    number = accepted(stalwart)
    stalwart.clock.advance(3600)
    assert message(stalwart, number)["recipients"][0]["status"] == "scheduled"
    assert [stalwart.send("resumeQueueProcessing").data for _ in range(2)] == [False, True]
    assert message(stalwart, number)["recipients"][0]["retry_num"] > 0


def test_the_filters_of_the_list_look_at_sender_recipients_and_time() -> None:
    stalwart = Stalwart()
    number = accepted(stalwart, "friend@far.example", sender="boss@example.com")
    assert ids(stalwart, ("text", "far.example")) == [number]
    assert ids(stalwart, ("text", "boss")) == [number]
    assert ids(stalwart, ("from", "boss"), ("to", "friend@far")) == [number]
    assert ids(stalwart, ("to", "boss")) == []
    assert ids(stalwart, ("text", "FAR.example")) == []
    assert number not in ids(stalwart, ("after", after(minutes=30)))
    assert len(ids(stalwart, ("after", after(minutes=30)))) == 20
    assert ids(stalwart, ("before", after(minutes=30))) == [number]
    assert len(ids(stalwart, ("before", after(minutes=-1)))) == 21


def test_max_total_stops_the_scan() -> None:
    data = Stalwart().send("listQueuedMessages", query=[("max-total", 5), ("limit", 3), ("page", 2)]).data
    assert (len(data["items"]), data["total"]) == (2, 5)


def test_pages_cover_the_queue_once() -> None:
    stalwart = Stalwart()
    assert [one for page in (1, 2, 3) for one in ids(stalwart, ("page", page), ("limit", 8))] == ids(stalwart)
    assert ids(stalwart, ("page", 4), ("limit", 8)) == []


def test_the_bulk_call_does_not_read_the_filter_of_the_vendors_page() -> None:
    stalwart = Stalwart()
    number = accepted(stalwart)
    at = ("at", after(hours=9))
    assert stalwart.send("rescheduleQueuedMessages", query=[("filter", "nobody"), at]).data is True
    assert {due(stalwart, each) for each in ids(stalwart)} == {after(hours=9)}
    at = ("at", after(hours=10))
    assert stalwart.send("rescheduleQueuedMessages", query=[("text", "far.example"), at]).data is True
    assert [each for each in ids(stalwart) if due(stalwart, each) == after(hours=10)] == [number]
    assert stalwart.send("rescheduleQueuedMessages", query=[("text", "nobody")]).data is False


@pytest.mark.parametrize("bound", [("before", after(hours=-1)), ("after", after(hours=-1)), ("after", "yesterday")])
def test_a_bound_in_the_past_is_dropped_and_the_bulk_call_takes_everything(bound: tuple[str, str]) -> None:
    stalwart = Stalwart()
    assert stalwart.send("deleteQueuedMessages", query=[bound], valid=bound[1] != "yesterday").data is True
    assert ids(stalwart) == []
    assert stalwart.send("deleteQueuedMessages").data is False


def test_the_bulk_deletion_takes_what_matches() -> None:
    stalwart = Stalwart()
    number = accepted(stalwart)
    assert stalwart.send("deleteQueuedMessages", query=[("to", "far.example")]).data is True
    assert number not in ids(stalwart)
    assert len(ids(stalwart)) == 20


def test_a_message_is_rescheduled_for_some_recipients_and_cancelled_for_others() -> None:
    stalwart = Stalwart()
    number = accepted(stalwart, "a@far.example", "b@near.example")
    query = [("filter", "near"), ("at", after(hours=3))]
    assert stalwart.send("rescheduleDeliveryOfQueuedMessage", number, query=query).data is True
    assert [each["next_retry"] for each in message(stalwart, number)["recipients"]] == [after(), after(hours=3)]
    assert stalwart.send("cancelDeliveryOfQueuedMessage", number, query=[("filter", "near")]).data is True
    assert stalwart.send("cancelDeliveryOfQueuedMessage", number, query=[("filter", "near")]).data is False
    assert message(stalwart, number)["recipients"][1]["status"].keys() == {"perm_fail"}
    assert stalwart.send("cancelDeliveryOfQueuedMessage", number).data is True
    for operation in (
        "cancelDeliveryOfQueuedMessage",
        "rescheduleDeliveryOfQueuedMessage",
        "obtainQueuedMessageDetails",
    ):
        assert stalwart.send(operation, number).status == 404


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_who_is_not_waited_for_has_no_next_attempt_and_who_expires_first_is_not_told(flavour: Flavour) -> None:
    stalwart = Stalwart(flavour)
    number = accepted(stalwart, "a@far.example", "b@near.example")
    stalwart.send("cancelDeliveryOfQueuedMessage", number, query=[("filter", "near")])
    name = "domains" if flavour == "0.11" else "recipients"
    waited_for, given_up = message(stalwart, number)[name]
    assert (waited_for["next_retry"], waited_for["next_notify"]) == (after(), after(days=1))
    assert (given_up["next_retry"], given_up["next_notify"]) == (None, None)
    assert given_up["expires"] == after(days=5)
    stalwart.server.queue.messages[number]["recipients"][0]["expires"] = START.timestamp() + 3600.0
    assert message(stalwart, number)[name][0]["next_notify"] is None


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_what_the_sender_told_of_envelope_and_recipient_is_kept(flavour: Flavour) -> None:
    shown = Stalwart(flavour).send("listQueuedMessages", query=[("values", 1)]).data["items"]
    grouped = [each.get("domains") or [each] for each in shown]
    recipients = [each for domains in grouped for domain in domains for each in domain["recipients"]]
    assert {"orcpt" in each for each in recipients} == {True, False}
    assert {"env_id" in each for each in shown} == {True, False}


def test_before_0_13_a_rescheduled_message_soon_expires() -> None:
    for flavour, kept in (("0.11", False), ("0.13", True)):
        stalwart = Stalwart(flavour)  # type: ignore[arg-type]  # both are flavours
        number = accepted(stalwart)
        stalwart.send("rescheduleDeliveryOfQueuedMessage", number, query=[("at", after(hours=1))])
        stalwart.clock.advance(3600 + 200)
        assert (number in ids(stalwart)) is kept


def test_the_message_itself_can_be_downloaded() -> None:
    stalwart = Stalwart()
    number = stalwart.server.accept("jane@example.org", ["friend@far.example"], b"Subject: x\r\n\r\nbody")
    assert number is not None
    found = message(stalwart, number)
    answer = stalwart.send("fetchBlobById", found["blob_hash"])
    assert (answer.kind, answer.body) == ("application/octet-stream", b"Subject: x\r\n\r\nbody")
    assert found["size"] == len(answer.body)
    part = stalwart.send("fetchBlobById", found["blob_hash"], query=[("offset", 9), ("limit", 3)])
    assert part.body == answer.body[9:12]
