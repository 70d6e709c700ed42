"""How long a server wants to be left alone, as its headers say."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST_PLAUSIBLE_EPOCH = 1_000_000_000
_LONGEST = 1e9


def retry_after(headers: Mapping[str, str], now: float | None = None, *, limited: bool = True) -> float | None:
    """Seconds to wait, or None if no header says.

    `Retry-After` counts first, in seconds or as a date; then `X-RateLimit-Reset`, as an ISO 8601 time, an epoch or
    seconds from now, unless it lies in the past. Times are measured by the server's own clock, if it tells its time.

    Args:
        headers: The header fields, their names in small letters.
        now: Seconds since the epoch; the clock's unless given.
        limited: Whether the answer is about a limit of calls; otherwise their counters say nothing about the wait.
    """
    moment = time.time() if now is None else now
    moment += _date(headers.get("date", ""), moment) or 0.0
    wait = _seconds_or_date(headers.get("retry-after"), moment)
    if wait is not None:
        return max(0.0, wait)
    wait = _reset(headers.get("x-ratelimit-reset"), moment) if limited else None
    return wait if wait is not None and wait > 0 else None


def _number(text: str) -> float | None:
    if not re.fullmatch(r"\d{1,18}(?:\.\d{1,9})?", text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def _date(text: str, now: float) -> float | None:
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = parse(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _seconds_or_date(text: str | None, now: float) -> float | None:
    if not text or not (text := text.strip()):
        return None
    # A header that a proxy adds once more is one value with a comma.
    seconds = [part.strip() for part in text.split(",") if part.strip()]
    if seconds and all(re.fullmatch(r"\d+(?:\.\d+)?", each, re.ASCII) for each in seconds):
        return min(_LONGEST, max(float(each) for each in seconds))
    return _date(text, now)


def _reset(text: str | None, now: float) -> float | None:
    if not text or not (text := text.strip()):
        return None
    number = _number(text)
    if number is None:
        return _date(text, now)
    if number > _FIRST_PLAUSIBLE_EPOCH * 1000:
        number /= 1000
    return number - now if number >= _FIRST_PLAUSIBLE_EPOCH else number
