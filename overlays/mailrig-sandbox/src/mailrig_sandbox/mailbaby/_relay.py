"""The relay: what it refuses, what it delivers, and how that gets into the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from mailrig_sandbox.mailbaby._answers import RefusalError
from mailrig_sandbox.mailbaby._blocks import Blocks
from mailrig_sandbox.mailbaby._log import Log
from mailrig_sandbox.mailbaby._mixing import mix
from mailrig_sandbox.mailbaby._orders import Order
from mailrig_sandbox.mailbaby._rules import Rules
from mailrig_sandbox.mailbaby._sent import Draft, Message


@dataclass(slots=True)
class Relay:
    """Takes messages in.

    Args:
        logs: The log of each order, by user name.
        rules: The deny rules.
        blocks: What the spam filter flagged.
        seed: What ids follow from.
        first: The number of the first message.
        messages: What was accepted, the oldest first.
    """

    logs: Mapping[str, Log]
    rules: Rules
    blocks: Blocks
    seed: int
    first: int
    messages: list[Message] = field(default_factory=list)

    def submit(self, order: Order, draft: Draft, now: float) -> Message:
        """Deliver a message to all recipients that are not refused.

        Args:
            order: The order that sends it.
            draft: The message.
            now: The time, in seconds since 1970.

        Raises:
            RefusalError: the sender is denied or flagged; or a recipient is refused, and the others have been served.
        """
        rules = self.rules.of([order.username])
        if any(rule.denies_sender(draft.sender) for rule in rules):
            raise RefusalError(400, f"SMTP Error: The following From address failed: {draft.sender}")
        if self.blocks.blocks(draft.sender, now):
            raise RefusalError(400, "SMTP Error: data not accepted.")
        failed = [
            each
            for each in draft.recipients
            if each.lower().endswith(".invalid") or any(rule.denies_recipient(each) for rule in rules)
        ]
        good = tuple(each for each in draft.recipients if each not in failed)
        message = self._message(order, draft, good, now)
        if good:
            self.enter(message)
            self.blocks.notice(message)
        if failed:
            raise RefusalError(400, f"SMTP Error: The following recipients failed: {', '.join(failed)}")
        return message

    def enter(self, message: Message) -> None:
        """Keep a message, which the log shows after its lag."""
        self.messages.append(message)
        self.logs[message.user].add(message)

    def snapshot(self) -> list[dict[str, Any]]:
        """The messages as JSON."""
        return [asdict(message) for message in self.messages]

    def _message(self, order: Order, draft: Draft, recipients: tuple[str, ...], now: float) -> Message:
        number = self.first + len(self.messages)
        return Message(
            number,
            f"18{mix(self.seed) >> 40:06x}{number:010x}",
            draft.message_id or f"<{mix(self.seed, number):016x}@mail.example.com>",
            now,
            order.username,
            draft.sender,
            recipients,
            draft.subject,
            draft.reply_to,
            draft.size,
            draft.attachments,
        )


def restored(message: Mapping[str, Any]) -> Message:
    """A message from its JSON."""
    lists = {name: tuple(message[name]) for name in ("recipients", "attachments")}
    return Message(**{**message, **lists})
