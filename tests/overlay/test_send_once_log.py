"""What the relay's log says of a message whose answer was lost: in every order, and of this message only."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from email.parser import Parser
from typing import Any

import pytest
from mailrig import errors
from overlay.test_send_once import Relay, send_async, send_sync
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
