"""Stories: sequences of calls and of the faults that they meet, as hypothesis draws them, and what must hold of each.

`MAILRIG_STORIES=200000` draws so many of them at random instead of the same few.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from mailrig import RetryPolicy, errors
from mailrig.errors import Outcome
from overlay.support_twins import CALLS, GOOD, unsafe_rule

KINDS: dict[str, Callable[[Any], Any]] = {**CALLS, "rule": unsafe_rule}
BODIES = {**GOOD, "rule": GOOD["idempotent"]}
LINES = {
    "safe": "GET /mail",
    "idempotent": "DELETE /mail/rules/1",
    "unsafe": "POST /mail/send",
    "rule": "POST /mail/rules",
}
BUSY = frozenset({"429", "429-hint", "429-long"})
REFUSED = frozenset({"401", "no-route"})
UNPROCESSED = frozenset({"refused-stream", "go-away-at-0"})
GOODS = frozenset({"good", "good-closing", "good-hang-up", "good-reset"})
# After these the next call may start on a connection that the server has left already.
LEAVING = frozenset({"good-hang-up", "good-reset"})


def drawing(examples: int) -> settings:
    """How many stories are drawn, and whether the same in every run."""
    wanted = os.environ.get("MAILRIG_STORIES")
    return settings(
        max_examples=int(wanted) if wanted else examples,
        derandomize=not wanted,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


@dataclass(frozen=True)
class Story:
    """What is to happen.

    Args:
        calls: The calls of one client, one after the other: what each is, and its deadline in seconds.
        events: What the server makes of each request; what comes after them is good.
        attempts: The policy's number of attempts, or None for no policy.
        credential: `fixed`, or a function: one that gives the `same` text again or a `new` one, or is `awaited`.
    """

    calls: tuple[tuple[str, float | None], ...]
    events: tuple[str, ...]
    attempts: int | None
    credential: str

    @property
    def policy(self) -> RetryPolicy | None:
        return None if self.attempts is None else RetryPolicy(max_attempts=self.attempts)


def stories(events: list[str], credentials: list[str]) -> st.SearchStrategy[Story]:
    """Stories of these events."""
    call = st.tuples(st.sampled_from(["unsafe", "rule", "idempotent", "safe"]), st.sampled_from([None, 300.0, 5.0]))
    return st.builds(
        Story,
        calls=st.lists(call, min_size=1, max_size=3).map(tuple),
        events=st.lists(st.sampled_from(events), max_size=8).map(tuple),
        attempts=st.sampled_from([4, 2, 6, 1, None]),
        credential=st.sampled_from(credentials),
    )


@dataclass
class Played:
    """What did happen to one call: the events that its requests met, and how it ended."""

    kind: str
    deadline: float
    served: list[str]
    lines: list[str]
    secrets: list[str]
    slept: float
    error: BaseException | None


@dataclass
class Plan:
    """The story that is being told: what is left of its events, and what a server has served."""

    kind: str = "safe"
    events: list[str] = field(default_factory=list)
    served: list[str] = field(default_factory=list)
    given: int = 0

    def begin(self, story: Story) -> None:
        self.events, self.served, self.given = list(story.events), [], 0

    def connect(self) -> bool:
        """Whether a connection succeeds."""
        if self.events[:1] == ["refused"]:
            self.events.pop(0)
            return False
        return True

    def next(self) -> str:
        """What the next request meets."""
        while self.events[:1] == ["refused"]:
            self.events.pop(0)
        self.served.append(self.events.pop(0) if self.events else "good")
        return self.served[-1]

    def credential(self, kind: str) -> Any:
        """A client's credential; a function of it counts how often it was asked."""

        def new() -> str:
            self.given += 1
            return f"key-number-{self.given}"

        async def awaited() -> str:
            return new()

        made: dict[str, Any] = {
            "fixed": "key-number-0",
            "same": lambda: "key-number-0",
            "new": new,
            "awaited": awaited,
        }
        return made[kind]


def certain(event: str, kind: str) -> bool:
    """Whether a request that met an event was certainly not carried out."""
    return event in BUSY or event in REFUSED or (event == "400" and kind == "rule") or event in UNPROCESSED


def check(story: Story, played: Played, *, after_leaving: bool) -> None:
    """What must hold of every call of every story."""
    kind, served, error = played.kind, played.served, played.error
    renewing = story.credential in ("new", "awaited")
    assert played.slept < played.deadline
    assert error is None or isinstance(error, errors.MailrigError)
    assert set(played.lines) <= {LINES[kind]}, "no redirection is followed"
    assert all(each.startswith("key-number-") for each in played.secrets)
    if kind in ("unsafe", "rule"):
        for event in served[:-1]:
            assert event in BUSY or event in UNPROCESSED or (event == "401" and renewing)
    if error is None:
        doubted = after_leaving or [event for event in served[:-1] if not certain(event, kind)]
        assert served[-1] in GOODS or (kind == "idempotent" and served[-1] == "no-route" and doubted)
        return
    assert isinstance(error, errors.MailrigError)
    assert served[-1:] != ["good"] or isinstance(error, errors.APITimeoutError)
    most = story.attempts or 1
    assert len(error.attempts) <= most + (1 if renewing and "401" in served else 0)
    late = isinstance(error, errors.APITimeoutError) and "deadline" in str(error)
    assert late or (error.attempts[-1].delay is None and all(each.delay is not None for each in error.attempts[:-1]))
    doubtful = [event for event in served if not certain(event, kind)]
    if kind in ("unsafe", "rule"):
        known = Outcome.REJECTED if set(served) - UNPROCESSED else Outcome.NOT_SENT
        expected = {Outcome.UNKNOWN} if doubtful else {known}
        assert error.outcome in (expected | {Outcome.UNKNOWN} if after_leaving else expected)
