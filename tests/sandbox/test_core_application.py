"""Without sockets the same applications answer: routes, control, faults of the wire, and bodies piece by piece."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import Future, wait
from typing import Any

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox._serving import LoopThread
from mailrig_sandbox.faults import Fault, HalfBody, SlowBody, SlowHead, StalledStream
from sandbox.support_core import LOG, METRICS, PRINCIPALS, RELAY, client, headers

WAYS = pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
ASKED: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/mail", {}),
    ("GET", "/mail", {"headers": {"x-api-key": "wrong"}}),
    ("HEAD", "/mail", {}),
    ("GET", "/mail/", {}),
    ("GET", "/mail/2604%2F", {}),
    ("GET", "/nothing/here", {"headers": {"accept": "application/json"}}),
    ("PUT", "/mail", {}),
    ("GET", "/mail/log?limit=x&&=", {}),
    ("POST", "/mail/rules", {"data": {"type": "email", "data": "a@example.org"}}),
    ("POST", "/mail/send", {"content": iter([b"to=", b"a%40example.org"])}),
    ("POST", "/mail/rawsend", {"content": b"x" * (10 * 1024 * 1024 + 1)}),
    ("GET", "/ping", {}),
    ("GET", "/_sandbox/requests", {}),
    ("HEAD", "/_sandbox/requests", {}),
    ("GET", "/_sandbox/", {}),
    ("PUT", "/_sandbox", {}),
    ("POST", "/_sandbox/faults", {"json": {"fault": "status", "status": 502, "api": "mailbaby"}}),
    ("GET", "/mail", {}),
    ("POST", "/_sandbox/faults", {"content": b"{"}),
    ("POST", "/_sandbox/reset", {}),
]
# The one says where a body ends, the other that there is no other request.
OF_THE_WIRE = {"transfer-encoding", "connection"}


def said(inside: bool) -> list[tuple[Any, ...]]:
    """What comes of the same requests to a new sandbox."""
    answers: list[tuple[Any, ...]] = []
    with Sandbox(seed=5, apis=("mailbaby",)) as sandbox, client(sandbox, "mailbaby", inside=inside) as made:
        for method, path, given in ASKED:
            if not isinstance(given.get("content", b""), bytes):
                given = {**given, "content": iter([b"to=", b"a%40example.org"])}
            answer = made.request(method, path, **given)
            fields = {name: value for name, value in answer.headers.items() if name not in OF_THE_WIRE}
            answers.append((method, path, answer.status_code, fields, answer.text))
        answers.append(("seen", [(each.path, each.status) for each in sandbox.requests]))
        answers.append(("violations", [str(each) for each in sandbox.violations]))
    return answers


def test_both_ways_lead_to_the_same_answers() -> None:
    for there, here in zip(said(False), said(True), strict=True):
        assert here == there


def test_what_is_steered_without_sockets_is_steered(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup", inside=True) as made:
        assert made.get("/_sandbox").json()["urls"] == sandbox.urls
        assert made.post("/_sandbox/faults", json={"fault": "refused", "api": "mailbaby"}).status_code == 200
        with client(sandbox, "mailbaby") as refused, pytest.raises(httpx.ConnectError):
            refused.get(LOG)
        assert made.post("/_sandbox/stalwart/mail", json={"to": ["friend@example.net"]}).status_code == 200
        assert made.delete("/_sandbox/faults").status_code == 200
        assert made.post("/_sandbox/clock", json={"advance": -1}).status_code == 400
    assert sandbox.requests == []


@WAYS
def test_the_head_of_a_slow_body_is_there_before_it_and_so_is_its_beginning(sandbox: Sandbox, inside: bool) -> None:
    sandbox.faults.add(SlowBody(seconds=100_000))
    with client(sandbox, "hostup", inside=inside) as made, made.stream("GET", RELAY, timeout=None) as answer:
        assert answer.status_code == 200
        piece = next(answer.iter_raw())
        assert 0 < len(piece) < int(answer.headers["content-length"])


@WAYS
def test_half_a_body_comes_before_its_error(sandbox: Sandbox, inside: bool) -> None:
    sandbox.faults.add(HalfBody())
    got = b""
    with client(sandbox, "hostup", inside=inside) as made, made.stream("GET", RELAY) as answer:
        with pytest.raises(httpx.RemoteProtocolError, match=r"without sending complete message body \(received"):
            for piece in answer.iter_raw():
                got += piece
        assert len(got) == int(answer.headers["content-length"]) // 2


def endless(sandbox: Sandbox, pieces: AsyncIterator[bytes]) -> None:
    def streamed(_: Request) -> Reply:
        return Reply(200, content_type="text/event-stream", stream=pieces)

    sandbox.host("stalwart")._handlers["streamLiveMetrics"] = streamed


@WAYS
def test_a_stream_that_fails_breaks_off(sandbox: Sandbox, inside: bool) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b": still here\n\n"
        raise RuntimeError("the roof is leaking")

    endless(sandbox, pieces())
    got = b""
    with (
        client(sandbox, "stalwart", inside=inside) as made,
        made.stream("GET", METRICS) as answer,
        pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"),
    ):
        for piece in answer.iter_raw():
            got += piece
    assert got == b": still here\n\n"


def tireless(told: list[int], ended: threading.Event) -> AsyncIterator[bytes]:
    async def pieces() -> AsyncIterator[bytes]:
        try:
            while True:
                told[0] += 1
                yield b": still here\n\n"
        finally:
            ended.set()

    return pieces()


def test_who_reads_slowly_lets_the_application_wait(sandbox: Sandbox) -> None:
    told = [0]
    endless(sandbox, tireless(told, threading.Event()))
    with client(sandbox, "stalwart", inside=True) as made, made.stream("GET", METRICS) as answer:
        assert next(answer.iter_raw())
        for _ in range(20):
            made.get(PRINCIPALS)
        assert told[0] < 100


@WAYS
def test_a_stream_that_never_pauses_ends_with_its_client(sandbox: Sandbox, inside: bool) -> None:
    ended = threading.Event()
    endless(sandbox, tireless([0], ended))
    with client(sandbox, "stalwart", inside=inside) as made:
        with made.stream("GET", METRICS) as answer:
            assert next(answer.iter_raw())
        assert ended.wait(20)
        assert made.get(PRINCIPALS).status_code == 200


@pytest.mark.parametrize("fault", [None, SlowHead(seconds=100_000), HalfBody(), StalledStream(after=0)], ids=repr)
@pytest.mark.parametrize("way", ["cancelled", "impatient"])
def test_who_leaves_before_the_answer_leaves_nothing_behind(sandbox: Sandbox, fault: Fault | None, way: str) -> None:
    path = f"{METRICS}?interval=3600" if isinstance(fault, (HalfBody, StalledStream)) else PRINCIPALS
    if fault:
        sandbox.faults.add(fault)

    async def main() -> None:
        named = headers(sandbox, "stalwart")
        transport = sandbox.async_transport("stalwart")
        async with httpx.AsyncClient(base_url="http://stalwart", transport=transport, headers=named) as made:
            if way == "impatient" and fault:
                with pytest.raises(httpx.ReadTimeout):
                    await made.get(path, timeout=0.1)
                return
            asking = asyncio.create_task(made.get(path))
            await asyncio.sleep(0)
            while fault and not sandbox.requests:
                await asyncio.sleep(0.001)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking

    asyncio.run(main())
    with client(sandbox, "stalwart", inside=True) as made:
        for _ in range(1_000):
            made.get("/_sandbox")
            if not sandbox.thread.call(lambda: len(sandbox.thread._begun)):
                break
        else:
            pytest.fail("something goes on")


def test_hanging_up_breaks_off_answers_without_sockets_too(sandbox: Sandbox) -> None:
    with client(sandbox, "stalwart", inside=True) as made, made.stream("GET", METRICS, timeout=None) as answer:
        sandbox.hang_up()
        with pytest.raises(httpx.ReadError, match="reset"):
            answer.read()


def test_what_begins_when_the_servers_have_ended_is_an_error() -> None:
    sandbox = Sandbox(apis=("mailbaby",)).start()
    thread, transport = sandbox.thread, sandbox.transport("mailbaby")
    sandbox.stop()
    with pytest.raises(RuntimeError, match="the sandbox has not started"):
        transport.handle_request(httpx.Request("GET", "http://mail/mail"))

    async def never() -> None:
        raise AssertionError

    assert thread.submit(never()).cancelled()


def test_whatever_begins_while_the_thread_ends_is_done_or_cancelled() -> None:
    async def answered() -> None:
        await asyncio.sleep(0)

    for _ in range(10):
        thread = LoopThread()
        begun: list[Future[None]] = []

        def begin(thread: LoopThread = thread, begun: list[Future[None]] = begun) -> None:
            begun.extend(thread.submit(answered()) for _ in range(2_000))

        beginner = threading.Thread(target=begin)
        beginner.start()
        while len(begun) < 10:
            threading.Event().wait(0.001)
        thread.stop()
        beginner.join(30)
        wait(begun, 30)
        assert all(each.done() for each in begun)
