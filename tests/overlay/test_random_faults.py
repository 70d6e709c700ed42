"""Thousands of sequences of faults, drawn at random from a fixed seed."""

from __future__ import annotations

import asyncio
import random
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx
import pytest
from httpcore._backends.auto import AutoBackend
from httpcore._backends.sync import SyncBackend
from mailrig import AsyncMailBaby, Connections, MailBaby, RetryPolicy, errors
from mailrig._fast import FastTransport
from mailrig.errors import Outcome
from overlay.support_faults import (
    Faulty,
    Peer,
    Step,
    faulty,
    garbage,
    hang_up,
    reply,
    reset_read,
    reset_unread,
    truncated,
)
from overlay.support_pages import drawn
from overlay.support_twins import CALLS, GOOD, clock_in_place

ROUNDS = 1_250
BUSY = ("429", "429-hint", "429-long")
STEPS: dict[str, Step] = {
    "reset-unread": reset_unread,
    "reset-read": reset_read,
    "hang-up": hang_up,
    "truncated": truncated,
    "garbage": garbage,
    "429": reply(429, b"", None),
    "429-hint": reply(429, b"", None, retry_after="3"),
    "429-long": reply(429, b"", None, retry_after="900"),
    "503": reply(503, b"<html>", "text/html"),
    "502-hint": reply(502, b"", None, retry_after="2", connection="close"),
    "500": reply(500, b'{"code": 500, "message": "x"}'),
    "501": reply(501),
    "400": reply(400, b'{"code": 400, "message": "x"}'),
    "401": reply(401, b'{"code": 401, "message": "x"}'),
    "302": reply(302, b"", None, location="https://elsewhere.example.org/"),
    "crash": reply(200, b'{"code": "HY000", "msg": "x"}'),
    "no-route": reply(200, b'{"code": 404, "msg": "404 Not Found", "data": []}'),
    "empty": reply(200, b"", None),
    "html": reply(200, b"<html>", "text/html", connection="close"),
    "204": reply(204, b"", None),
}
EVENTS = [*STEPS, "refused", "refused", "good", "good", "good-closing"]


@dataclass
class Plan:
    """What is to happen, and what did: `served` holds the events that a request met, one word each."""

    events: list[str] = field(default_factory=list)
    kind: str = "safe"
    served: list[str] = field(default_factory=list)

    def connect(self) -> bool:
        if self.events and self.events[0] == "refused":
            self.events.pop(0)
            return False
        return True

    def serve(self, peer: Peer) -> None:
        while self.events and self.events[0] == "refused":
            self.events.pop(0)
        event = self.events.pop(0) if self.events else "good"
        self.served.append(event)
        closing = {"connection": "close"} if event == "good-closing" else {}
        STEPS.get(event, reply(200, GOOD[self.kind], **closing))(peer)


@contextmanager
def refusing(plan: Plan, patch: pytest.MonkeyPatch) -> Iterator[None]:
    real, areal, prepared = SyncBackend.connect_tcp, AutoBackend.connect_tcp, FastTransport._prepared

    def connect(self: SyncBackend, *args: Any, **settings: Any) -> Any:
        if not plan.connect():
            raise httpcore.ConnectError("refused")
        return real(self, *args, **settings)

    def prepare(self: FastTransport, request: httpx.Request) -> Any:
        url = request.url
        if not plan.connect():
            request.url = httpx.URL(f"http://127.0.0.1:{deaf.getsockname()[1]}")
        try:
            return prepared(self, request)
        finally:
            request.url = url

    async def aconnect(self: AutoBackend, *args: Any, **settings: Any) -> Any:
        if not plan.connect():
            raise httpcore.ConnectError("refused")
        return await areal(self, *args, **settings)

    with patch.context() as patched, socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        patched.setattr(SyncBackend, "connect_tcp", connect)
        patched.setattr(AutoBackend, "connect_tcp", aconnect)
        patched.setattr(FastTransport, "_prepared", prepare)
        yield


def certainly_not_carried_out(event: str) -> bool:
    return event in BUSY


def draw(source: random.Random) -> tuple[str, list[str], dict[str, Any]]:
    kind = source.choice(["safe", "idempotent", "unsafe", "unsafe"])
    events = source.choices(EVENTS, k=source.randint(1, 6))
    policy = source.choice([None, *(RetryPolicy(max_attempts=count) for count in (1, 2, 4, 4, 6))])
    return kind, events, {"retry": policy, "timeout": source.choice([None, 0.9, 5.0, 30.0, 300.0])}


def check(plan: Plan, settings: dict[str, Any], slept: float, error: BaseException | None) -> None:
    policy, deadline = settings["retry"], settings["timeout"] or (600.0 if plan.kind == "unsafe" else 120.0)
    assert slept < deadline
    assert error is None or isinstance(error, errors.MailrigError)
    if plan.kind == "unsafe":
        assert all(certainly_not_carried_out(event) for event in plan.served[:-1])
    if error is None:
        found_nothing = plan.kind == "idempotent" and plan.served[-1] == "no-route"
        assert plan.served[-1].startswith("good") or found_nothing
        return
    assert error.outcome is not Outcome.NOT_SENT or not plan.served
    assert len(error.attempts) <= (policy.max_attempts if policy else 1)
    assert [each.delay is None for each in error.attempts].count(True) == 1
    assert error.attempts[-1].delay is None
    doubtful = [
        event for event in plan.served if not certainly_not_carried_out(event) and event not in ("401", "no-route")
    ]
    if plan.kind == "unsafe":
        assert error.outcome is (Outcome.UNKNOWN if doubtful else Outcome.REJECTED if plan.served else Outcome.NOT_SENT)


def client_settings(settings: dict[str, Any], context: ssl.SSLContext, url: str) -> dict[str, Any]:
    return {**settings, "base_url": url, "connections": Connections(verify=context, trust_env=False)}


@contextmanager
def stage(patch: pytest.MonkeyPatch) -> Iterator[tuple[Plan, Faulty, ssl.SSLContext]]:
    plan = Plan()
    with faulty(plan.serve) as server, refusing(plan, patch):
        yield plan, server, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def test_no_sequence_of_faults_carries_an_unsafe_call_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    source = drawn(20_261_120)
    with stage(monkeypatch) as (plan, server, context):
        for _ in range(ROUNDS):
            plan.kind, plan.events, settings = draw(source)
            plan.served = []
            with clock_in_place() as clock:
                error: BaseException | None = None
                with MailBaby("key", **client_settings(settings, context, server.url)) as client:
                    try:
                        CALLS[plan.kind](client)
                    except Exception as caught:
                        error = caught
                check(plan, settings, sum(clock.slept), error)


def test_no_sequence_of_faults_carries_an_asynchronous_unsafe_call_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    source = drawn(20_261_121)

    async def all_rounds(plan: Plan, server: Faulty, context: ssl.SSLContext) -> None:
        for _ in range(ROUNDS):
            plan.kind, plan.events, settings = draw(source)
            plan.served = []
            with clock_in_place() as clock:
                error: BaseException | None = None
                async with AsyncMailBaby("key", **client_settings(settings, context, server.url)) as client:
                    try:
                        await CALLS[plan.kind](client)
                    except Exception as caught:
                        error = caught
                check(plan, settings, sum(clock.slept), error)

    with stage(monkeypatch) as (plan, server, context):
        asyncio.run(all_rounds(plan, server, context))
