"""What a broken answer says is shown nowhere but in the body, and no text of it holds the process up."""

from __future__ import annotations

import json
import pickle
import threading
from typing import Any

import pytest
from mailrig import errors
from overlay.support_faults import Peer, Step, faulty, reply
from overlay.support_http2 import connecting, http2
from overlay.support_http2 import reply as http2_reply
from overlay.support_twins import CALLS, SECRET, TWINS, Clock, Run, failure, safe

ANSWER = b'{"id": 1, "password": "hunter2secret", "comment": "", "subject": "Invoice 4711"}'
HIDDEN = ("hunter2secret", "Invoice 4711")
EVENTS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def bytes_of(data: bytes) -> Step:
    def step(peer: Peer) -> None:
        if peer.read():
            peer.socket.sendall(data)
        peer.close()

    return step


NO_HTTP = {
    "no-chunk": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + ANSWER,
    "no-status-line": ANSWER + b"\r\n\r\n",
    "no-header": b"HTTP/1.1 200 OK\r\nSet-Cookie " + ANSWER + b"\r\n\r\n",
    "no-length": b"HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER + b"\r\n\r\n",
}


@TWINS
@pytest.mark.parametrize("data", NO_HTTP.values(), ids=NO_HTTP)
@pytest.mark.parametrize("kind", ["safe", "unsafe"])
def test_bytes_that_are_no_http_are_not_shown(
    run: Run, data: bytes, kind: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with faulty(bytes_of(data + b"\r\n")) as server:
        error = failure(run, server.url, CALLS[kind], retry=None)
    shown = f"{error} {error.attempts} {caplog.text} {pickle.dumps(error)!r}"
    assert [each for each in HIDDEN if each in shown] == []
    assert isinstance(error, errors.APIConnectionError)
    assert "Error" in error.attempts[0].cause


@TWINS
def test_a_stream_that_is_no_http_is_not_shown(run: Run, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")

    async def afirst(events: Any) -> Any:
        async for event in events:
            return event
        return None

    def watch(client: Any) -> Any:
        events = client.telemetry.stream_live_metrics()
        return afirst(events) if hasattr(events, "__aiter__") else next(iter(events))

    token = reply(200, b'{"data": "t"}')
    with faulty(*[token, bytes_of(EVENTS + ANSWER + b"\r\n")] * 4) as server:
        error = failure(run, server.url, watch, api="stalwart")
    shown = f"{error} {error.attempts} {caplog.text}"
    assert [each for each in HIDDEN if each in shown] == []


@TWINS
@pytest.mark.parametrize("code", ["A" * 1_000_000, "a.b-" * 250_000, "a\nINFO:root:forged"], ids=len)
def test_a_code_is_a_short_word_in_one_line(
    run: Run, code: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mailrig")
    with faulty(reply(200, json.dumps({"code": code, "msg": "x"}).encode())) as server:
        error = failure(run, server.url, safe, retry=None, timeout=20)
    assert type(error) is errors.ServerError
    assert len(error.attempts[0].cause) < 300
    assert [record.getMessage() for record in caplog.records if "\n" in record.getMessage()] == []


@TWINS
@pytest.mark.parametrize(
    "body",
    [
        b'[{"id": 1, "password": "hunter2secret", "comm',
        b'<b>Warning</b>: x<br />[{"id": 1, "password" : "hunter2secret"}]',
        b"password=hunter2secret&x=1",
        b"[{'password': 'hunter2secret'",
        b'{"apiKeys": ["hunter2secret", ',
        b'{"password": "one \\" hunter2secret',
        b'{"message": "\\ud800", "password": "hunter2secret"}',
    ],
)
def test_the_pickle_of_a_body_that_is_not_whole_hides_its_secrets(run: Run, body: bytes, clock: Clock) -> None:
    with faulty(reply(200, body)) as server:
        error = failure(run, server.url, safe, retry=None)
    assert error.body == body
    assert b"hunter2secret" not in pickle.dumps(error)


@TWINS
def test_http2_logs_no_credential(run: Run, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with http2(http2_reply(200, b"[]")) as server:
        run(server.url, lambda mb: mb.request("GET", "/mail?to=jane@example.org"), connections=connecting())
    ours: list[str] = []
    servers: list[str] = []
    for each in caplog.records:
        (ours if each.thread == threading.get_ident() else servers).append(each.getMessage())
    for secret in (SECRET, "jane@example.org"):
        assert any(secret in each for each in servers)
        assert not any(secret in each for each in ours)
