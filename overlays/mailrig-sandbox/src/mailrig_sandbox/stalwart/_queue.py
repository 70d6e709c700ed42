"""The queue: mail that was accepted for others, and its delivery in the course of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mailrig_sandbox.stalwart._directory import Directory
from mailrig_sandbox.stalwart._journal import Journal
from mailrig_sandbox.stalwart._mail import Mail, compose
from mailrig_sandbox.stalwart._world import DAY, World

Message = dict[str, Any]
Recipient = dict[str, Any]

BACK_OFF = (120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0)
EXPIRES = 5 * DAY
ATTEMPT = 1.0


def pending(recipient: Recipient) -> bool:
    """Whether a recipient is still waited for."""
    return recipient["status"] == "scheduled" or "temp_fail" in recipient["status"]


def waiting(message: Message) -> list[Recipient]:
    """The recipients that are still waited for."""
    return [each for each in message["recipients"] if pending(each)]


class Queue:
    """Messages that wait for delivery.

    Nothing outside is reached unless its domain is in `reachable`; other domains fail for the time being, and are
    tried again ever later until the message expires. An attempt takes a second.

    Args:
        world: The surroundings.
        directory: Recipients that are here.
        mail: Their mailboxes.
        journal: Where it is told.
    """

    def __init__(self, world: World, directory: Directory, mail: Mail, journal: Journal) -> None:
        self._world = world
        self._directory = directory
        self._mail = mail
        self._journal = journal
        self.messages: dict[int, Message] = {}
        self.running = True
        self.reachable: set[str] = set()

    def accept(
        self, mail_from: str, recipients: Sequence[str], message: bytes | None = None, *, priority: int = 0
    ) -> int | None:
        """Take a message as over SMTP: local recipients have it at once, others wait in the queue.

        A list stands for its members, local and external. Who is not here under a local domain is refused.

        Args:
            mail_from: Sender of the envelope; empty for bounces.
            recipients: Of the envelope.
            message: All of it; made up, unless given.
            priority: Of the envelope.

        Returns:
            The id in the queue, or None if nobody is left to wait for.

        Raises:
            ValueError: Something is no address, or no recipient is taken.
        """
        for address in [*recipients, *([mail_from] if mail_from else [])]:
            if not all(address.rpartition("@")):
                raise ValueError(f"{address!r} is no address")
        now, session = self._world.clock.time(), self._world.new_id()
        if message is None:
            message = compose(mail_from, recipients[0] if recipients else "", session % 1000, now)
        self._journal.trace(session, "smtp.connection-start", listenerId="smtp", localPort=25, remoteIp="203.0.113.9")
        self._journal.trace(session, "smtp.mail-from", **{"from": mail_from})
        here: dict[str, None] = {}
        outside: dict[str, None] = {}
        for address in (each.lower() for each in recipients):
            if self._directory.receives(address):
                accounts, others = self._directory.expand(address)
                here |= dict.fromkeys(accounts)
                outside |= dict.fromkeys(others)
                self._journal.trace(session, "smtp.rcpt-to", to=address)
            else:
                self._journal.trace(session, "smtp.mailbox-does-not-exist", to=address)
        for owner in here:
            self._mail.deliver(self._directory.get(owner)["id"], mail_from, message, now)
            self._journal.trace(session, "message-ingest.ham", account=owner, size=len(message))
        away = [self.recipient(address, now) for address in outside]
        number = self.put(mail_from, away, message, now, priority=priority) if away else None
        if number is not None:
            told = {"queueId": number, "from": mail_from, "size": len(message), "total": len(away)}
            self._journal.trace(session, "queue.message-queued", **told)
        self._journal.trace(session, "smtp.connection-end", elapsed=12)
        if not here and not away:
            raise ValueError("550 5.1.2 no recipient is taken")
        return number

    def recipient(self, address: str, at: float, attempts: int = 0, due: float | None = None) -> Recipient:
        """A recipient to wait for.

        Args:
            address: Its address.
            at: When the message was queued.
            attempts: How many have failed.
            due: When the next one is; at once, unless told.
        """
        failed = {"temp_fail": _timed_out(address)}
        return {
            "address": address,
            "status": failed if attempts else "scheduled",
            "retry_num": attempts,
            "next_retry": at if due is None else due,
            "next_notify": at + DAY,
            "expires": at + EXPIRES,
        }

    def put(
        self,
        mail_from: str,
        recipients: list[Recipient],
        message: bytes,
        at: float,
        *,
        priority: int = 0,
        env_id: str | None = None,
    ) -> int:
        """Put a message into the queue, and tell its id there."""
        number = self._world.new_id()
        self.messages[number] = {
            **({} if env_id is None else {"env_id": env_id}),
            "id": number,
            "return_path": mail_from.lower(),
            "recipients": recipients,
            "created": at,
            "size": len(message),
            "priority": priority,
            "blob_hash": self._mail.keep(message),
        }
        return number

    def settle(self) -> None:
        """Make the attempts that have become due, unless the queue is stopped."""
        now = self._world.clock.time()
        if not self.running:
            return
        for message in list(self.messages.values()):
            for each in waiting(message):
                self._attempts(message, each, now)
            self.leave_if_done(message)

    def _attempts(self, message: Message, recipient: Recipient, now: float) -> None:
        while pending(recipient):
            if recipient["expires"] <= min(now, recipient["next_retry"]):
                recipient["status"] = {"perm_fail": "Message expired without any delivery attempts made."}
                self._journal.log("delivery.message-expired", queueId=message["id"], to=recipient["address"])
            elif recipient["next_retry"] + ATTEMPT <= now:
                self._attempt(message, recipient)
            else:
                return

    def _attempt(self, message: Message, recipient: Recipient) -> None:
        session, address = self._world.new_id(), recipient["address"]
        known = {"queueId": message["id"], "from": message["return_path"], "to": address}
        self._journal.trace(session, "delivery.attempt-start", **known, size=message["size"], total=1)
        if address.rpartition("@")[2] in self.reachable:
            recipient["status"] = {"completed": "250 2.0.0 OK"}
            self._journal.trace(session, "delivery.delivered", **known)
        else:
            recipient["status"] = {"temp_fail": _timed_out(address)}
            recipient["next_retry"] += BACK_OFF[min(recipient["retry_num"], len(BACK_OFF) - 1)]
            self._journal.trace(session, "delivery.temp-failure", **known, reason=_timed_out(address))
        recipient["retry_num"] += 1
        self._journal.trace(session, "delivery.attempt-end", **known)

    def leave_if_done(self, message: Message) -> None:
        """Take a message out of the queue when nobody is left to wait for."""
        if not waiting(message):
            self.messages.pop(message["id"], None)

    def reschedule(self, message: Message, at: float, wanted: Callable[[Recipient], bool]) -> bool:
        """Try again at a time, and tell whether anybody was waited for.

        Args:
            message: Of the queue.
            at: When, in seconds since 1970.
            wanted: Which of its recipients.
        """
        chosen = [each for each in waiting(message) if wanted(each)]
        for each in chosen:
            each["next_retry"] = at
            if self._world.old:
                each["expires"] = at + 10.0
        if chosen:
            self._journal.log("queue.rescheduled", queueId=message["id"])
        return bool(chosen)

    def cancel(self, message: Message, wanted: Callable[[Recipient], bool]) -> bool:
        """Give up recipients, and tell whether any was waited for.

        Args:
            message: Of the queue.
            wanted: Which of its recipients.
        """
        chosen = [each for each in waiting(message) if wanted(each)]
        for each in chosen:
            each["status"] = {"perm_fail": "Delivery was cancelled."}
        self.leave_if_done(message)
        if chosen:
            self._journal.log("queue.message-cancelled", queueId=message["id"])
        return bool(chosen)

    def snapshot(self) -> dict[str, Any]:
        """The state."""
        messages = [
            {**each, "recipients": [dict(recipient) for recipient in each["recipients"]]}
            for each in self.messages.values()
        ]
        return {"messages": messages, "running": self.running, "reachable": sorted(self.reachable)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take a state."""
        self.messages = {
            each["id"]: {**each, "recipients": [dict(recipient) for recipient in each["recipients"]]}
            for each in state["messages"]
        }
        self.running = state["running"]
        self.reachable.clear()
        self.reachable.update(state["reachable"])


def _timed_out(address: str) -> str:
    return f"Connection to mx.{address.rpartition('@')[2]} (203.0.113.25) timed out"
