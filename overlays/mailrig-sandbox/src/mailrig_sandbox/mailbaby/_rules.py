"""Deny rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from mailrig_sandbox.mailbaby._answers import RefusalError
from mailrig_sandbox.mailbaby._fields import is_domain, is_email

_PREFIX = re.compile(r"[A-Za-z0-9+_.-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A deny rule.

    Args:
        id: Its number.
        user: The user name of the order that it is for.
        type: What `data` is compared with.
        data: The address, domain or prefix.
        created: When, without a zone.
    """

    id: int
    user: str
    type: str
    data: str
    created: str

    def listed(self) -> dict[str, Any]:
        """As the list of rules shows it; every other id is text."""
        return asdict(self) | {"id": shown_id(self.id)}

    def denies_sender(self, sender: str) -> bool:
        """Whether it refuses everything from a sender."""
        local, _, domain = sender.rpartition("@")
        if self.type == "startswith":
            return local.startswith(self.data)
        return self.data.lower() == {"email": sender.lower(), "domain": domain.lower()}.get(self.type)

    def denies_recipient(self, recipient: str) -> bool:
        """Whether it refuses everything to a recipient."""
        return self.type == "destination" and self.data.lower() == recipient.lower()


def shown_id(number: int) -> int | str:
    """A rule's id as an answer shows it: the server tells numbers and text apart as little as a test may."""
    return number if number % 2 else str(number)


def checked(type_: object, data: object) -> tuple[str, str]:
    """The type and the value of a new rule.

    Raises:
        RefusalError: they do not do.
    """
    if type_ not in ("domain", "email", "startswith", "destination"):
        raise RefusalError(400, "Invalid value for type.")
    if type_ == "domain" and not is_domain(data):
        raise RefusalError(400, "Invalid domain name in data.")
    if type_ in ("email", "destination") and not is_email(data):
        raise RefusalError(400, "Invalid email address in data.")
    if type_ == "startswith" and not (isinstance(data, str) and _PREFIX.fullmatch(data)):
        raise RefusalError(400, "Invalid start of an address in data, only letters, digits and +_.- do.")
    return str(type_), str(data)


class Rules:
    """The deny rules of the account, by number.

    Args:
        rules: Those that there are.
        last: The highest number that was given.
    """

    def __init__(self, rules: Collection[Mapping[str, Any]] = (), last: int = 13) -> None:
        self._rules = {rule["id"]: Rule(**rule) for rule in rules}
        self._last = last

    def add(self, user: str, type_: object, data: object, now: datetime) -> Rule:
        """Add a rule, even if there is the same already.

        Raises:
            RefusalError: the type or the value does not do.
        """
        kind, value = checked(type_, data)
        self._last += 1
        rule = Rule(self._last, user, kind, value, f"{now:%Y-%m-%d %H:%M:%S}")
        self._rules[rule.id] = rule
        return rule

    def delete(self, number: int, users: Collection[str]) -> bool:
        """Delete a rule of one of some users, and tell whether there was one."""
        if number in self._rules and self._rules[number].user in users:
            del self._rules[number]
            return True
        return False

    def of(self, users: Collection[str]) -> list[Rule]:
        """The rules of some users, the oldest first."""
        return [rule for rule in self._rules.values() if rule.user in users]

    def snapshot(self) -> dict[str, Any]:
        """The rules as JSON."""
        return {"rules": [asdict(rule) for rule in self._rules.values()], "last": self._last}
