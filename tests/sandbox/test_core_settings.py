"""What a sandbox may be like, and what is said of what it may not."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import pytest
from mailrig_sandbox import Clock, Sandbox
from sandbox.support_core import LOG, client

HUGE = 10**400
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"seed": 1.5}, "seed is a whole number"),
    ({"seed": True}, "seed is a whole number"),
    ({"seed": HUGE}, "seed is a whole number"),
    ({"size": -1}, "size is a whole number"),
    ({"size": "5"}, "size is a whole number"),
    ({"size": {"gmail": 5}}, "the API of a size is one of hostup, stalwart, mailbaby"),
    ({"size": {"mailbaby": -5}}, "the size of mailbaby is a whole number"),
    ({"stalwart": "0.12"}, "stalwart is one of 0.11, 0.13, 0.15, 0.16, not '0.12'"),
    ({"stalwart": []}, "stalwart is one of"),
    ({"mailbaby": "newest"}, "mailbaby is one of current, older"),
    ({"lag": math.nan}, "lag is a number"),
    ({"lag": -1}, "lag is a number"),
    ({"as_documented": 1}, "as_documented is True or False"),
    ({"latency": math.nan}, "latency is a number"),
    ({"latency": math.inf}, "latency is a number"),
    ({"latency": -5}, "latency is a number"),
    ({"latency": "fast"}, "latency is a number"),
    ({"start": datetime(2026, 1, 1)}, "a time with a time zone"),
    ({"start": "2026-01-01"}, "a time with a time zone"),
    ({"start": datetime(1, 1, 1, tzinfo=UTC)}, "the years 2000 to 2999"),
    ({"start": datetime(9999, 12, 31, tzinfo=UTC)}, "the years 2000 to 2999"),
    ({"apis": ("hostup", "hostup")}, "named once"),
    ({"apis": ("gmail",)}, "no API 'gmail'"),
    ({"ports": (1, 2, 3)}, "3 servers need 4 ports"),
    ({"ports": (1, 2, 3, 70_000)}, "a port is a whole number"),
]


@pytest.mark.parametrize(("settings", "reason"), WRONG, ids=lambda value: repr(value)[:40])
def test_a_sandbox_says_what_it_cannot_be(settings: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as raised:
        Sandbox(**settings)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize("seconds", [math.nan, math.inf, -math.inf, -1, HUGE, 1e300, "60", None, True])
def test_the_clock_takes_no_step_that_leads_nowhere(seconds: Any) -> None:
    clock = Clock(datetime(2026, 1, 1, tzinfo=UTC), monotonic=float)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(seconds)
    assert clock.now() == datetime(2026, 1, 1, tzinfo=UTC)


def test_the_clock_ends_with_the_year_2999() -> None:
    clock = Clock(datetime(2999, 12, 30, tzinfo=UTC), monotonic=float)
    clock.advance(86_400)
    with pytest.raises(ValueError, match="year 2999"):
        clock.advance(1)


@pytest.mark.parametrize("moment", [math.nan, math.inf, -1, "x", None, True, 1e308, HUGE])
def test_a_state_of_no_time_changes_nothing(sandbox: Sandbox, moment: Any) -> None:
    state = sandbox.snapshot() | {"time": moment}
    with pytest.raises(ValueError, match="no state"):
        sandbox.restore(state)


def test_each_api_has_its_own_size_and_mailbaby_its_variants() -> None:
    settings: dict[str, Any] = {"size": {"mailbaby": 3}, "lag": 0.0, "as_documented": True, "mailbaby": "older"}
    with Sandbox(apis=("mailbaby", "stalwart"), **settings) as sandbox, client(sandbox, "mailbaby") as made:
        log = made.get(LOG, params={"limit": 10}).json()
        assert (len(log["emails"]), log["limit"]) == (3, "10")
        assert made.delete("/mail/rules/999999").status_code == 404
        mail = {"to": "jane@example.org", "from": "joe@example.org", "subject": "Now", "body": "now"}
        assert made.post("/mail/send", data=mail).status_code == 200
        assert made.get(LOG, params={"limit": 10}).json()["emails"][0]["subject"] == "Now"
    plain = Sandbox(apis=("stalwart",))
    assert sandbox.snapshot()["servers"]["stalwart"].keys() == plain.snapshot()["servers"]["stalwart"].keys()
