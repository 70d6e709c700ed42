"""Stored mail: the blobs, the mailboxes of each account, and what was deleted from them."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox.stalwart._world import DAY

Item = dict[str, Any]
MAILBOXES = ("inbox", "trash")
KEPT_FOR = 30 * DAY


def compose(sender: str, recipient: str, number: int, at: float) -> bytes:
    """A message that nobody wrote.

    Args:
        sender: Its From.
        recipient: Its To.
        number: Tells it from others.
        at: When it was written, in seconds since 1970.
    """
    lines = [
        f"From: <{sender}>",
        f"To: <{recipient}>",
        f"Subject: Message {number}",
        f"Message-ID: <{number}.{int(at)}@{sender.rpartition('@')[2] or 'localhost'}>",
        "",
        "Testing " * (1 + number % 23),
        "",
    ]
    return "\r\n".join(lines).encode()


def subject(message: bytes) -> str:
    """The subject of a message, or nothing."""
    head = message.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode(errors="replace")
    found = [line[8:].strip() for line in head.split("\n") if line.lower().startswith("subject:")]
    return found[0] if found else ""


def is_hash(text: str) -> bool:
    """Whether a text can be the id of a blob."""
    try:
        return bool(text) and bool(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return False


class Mail:
    """All stored mail, by the number of its account."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self.boxes: dict[int, dict[str, list[Item]]] = {}
        self.deleted: dict[int, list[Item]] = {}

    def keep(self, message: bytes) -> str:
        """Store a message, and tell its id."""
        name = base64.urlsafe_b64encode(hashlib.sha256(message).digest()).decode().rstrip("=")
        self.blobs[name] = message
        return name

    def deliver(self, account: int, sender: str, message: bytes, at: float, box: str = "inbox") -> Item:
        """Put a message into a mailbox of an account.

        Args:
            account: Its number.
            sender: Of the envelope.
            message: All of it.
            at: When, in seconds since 1970.
            box: inbox or trash.
        """
        item = {
            "hash": self.keep(message),
            "size": len(message),
            "from": sender,
            "subject": subject(message),
            "received": at,
        }
        self.boxes.setdefault(account, {name: [] for name in MAILBOXES})[box].append(item)
        return item

    def used(self, account: int) -> int:
        """The bytes that an account uses."""
        return sum(item["size"] for box in self.boxes.get(account, {}).values() for item in box)

    def count(self, account: int) -> tuple[int, int]:
        """How many mailboxes and messages an account has."""
        boxes = self.boxes.get(account, {})
        return len(boxes), sum(len(box) for box in boxes.values())

    def purge(self, account: int, now: float) -> None:
        """Take everything out of the trash of an account; it can be restored for thirty days."""
        boxes = self.boxes.get(account)
        if boxes:
            gone = [{**item, "deletedAt": now, "expiresAt": now + KEPT_FOR} for item in boxes["trash"]]
            self.deleted.setdefault(account, []).extend(gone)
            boxes["trash"] = []

    def deleted_from(self, account: int, now: float) -> list[Item]:
        """What was deleted from an account and is still kept, oldest first."""
        return [item for item in self.deleted.get(account, []) if item["expiresAt"] > now]

    def forget(self, account: int) -> None:
        """Drop all mail of an account."""
        self.boxes.pop(account, None)
        self.deleted.pop(account, None)

    def expire(self, now: float) -> None:
        """Drop the deleted messages that are kept no longer."""
        self.deleted = {account: self.deleted_from(account, now) for account in self.deleted}

    def drop_blobs(self, used: set[str]) -> None:
        """Drop blobs that neither a mailbox nor these refer to."""
        boxed = {item["hash"] for boxes in self.boxes.values() for box in boxes.values() for item in box}
        kept = used | boxed | {item["hash"] for items in self.deleted.values() for item in items}
        self.blobs = {name: blob for name, blob in self.blobs.items() if name in kept}

    def snapshot(self) -> dict[str, Any]:
        """The state."""
        return {
            "blobs": {name: base64.b64encode(blob).decode() for name, blob in self.blobs.items()},
            "boxes": [
                [account, {name: [dict(item) for item in box] for name, box in boxes.items()}]
                for account, boxes in self.boxes.items()
            ],
            "deleted": [[account, [dict(item) for item in items]] for account, items in self.deleted.items()],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take a state."""
        self.blobs = {name: base64.b64decode(blob) for name, blob in state["blobs"].items()}
        self.boxes = {
            account: {name: [dict(item) for item in box] for name, box in boxes.items()}
            for account, boxes in state["boxes"]
        }
        self.deleted = {account: [dict(item) for item in items] for account, items in state["deleted"]}
