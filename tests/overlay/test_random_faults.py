"""Thousands of stories of calls and faults, over HTTP/1.1 and HTTP/2; a failing one is shrunk to its shortest form."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx
import pytest
from h2.errors import ErrorCodes
from httpcore._backends.auto import AutoBackend
from httpcore._backends.sync import SyncBackend
from hypothesis import given
from mailrig import AsyncMailBaby, Connections, MailBaby
from mailrig._fast import FastTransport
from overlay import support_http2 as h2
from overlay.support_faults import (
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
from overlay.support_stories import BODIES, KINDS, LEAVING, Plan, Played, Story, check, drawing, stories
from overlay.support_twins import clock_in_place

ANSWERS: dict[str, dict[str, Any]] = {
    "429": {"status": 429, "body": b"", "content_type": None},
    "429-hint": {"status": 429, "body": b"", "content_type": None, "retry_after": "3"},
    "429-long": {"status": 429, "body": b"", "content_type": None, "retry_after": "900"},
    "503": {"status": 503, "body": b"<html>", "content_type": "text/html"},
    "500": {"status": 500, "body": b'{"code": 500, "message": "x"}'},
    "501": {"status": 501},
    "400": {"status": 400, "body": b'{"code": 400, "message": "x"}'},
    "401": {"status": 401, "body": b'{"code": 401, "message": "x"}'},
    "302": {"status": 302, "body": b"", "content_type": None, "location": "https://elsewhere.example.org/"},
    "307": {"status": 307, "body": b"", "content_type": None, "location": "/elsewhere"},
    "crash": {"status": 200, "body": b'{"code": "HY000", "msg": "x"}'},
    "no-route": {"status": 200, "body": b'{"code": 404, "msg": "404 Not Found", "data": []}'},
    "empty": {"status": 200, "body": b"", "content_type": None},
    "204": {"status": 204, "body": b"", "content_type": None},
}


STEPS: dict[str, Step] = {
    **{name: reply(**answer) for name, answer in ANSWERS.items()},
    "502-hint": reply(502, b"", None, retry_after="2", connection="close"),
    "html": reply(200, b"<html>", "text/html", connection="close"),
    "reset-unread": reset_unread,
    "reset-read": reset_read,
    "hang-up": hang_up,
    "truncated": truncated,
    "garbage": garbage,
}
EVENTS = ["good", "refused", *STEPS, "refused", "good-closing", *sorted(LEAVING)]
STREAMS: dict[str, h2.Step] = {
    **{name: h2.reply(**answer) for name, answer in ANSWERS.items()},
    "stream-cancelled": h2.reset(ErrorCodes.CANCEL),
    "stream-broken": h2.reset(ErrorCodes.INTERNAL_ERROR),
    "refused-stream": h2.reset(ErrorCodes.REFUSED_STREAM),
    "go-away-at-0": h2.go_away(0),
    "go-away-after-ours": h2.go_away(None),
    "hang-up": h2.hang_up,
    "cut": h2.cut,
    "half-a-body": h2.half_reset,
    "garbage": h2.garbage,
}
Tell = Callable[[Plan, Any, Story, Connections], list[Played]]


def heard(plan: Plan, server: Any, start: tuple[int, int], settings: tuple[str, float | None]) -> dict[str, Any]:
    """What a server saw of a call, and what the call was."""
    kind, timeout = settings
    seen = server.seen[start[1] :]
    return {
        "kind": kind,
        "deadline": timeout or (600.0 if kind == "unsafe" else 120.0),
        "served": plan.served[start[0] :],
        "lines": [each.line.removesuffix(" HTTP/1.1") for each in seen],
        "secrets": [each.headers.get("x-api-key", "") for each in seen],
    }


def tell(plan: Plan, server: Any, story: Story, connections: Connections) -> list[Played]:
    """Makes a story's calls."""
    played = []
    settings: dict[str, Any] = {"base_url": server.url, "retry": story.policy, "connections": connections}
    secret = plan.credential(story.credential)
    with MailBaby(secret, **settings) as client:
        for plan.kind, timeout in story.calls:
            start, error = (len(plan.served), len(server.seen)), None
            with clock_in_place() as clock:
                try:
                    KINDS[plan.kind](client.with_options(timeout=timeout))
                except Exception as caught:
                    error = caught
            told = heard(plan, server, start, (plan.kind, timeout))
            played.append(Played(**told, slept=sum(clock.slept), error=error))
    return played


def atell(plan: Plan, server: Any, story: Story, connections: Connections) -> list[Played]:
    """Makes a story's calls asynchronously."""
    played = []
    settings: dict[str, Any] = {"base_url": server.url, "retry": story.policy, "connections": connections}

    async def go() -> None:
        async with AsyncMailBaby(plan.credential(story.credential), **settings) as client:
            for plan.kind, timeout in story.calls:
                start, error = (len(plan.served), len(server.seen)), None
                with clock_in_place() as clock:
                    try:
                        await KINDS[plan.kind](client.with_options(timeout=timeout))
                    except Exception as caught:
                        error = caught
                told = heard(plan, server, start, (plan.kind, timeout))
                played.append(Played(**told, slept=sum(clock.slept), error=error))

    asyncio.run(go())
    return played


def check_all(story: Story, played: Sequence[Played]) -> None:
    before: set[str] = set()
    for each in played:
        check(story, each, after_leaving=bool(LEAVING & before))
        before.update(each.served)


TELL = pytest.mark.parametrize(
    ("tell", "credentials"),
    [(tell, ["fixed", "same", "new"]), (atell, ["fixed", "same", "new", "awaited"])],
    ids=["sync", "async"],
)


@contextmanager
def refusing(plan: Plan) -> Iterator[None]:
    """Lets connections fail as planned."""
    real, areal, prepared = SyncBackend.connect_tcp, AutoBackend.connect_tcp, FastTransport._prepared

    def prepare(self: FastTransport, request: httpx.Request) -> Any:
        url = request.url
        if not plan.connect():
            request.url = httpx.URL(f"http://127.0.0.1:{deaf.getsockname()[1]}")
        try:
            return prepared(self, request)
        finally:
            request.url = url

    def connect(self: SyncBackend, *args: Any, **settings: Any) -> Any:
        if not plan.connect():
            raise httpcore.ConnectError("refused")
        return real(self, *args, **settings)

    async def aconnect(self: AutoBackend, *args: Any, **settings: Any) -> Any:
        if not plan.connect():
            raise httpcore.ConnectError("refused")
        return await areal(self, *args, **settings)

    with pytest.MonkeyPatch.context() as patched, socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        patched.setattr(FastTransport, "_prepared", prepare)
        patched.setattr(SyncBackend, "connect_tcp", connect)
        patched.setattr(AutoBackend, "connect_tcp", aconnect)
        yield


@TELL
def test_no_sequence_of_faults_carries_an_unsafe_call_out_twice(tell: Tell, credentials: list[str], wire: str) -> None:
    plan, connections = Plan(), Connections(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), trust_env=False)

    def serve(peer: Peer) -> None:
        event = plan.next()
        if not event.startswith("good"):
            return STEPS[event](peer)
        reply(200, BODIES[plan.kind], **({"connection": "close"} if event == "good-closing" else {}))(peer)
        return {"good-hang-up": Peer.close, "good-reset": Peer.reset}.get(event, lambda _: None)(peer)

    with faulty(serve) as server, refusing(plan):
        # The fast transport carries a quarter of the calls, and takes long to be made.
        @drawing(1_500 if wire == "default" else 500)
        @given(stories(EVENTS, credentials))
        def run(story: Story) -> None:
            plan.begin(story)
            check_all(story, tell(plan, server, story, connections))

        run()


@pytest.mark.default_transport
@TELL
def test_no_sequence_of_faults_of_http2_carries_an_unsafe_call_out_twice(tell: Tell, credentials: list[str]) -> None:
    plan, made = Plan(), h2.connecting()
    connections = Connections(http2=True, verify=made.context(), trust_env=False)

    def serve(peer: h2.Peer, stream: int) -> None:
        event = plan.next()
        STREAMS.get(event, h2.reply(200, BODIES[plan.kind]))(peer, stream)

    with h2.http2(serve) as server, refusing(plan):

        @drawing(300)
        @given(stories(["good", "refused", *STREAMS], credentials))
        def run(story: Story) -> None:
            plan.begin(story)
            check_all(story, tell(plan, server, story, connections))

        run()
