"""Forks, cancellations and Ctrl-C."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from mailrig import AsyncMailBaby, Connections, MailBaby
from overlay.support_faults import Faulty, Peer, faulty, reply, silence
from overlay.support_twins import CALLS, GOOD, SECRET, safe


def in_child(work: Any) -> int:
    """The exit status of a fork that does some work."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@contextmanager
def interrupting(server: Faulty) -> Iterator[None]:
    """Sends Ctrl-C to this process once a server has read a request."""

    def interrupt() -> None:
        if server.saw(1):
            os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def test_a_fork_opens_connections_of_its_own() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        safe(client)
        assert in_child(lambda: safe(client)) == 0
        safe(client)
        assert (server.connections, len(server.seen)) == (2, 3)


def test_a_client_made_in_a_fork_works() -> None:
    def once() -> None:
        signal.alarm(20)
        with MailBaby(SECRET, base_url=server.url) as client:
            safe(client)
        signal.alarm(0)

    with faulty(reply()) as server:
        once()
        assert in_child(once) == 0
        assert len(server.seen) == 2


def test_a_fork_waits_for_no_lock_that_was_held() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        core = client._core
        with core.pool._lock, core.bucket._lock, core._lock, core.credential._lock:
            assert in_child(lambda: (signal.alarm(20), safe(client))) == 0


def test_a_fork_lets_the_parents_connection_end() -> None:
    closed = threading.Event()

    def watch(peer: Peer) -> None:
        reply()(peer)
        if peer.socket.recv(1) == b"":
            closed.set()

    with faulty(watch) as server:
        client = MailBaby(SECRET, base_url=server.url)
        safe(client)
        ready, done = os.pipe()
        child = os.fork()
        if child == 0:
            os.read(ready, 1)
            os._exit(0)
        client.close()
        assert closed.wait(10)
        os.write(done, b"x")
        os.waitpid(child, 0)
        os.close(ready)
        os.close(done)


def test_ctrl_c_goes_through_and_the_client_stays_usable(caplog: pytest.LogCaptureFixture) -> None:
    with faulty(silence, reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        with interrupting(server), pytest.raises(KeyboardInterrupt):
            CALLS["unsafe"](client)
        assert "sendMail was interrupted (KeyboardInterrupt), outcome UNKNOWN" in caplog.text
        opened: Any = client._core.pool._sync
        assert opened._transport._pool.connections == []
        assert safe(client) == []


def test_ctrl_c_in_a_safe_call_is_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    with (
        faulty(silence) as server,
        MailBaby(SECRET, base_url=server.url) as client,
        interrupting(server),
        pytest.raises(KeyboardInterrupt),
    ):
        safe(client)
    assert caplog.text == ""


@pytest.mark.default_transport
def test_ctrl_c_in_an_event_loop_goes_through() -> None:
    code = """
import asyncio, logging, sys
from mailrig import AsyncMailBaby
from mailbaby_client.models import SendMail
logging.basicConfig(level="WARNING")
async def go():
    async with AsyncMailBaby("key", base_url=sys.argv[1]) as client:
        await client.sending.send_mail(body=SendMail(to="a", from_="b", subject="c", body="d"))
asyncio.run(go())
"""
    with faulty(silence) as server:
        command = [sys.executable, "-c", code, server.url]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:
            assert server.saw(1)
            child.send_signal(signal.SIGINT)
            said = child.communicate(timeout=60)[1]
    assert "KeyboardInterrupt" in said
    assert "sendMail was interrupted (CancelledError), outcome UNKNOWN" in said


def test_a_cancelled_call_is_logged_and_the_client_stays_usable(caplog: pytest.LogCaptureFixture) -> None:
    async def go(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url) as client:
            task = asyncio.create_task(CALLS["unsafe"](client))
            for _ in range(1_000):
                if server.seen:
                    break
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            opened: Any
            (opened,) = client._core.pool._async.values()
            assert opened._transport._pool.connections == []
            assert await safe(client) == []

    with faulty(silence, reply()) as server:
        asyncio.run(go(server.url))
    assert "sendMail was interrupted (CancelledError), outcome UNKNOWN" in caplog.text


def test_what_is_cancelled_before_it_was_sent_was_not_sent(caplog: pytest.LogCaptureFixture) -> None:
    async def go(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url) as client:
            task = asyncio.create_task(CALLS["unsafe"](client))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    with faulty(reply(200, GOOD["unsafe"])) as server:
        asyncio.run(go(server.url))
        assert server.seen == []
    assert "UNKNOWN" not in caplog.text


def test_many_cancelled_calls_leave_the_pool_whole() -> None:
    few = Connections(limits=httpx.Limits(max_connections=3))

    async def go(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url, connections=few) as client:
            for turn in range(150):
                tasks = [asyncio.create_task(safe(client)) for _ in range(5)]
                for _ in range(turn % 50):
                    await asyncio.sleep(0)
                for task in tasks[turn % 3 :]:
                    task.cancel()
                await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 20)
            assert await asyncio.wait_for(asyncio.gather(*(safe(client) for _ in range(6))), 20) == [[]] * 6

    with faulty(reply()) as server:
        asyncio.run(go(server.url))
