from __future__ import annotations

import httpx
import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox.faults import KINDS
from sandbox.support_core import LOG, RELAY, client


def test_the_sandbox_tells_about_itself(sandbox: Sandbox) -> None:
    for url in sandbox.urls.values():
        said = httpx.get(f"{url}/_sandbox", trust_env=False).json()
        assert (said["urls"], said["keys"]) == (sandbox.urls, sandbox.keys)
        assert said["faults"] == sorted(KINDS)


def test_faults_come_and_go(sandbox: Sandbox) -> None:
    with client(sandbox, "mailbaby") as made:
        added = made.post("/_sandbox/faults", json={"fault": "status", "status": 502, "api": "mailbaby", "times": None})
        assert added.json() == {"fault": "status"}
        assert made.get(LOG).status_code == 502
        made.delete("/_sandbox/faults")
        assert made.get(LOG).status_code == 200


def test_a_server_can_be_told_to_refuse_and_another_to_end_it(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as hostup, client(sandbox, "mailbaby") as mailbaby:
        assert hostup.post("/_sandbox/faults", json={"fault": "refused", "api": "hostup"}).status_code == 200
        for _ in range(100):
            try:
                hostup.get(RELAY)
            except httpx.ConnectError:
                break
        with pytest.raises(httpx.ConnectError):
            hostup.get(RELAY)
        mailbaby.delete("/_sandbox/faults")
        for _ in range(100):
            try:
                assert hostup.get(RELAY).status_code == 200
                return
            except httpx.ConnectError:
                mailbaby.get("/_sandbox")
    raise AssertionError("the port stays closed")


def test_violations_and_requests_are_told(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        made.get(RELAY, params={"colour": "red"})
        (violation,) = made.get("/_sandbox/violations").json()
        assert violation["operation_id"] == "getVpsMailRelay"
        assert "colour" in violation["text"]
        (request,) = made.get("/_sandbox/requests").json()
        assert (request["number"], request["status"]) == (1, 200)
        made.delete("/_sandbox/violations")
        assert made.get("/_sandbox/violations").json() == []


def test_the_clock_is_stepped_and_all_is_reset(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        before = sandbox.clock.time()
        made.post("/_sandbox/clock", json={"advance": 3_600})
        assert sandbox.clock.time() >= before + 3_600
        assert made.post("/_sandbox/reset").json() == {"keys": sandbox.keys}
        assert sandbox.clock.time() < before + 3_000


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/_sandbox/faults", b"{"),
        ("/_sandbox/faults", b"[]"),
        ("/_sandbox/faults", b'{"fault": "flood"}'),
        ("/_sandbox/faults", b'{"fault": "status", "api": "gmail"}'),
        ("/_sandbox/clock", b'{"advance": "soon"}'),
        ("/_sandbox/clock", b'{"advance": -1}'),
        ("/_sandbox/clock", b""),
    ],
)
def test_what_cannot_be_done_is_said(sandbox: Sandbox, path: str, body: bytes) -> None:
    with client(sandbox, "hostup") as made:
        answer = made.post(path, content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]
