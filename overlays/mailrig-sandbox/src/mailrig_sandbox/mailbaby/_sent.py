"""The messages that were sent while the server runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mailrig_sandbox.mailbaby._entry import Envelope, Facts, log_row


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as it was handed in.

    Args:
        sender: The envelope's sender.
        recipients: The envelope's recipients, each once.
        subject: The subject.
        message_id: Its `Message-ID`, if it brought one.
        reply_to: The address in `Reply-To`.
        size: The bytes of its body.
        attachments: The names of its attachments.
    """

    sender: str
    recipients: tuple[str, ...]
    subject: str
    message_id: str | None = None
    reply_to: str | None = None
    size: int = 0
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message that the relay has accepted.

    Args:
        number: Its number in the store.
        mail_id: The relay's id.
        message_id: Its `Message-ID`.
        accepted: When, in seconds since 1970.
        user: The user name of its order.
        sender: The envelope's sender.
        recipients: Whom the relay accepted it for.
        subject: The subject.
        reply_to: The address in `Reply-To`.
        size: The bytes of its body.
        attachments: The names of its attachments.
    """

    number: int
    mail_id: str
    message_id: str
    accepted: float
    user: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    reply_to: str | None
    size: int
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One recipient of a message.

    Args:
        message: The message.
        seq: The recipient's place, from 1.
        hidden: Whether the log counts it and shows no row, because another row already stands for the undelivered.
    """

    message: Message
    seq: int
    hidden: bool

    @property
    def time(self) -> int:
        """When the message was accepted, in seconds since 1970."""
        return int(self.message.accepted)

    @property
    def facts(self) -> Facts:
        """What the row can be searched by."""
        message = self.message
        recipient = message.recipients[self.seq - 1]
        return Facts(
            message.sender,
            recipient,
            "203.0.113.10",
            message.subject,
            fate(recipient),
            message.sender,
            message.reply_to,
        )

    def row(self) -> dict[str, Any]:
        """The row as the log shows it."""
        message = self.message
        envelope = Envelope(message.number, message.mail_id, message.message_id, self.time, message.user, message.size)
        return log_row(self.facts, envelope, self.seq)


def fate(recipient: str) -> int | None:
    """What becomes of a message to a recipient: 1 delivered, 0 refused there, None never heard of again."""
    if recipient.startswith("stuck"):
        return None
    return int(not recipient.startswith("bounce"))


def deliveries(message: Message) -> list[Delivery]:
    """The recipients of a message; one row stands for all that were not delivered."""
    stuck = [seq for seq, each in enumerate(message.recipients, 1) if fate(each) is None]
    return [Delivery(message, seq, seq in stuck[1:]) for seq in range(1, len(message.recipients) + 1)]
