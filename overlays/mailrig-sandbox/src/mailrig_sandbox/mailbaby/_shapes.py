"""What a saved state of MailBaby has to look like."""

from __future__ import annotations

from typing import Any

from mailrig_sandbox._shape import LATEST, flag, listed, nullable, one_of, record, seconds, text, whole, wrong

_LARGEST = 1_000_000_000
_ORDER = record({**dict.fromkeys(("status", "username", "comment"), text), "id": whole(), "password": nullable(text)})
_RULE = record({**dict.fromkeys(("user", "type", "data", "created"), text), "id": whole()})
_EVENT = record(
    {
        "list": one_of("local", "mbtrap", "subject"),
        "time": seconds,
        "sender": text,
        "subject": text,
        "message_id": nullable(text),
        "recipients": listed(text),
    }
)
_MESSAGE = record(
    {
        **dict.fromkeys(("mail_id", "message_id", "user", "sender", "subject"), text),
        "number": whole(),
        "accepted": seconds,
        "recipients": listed(text, 1),
        "reply_to": nullable(text),
        "size": whole(),
        "attachments": listed(text),
    }
)
_STATE = record(
    {
        "seed": whole(0, 2**48 - 1),
        "began": whole(0, LATEST),
        "size": whole(0, _LARGEST),
        "lag": seconds,
        "flavour": one_of("current", "older"),
        "as_documented": flag,
        "turn": whole(),
        "trouble": nullable(one_of("crash", "database")),
        "orders": listed(_ORDER),
        "rules": record({"rules": listed(_RULE), "last": whole()}),
        "blocks": listed(_EVENT),
        "messages": listed(_MESSAGE),
    }
)


def check(state: Any) -> None:
    """Refuse what is no state.

    Raises:
        ValueError: It says what is wrong.
    """
    where = "MailBaby's state"
    _STATE(state, where)
    users = {order["username"] for order in state["orders"]}
    before = 0.0
    for index, message in enumerate(state["messages"]):
        if message["user"] not in users:
            raise wrong(f"{where}.messages[{index}].user", "is the user of no order")
        if message["accepted"] < before:
            raise wrong(f"{where}.messages[{index}]", "is older than the one before it")
        before = message["accepted"]
