"""Dates as the log's filters take them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mailrig_sandbox.mailbaby._fields import whole_number

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def moment(text: str, now: datetime) -> int | None:
    """Seconds since 1970 from a number or a date in words, or None if it is neither.

    Args:
        text: A number, an ISO 8601 date or time, or one of a few words such as `yesterday` or `last monday`.
        now: The time, in UTC.
    """
    number = whole_number(text)
    if number is not None:
        return number
    words = text.strip().lower()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    named = {"now": now, "today": midnight, "midnight": midnight, "yesterday": midnight - timedelta(1)}
    if words in named:
        return int(named[words].timestamp())
    which, _, day = words.partition(" ")
    if which == "last" and day in _DAYS:
        back = (now.weekday() - _DAYS.index(day) - 1) % 7 + 1
        return int((midnight - timedelta(back)).timestamp())
    try:
        read = datetime.fromisoformat(text.strip())
        return int((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None
