"""What becomes of attempts and calls."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NamedTuple


class Outcome(enum.StrEnum):
    """What became of a call that failed."""

    NOT_SENT = "NOT_SENT"
    REJECTED = "REJECTED"
    UNKNOWN = "UNKNOWN"


class Attempt(NamedTuple):
    """One attempt of a call.

    Args:
        cause: Why it failed, in a few words.
        outcome: What became of it.
        delay: Seconds that were waited after it, or None after the last.
        status_code: The HTTP status, if there was an answer.
    """

    cause: str
    outcome: Outcome
    delay: float | None = None
    status_code: int | None = None


def call_outcome(outcomes: Iterable[Outcome]) -> Outcome:
    """What became of a call: one attempt that may have been carried out makes it unknown."""
    met = set(outcomes)
    return next(each for each in (Outcome.UNKNOWN, Outcome.REJECTED, Outcome.NOT_SENT) if each in met or not met)
