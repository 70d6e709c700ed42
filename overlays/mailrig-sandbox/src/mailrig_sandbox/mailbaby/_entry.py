"""A row of the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row can be searched by and counted by.

    Args:
        sender: The envelope's sender.
        recipient: The envelope's recipient.
        origin: The address of who sent it in.
        subject: The subject.
        delivered: 1 if it was delivered, 0 if it was refused, None if nothing is known yet.
        header_from: The address in `From`.
        reply_to: The address in `Reply-To`.
    """

    sender: str
    recipient: str
    origin: str
    subject: str | None
    delivered: int | None
    header_from: str
    reply_to: str | None

    @property
    def mx(self) -> str | None:
        """The mail exchanger that was tried."""
        return None if self.delivered is None else f"mx.{self.recipient.rpartition('@')[2]}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a row tells of its message.

    Args:
        number: The message's number in the store.
        mail_id: The relay's id.
        message_id: The `Message-ID`.
        time: When it was accepted, in seconds since 1970.
        user: The user name that sent it in.
        size: The bytes of its body.
    """

    number: int
    mail_id: str
    message_id: str | None
    time: int
    user: str
    size: int


_DELIVERY = (
    *("sendingZone", "bodySize", "seq", "delivered", "code", "recipient", "domain"),
    *("locked", "lockTime", "assigned", "mxHostname", "response"),
)
_WORDS = {
    1: (250, "250 2.0.0 Ok queued as {0:X}"),
    0: (550, "550 5.1.1 No such user here ({0:X})"),
}


def log_row(facts: Facts, envelope: Envelope, seq: int) -> dict[str, Any]:
    """A row as the log shows it; one that was not delivered yet has nulls.

    Args:
        facts: What it can be searched by.
        envelope: What is the same for all recipients.
        seq: The recipient's place among the message's, from 1.
    """
    created = datetime.fromtimestamp(envelope.time, UTC)
    row: dict[str, Any] = {
        "_id": envelope.number,
        "id": envelope.mail_id,
        "from": facts.sender,
        "to": facts.recipient,
        "subject": facts.subject,
        "messageId": envelope.message_id,
        "created": created.isoformat(" ")[:19],
        "time": envelope.time,
        "user": envelope.user,
        "transtype": "ESMTPSA",
        "origin": facts.origin,
        "interface": "feeder",
    }
    if facts.delivered is None:
        return row | dict.fromkeys(_DELIVERY) | {"queued": row["created"]}
    code, response = _WORDS[facts.delivered]
    return row | {
        "sendingZone": "interserver",
        "bodySize": envelope.size,
        "seq": seq,
        "delivered": facts.delivered,
        "code": code,
        "recipient": facts.recipient,
        "domain": facts.recipient.rpartition("@")[2],
        "locked": 1,
        "lockTime": str(envelope.time * 1000 + 2533),
        "assigned": "relay1",
        "queued": f"{(created + timedelta(seconds=2)).isoformat()[:19]}.487Z",
        "mxHostname": facts.mx,
        "response": response.format(envelope.number * 16 + seq),
    }
