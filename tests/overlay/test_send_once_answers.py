"""What a sender is told where the relay's answers are half a success, or say different things."""

from __future__ import annotations

import json
import pickle
import socket
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from mailrig import MailBaby, errors
from mailrig._message import prepared
from overlay.test_send_once import PATIENCE, QUICK, TWINS, Relay, Sending, message
from support.loopback import Exchange, serve

CRASH = (200, {"code": 500, "msg": "Server internal error"})
BUSY = (429, {"code": 429, "message": "slow down"})
DENIED = (401, {"code": 401, "message": "no"})
PARTIAL = (400, {"code": 400, "message": "SMTP Error: The following recipients failed: bad@example.org: unknown"})


@dataclass
class Answering(Relay):
    """A relay that takes every message and answers as told."""

    answers: list[tuple[int, Any]] = field(default_factory=list)
    takes: bool = False

    def __call__(self, exchange: Exchange, connection: socket.socket) -> None:
        if urlsplit(exchange.line.split(" ")[1]).path != "/mail/rawsend":
            return super().__call__(exchange, connection)
        if self.takes:
            self.accepted.append(json.loads(exchange.body)["raw_email"])
        return self._answer(connection, *self.answers.pop(0))


@TWINS
@pytest.mark.parametrize("second", [[BUSY, BUSY], [DENIED]], ids=["busy", "denied"])
def test_a_refusal_of_the_second_send_does_not_make_the_first_one_known(send: Sending, second: list[Any]) -> None:
    with serve(Answering(answers=[CRASH, *second])) as server, pytest.raises(errors.ServerError) as caught:
        send(server.url, send_again=True)
    error = caught.value
    assert error.outcome is errors.Outcome.UNKNOWN
    absent, again = error.__notes__
    assert "was not in the log" in absent
    assert "was sent again, which ended with" in again
    assert again.startswith("<")
    assert isinstance(error.__cause__, errors.APIStatusError)
    assert error.__cause__.status_code == second[0][0]


@TWINS
def test_a_success_of_another_status_is_no_receipt(send: Sending) -> None:
    relay = Answering(answers=[(200, {"status": "error", "text": "boom of key"})])
    with serve(relay) as server, pytest.raises(errors.APIResponseError) as caught:
        send(server.url)
    assert (caught.value.outcome, relay.looks) == (errors.Outcome.UNKNOWN, 3)
    assert (caught.value.detail, caught.value.status_code) == ("boom of ***", 200)
    assert "was not in the log" in caught.value.__notes__[0]


@TWINS
def test_a_success_of_another_status_is_looked_for_in_the_log(send: Sending) -> None:
    with serve(Answering(answers=[(200, {"status": "error", "text": "boom"})], takes=True)) as server:
        receipt = send(server.url)
    assert receipt.found
    assert isinstance(receipt.error, errors.APIResponseError)


@TWINS
@pytest.mark.parametrize(
    ("text", "mail_id"), [(None, None), (False, None), (True, None), ("", None), (7, "7"), ("17c7", "17c7")]
)
def test_a_receipt_has_the_relays_id_or_none(send: Sending, text: Any, mail_id: str | None) -> None:
    with serve(Answering(answers=[(200, {"status": "ok", "text": text})])) as server:
        receipt = send(server.url)
    assert (receipt.mail_id, receipt.found, receipt.error) == (mail_id, False, None)


def test_a_message_that_reached_some_says_whom_it_did_not_reach_and_why() -> None:
    made = message(To="Jane@example.org, bad@example.org", Cc="late@example.org")
    with serve(Answering(answers=[PARTIAL], takes=True)) as server, MailBaby("key", base_url=server.url) as mb:
        receipt = mb.send_once(made, patience=PATIENCE)
    assert receipt.found
    assert receipt.recipients == ("jane@example.org",)
    assert receipt.missing == ("bad@example.org", "late@example.org")
    assert receipt.error is not None
    assert "bad@example.org: unknown" in str(receipt.error.detail)
    assert "bad@" not in str(receipt.error)
    assert pickle.loads(pickle.dumps(receipt)).missing == receipt.missing


@TWINS
def test_a_first_look_that_fails_says_that_nothing_was_sent(send: Sending) -> None:
    relay = Relay(log_works=False)
    with serve(relay) as server, pytest.raises(errors.PermissionDeniedError) as caught:
        send(server.url, key="invoice 4711")
    assert "this call sent nothing" in caught.value.__notes__[0]
    assert prepared(message(), "invoice 4711").message_id in caught.value.__notes__[0]
    assert relay.accepted == []


def test_a_key_is_found_whoever_sends_under_it() -> None:
    relay = Relay(sends=["ok", "ok"])
    with serve(relay) as server, MailBaby("key", base_url=server.url, retry=QUICK) as mb:
        first = mb.send_once(message(), key="invoice 4711")
        second = mb.send_once(message(From="shop@example.net"), key="invoice 4711")
    assert (first.found, second.found, len(relay.accepted)) == (False, True, 1)
    assert second.message_id == first.message_id
