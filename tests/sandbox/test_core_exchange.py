from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox._http import Handler, Reply, Request, json_reply
from sandbox.support_core import LOG, METRICS, PRINCIPALS, QUEUE, RELAY, client, operations

LISTS = [("hostup", RELAY), ("stalwart", PRINCIPALS), ("mailbaby", LOG)]


def replaced(sandbox: Sandbox, api: str, operation: str, handler: Handler) -> None:
    sandbox.host(api)._handlers[operation] = handler


@pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
@pytest.mark.parametrize(("api", "path"), LISTS)
def test_each_api_answers_and_nothing_breaks_the_specification(
    sandbox: Sandbox, api: str, path: str, inside: bool
) -> None:
    with client(sandbox, api, inside=inside) as made:
        assert made.get(path).status_code == 200
    assert sandbox.violations == []
    assert [(each.api, each.path, each.status, each.fault) for each in sandbox.requests] == [(api, path, 200, None)]


@pytest.mark.parametrize(("api", "path"), LISTS)
def test_a_query_parameter_that_nobody_declared_is_the_clients_violation(sandbox: Sandbox, api: str, path: str) -> None:
    with client(sandbox, api) as made:
        made.get(path, params={"colour": "red"})
    assert [(each.kind, each.api) for each in sandbox.violations] == [("request", api)]
    assert "colour" in str(sandbox.violations[0])
    assert "red" not in str(sandbox.violations[0])


@pytest.mark.parametrize(("api", "prefix"), [("hostup", "/api/v2"), ("stalwart", "/api"), ("mailbaby", "")])
def test_a_path_that_nobody_declared_is_a_violation_too(sandbox: Sandbox, api: str, prefix: str) -> None:
    with client(sandbox, api) as made:
        made.get(f"{prefix}/nothing/here")
        made.put(f"{prefix}/nothing/here")
    assert [each.operation_id for each in sandbox.violations] == [None, None]


@pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
def test_a_response_that_breaks_the_specification_is_the_sandboxs_violation(sandbox: Sandbox, inside: bool) -> None:
    replaced(sandbox, "mailbaby", "getMailOrders", lambda _: json_reply([{"id": "one"}]))
    with client(sandbox, "mailbaby", inside=inside) as made:
        assert made.get("/mail").json() == [{"id": "one"}]
    (violation,) = sandbox.violations
    assert (violation.kind, violation.operation_id) == ("response", "getMailOrders")


def test_a_handler_that_fails_is_a_violation_and_a_500(sandbox: Sandbox) -> None:
    def broken(_: Request) -> Reply:
        raise RuntimeError("the roof is leaking")

    replaced(sandbox, "mailbaby", "getMailOrders", broken)
    with client(sandbox, "mailbaby") as made:
        assert made.get("/mail").status_code == 500
    assert "the roof is leaking" in str(sandbox.violations[0])


@pytest.mark.parametrize("method", ["authenticate", "malformed", "unknown_path"])
def test_a_server_that_fails_elsewhere_is_a_violation_too(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def broken(*_: object) -> Reply:
        raise RuntimeError("the cellar is flooded")

    monkeypatch.setattr(sandbox.server("mailbaby"), method, broken)
    with client(sandbox, "mailbaby") as made:
        statuses = {made.get("/mail/log", params={"limit": "x"}).status_code, made.get("/nothing").status_code}
    assert 500 in statuses
    assert "the cellar is flooded" in " ".join(map(str, sandbox.violations))


@pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
def test_each_event_of_a_stream_is_judged(sandbox: Sandbox, inside: bool) -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b'event: metrics\ndata: [{"id": "x", "type": "counter", "value": 1}]\n\nevent: met'
        yield b'rics\ndata: [{"id": 5}]\n\nevent: gossip\ndata: []\n\n: still here\n\n'

    replaced(
        sandbox,
        "stalwart",
        "streamLiveMetrics",
        lambda _: Reply(200, content_type="text/event-stream", stream=events()),
    )
    with client(sandbox, "stalwart", inside=inside) as made:
        assert "still here" in made.get(METRICS).text
    wrong, unknown = sandbox.violations
    assert "metrics" in wrong.reasons[0]
    assert "gossip" in unknown.reasons[0]


@pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
def test_a_stream_ends_with_the_client(sandbox: Sandbox, inside: bool) -> None:
    ended = threading.Event()

    async def events() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b": still here\n\n"
                await asyncio.sleep(0.01)
        finally:
            ended.set()

    replaced(
        sandbox,
        "stalwart",
        "streamLiveMetrics",
        lambda _: Reply(200, content_type="text/event-stream", stream=events()),
    )
    with client(sandbox, "stalwart", inside=inside) as made, made.stream("GET", METRICS) as answer:
        assert next(answer.iter_bytes())
    assert ended.wait(20)


def test_an_operation_that_needs_no_credential_gets_by_without(sandbox: Sandbox) -> None:
    assert httpx.get(f"{sandbox.urls['mailbaby']}/ping", trust_env=False, timeout=60).status_code == 200
    assert httpx.get(f"{sandbox.urls['mailbaby']}/mail", trust_env=False, timeout=60).status_code == 401
    assert operations(sandbox) == ["pingServer", "getMailOrders"]
    assert sandbox.violations == []


def test_a_path_argument_is_decoded_once(sandbox: Sandbox) -> None:
    seen: list[str] = []

    def handler(request: Request) -> Reply:
        seen.append(request.parameters["principal_id"])
        return json_reply({"error": "notFound", "item": "x"})

    replaced(sandbox, "stalwart", "fetchPrincipal", handler)
    with client(sandbox, "stalwart") as made:
        made.get("/api/principal/a%2Fb%2525%C3%A9")
    assert seen == ["a/b%25é"]


def test_asynchronous_clients_work_without_sockets(sandbox: Sandbox) -> None:
    async def main() -> list[int]:
        transport = sandbox.async_transport("mailbaby")
        headers = {"x-api-key": sandbox.keys["mailbaby"]}
        async with httpx.AsyncClient(base_url="http://mail", transport=transport, headers=headers) as made:
            return [each.status_code for each in await asyncio.gather(*(made.get("/mail") for _ in range(5)))]

    assert asyncio.run(main()) == [200] * 5
    assert len(sandbox.requests) == 5


def test_the_latency_is_before_each_answer() -> None:
    with Sandbox(apis=("hostup",), latency=30.0) as slow, client(slow, "hostup", timeout=0.2) as made:
        with pytest.raises(httpx.ReadTimeout):
            made.get(RELAY)
        assert slow.requests == []


def test_stopping_ends_open_streams_and_is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        sandbox = Sandbox(apis=("stalwart",)).start()
        with client(sandbox, "stalwart") as made, made.stream("GET", METRICS, params={"interval": "1"}) as answer:
            assert answer.status_code == 200
            sandbox.stop()
            with pytest.raises(httpx.TransportError):
                answer.read()
    assert caplog.records == []


def test_a_reset_brings_everything_back(sandbox: Sandbox) -> None:
    before, keys = sandbox.snapshot(), sandbox.keys
    with client(sandbox, "stalwart") as made:
        assert made.patch("/api/queue/status/stop").status_code == 200
        made.get("/api/nothing")
    sandbox.clock.advance(1_000)
    assert sandbox.snapshot()["servers"]["stalwart"] != before["servers"]["stalwart"]
    sandbox.reset()
    assert sandbox.keys == keys
    assert (sandbox.requests, sandbox.violations) == ([], [])
    assert sandbox.snapshot()["time"] < before["time"] + 900


def test_a_snapshot_carries_all_state_over(sandbox: Sandbox) -> None:
    with client(sandbox, "stalwart") as made:
        made.post("/api/principal", json={"type": "domain", "name": "new.example.org"})
        assert made.get(QUEUE).status_code == 200
    sandbox.clock.advance(3_600)
    state = sandbox.snapshot()
    other = Sandbox(seed=2)
    other.restore(state)
    assert other.keys == sandbox.keys
    assert other.clock.time() >= state["time"]
    with other, client(other, "stalwart") as made:
        assert made.get("/api/principal/new.example.org").json()["data"]["name"] == "new.example.org"


@pytest.mark.parametrize("state", [None, [], {}, {"time": 1}, {"time": "x", "servers": {}}])
def test_what_is_no_state_is_refused(state: object) -> None:
    with pytest.raises(ValueError, match="no state"):
        Sandbox().restore(state)


@pytest.mark.parametrize("last", ["hostup", "stalwart", "mailbaby"])
def test_a_state_of_which_one_part_is_broken_changes_no_server(last: str) -> None:
    state = Sandbox(seed=2).snapshot()
    part = state["servers"][last]
    del part["messages" if last == "mailbaby" else "settings" if last == "stalwart" else "servers"]
    sandbox = Sandbox()
    before = sandbox.snapshot()
    with pytest.raises(ValueError, match=rf"^the state of {last} is broken: .*(settings|servers|messages)"):
        sandbox.restore(state)
    after = sandbox.snapshot()
    assert after["servers"] == before["servers"]
    assert after["time"] - before["time"] < 900
