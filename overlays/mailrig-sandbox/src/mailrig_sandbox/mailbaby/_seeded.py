"""The seeded part of an order's log: any number of rows, each computed from its index when it is asked for."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from mailrig_sandbox.mailbaby._entry import Envelope, Facts, log_row
from mailrig_sandbox.mailbaby._mixing import mix

_RECIPIENTS = (1, 1, 2, 1, 3)
_MESSAGE_OF = tuple(message for message, count in enumerate(_RECIPIENTS) for _ in range(count))
_SEQ_OF = tuple(seq for count in _RECIPIENTS for seq in range(1, count + 1))
_ROWS, _MESSAGES = len(_SEQ_OF), len(_RECIPIENTS)
_BLOCKS = 500
_PERIOD = _BLOCKS * _ROWS
_BURST = 4
_SPAN = 30 * 86400
_SENDERS = ("shop@example.org", "billing@example.org", "news@example.com", "support@example.net")
_DOMAINS = ("example.org", "example.com", "example.net")
_TOPICS = ("Your order", "Your invoice", "Your parcel", "What is new", "Your question")


class Seeded:
    """Rows in the order of their time, the oldest first; several share a second.

    The facts repeat after 4000 rows, so that counting and searching a million takes no million objects.

    Args:
        user: The order's user name.
        order: The order's number.
        size: How many rows.
        seed: What they follow from.
        end: The time of the newest, in seconds since 1970.
        numbers: Gives a message its number in the store.
    """

    def __init__(self, user: str, order: int, size: int, seed: int, end: int, numbers: Callable[[int], int]) -> None:
        self.size = size
        self.messages = _message(size - 1) + 1 if size else 0
        self._user, self._order, self._numbers = user, order, numbers
        self._seed, self._end = mix(seed, order), end
        self._step = max(1, _SPAN * _BURST // max(self.messages, 1))
        self._facts = _facts(self._seed, min(_PERIOD, size))

    def time_of(self, index: int) -> int:
        """When a row was accepted, in seconds since 1970."""
        group = (self.messages - 1 - _message(index)) // _BURST
        return self._end - group * self._step - mix(self._seed, group) % self._step

    def facts(self, index: int) -> Facts:
        """What a row can be searched by."""
        return self._facts[index % _PERIOD]

    def message_id(self, index: int) -> str | None:
        """The `Message-ID` of a row's message."""
        if self.facts(index).delivered is None:
            return None
        return self._message_id(_message(index))

    def row(self, index: int) -> dict[str, Any]:
        """A row as the log shows it."""
        message, moment = _message(index), self.time_of(index)
        number, size = self._numbers(message), 200 + message * 37 % 4000
        envelope = Envelope(number, self._mail_id(message), self.message_id(index), moment, self._user, size)
        return log_row(self.facts(index), envelope, _SEQ_OF[index % _ROWS])

    def with_mail_id(self, mail_id: str) -> Sequence[int]:
        """The rows of the message that has the relay's id."""
        try:
            message = int(mail_id[-11:], 16)
        except ValueError:
            return ()
        if message >= self.messages or self._mail_id(message) != mail_id:
            return ()
        block, place = divmod(message, _MESSAGES)
        first = block * _ROWS + sum(_RECIPIENTS[:place])
        return range(first, min(first + _RECIPIENTS[place], self.size))

    def matching(self, fits: Callable[[Facts], bool], part: str | None = None) -> Sequence[int]:
        """The rows whose facts fit and whose `Message-ID` holds a part, whatever its case."""
        fitting = [fits(facts) for facts in self._facts]
        found: Iterator[int] = (index for index in range(self.size) if fitting[index % _PERIOD])
        if part is not None:
            if _without_digits(part.lower()) not in _without_digits(self._message_id(0)):
                return ()
            wanted = part.lower()
            found = (index for index in found if wanted in (self.message_id(index) or "").lower())
        return array("Q", found)

    def first_of_each(self, rows: Sequence[int]) -> Sequence[int]:
        """The first of the given rows of each message."""
        first = array("Q")
        last = -1
        for index in rows:
            if (message := _message(index)) != last:
                first.append(index)
                last = message
        return first

    def count(self, first: int, value: Callable[[Facts], Any]) -> Counter[Any]:
        """How often each value of the facts comes from one row on."""
        whole, rest = divmod(self.size - first, _PERIOD)
        counts = Counter(
            {key: count * whole for key, count in Counter(map(value, self._facts)).items()} if whole else {}
        )
        counts.update(value(self.facts(index)) for index in range(self.size - rest, self.size))
        return counts

    def _message_id(self, message: int) -> str:
        return f"<{self._order}.{message}.{self._seed:016x}@mail.example.org>"

    def _mail_id(self, message: int) -> str:
        return f"17{self._order & 0xFFFFF:05x}{message:011x}"


# A sandbox is made anew for every test, mostly with the same seed.
@lru_cache(maxsize=8)
def _facts(seed: int, count: int) -> tuple[Facts, ...]:
    return tuple(_fact(seed, index) for index in range(count))


def _fact(seed: int, index: int) -> Facts:
    draw = mix(seed, _message(index), 1)
    own = mix(draw, _SEQ_OF[index % _ROWS])
    sender = _SENDERS[draw % len(_SENDERS)]
    alone = _RECIPIENTS[_MESSAGE_OF[index % _ROWS]] == 1
    chance = own % 100
    delivered = None if alone and chance < 2 else int(chance >= 5)
    subject = None if delivered is None else f"{_TOPICS[draw // 7 % len(_TOPICS)]} {draw // 49 % 40}"
    recipient = f"customer{own // 100 % 80}@{_DOMAINS[own // 10_000 % len(_DOMAINS)]}"
    return Facts(sender, recipient, f"203.0.113.{10 + draw // 5 % 3}", subject, delivered, sender, sender)


def _message(index: int) -> int:
    return index // _ROWS * _MESSAGES + _MESSAGE_OF[index % _ROWS]


def _without_digits(text: str) -> str:
    return "".join(each for each in text if each not in "0123456789")
