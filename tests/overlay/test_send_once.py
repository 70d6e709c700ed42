"""A message that is sent once, against a relay on loopback that loses answers and whose log lags."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import Parser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from mailrig import AsyncMailBaby, MailBaby, RetryPolicy, errors
from mailrig._message import LIMIT, prepared
from mailrig._send_once import Patience, Receipt
from support.loopback import Exchange, serve

PATIENCE = Patience(waits=(0.0, 0.0, 0.0))
QUICK = RetryPolicy(max_attempts=2, base=0.0, rate_limit_window=0.0)


@dataclass
class Relay:
    """A relay whose sends end as told, one word a send: `ok`, `lost` (accepted, no answer), `crash`, `refused`."""

    sends: list[str] = field(default_factory=lambda: ["ok"])
    lag: int = 0
    log_works: bool = True
    accepted: list[str] = field(default_factory=list)
    looks: int = 0

    def __call__(self, exchange: Exchange, connection: socket.socket) -> None:
        url = urlsplit(exchange.line.split(" ")[1])
        if url.path == "/mail":
            return self._answer(connection, 200, [{"id": 1, "status": "active", "username": "mb1"}])
        if url.path == "/mail/log":
            return self._log(connection, parse_qs(url.query))
        word = self.sends.pop(0)
        if word in ("ok", "lost"):
            self.accepted.append(json.loads(exchange.body)["raw_email"])
        if word == "ok":
            return self._answer(connection, 200, {"status": "ok", "text": "185caa69ff7000f47c"})
        if word == "crash":
            return self._answer(connection, 200, {"code": 500, "msg": "Server internal error"})
        if word == "refused":
            return self._answer(connection, 401, {"code": 401, "message": "no"})
        return None

    def _log(self, connection: socket.socket, query: dict[str, list[str]]) -> None:
        if not self.log_works:
            return self._answer(connection, 403, {"code": 403, "message": "no"})
        self.looks += 1
        seen = self.accepted if self.looks > self.lag else []
        ids = [str(Parser().parsestr(text)["Message-ID"]) for text in seen]
        rows = [self._row(each) for each in ids if query["messageId"][0] in each]
        return self._answer(connection, 200, {"total": len(rows), "skip": 0, "limit": 1000, "emails": rows})

    @staticmethod
    def _row(message_id: str) -> dict[str, Any]:
        return {
            "_id": 1,
            "id": "17c7eda538e0005d03",
            "from": "shop@example.org",
            "to": "jane@example.org",
            "recipient": "jane@example.org",
            "messageId": message_id,
            "created": "2021-10-14 08:50:10",
            "time": 1634215809,
            "user": "mb1",
            "transtype": "ESMTPSA",
            "origin": "192.0.2.1",
            "interface": "feeder",
        }

    @staticmethod
    def _answer(connection: socket.socket, status: int, data: object) -> None:
        body = json.dumps(data).encode()
        head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + body)


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    fields = {"From": "Shop <shop@example.org>", "To": "jane@example.org", "Subject": "Rechnung für Sie"} | headers
    for name, value in fields.items():
        made[name] = value
    made.set_content("Grüße aus dem Laden\n")
    return made


def send_sync(url: str, **settings: Any) -> Receipt:
    with MailBaby("key", base_url=url, retry=QUICK) as mb:
        return mb.send_once(message(), patience=PATIENCE, **settings)


def send_async(url: str, **settings: Any) -> Receipt:
    async def send() -> Receipt:
        async with AsyncMailBaby("key", base_url=url, retry=QUICK) as mb:
            return await mb.send_once(message(), patience=PATIENCE, **settings)

    return asyncio.run(send())


TWINS = pytest.mark.parametrize("send", [send_sync, send_async], ids=["sync", "async"])
Sending = Callable[..., Receipt]


@TWINS
def test_a_send_that_is_answered_gives_a_receipt_without_a_look_at_the_log(send: Sending) -> None:
    relay = Relay()
    with serve(relay) as server:
        receipt = send(server.url)
    assert (receipt.mail_id, receipt.found, relay.looks) == ("185caa69ff7000f47c", False, 0)
    assert str(Parser().parsestr(relay.accepted[0])["Message-ID"]) == receipt.message_id


@TWINS
@pytest.mark.parametrize("lag", [0, 2])
def test_a_send_whose_answer_is_lost_is_found_in_the_log_and_not_repeated(send: Sending, lag: int) -> None:
    relay = Relay(sends=["lost"], lag=lag)
    with serve(relay) as server:
        receipt = send(server.url)
    assert receipt.found
    assert receipt.recipients == ("jane@example.org",)
    assert len(relay.accepted) == 1


@TWINS
def test_a_send_that_nobody_accepted_is_an_error_that_says_so(send: Sending) -> None:
    relay = Relay(sends=["crash"])
    with serve(relay) as server, pytest.raises(errors.ServerError) as caught:
        send(server.url)
    assert caught.value.outcome is errors.Outcome.UNKNOWN
    assert "was not in the log" in caught.value.__notes__[0]
    assert (relay.accepted, relay.looks) == ([], 3)


@TWINS
def test_a_send_that_is_certainly_absent_is_repeated_only_when_allowed(send: Sending) -> None:
    relay = Relay(sends=["crash", "ok"])
    with serve(relay) as server:
        receipt = send(server.url, send_again=True)
    assert receipt.mail_id == "185caa69ff7000f47c"
    assert len(relay.accepted) == 1


@TWINS
def test_nothing_is_repeated_while_the_log_cannot_be_read(send: Sending) -> None:
    relay = Relay(sends=["lost", "ok"], log_works=False)
    with serve(relay) as server, pytest.raises(errors.APIConnectionError) as caught:
        send(server.url, send_again=True)
    assert "could not be read" in caught.value.__notes__[0]
    assert len(relay.accepted) == 1


@TWINS
def test_a_refused_send_is_raised_at_once(send: Sending) -> None:
    relay = Relay(sends=["refused"])
    with serve(relay) as server, pytest.raises(errors.AuthenticationError):
        send(server.url)
    assert relay.looks == 0


@TWINS
def test_a_job_that_runs_twice_mails_once(send: Sending) -> None:
    relay = Relay(sends=["ok", "ok"])
    with serve(relay) as server:
        first = send(server.url, key="invoice 4711")
        second = send(server.url, key="invoice 4711")
        third = send(server.url, key="invoice 4712")
    assert (first.found, second.found, third.found) == (False, True, False)
    assert first.message_id == second.message_id != third.message_id
    assert len(relay.accepted) == 2


def test_what_is_sent_is_seven_bit_with_crlf_and_complete() -> None:
    text = prepared(message(), None).raw_email
    assert text.isascii()
    assert text.count("\n") == text.count("\r\n")
    for name in ("Message-ID", "Date", "MIME-Version"):
        assert Parser().parsestr(text)[name]


def test_the_callers_message_stays_as_it_is() -> None:
    made = message()
    prepared(made, "key")
    assert made["Message-ID"] is None


def test_a_message_id_of_the_caller_is_kept() -> None:
    ready = prepared(message(**{"Message-ID": "<own@example.org>"}), None)
    assert ready.message_id == "<own@example.org>"
    assert "<own@example.org>" in ready.raw_email


def test_a_key_gives_the_same_message_id_in_every_process() -> None:
    ready = prepared(message(), "invoice 4711")
    assert ready.message_id == "<d671246d8601565d9187317ee35c3d4d0ca31eda@example.org>"


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"Bcc": "boss@example.org"}, "Bcc"),
        ({"To": ""}, "recipient"),
        ({"From": ""}, "From"),
    ],
)
def test_a_message_that_cannot_be_sent_like_this_is_refused(headers: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        prepared(message(**headers), None)


def test_a_message_beyond_the_relays_limit_is_refused() -> None:
    made = message()
    made.add_attachment(b"\0" * LIMIT, maintype="application", subtype="octet-stream")
    with pytest.raises(ValueError, match="bytes"):
        prepared(made, None)
