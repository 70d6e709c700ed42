"""The connections of the fast transport, and the calls that wait for them or give them up."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from mailrig import AsyncMailBaby, Connections, MailBaby, errors
from mailrig.errors import Outcome
from overlay.support_faults import (
    Peer,
    faulty,
    reply,
    silence,
)
from overlay.support_tls import certificate, serving
from overlay.support_twins import SECRET, TWINS, Run, safe

FAST: dict[str, Any] = {"transport": "fast"}


def test_copies_keep_the_transport(carried: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILBABY_API_KEY", SECRET)
    with faulty(reply()) as server:
        client = MailBaby(base_url=server.url, **FAST)
        twin = pickle.loads(pickle.dumps(client))
        for each in (client, client.with_options(retry=None), twin.with_options(headers={"X-Job": "a"})):
            safe(each)
        twin.close()
        client.close()
        assert server.connections == 2
    assert carried == ["/mail"] * 3


def test_many_time_outs_do_not_pile_up_connections() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url, **FAST) as client:
        for turn in range(20):
            safe(client.with_options(timeout=httpx.Timeout(5, read=1 + turn / 10)))
        transport: Any = client._core.pool._fast[None]  # type: ignore[attr-defined]
        assert len(transport._clients) == 8


def test_a_connection_is_not_used_after_it_was_idle_for_long() -> None:
    brief = Connections(limits=httpx.Limits(keepalive_expiry=0.01))
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url, connections=brief, **FAST) as client:
        safe(client)
        time.sleep(0.1)
        safe(client)
        assert server.connections == 2


def test_a_closed_asynchronous_client_opens_new_connections(carried: list[str]) -> None:
    async def go(url: str) -> None:
        client = AsyncMailBaby(SECRET, base_url=url, **FAST)
        for _ in range(2):
            async with client:
                assert await safe(client) == []

    with faulty(reply()) as server:
        asyncio.run(go(server.url))
        assert server.connections == 2
    assert carried == ["/mail"] * 2


@pytest.mark.parametrize("named", [True, False])
def test_an_authority_that_the_environment_names_is_the_only_one(named: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    import certifi

    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()) if named else "")
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url, **FAST) as client:
        safe(client)
        transport: Any = client._core.pool._fast[None]  # type: ignore[attr-defined]
        assert transport._authorities == (b"" if named else Path(certifi.where()).read_bytes())


def test_a_synchronous_call_leaves_a_running_event_loop_in_place() -> None:
    async def go(url: str) -> None:
        loop = asyncio.get_running_loop()
        with MailBaby(SECRET, base_url=url, **FAST) as client:
            assert safe(client) == []
        assert asyncio.get_running_loop() is loop
        await asyncio.sleep(0)

    with faulty(reply()) as server:
        asyncio.run(go(server.url))


def test_a_cancelled_call_gives_its_place_back(carried: list[str]) -> None:
    one = Connections(limits=httpx.Limits(max_connections=1))

    async def go(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url, connections=one, **FAST) as client:
            task = asyncio.create_task(safe(client))
            while not server.seen:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.wait_for(safe(client), 20) == []

    with faulty(silence, reply()) as server:
        asyncio.run(asyncio.wait_for(go(server.url), 30))
    assert carried == ["/mail"] * 2


def test_what_is_left_behind_ends_with_its_deadline() -> None:
    def leave(deadline: float) -> bool:
        """Whether the server read the request before it was left; then its connection has to end."""
        closed = threading.Event()

        def watch(peer: Peer) -> None:
            peer.read()
            if peer.socket.recv(1) == b"":
                closed.set()

        async def go(url: str) -> None:
            client = AsyncMailBaby(SECRET, base_url=url, timeout=deadline, **FAST)
            task = asyncio.create_task(safe(client))
            while not server.seen and not task.done():
                await asyncio.sleep(0.01)
            task.cancel()
            await asyncio.wait([task])

        with faulty(watch) as server:
            asyncio.run(asyncio.wait_for(go(server.url), 30))
            read = bool(server.seen)
            assert not read or closed.wait(20)
            return read

    # A busy machine may need longer even to send it.
    assert any(leave(deadline) for deadline in (0.5, 2.0, 10.0))


def test_calls_wait_for_a_place_and_no_longer_than_told(carried: list[str]) -> None:
    one = Connections(limits=httpx.Limits(max_connections=1))

    async def go(url: str) -> errors.MailrigError:
        async with AsyncMailBaby(SECRET, base_url=url, connections=one, retry=None, **FAST) as client:
            task = asyncio.create_task(safe(client))
            while not server.seen:
                await asyncio.sleep(0.01)
            with pytest.raises(errors.APITimeoutError) as caught:
                await safe(client.with_options(timeout=httpx.Timeout(5, pool=0.05)))
            task.cancel()
            await asyncio.wait([task])
            return caught.value

    with faulty(silence) as server:
        error = asyncio.run(asyncio.wait_for(go(server.url), 30))
    assert (error.outcome, carried) == (Outcome.NOT_SENT, ["/mail"])


@TWINS
def test_the_environments_authority_is_trusted(run: Run, carried: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()))
    with faulty(reply(), context=serving()) as server:
        assert run(server.url, safe, **FAST) == []
    assert carried == ["/mail"]


ENDING = """
import asyncio, atexit, sys, threading, time
from asyncio.selector_events import BaseSelectorEventLoop
from mailrig import AsyncMailBaby, MailBaby
from mailrig._fast_waiting import _Bell

ending = threading.Event()
atexit.register(ending.set)

def lingering(real):
    def ring(*words, **settings):
        real(*words, **settings)
        if threading.current_thread() is not threading.main_thread():
            ending.wait(10)
            for _ in range(200):
                time.sleep(0.001)
    return ring

async def once():
    async with AsyncMailBaby("key", base_url=sys.argv[1], transport="fast") as client:
        await client.services.get_mail_orders()

if sys.argv[2] == "run_async":
    BaseSelectorEventLoop._write_to_self = lingering(BaseSelectorEventLoop._write_to_self)
    asyncio.run(once())
else:
    _Bell.call_soon_threadsafe = lingering(_Bell.call_soon_threadsafe)
    MailBaby("key", base_url=sys.argv[1], transport="fast").services.get_mail_orders()
"""


@TWINS
def test_a_process_may_end_right_after_a_call(run: Run) -> None:
    with faulty(reply()) as server:
        command = [sys.executable, "-c", ENDING, server.url, run.__name__]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
