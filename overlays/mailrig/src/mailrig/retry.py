"""Whether to try again: a policy, and a pure decision from what happened.

The first row that matches wins:

1. certainly not sent: every operation is repeated.
2. too busy (429, or a response marked `not-processed`): every operation is repeated after the wait.
3. sent, no readable answer: `safe` and `idempotent` are repeated, an unreadable success once; `unsafe` never.
4. 408, 500, 502, 503, 504, 52x, a crash inside a success: as 3.
5. any other 5xx: never.
6. any other refusal, and a redirection: never.
"""

from __future__ import annotations

import enum
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from mailrig._outcome import Outcome

_TRANSIENT = frozenset({408, 500, 502, 503, 504, *range(520, 530)})


class Kind(enum.Enum):
    """What happened to one attempt."""

    NOT_SENT = "not sent"
    LOST = "no readable answer"
    UNREADABLE = "an unreadable success"
    BUSY = "too busy"
    ANSWERED = "refused"


class Happened(NamedTuple):
    """What happened to one attempt.

    Args:
        kind: How far it got.
        status: The HTTP status, unless it is a success that hides a failure.
        crashed: Whether the body of a success told of a crash.
        mark: What the specification says of the answer: `rejected`, `unknown`, `not-processed` or nothing.
        retry_after: Seconds that the server asked for.
        permanent: Whether another try cannot help, as with a header field that HTTP does not allow.
    """

    kind: Kind
    status: int | None = None
    crashed: bool = False
    mark: str | None = None
    retry_after: float | None = None
    permanent: bool = False


@dataclass(frozen=True)
class RetryPolicy:
    """How often and how patiently calls are repeated; an immutable value.

    Args:
        max_attempts: Attempts in all, the first included.
        base: Seconds; the wait after attempt n is drawn from 0 to `base * 2 ** (n - 1)`.
        cap: Longest drawn wait, in seconds.
        max_retry_after: Longest wait that a server may ask for, in seconds; a longer one is raised at once.
        rate_limit_window: Seconds that the waits after a 429 without any hint go beyond in all.
    """

    max_attempts: int = 4
    base: float = 0.5
    cap: float = 30.0
    max_retry_after: float = 120.0
    rate_limit_window: float = 60.0

    def __post_init__(self) -> None:
        seconds = (self.base, self.cap, self.max_retry_after, self.rate_limit_window)
        if self.max_attempts < 1 or not all(0 <= each < math.inf for each in seconds):
            raise ValueError("a policy has at least one attempt and no negative or endless seconds")


class Decision(NamedTuple):
    """What to do after an attempt.

    Args:
        retry: Whether to try again.
        delay: Seconds to wait before.
        outcome: What became of the attempt.
        reason: Why not, when it is not to be repeated.
    """

    retry: bool
    delay: float
    outcome: Outcome
    reason: str = ""


def attempt_outcome(happened: Happened) -> Outcome:
    """What became of one attempt."""
    if happened.kind is Kind.NOT_SENT:
        return Outcome.NOT_SENT
    if happened.mark in ("rejected", "not-processed"):
        return Outcome.REJECTED
    if happened.mark == "unknown":
        return Outcome.UNKNOWN
    if happened.kind is Kind.BUSY:
        return Outcome.REJECTED
    if happened.kind in (Kind.LOST, Kind.UNREADABLE) or happened.crashed:
        return Outcome.UNKNOWN
    status = happened.status or 0
    perhaps = status == 408 or status >= 500 or 100 <= status < 400
    return Outcome.UNKNOWN if perhaps else Outcome.REJECTED


def may_repeat(retry_class: str, happened: Happened, unreadable_before: int) -> bool:
    """Whether the table allows another try, leaving waits and limits aside."""
    if happened.permanent:
        return False
    if happened.kind is Kind.NOT_SENT:
        return True
    if happened.kind is Kind.BUSY:
        return happened.mark in (None, "not-processed") or (retry_class != "unsafe" and happened.mark == "unknown")
    if retry_class == "unsafe":
        return False
    if happened.kind is Kind.LOST:
        return True
    if happened.kind is Kind.UNREADABLE:
        return unreadable_before == 0
    return happened.crashed or happened.status in _TRANSIENT


def decide(
    policy: RetryPolicy | None,
    retry_class: str,
    happened: Happened,
    attempt: int,
    *,
    remaining: float | None = None,
    unreadable_before: int = 0,
    waited: float = 0.0,
    draw: Callable[[], float] = random.random,
) -> Decision:
    """Whether to try again, and when; pure but for the draw.

    Args:
        policy: The policy, or None for a single attempt.
        retry_class: `safe`, `idempotent` or `unsafe`.
        happened: What happened to this attempt.
        attempt: Its number, from 1.
        remaining: Seconds until the call's deadline, if it has one.
        unreadable_before: How many unreadable successes the call had before.
        waited: Seconds that the call has waited already because the server was too busy.
        draw: A number from 0 to 1 at random.
    """
    outcome = attempt_outcome(happened)
    if policy is None or attempt >= policy.max_attempts:
        return Decision(False, 0.0, outcome, "no attempt is left" if policy else "retries are off")
    if not may_repeat(retry_class, happened, unreadable_before):
        return Decision(False, 0.0, outcome, "it must not be repeated")
    if happened.retry_after is not None and happened.retry_after > policy.max_retry_after:
        return Decision(False, 0.0, outcome, "the server asks for a longer wait than the policy allows")
    delay = _delay(policy, happened, attempt, waited, draw)
    if remaining is not None and delay >= remaining:
        return Decision(False, 0.0, outcome, "the wait would outlast the deadline")
    return Decision(True, delay, outcome)


def _delay(policy: RetryPolicy, happened: Happened, attempt: int, waited: float, draw: Callable[[], float]) -> float:
    jitter = draw() * min(policy.cap, policy.base * 2.0 ** min(attempt - 1, 60))
    if happened.retry_after is not None:
        return happened.retry_after + min(jitter, policy.base)
    if happened.kind is Kind.BUSY:
        left = max(0.0, policy.rate_limit_window - waited)
        return left / (2.0 ** min(policy.max_attempts - attempt, 60) - 1) + policy.base / 2 + jitter
    return jitter
