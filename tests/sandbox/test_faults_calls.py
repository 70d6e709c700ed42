"""Each fault of a call through the clients: the error's class, the outcome, and the number of requests."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from mailrig import RetryPolicy, _clock, errors
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import (
    BrokenJson,
    CrashInSuccess,
    EmptyBody,
    Fault,
    HalfBody,
    MissingFields,
    Refused,
    Reset,
    SlowBody,
    SlowHead,
    Status,
    WrongLength,
)
from mailrig_sandbox.tour import _calls
from sandbox.support_faults import EACH_SAFE, EACH_TARGET, INSIDE, TARGETS, WAYS, Target, ended, impatient_when_seen

Kind = type[errors.MailrigError]
SILENT: dict[str, tuple[Fault, Kind]] = {
    "reset-before": (Reset(), errors.APIConnectionError),
    "reset-after": (Reset(when="after"), errors.APIConnectionError),
    "half-body": (HalfBody(), errors.APIConnectionError),
    "too-long": (WrongLength(by=7), errors.APIConnectionError),
    "500": (Status(status=500, html=True), errors.ServerError),
    "502": (Status(status=502, html=True), errors.ServerError),
    "503": (Status(status=503), errors.ServerError),
    "503-carried-out": (Status(status=503, carried_out=True), errors.ServerError),
    "520": (Status(status=520, html=True), errors.ServerError),
}
UNREADABLE: dict[str, Fault] = {
    "too-short": WrongLength(by=-1),
    "broken-json": BrokenJson(),
    "empty-body": EmptyBody(),
    "missing-fields": MissingFields(),
}
SLOW = {"slow-head": SlowHead(seconds=3_000), "slow-body": SlowBody(seconds=3_000)}
IMPATIENT = httpx.Timeout(30, read=0.1)


@INSIDE
@WAYS
@EACH_TARGET
@pytest.mark.parametrize("name", SILENT)
def test_after_a_lost_answer_only_what_may_be_repeated_is(
    sandbox: Sandbox, way: str, target: Target, name: str, inside: bool
) -> None:
    fault, kind = SILENT[name]
    sandbox.faults.add(fault, api=target.api)
    found = ended(sandbox, way, target, inside=inside)
    if target.repeated:
        found.succeeded(2)
    else:
        found.failed(kind, "UNKNOWN", 1)
    assert sandbox.violations == []


@WAYS
@EACH_TARGET
@pytest.mark.parametrize("name", SILENT)
def test_answers_that_are_always_lost_end_in_their_error(sandbox: Sandbox, way: str, target: Target, name: str) -> None:
    fault, kind = SILENT[name]
    sandbox.faults.add(fault, api=target.api, times=None)
    found = ended(sandbox, way, target)
    found.failed(kind, "UNKNOWN", 4 if target.repeated else 1)
    assert found.error is not None
    assert found.error.status_code == (getattr(fault, "status", None))


@WAYS
@EACH_TARGET
@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize(
    ("times", "inside"), [(1, False), (None, False), (1, True)], ids=["once", "always", "once-in-process"]
)
def test_an_unreadable_success_is_repeated_once(
    sandbox: Sandbox, way: str, target: Target, name: str, times: int | None, inside: bool
) -> None:
    sandbox.faults.add(UNREADABLE[name], api=target.api, times=times)
    found = ended(sandbox, way, target, inside=inside)
    if times and target.repeated:
        found.succeeded(2)
    else:
        found.failed(errors.APIResponseError, "UNKNOWN", 2 if target.repeated else 1)
        assert found.error is not None
        assert (found.error.status_code or 0) // 100 == 2


@WAYS
@EACH_TARGET
@pytest.mark.parametrize("name", SLOW)
def test_a_slow_answer_is_a_time_out(sandbox: Sandbox, way: str, target: Target, name: str) -> None:
    sandbox.faults.add(SLOW[name], api=target.api)
    found = ended(sandbox, way, target, inside=True, timeout=IMPATIENT)
    if target.repeated:
        found.succeeded(2)
    else:
        found.failed(errors.APITimeoutError, "UNKNOWN", 1)


@WAYS
@EACH_SAFE
@pytest.mark.parametrize("name", SLOW)
def test_answers_that_are_always_slow_end_in_a_time_out(
    sandbox: Sandbox, way: str, target: Target, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.faults.add(SLOW[name], api=target.api, times=None)
    impatient_when_seen(monkeypatch, sandbox, target.operation)
    ended(sandbox, way, target, timeout=IMPATIENT).failed(errors.APITimeoutError, "UNKNOWN", 4)


@WAYS
@EACH_TARGET
def test_a_refused_connection_was_never_sent(sandbox: Sandbox, way: str, target: Target) -> None:
    sandbox.faults.add(Refused(), api=target.api)
    found = ended(sandbox, way, target)
    assert type(found.error) is errors.APIConnectionError
    assert (str(found.error.outcome), found.requests, len(found.error.attempts)) == ("NOT_SENT", 0, 4)


@WAYS
@EACH_TARGET
def test_without_sockets_a_refused_connection_is_no_proof(sandbox: Sandbox, way: str, target: Target) -> None:
    sandbox.faults.add(Refused(), api=target.api)
    found = ended(sandbox, way, target, inside=True)
    assert type(found.error) is errors.APIConnectionError
    attempts = 4 if target.repeated else 1
    assert (str(found.error.outcome), found.requests, len(found.error.attempts)) == ("UNKNOWN", 0, attempts)


@WAYS
@EACH_TARGET
def test_a_refused_connection_heals_while_the_client_waits(
    sandbox: Sandbox, way: str, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def heal(_: float) -> None:
        sandbox.faults.clear()

    monkeypatch.setattr(_clock, "sleep", lambda _: sandbox.faults.clear())
    monkeypatch.setattr(_clock, "asleep", heal)
    sandbox.faults.add(Refused(), api=target.api)
    ended(sandbox, way, target).succeeded(1)


def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits of the clients, which take no time."""
    slept: list[float] = []

    async def asleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(_clock, "sleep", slept.append)
    monkeypatch.setattr(_clock, "asleep", asleep)
    return slept


FORMS = pytest.mark.parametrize("form", [None, "seconds", "date", "reset", "epoch"])


@WAYS
@EACH_TARGET
@FORMS
def test_who_is_too_busy_is_asked_again_when_it_said(
    sandbox: Sandbox, way: str, target: Target, form: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = waits(monkeypatch)
    sandbox.faults.add(Status(status=429, html=True, retry_after=form, wait=100), api=target.api)
    ended(sandbox, way, target, retry=RetryPolicy()).succeeded(2)
    assert len(slept) == 1
    assert 60 < slept[0] < 102 if form else 0 < slept[0] <= 60


@WAYS
@EACH_TARGET
@FORMS
def test_who_stays_too_busy_is_given_up(
    sandbox: Sandbox, way: str, target: Target, form: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = waits(monkeypatch)
    sandbox.faults.add(Status(status=429, html=True, retry_after=form, wait=50), api=target.api, times=None)
    found = ended(sandbox, way, target, retry=RetryPolicy())
    found.failed(errors.RateLimitError, "REJECTED", 4)
    assert len(slept) == 3
    assert found.error is not None
    assert (found.error.retry_after is None) == (form is None)


@WAYS
@EACH_TARGET
def test_who_asks_for_too_long_a_wait_is_not_asked_again(sandbox: Sandbox, way: str, target: Target) -> None:
    sandbox.faults.add(Status(status=429, retry_after="seconds", wait=500), api=target.api)
    found = ended(sandbox, way, target)
    found.failed(errors.RateLimitError, "REJECTED", 1)
    assert found.error is not None
    assert found.error.retry_after == 500


@WAYS
@EACH_SAFE
def test_a_503_may_say_when_to_come_again(
    sandbox: Sandbox, way: str, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = waits(monkeypatch)
    sandbox.faults.add(Status(status=503, retry_after="seconds", wait=7), api=target.api)
    ended(sandbox, way, target).succeeded(2)
    assert slept == [7.0]


@WAYS
@pytest.mark.parametrize("body", [None, {"code": "42S02", "msg": "gone"}], ids=["documented", "of the database"])
@pytest.mark.parametrize("name", [name for name in TARGETS if name.startswith("mailbaby")])
def test_a_crash_inside_a_success_may_have_been_carried_out(sandbox: Sandbox, way: str, name: str, body: Any) -> None:
    target = TARGETS[name]
    fault = CrashInSuccess(body=body)
    sandbox.faults.add(fault, api=target.api)
    found = ended(sandbox, way, target)
    if target.repeated:
        found.succeeded(2)
    else:
        found.failed(errors.ServerError, "UNKNOWN", 1)
    sandbox.forget()
    sandbox.faults.add(fault, api=target.api, times=None)
    ended(sandbox, way, target).failed(errors.ServerError, "UNKNOWN", 4 if target.repeated else 1)


@WAYS
@pytest.mark.parametrize("name", [name for name in TARGETS if name.startswith("stalwart")])
def test_a_refusal_inside_a_success_is_certain(sandbox: Sandbox, way: str, name: str) -> None:
    target = TARGETS[name]
    said = {"error": "assertFailed"}
    sandbox.faults.add(CrashInSuccess(body=said), api=target.api, times=None)
    ended(sandbox, way, target).failed(errors.ConflictError, "REJECTED", 1)


@WAYS
def test_a_list_of_blocks_that_comes_as_nothing_is_asked_for_again(sandbox: Sandbox, way: str) -> None:
    target = Target("mailbaby", "getMailBlocks", _calls.MAILBABY["getMailBlocks"], True)
    sandbox.faults.add(EmptyBody(), operation="getMailBlocks")
    found = ended(sandbox, way, target)
    found.succeeded(2)
    assert found.result.local is not None
    sandbox.forget()
    sandbox.faults.add(EmptyBody(), operation="getMailBlocks", times=None)
    ended(sandbox, way, target).failed(errors.APIResponseError, "UNKNOWN", 2)
