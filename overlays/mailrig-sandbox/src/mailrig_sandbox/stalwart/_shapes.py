"""What a saved state of Stalwart has to look like."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from mailrig_sandbox._shape import (
    either,
    flag,
    listed,
    mapping,
    nullable,
    one_of,
    record,
    row,
    said,
    seconds,
    text,
    whole,
    wrong,
)
from mailrig_sandbox.stalwart._directory import LISTS, TEXTS
from mailrig_sandbox.stalwart._mail import MAILBOXES
from mailrig_sandbox.stalwart._parameters import seconds as instant
from mailrig_sandbox.stalwart._permissions import KINDS
from mailrig_sandbox.stalwart._queue import EXPIRES

_LARGEST = 1_000_000_000
_WORD = 2**32 - 1


def _is_base64(value: str) -> bool:
    try:
        return base64.b64decode(value, validate=True) is not None
    except (binascii.Error, ValueError):
        return False


_number = whole(-(2**63))
_MOMENT = said(lambda value: instant(value) is not None, "is no moment such as 2026-01-05T14:30:00Z")
_PRINCIPAL = record(
    {
        "id": whole(),
        "type": one_of(*KINDS),
        "name": said(bool, "is empty"),
        **{name: listed(text) for name in LISTS},
    },
    {
        **{name: nullable(text) for name in TEXTS},
        "quota": nullable(either("is neither a whole number nor a list of such", whole(), listed(whole()))),
    },
)
_ITEM = {**dict.fromkeys(("hash", "from", "subject"), text), "size": whole(), "received": seconds}
_DELETED = record({**_ITEM, "deletedAt": seconds, "expiresAt": seconds})
_MAIL = record(
    {
        "blobs": mapping(said(_is_base64, "is no base64")),
        "boxes": listed(row(whole(), record({name: listed(record(_ITEM)) for name in MAILBOXES}))),
        "deleted": listed(row(whole(), listed(_DELETED))),
    }
)
_EVENT = record(
    {
        **dict.fromkeys(("text", "details", "type"), text),
        "createdAt": _MOMENT,
        "data": mapping(either("is neither a text nor a whole number", text, _number)),
    }
)
_JOURNAL = record(
    {
        "rows": listed(
            record({**dict.fromkeys(("level", "event", "event_id", "details"), text), "timestamp": _MOMENT})
        ),
        "traces": listed(row(whole(), listed(_EVENT, 1))),
        "counts": mapping(whole()),
    }
)
_STATUS = either(
    "is neither scheduled nor the outcome of an attempt",
    one_of("scheduled"),
    *(record({name: text}) for name in ("temp_fail", "perm_fail", "completed")),
)
_MESSAGE = record(
    {
        "id": whole(),
        "return_path": text,
        "recipients": listed(
            record(
                {
                    "address": text,
                    "status": _STATUS,
                    "retry_num": whole(),
                    **dict.fromkeys(("next_retry", "next_notify", "expires"), seconds),
                },
                {"orcpt": text},
            ),
            1,
        ),
        "created": seconds,
        "size": whole(),
        "priority": whole(),
        "blob_hash": text,
    },
    {"env_id": text},
)
_STATE = record(
    {
        "random": row(one_of(3), listed(whole(0, _WORD), 625), nullable(seconds)),
        "start": seconds,
        "last_id": whole(),
        "size": whole(0, _LARGEST),
        "secret": text,
        "trouble": nullable(one_of("failure", "refusal")),
        "settings": record({"stored": mapping(text), "active": mapping(text)}),
        "directory": record({"principals": listed(_PRINCIPAL), "last": whole()}),
        "mail": _MAIL,
        "journal": _JOURNAL,
        "queue": record({"messages": listed(_MESSAGE), "running": flag, "reachable": listed(text)}),
        "tokens": listed(row(text, text, text, seconds)),
        "windows": mapping(row(seconds, whole())),
        "encryption": mapping(
            record(
                {"type": one_of("pGP", "sMIME"), "algo": one_of("Aes128", "Aes256"), "certs": text},
                {"allow_spam_training": flag},
            )
        ),
        "devices": listed(text),
        "models": mapping(mapping(_number)),
        "rules": text,
    }
)


def check(state: Any) -> None:
    """Refuse what is no state.

    Raises:
        ValueError: It says what is wrong.
    """
    where = "Stalwart's state"
    _STATE(state, where)
    internal = state["random"][1]
    if len(internal) != 625 or internal[-1] > 624:
        raise wrong(f"{where}.random[1]", "is no state of a generator of random numbers")
    for index, message in enumerate(state["queue"]["messages"]):
        for place, each in enumerate(message["recipients"]):
            latest = max(message["created"], each["next_retry"]) + EXPIRES
            if not message["created"] <= each["next_retry"] or each["expires"] > latest:
                raise wrong(
                    f"{where}.queue.messages[{index}].recipients[{place}]",
                    "is tried before its message was queued, or for longer than five days",
                )
