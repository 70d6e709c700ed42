"""What a sandbox may be like, and what is said of what it may not."""

from __future__ import annotations

import inspect
import math
from datetime import UTC, datetime
from typing import Any

import pytest
from mailrig_sandbox import Clock, Sandbox, _cli, _plugin
from mailrig_sandbox._settings import Settings
from mailrig_sandbox.hostup import HostUpServer
from mailrig_sandbox.mailbaby import MailBabyServer
from mailrig_sandbox.stalwart import StalwartServer
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
    ({"counts_bearer": 1}, "counts_bearer is True or False"),
    ({"counts_bearer": True, "stalwart": "0.11"}, "Stalwart 0.11 does not count Bearer tokens"),
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


def _options(made: Any) -> dict[str, inspect.Parameter]:
    return {name: each for name, each in inspect.signature(made).parameters.items() if each.kind is each.KEYWORD_ONLY}


@pytest.mark.parametrize("made", [HostUpServer, StalwartServer, MailBabyServer])
def test_every_option_of_a_server_can_be_given_and_has_its_default_there(made: Any) -> None:
    known = _options(Settings) | _options(Sandbox)
    for name, option in _options(made).items():
        given = {"flavour": made.__name__.removesuffix("Server").lower()}.get(name, name)
        assert given in known
        assert name == "size" or known[given].default == option.default
        assert given in _plugin._SETTINGS
        assert given in vars(_cli._options([]))


def test_what_a_sandbox_is_like_is_what_its_settings_say() -> None:
    outer = {name: each.default for name, each in _options(Sandbox).items()}
    inner = {name: each.default for name, each in _options(Settings).items()}
    assert outer.items() >= inner.items()
    assert {*inner, "start"} == set(_plugin._SETTINGS)


def test_bearer_tokens_count_where_that_is_asked_for() -> None:
    for counts, last in ((True, 429), (False, 200)):
        settings: dict[str, Any] = {"stalwart": "0.13" if last == 200 else "0.15", "counts_bearer": counts}
        with Sandbox(apis=("stalwart",), **settings) as sandbox, client(sandbox, "stalwart", inside=True) as made:
            assert [made.get("/api/queue/status").status_code for _ in range(101)][-1] == last
