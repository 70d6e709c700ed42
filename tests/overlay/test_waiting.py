"""How long to wait: what headers say, what the policy draws, what the budget allows."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from mailrig import MailBaby, RetryPolicy
from mailrig._bucket import Bucket
from mailrig._waiting import retry_after
from mailrig.errors import Outcome
from mailrig.retry import Happened, Kind, decide
from overlay.support_faults import closed_port
from overlay.support_twins import Clock, failure, safe

NOW = 1_790_000_000.0  # 2026-09-21T14:13:20Z


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": "0"}, 0),
        ({"retry-after": "Mon, 21 Sep 2026 14:13:50 GMT"}, 30),
        ({"retry-after": "Mon, 21 Sep 2026 14:13:00 GMT"}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "9" * 20}, 1e9),
        ({"retry-after": "9" * 400}, 1e9),
        ({"retry-after": "5, 5"}, 5),
        ({"retry-after": "5,, 7"}, 7),
        ({"retry-after": "5, soon"}, None),
        ({"retry-after": "Mon, 21 Sep 2026 14:20:30 GMT", "date": "Mon, 21 Sep 2026 14:20:00 GMT"}, 30),
        ({"retry-after": "Mon, 21 Sep 2026 14:05:30 GMT", "date": "Mon, 21 Sep 2026 14:05:00 GMT"}, 30),
        ({"retry-after": "Mon, 21 Sep 2026 14:13:50 GMT", "date": "today"}, 30),
        ({"x-ratelimit-reset": "1790000345", "date": "Mon, 21 Sep 2026 14:18:20 GMT"}, 45),
        ({"retry-after": ""}, None),
        ({"x-ratelimit-reset": "2026-09-21T14:14:20Z"}, 60),
        ({"x-ratelimit-reset": "2026-09-21T16:14:20.000+02:00"}, 60),
        ({"x-ratelimit-reset": "2026-09-21T14:14:20"}, 60),
        ({"x-ratelimit-reset": "1790000045"}, 45),
        ({"x-ratelimit-reset": "1790000045000"}, 45),
        ({"x-ratelimit-reset": "12"}, 12),
        ({"x-ratelimit-reset": "2026-09-21T14:00:00Z"}, None),
        ({"x-ratelimit-reset": "9999-99-99"}, None),
        ({"retry-after": "3", "x-ratelimit-reset": "12"}, 3),
        ({"retry-after": "x", "x-ratelimit-reset": "12"}, 12),
        ({}, None),
    ],
)
def test_headers_say_how_long(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == (None if seconds is None else pytest.approx(seconds))


def test_counters_of_calls_say_nothing_about_a_server_that_is_down() -> None:
    assert retry_after({"x-ratelimit-reset": "12"}, NOW, limited=False) is None
    assert retry_after({"x-ratelimit-reset": "12", "retry-after": "1"}, NOW, limited=False) == 1


def delays(policy: RetryPolicy, happened: Happened, draw: float) -> list[float]:
    found: list[float] = []
    for attempt in range(1, policy.max_attempts):
        found.append(decide(policy, "safe", happened, attempt, waited=sum(found), draw=lambda: draw).delay)
    return found


def test_waits_grow_to_the_cap_with_full_jitter() -> None:
    policy, lost = RetryPolicy(max_attempts=8, base=1.0, cap=10.0), Happened(Kind.LOST)
    assert delays(policy, lost, 1.0) == [1, 2, 4, 8, 10, 10, 10]
    assert delays(policy, lost, 0.5) == [0.5, 1, 2, 4, 5, 5, 5]
    assert delays(policy, lost, 0.0) == [0] * 7


def test_very_many_attempts_are_possible() -> None:
    policy = RetryPolicy(max_attempts=5_000)
    for kind in (Kind.LOST, Kind.BUSY):
        assert all(delay <= 100 for delay in delays(policy, Happened(kind), 1.0))


@pytest.mark.parametrize("attempts", [2, 3, 4, 8])
@pytest.mark.parametrize("draw", [0.0, 1.0])
def test_a_limit_without_a_hint_is_waited_for_beyond_the_window(attempts: int, draw: float) -> None:
    policy = RetryPolicy(max_attempts=attempts)
    waits = delays(policy, Happened(Kind.BUSY, 429), draw)
    assert 60 < sum(waits) < 60 + attempts * (policy.cap + policy.base)


def test_a_limit_met_late_is_waited_for_beyond_the_window_too() -> None:
    assert decide(RetryPolicy(max_attempts=4), "safe", Happened(Kind.BUSY, 429), 3, draw=lambda: 0.0).delay > 60


@pytest.mark.parametrize("asked", [119.0, 120.0])
def test_a_hint_is_never_cut_short(asked: float) -> None:
    happened = Happened(Kind.BUSY, 429, retry_after=asked)
    for draw in (0.0, 1.0):
        decision = decide(RetryPolicy(), "unsafe", happened, 1, draw=lambda drawn=draw: drawn)  # type: ignore[misc]
        assert (decision.retry, decision.outcome) == (True, Outcome.REJECTED)
        assert asked <= decision.delay <= asked + 0.5


def test_a_longer_wait_than_the_policy_allows_is_refused_without_a_deadline_too() -> None:
    happened = Happened(Kind.BUSY, 429, retry_after=120.1)
    assert not decide(RetryPolicy(), "safe", happened, 1).retry


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_attempts": 0},
        {"base": -1},
        {"cap": -1},
        {"max_retry_after": float("nan")},
        {"rate_limit_window": float("inf")},
    ],
)
def test_a_policy_makes_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="policy"):
        RetryPolicy(**wrong)


def test_a_retry_costs_and_a_success_pays_back() -> None:
    bucket = Bucket(capacity=10, cost=5, refund=1)
    assert [bucket.take() for _ in range(3)] == [True, True, False]
    for _ in range(5):
        bucket.succeed()
    assert [bucket.take() for _ in range(2)] == [True, False]
    for _ in range(50):
        bucket.succeed()
    assert [bucket.take() for _ in range(3)] == [True, True, False]


def test_threads_share_the_budget() -> None:
    bucket = Bucket(capacity=1_000, cost=1)
    taken: list[bool] = []
    threads = [threading.Thread(target=lambda: taken.extend(bucket.take() for _ in range(300))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken.count(True) == 1_000


def test_a_server_that_is_down_is_hammered_less_and_less(clock: Clock) -> None:
    with MailBaby("key", base_url=closed_port()) as client:
        made = [len(failure(lambda *_: safe(client), "", safe).attempts) for _ in range(12)]
        again = failure(lambda *_: safe(client.with_options(timeout=50)), "", safe)
    assert made == [4] * 6 + [3] + [1] * 5
    assert len(again.attempts) == 1
