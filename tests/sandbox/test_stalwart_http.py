from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox.stalwart import StalwartServer
from sandbox.support_core import client


def stalwart(sandbox: Sandbox) -> StalwartServer:
    server = sandbox.host("stalwart").server
    assert isinstance(server, StalwartServer)
    return server


@pytest.mark.parametrize("inside", [False, True])
def test_a_principal_goes_over_http_with_its_name_encoded_in_the_path(sandbox: Sandbox, inside: bool) -> None:
    with client(sandbox, "stalwart", inside=inside) as made:
        body = {"type": "individual", "name": "Ann/é b", "emails": ["ann@example.org"]}
        number = made.post("/api/principal", json=body).json()["data"]
        fetched = made.get("/api/principal/ann%2F%C3%A9%20b").json()["data"]
        assert (fetched["id"], fetched["name"]) == (number, "ann/é b")
        assert made.delete("/api/principal/ann%2F%C3%A9%20b").json() == {"data": None}
        assert made.get("/api/principal/ann%2F%C3%A9%20b").json()["error"] == "notFound"
    assert sandbox.violations == []


def test_ids_go_over_http_exactly(sandbox: Sandbox) -> None:
    number = stalwart(sandbox).accept("jane@example.org", ["friend@far.example"])
    with client(sandbox, "stalwart") as made:
        assert number in made.get("/api/queue/messages").json()["data"]["items"]
        assert f'"id": {number}' in made.get(f"/api/queue/messages/{number}").text
        assert made.delete(f"/api/queue/messages/{number}").json() == {"data": True}
        assert made.get(f"/api/queue/messages/{number}").status_code == 404


def test_wrong_paths_methods_and_sizes_are_problem_documents(sandbox: Sandbox) -> None:
    with client(sandbox, "stalwart") as made:
        answers = [
            made.get("/api/nothing"),
            made.put("/api/principal"),
            made.get("/elsewhere"),
            made.post("/api/settings", content=b" " * (1024 * 1024 + 1), headers={"content-type": "application/json"}),
        ]
        unknown = httpx.get(f"{sandbox.urls['stalwart']}/api/queue/status", trust_env=False, timeout=60)
    assert [each.status_code for each in answers] == [404, 404, 404, 400]
    assert unknown.status_code == 401
    assert {each.headers["content-type"] for each in [*answers, unknown]} == {"application/problem+json"}


def test_a_stream_goes_over_http_until_its_end_with_a_token_and_no_other_credential(sandbox: Sandbox) -> None:
    with client(sandbox, "stalwart") as made:
        token = made.get("/api/troubleshoot/token").json()["data"]
        url = f"{sandbox.urls['stalwart']}/api/troubleshoot/delivery/friend%40far.example"
    answer = httpx.get(url, params={"token": token}, trust_env=False, timeout=60)
    assert answer.headers["content-type"].partition(";")[0] == "text/event-stream"
    assert answer.text.endswith('event: event\ndata: [{"type":"completed"}]\n\n')
    sandbox.clock.advance(61)
    assert httpx.get(url, params={"token": token}, trust_env=False, timeout=60).status_code == 401
    assert sandbox.violations == []


@contextmanager
def time_flies(sandbox: Sandbox) -> Iterator[None]:
    """Steps the clock again and again, since nobody outside knows when a stream begins to wait."""
    ended = threading.Event()

    def step() -> None:
        while not ended.wait(0.02):
            sandbox.clock.advance(31)

    thread = threading.Thread(target=step)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def test_live_traces_reach_a_client_that_follows_them(sandbox: Sandbox) -> None:
    with (
        client(sandbox, "stalwart") as made,
        made.stream("GET", "/api/telemetry/traces/live") as answer,
        time_flies(sandbox),
    ):
        lines = answer.iter_lines()
        assert any("ping" in line for line in lines)
        sandbox.thread.call(lambda: stalwart(sandbox).accept("jane@example.org", ["friend@far.example"]))
        assert "friend@far.example" in next(line for line in lines if "smtp.rcpt-to" in line)
    assert sandbox.violations == []
