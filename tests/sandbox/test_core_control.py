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
        told = hostup.post("/_sandbox/faults", json={"fault": "refused", "api": "hostup"})
        assert (told.status_code, told.headers.get_list("connection")) == (200, ["close"])
        with pytest.raises(httpx.ConnectError):
            hostup.get(RELAY)
        assert "connection" not in mailbaby.delete("/_sandbox/faults").headers
        assert hostup.get(RELAY).status_code == 200


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
        ("/_sandbox/faults", b'{"fault": []}'),
        ("/_sandbox/faults", b'{"fault": {"fault": "status"}}'),
        ("/_sandbox/faults", b'{"fault": "\\ud800"}'),
        ("/_sandbox/faults", b"[" * 100_000),
        ("/_sandbox/faults", b'{"fault": "status", "status": ' + b"[" * 900 + b"]" * 900 + b"}"),
        ("/_sandbox/faults", b'{"fault": "status", "status": "' + b"x" * 100_000 + b'"}'),
        ("/_sandbox/faults", b'{"fault": "status", "status": 9999}'),
        ("/_sandbox/faults", b'{"fault": "status", "retry_after": ["seconds"]}'),
        ("/_sandbox/faults", b'{"fault": "status", "wait": NaN}'),
        ("/_sandbox/faults", b'{"fault": "status", "wait": 1e999}'),
        ("/_sandbox/faults", b'{"fault": "status", "api": [1]}'),
        ("/_sandbox/faults", b'{"fault": "status", "nth": 0}'),
        ("/_sandbox/faults", b'{"fault": "status", "times": true}'),
        ("/_sandbox/faults", b'{"fault": "slow-body", "seconds": -1}'),
        ("/_sandbox/faults", b'{"fault": "refused", "seconds": 1e300}'),
        ("/_sandbox/faults", b'{"fault": "wrong-length", "by": 0}'),
        ("/_sandbox/faults", b'{"fault": "half-event", "after": -1}'),
        ("/_sandbox/faults", b'{"fault": "crash-in-success", "body": {"msg": 1e999}}'),
        ("/_sandbox/faults", b"\xff\xfe{"),
        ("/_sandbox/clock", b'{"advance": -1}'),
        ("/_sandbox/clock", b'{"advance": NaN}'),
        ("/_sandbox/clock", b'{"advance": 1e999}'),
        ("/_sandbox/clock", b'{"advance": 1e300}'),
        ("/_sandbox/clock", b'{"advance": ' + b"9" * 400 + b"}"),
        ("/_sandbox/clock", b'{"advance": true}'),
        ("/_sandbox/clock", b""),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_cannot_be_done_is_said(sandbox: Sandbox, path: str, body: bytes) -> None:
    with client(sandbox, "hostup") as made:
        answer = made.post(path, content=body)
        clock = made.get("/_sandbox").raise_for_status().json()["time"]
        assert made.get(RELAY).status_code == 200
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error
    assert "\n" not in error
    assert len(error) < 500
    assert clock < "2999"
