"""What the relay's log says of a message whose answer was lost: in every order, and of this message only."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from dataclasses import dataclass
from email.parser import Parser
from typing import Any

import pytest
from mailrig import AsyncMailBaby, errors
from overlay.test_send_once import Relay, message, send_async, send_sync
from support.loopback import Exchange, serve

SENDS = pytest.mark.parametrize("send", [send_sync, send_async], ids=["sync", "async"])


@dataclass
class Orders(Relay):
    """A relay with two orders, the first of which has the message, under its Message-ID or a longer one."""

    prefix: str = ""

    def __call__(self, exchange: Exchange, connection: socket.socket) -> None:
        if exchange.line.startswith("GET /mail "):
            listed = [{"id": number, "status": "active", "username": f"mb{number}"} for number in (1, 2)]
            return self._answer(connection, 200, listed)
        return super().__call__(exchange, connection)

    def _log(self, connection: socket.socket, query: dict[str, list[str]]) -> None:
        ids = [str(Parser().parsestr(text)["Message-ID"]) for text in self.accepted] if query["id"] == ["1"] else []
        rows = [self._row(f"<{self.prefix}{each.strip('<>')}>") for each in ids]
        self._answer(connection, 200, {"total": len(rows), "skip": 0, "limit": 1000, "emails": rows})


@SENDS
def test_the_log_of_every_order_is_asked(send: Any) -> None:
    relay = Orders(["lost"])
    with serve(relay) as server:
        receipt = send(server.url)
    assert (receipt.found, receipt.recipients, len(relay.accepted)) == (True, ("jane@example.org",), 1)


@SENDS
def test_a_row_whose_message_id_merely_contains_this_one_is_of_another_message(send: Any) -> None:
    with serve(Orders(["lost"], prefix="re-")) as server, pytest.raises(errors.MailrigError) as caught:
        send(server.url)
    assert caught.value.outcome is errors.Outcome.UNKNOWN
    assert "was not in the log" in caught.value.__notes__[0]


@dataclass
class Retired(Relay):
    """A relay with orders of these statuses, of which the first one's log has the message, or is refused."""

    statuses: tuple[str, ...] = ()
    refuses: bool = False

    def __call__(self, exchange: Exchange, connection: socket.socket) -> None:
        if exchange.line.startswith("GET /mail "):
            listed = enumerate(self.statuses, start=1)
            return self._answer(
                connection, 200, [{"id": number, "status": status, "username": "mb"} for number, status in listed]
            )
        return super().__call__(exchange, connection)

    def _log(self, connection: socket.socket, query: dict[str, list[str]]) -> None:
        if query["id"] != ["1"]:
            return self._answer(connection, 200, {"total": 0, "skip": 0, "limit": 1000, "emails": []})
        if self.refuses:
            return self._answer(connection, 404, {"code": 404, "message": "no such order"})
        return super()._log(connection, query)


@SENDS
@pytest.mark.parametrize("statuses", [("canceled",), ("suspended", "active")])
def test_an_order_that_can_send_no_more_is_asked_too(send: Any, statuses: tuple[str, ...]) -> None:
    relay = Retired(["lost"], statuses=statuses)
    with serve(relay) as server:
        assert send(server.url, key="invoice 4711", send_again=True).found or not relay.sends
        assert send(server.url, key="invoice 4711").found
    assert len(relay.accepted) == 1


@SENDS
@pytest.mark.parametrize("statuses", [(), ("canceled",)])
def test_where_no_log_can_be_asked_nothing_is_sent_for_a_key(send: Any, statuses: tuple[str, ...]) -> None:
    relay = Retired(["ok"], statuses=statuses, refuses=True)
    with serve(relay) as server, pytest.raises(errors.NotFoundError) as caught:
        send(server.url, key="invoice 4711")
    assert relay.accepted == []
    assert "this call sent nothing" in caught.value.__notes__[0]


@SENDS
@pytest.mark.parametrize("statuses", [(), ("canceled",)])
def test_where_no_log_can_be_asked_a_lost_message_is_not_sent_again(send: Any, statuses: tuple[str, ...]) -> None:
    relay = Retired(["lost", "ok"], statuses=statuses, refuses=True)
    with serve(relay) as server, pytest.raises(errors.MailrigError) as caught:
        send(server.url, send_again=True)
    assert (len(relay.accepted), caught.value.outcome) == (1, errors.Outcome.UNKNOWN)
    assert "the log could not be read" in caught.value.__notes__[0]


@SENDS
def test_a_refused_log_of_an_order_that_can_send_no_more_is_no_obstacle(send: Any) -> None:
    relay = Retired(["ok"], statuses=("canceled", "active"), refuses=True)
    with serve(relay) as server:
        assert send(server.url, key="invoice 4711").mail_id == "185caa69ff7000f47c"


@SENDS
def test_a_refused_log_of_an_active_order_is_one(send: Any) -> None:
    relay = Retired(["ok"], statuses=("active", "active"), refuses=True)
    with serve(relay) as server, pytest.raises(errors.NotFoundError):
        send(server.url, key="invoice 4711")
    assert relay.accepted == []


def test_a_send_that_is_cut_short_says_what_to_look_for() -> None:
    asked = threading.Event()

    def hold(_: Exchange, connection: socket.socket) -> None:
        asked.set()
        connection.recv(1)

    async def cut(url: str) -> list[str]:
        async with AsyncMailBaby("key", base_url=url) as mb:
            sending = asyncio.create_task(mb.send_once(message()))
            assert await asyncio.to_thread(asked.wait, 10)
            sending.cancel()
            try:
                await sending
            except asyncio.CancelledError as end:
                return end.__notes__
        return []

    with serve(hold) as server:
        (note,) = asyncio.run(cut(server.url))
        sent = str(Parser().parsestr(json.loads(server.requests[0].body)["raw_email"])["Message-ID"])
    assert note == f"{sent} may have been sent"


@dataclass
class Crowded(Relay):
    """A relay whose log names the message behind so many others whose Message-IDs contain its own."""

    others: int = 0

    def _log(self, connection: socket.socket, query: dict[str, list[str]]) -> None:
        skip, limit = int(query.get("skip", ["0"])[0]), int(query["limit"][0])
        self.looks += 1
        ids = [str(Parser().parsestr(text)["Message-ID"]) for text in self.accepted]
        listed = [f"<re-{number}-{each.strip('<>')}>" for each in ids for number in range(self.others)] + ids
        rows = [self._row(each) for each in listed[skip : skip + min(limit, 1000)]]
        self._answer(connection, 200, {"total": len(listed), "skip": skip, "limit": 1000, "emails": rows})


@SENDS
@pytest.mark.parametrize(("others", "looks"), [(998, 1), (999, 2), (2500, 3)])
def test_a_message_is_found_behind_a_thousand_rows_of_others(send: Any, others: int, looks: int) -> None:
    relay = Crowded(["lost", "ok"], others=others)
    with serve(relay) as server:
        receipt = send(server.url, send_again=True)
    assert (receipt.found, len(relay.accepted), relay.looks) == (True, 1, looks)


@SENDS
def test_a_log_that_goes_on_and_on_does_not_prove_that_a_message_was_not_sent(
    send: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailrig._sending._SKIPS", range(0, 3_000, 1_000))
    relay = Crowded(["lost", "ok"], others=4_000)
    with serve(relay) as server, pytest.raises(errors.MailrigError) as ended:
        send(server.url, send_again=True)
    assert (len(relay.accepted), ended.value.outcome) == (1, errors.Outcome.UNKNOWN)
    assert "the log could not be read" in ended.value.__notes__[0]
