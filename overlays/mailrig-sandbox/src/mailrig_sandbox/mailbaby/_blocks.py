"""What the spam filter flagged: two lists of events, and subjects that came too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from mailrig_sandbox.mailbaby._sent import Message

_EVENT_LASTS, _SUBJECT_LASTS = 5 * 86400, 3 * 86400
_OFTEN = 4
_SUSPICIOUS = ("@", "smtp", "socks4", "socks5")
_TRAPS = {"trap": "mbtrap", "blocked": "local"}


@dataclass(frozen=True, slots=True)
class Event:
    """A message that was flagged.

    Args:
        list: `local` or `mbtrap`, or `subject` for a subject that counts.
        time: When, in seconds since 1970.
        sender: The envelope's sender.
        subject: The subject.
        message_id: The `Message-ID`, if it had one.
        recipients: The envelope's recipients.
    """

    list: str
    time: float
    sender: str
    subject: str
    message_id: str | None
    recipients: tuple[str, ...]

    def listed(self) -> dict[str, Any]:
        """As the list shows it."""
        return {
            "date": f"{datetime.fromtimestamp(self.time, UTC):%Y-%m-%d}",
            "from": self.sender,
            "messageId": self.message_id,
            "subject": self.subject,
            "to": str(list(self.recipients)),
        }


def seeded_events(now: float) -> list[dict[str, Any]]:
    """An event of each kind, and a subject that came too often.

    Args:
        now: The time, in seconds since 1970.
    """
    subject = "login smtp.example.net"
    events = [
        Event(
            "local", now - 7200, "promo@bulk.example.net", "Last chance", "promo-1@bulk.example.net", ("a@example.org",)
        ),
        Event("mbtrap", now - 3600, "list@bulk.example.net", "Hello", None, ("trap1@example.org", "b@example.org")),
        *(Event("subject", now - 60 * each, "bot@bulk.example.net", subject, None, ()) for each in range(1, 6)),
    ]
    return [asdict(event) for event in events]


class Blocks:
    """The flagged messages that are still remembered.

    Args:
        events: Those that there are.
    """

    def __init__(self, events: Collection[Mapping[str, Any]]) -> None:
        self._events = [Event(**{**event, "recipients": tuple(event["recipients"])}) for event in events]

    def notice(self, message: Message) -> None:
        """Flag a message for whom it went to and for its subject."""
        flags = {flag for start, flag in _TRAPS.items() if any(each.startswith(start) for each in message.recipients)}
        if any(part in message.subject.lower() for part in _SUSPICIOUS):
            flags.add("subject")
        self._events += [
            Event(flag, message.accepted, message.sender, message.subject, message.message_id, message.recipients)
            for flag in sorted(flags)
        ]

    def listed(self, now: float) -> dict[str, list[dict[str, Any]]]:
        """The three lists, the newest first.

        Args:
            now: The time, in seconds since 1970.
        """
        newest = [each for each in reversed(self._events) if each.time > now - _EVENT_LASTS]
        subjects = Counter(
            (each.sender, each.subject)
            for each in newest
            if each.list == "subject" and each.time > now - _SUBJECT_LASTS
        )
        return {
            "local": [each.listed() for each in newest if each.list == "local"],
            "mbtrap": [each.listed() for each in newest if each.list == "mbtrap"],
            "subject": [{"from": who, "subject": what} for (who, what), count in subjects.items() if count > _OFTEN],
        }

    def blocks(self, sender: str, now: float) -> bool:
        """Whether a sender is on one of the lists.

        Args:
            sender: The address.
            now: The time, in seconds since 1970.
        """
        return any(each["from"] == sender for entries in self.listed(now).values() for each in entries)

    def delist(self, sender: object) -> bool:
        """Take a sender off all lists, and tell whether it was on one."""
        kept = [each for each in self._events if each.sender != sender]
        found, self._events = len(kept) < len(self._events), kept
        return found

    def snapshot(self) -> list[dict[str, Any]]:
        """The events as JSON."""
        return [asdict(event) for event in self._events]
