"""Faults of the connection and of single answers, over sockets and without."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import Any

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import (
    BrokenJson,
    CrashInSuccess,
    EmptyBody,
    ExpiredToken,
    Fault,
    HalfBody,
    Refused,
    Reset,
    SlowBody,
    SlowHead,
    Status,
    WrongLength,
)
from sandbox.support_core import LOG, PRINCIPALS, RELAY, ask_for_port_25, client, operations

WAYS = pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
APIS = pytest.mark.parametrize(("api", "path"), [("hostup", RELAY), ("stalwart", PRINCIPALS), ("mailbaby", LOG)])


@WAYS
@APIS
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Reset(), httpx.ReadError),
        (Reset(when="after"), httpx.ReadError),
        (HalfBody(), httpx.RemoteProtocolError),
        (WrongLength(by=7), httpx.RemoteProtocolError),
    ],
    ids=lambda value: repr(value),
)
def test_a_connection_fails_once_and_then_works(
    sandbox: Sandbox, api: str, path: str, fault: Fault, error: type[Exception], inside: bool
) -> None:
    sandbox.faults.add(fault, api=api)
    with client(sandbox, api, inside=inside) as made:
        with pytest.raises(error):
            made.get(path)
        assert made.get(path).status_code == 200
    assert [each.fault for each in sandbox.requests] == [fault.kind, None]
    assert sandbox.violations == []


@WAYS
@pytest.mark.parametrize(
    ("fault", "carried_out"),
    [
        (Reset(), False),
        (Reset(when="after"), True),
        (HalfBody(), True),
        (Status(status=503), False),
        (Status(status=503, carried_out=True), True),
        (ExpiredToken(), False),
        (EmptyBody(), True),
    ],
    ids=lambda value: repr(value),
)
def test_a_fault_says_whether_the_request_was_carried_out(
    sandbox: Sandbox, fault: Fault, carried_out: bool, inside: bool
) -> None:
    sandbox.faults.add(fault, operation="createPort25Request")
    with client(sandbox, "hostup", inside=inside) as made:
        with contextlib.suppress(httpx.TransportError):
            ask_for_port_25(made)
        assert ask_for_port_25(made).status_code == (409 if carried_out else 201)
    assert sandbox.violations == []


@WAYS
@pytest.mark.parametrize("fault", [SlowHead(seconds=3_000), SlowBody(seconds=3_000)], ids=lambda fault: fault.kind)
def test_a_slow_answer_meets_the_clients_patience(sandbox: Sandbox, fault: Fault, inside: bool) -> None:
    sandbox.faults.add(fault)
    with client(sandbox, "hostup", inside=inside, timeout=0.15) as made, pytest.raises(httpx.ReadTimeout):
        made.get(RELAY)


@pytest.mark.parametrize("fault", [SlowHead(seconds=0.2), SlowBody(seconds=0.2)], ids=lambda fault: fault.kind)
def test_a_slow_answer_comes_byte_by_byte_and_whole(sandbox: Sandbox, fault: Fault) -> None:
    sandbox.faults.add(fault, operation="getDomainEmailForwarding")
    with client(sandbox, "hostup") as made:
        path = "/api/v2/domains/dom_disabled/email-forwarding"
        assert made.get(path).json() == made.get(path).json()


def test_a_content_length_that_is_too_small_cuts_the_body(sandbox: Sandbox) -> None:
    for inside in (False, True):
        sandbox.faults.add(WrongLength(by=-1))
        with client(sandbox, "mailbaby", inside=inside) as made:
            assert made.get("/mail").text == made.get("/mail").text[:-1]


@WAYS
def test_nobody_listens_until_the_refusal_is_over(sandbox: Sandbox, inside: bool) -> None:
    refusal = sandbox.faults.add(Refused(), api="hostup")
    with client(sandbox, "hostup", inside=inside) as made:
        for _ in range(2):
            with pytest.raises(httpx.ConnectError):
                made.get(RELAY)
        sandbox.faults.remove(refusal)
        assert made.get(RELAY).status_code == 200
        sandbox.faults.add(Refused(seconds=60), api="hostup")
        sandbox.clock.advance(30)
        with pytest.raises(httpx.ConnectError):
            made.get(RELAY)
        sandbox.clock.advance(30)
        assert made.get(RELAY).status_code == 200
    with client(sandbox, "mailbaby", inside=inside) as made:
        assert made.get("/mail").status_code == 200


def test_a_refusal_ends_by_itself(sandbox: Sandbox) -> None:
    sandbox.faults.add(Refused(seconds=0.05), api="hostup")
    port = httpx.URL(sandbox.urls["hostup"]).port
    for _ in range(6_000):
        try:
            socket.create_connection(("127.0.0.1", port or 0), 10).close()
            break
        except ConnectionRefusedError:
            time.sleep(0.01)
    with client(sandbox, "hostup") as made:
        assert made.get(RELAY).status_code == 200


@WAYS
@APIS
@pytest.mark.parametrize("status", [429, 500, 502, 503, 520])
@pytest.mark.parametrize("html", [False, True], ids=["documented", "html"])
def test_a_status_comes_with_the_documented_body_or_a_proxys_page(
    sandbox: Sandbox, api: str, path: str, status: int, html: bool, inside: bool
) -> None:
    sandbox.faults.add(Status(status=status, html=html))
    with client(sandbox, api, inside=inside) as made:
        answer = made.get(path)
        assert made.get(path).status_code == 200
    assert answer.status_code == status
    documented = not html and (status in (429, 500) or (api == "hostup" and status != 520))
    if documented and "json" in answer.headers["content-type"]:
        assert answer.json()
    else:
        assert answer.text.startswith("<html>") or api == "mailbaby"
    if html or status == 520:
        assert answer.headers["content-type"].startswith("text/html")
    assert sandbox.violations == []


def test_each_form_of_retry_after_says_the_same(sandbox: Sandbox) -> None:
    heads: dict[str | None, Any] = {}
    with client(sandbox, "hostup") as made:
        for form in (None, "seconds", "date", "reset", "epoch"):
            sandbox.faults.add(Status(status=429, retry_after=form, wait=89.25))
            heads[form] = made.get(RELAY).headers
    assert not {"retry-after", "x-ratelimit-reset"} & set(heads[None])
    assert heads["seconds"]["retry-after"] == "90"
    assert heads["date"]["retry-after"].endswith(" GMT")
    assert heads["reset"]["x-ratelimit-reset"].endswith("Z")
    assert abs(int(heads["epoch"]["x-ratelimit-reset"]) - sandbox.clock.time() - 90) < 60


@WAYS
@APIS
def test_a_body_can_break_off_or_be_empty(sandbox: Sandbox, api: str, path: str, inside: bool) -> None:
    sandbox.faults.add(BrokenJson())
    sandbox.faults.add(EmptyBody(), nth=2)
    with client(sandbox, api, inside=inside) as made:
        broken, empty = made.get(path), made.get(path)
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        broken.json()
    assert (broken.status_code, empty.status_code, empty.content) == (200, 200, b"")
    assert sandbox.violations == []


@pytest.mark.parametrize(
    ("api", "path", "field"),
    [("stalwart", PRINCIPALS, "error"), ("mailbaby", LOG, "msg"), ("mailbaby", "/mail", "msg")],
)
def test_a_success_can_hold_a_crash(sandbox: Sandbox, api: str, path: str, field: str) -> None:
    sandbox.faults.add(CrashInSuccess(), api=api)
    sandbox.faults.add(CrashInSuccess(body={"code": "42S02", "msg": "gone"}), api=api, nth=2)
    with client(sandbox, api) as made:
        crash, told = made.get(path), made.get(path)
    assert (crash.status_code, told.status_code) == (200, 200)
    assert isinstance(crash.json()[field], str)
    assert told.json() == {"code": "42S02", "msg": "gone"}
    assert sandbox.violations == []


@APIS
def test_a_credential_can_expire(sandbox: Sandbox, api: str, path: str) -> None:
    sandbox.faults.add(ExpiredToken(), api=api)
    with client(sandbox, api) as made:
        assert [made.get(path).status_code for _ in range(2)] == [401, 200]


def test_a_fault_meets_the_calls_that_it_names(sandbox: Sandbox) -> None:
    planned = sandbox.faults.add(Status(), api="hostup", operation="getVpsMailRelay", nth=2, times=2)
    with client(sandbox, "hostup") as made:
        statuses = [(made.get(RELAY).status_code, ask_for_port_25(made, f"vps_{n:04}").status_code) for n in (1, 2, 3)]
        statuses.append((made.get(RELAY).status_code, 201))
    assert statuses == [(200, 201), (503, 201), (503, 201), (200, 201)]
    assert planned.hits == 2
    assert operations(sandbox)[:2] == ["getVpsMailRelay", "createPort25Request"]


def test_a_fault_without_an_end_lasts_until_it_is_removed(sandbox: Sandbox) -> None:
    planned = sandbox.faults.add(Status(), times=None)
    with client(sandbox, "hostup") as made:
        assert {made.get(RELAY).status_code for _ in range(4)} == {503}
        sandbox.faults.remove(planned)
        assert made.get(RELAY).status_code == 200


@pytest.mark.parametrize(
    ("fault", "selection", "reason"),
    [
        (Status(), {"api": "gmail"}, "no API 'gmail'"),
        (Status, {"api": "hostup"}, "a fault is made like Status"),
        ("status", {"api": "hostup"}, "it is not 'status'"),
        (Status(), {"operation": "readMind"}, "no operation 'readMind'$"),
        (Status(), {"operation": "fetch_principal"}, "no operation 'fetch_principal'; is it 'fetchPrincipal'?"),
        (Status(), {"api": "hostup", "operation": "sendMail"}, "no operation 'sendMail'"),
        (Status(), {"nth": 0}, "nth is a whole number from 1"),
        (Status(), {"times": 1.5}, "times is a whole number from 1"),
        (CrashInSuccess(), {"api": "hostup"}, "cannot fail by 'crash-in-success'"),
        (ExpiredToken(), {"operation": "pingServer"}, "cannot fail by 'expired-token'"),
        (Refused(), {"operation": "sendMail"}, "not to one"),
    ],
)
def test_a_fault_that_cannot_happen_is_refused(
    sandbox: Sandbox, fault: Any, selection: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        sandbox.faults.add(fault, **selection)
