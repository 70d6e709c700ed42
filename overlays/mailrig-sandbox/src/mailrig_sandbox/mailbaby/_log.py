"""The log of one mail order: the seeded rows, and those of the messages sent since."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from mailrig_sandbox.mailbaby._entry import Facts
from mailrig_sandbox.mailbaby._mixing import mix
from mailrig_sandbox.mailbaby._search import Filters, Search
from mailrig_sandbox.mailbaby._seeded import Seeded
from mailrig_sandbox.mailbaby._sent import Delivery, Message, deliveries

_REMEMBERED = 4


@dataclass(slots=True)
class Log:
    """What an order has sent, the oldest first.

    Args:
        seeded: The rows that there were from the start.
        lag: How long a message takes to appear, in seconds.
    """

    seeded: Seeded
    lag: float
    _sent: list[Delivery] = field(default_factory=list)
    _found: dict[tuple[Filters, str | None, bool], Sequence[int]] = field(default_factory=dict)

    def add(self, message: Message) -> None:
        """Enter a message that is newer than all others."""
        self._sent += deliveries(message)

    def page(self, search: Search, now: float, turn: int) -> tuple[int, list[dict[str, Any]]]:
        """The number of rows that match, and a page of them.

        Args:
            search: What is asked for.
            now: The time, in seconds since 1970.
            turn: What the order of rows of the same second follows from.
        """
        every = self._window(self._seeded_rows(search, grouped=False), search)
        old = self._window(self._seeded_rows(search, grouped=True), search) if search.by_message else every
        matching = [each for each in self._visible(now) if _matches(each, search)]
        new = [each for each in matching if not each.hidden]
        if search.by_message:
            new = [next(rows) for _, rows in groupby(new, key=lambda each: each.message.number)]
        rows = _Rows(self.seeded, old, new)
        return len(every) + len(matching), rows.page(search.skip, search.limit, search.newest_first, turn)

    def count(self, since: float, now: float, value: Callable[[Facts], Any]) -> Counter[Any]:
        """How often each value of the facts came since a time.

        Args:
            since: In seconds since 1970.
            now: The time, in seconds since 1970.
            value: What to count.
        """
        first = bisect_left(range(self.seeded.size), since, key=self.seeded.time_of)
        counts = self.seeded.count(first, value)
        counts.update(value(each.facts) for each in self._visible(now) if each.time >= since)
        return counts

    def _visible(self, now: float) -> Sequence[Delivery]:
        return self._sent[: bisect_right(self._sent, now - self.lag, key=lambda each: each.message.accepted)]

    def _seeded_rows(self, search: Search, *, grouped: bool) -> Sequence[int]:
        seeded, filters = self.seeded, search.filters
        if search.mail_id is not None:
            part = (search.message_id or "").lower()
            rows: Sequence[int] = [
                index
                for index in seeded.with_mail_id(search.mail_id)
                if filters.fit(seeded.facts(index)) and part in (seeded.message_id(index) or "").lower()
            ]
            return seeded.first_of_each(rows) if grouped else rows
        if not grouped and filters == Filters() and search.message_id is None:
            return range(seeded.size)
        asked = (filters, search.message_id, grouped)
        found = self._found.pop(asked, None)
        if found is None:
            found = (
                seeded.first_of_each(self._seeded_rows(search, grouped=False))
                if grouped
                else seeded.matching(filters.fit, search.message_id)
            )
        self._found[asked] = found
        while len(self._found) > _REMEMBERED:
            del self._found[next(iter(self._found))]
        return found

    def _window(self, rows: Sequence[int], search: Search) -> Sequence[int]:
        first = bisect_left(rows, search.start, key=self.seeded.time_of)
        return rows[first : max(first, bisect_right(rows, search.end, key=self.seeded.time_of))]


@dataclass(frozen=True, slots=True)
class _Rows:
    seeded: Seeded
    old: Sequence[int]
    new: Sequence[Delivery]

    def page(self, skip: int, limit: int, newest_first: bool, turn: int) -> list[dict[str, Any]]:
        count = len(self.old) + len(self.new)
        first, end = min(skip, count), min(skip + limit, count)
        if newest_first:
            first, end = count - end, count - first
        if first == end:
            return []
        low, high = first, end
        while low > 0 and self._time(low - 1) == self._time(first):
            low -= 1
        while high < count and self._time(high) == self._time(end - 1):
            high += 1
        places: list[int] = []
        for _, tied in groupby(range(low, high), key=self._time):
            places += sorted(tied, key=lambda place: mix(turn, place))
        chosen = places[first - low : end - low]
        return [self._row(place) for place in (reversed(chosen) if newest_first else chosen)]

    def _time(self, place: int) -> int:
        if place < len(self.old):
            return self.seeded.time_of(self.old[place])
        return self.new[place - len(self.old)].time

    def _row(self, place: int) -> dict[str, Any]:
        if place < len(self.old):
            return self.seeded.row(self.old[place])
        return self.new[place - len(self.old)].row()


def _matches(each: Delivery, search: Search) -> bool:
    message = each.message
    return (
        search.start <= each.time <= search.end
        and search.mail_id in (None, message.mail_id)
        and (search.message_id or "").lower() in message.message_id.lower()
        and search.filters.fit(each.facts)
    )
