"""Connections that are refused: by the system, at a port that stays ours, from a certain call on."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import Any

import httpx
import pytest
from mailrig_sandbox import Sandbox, _serving
from mailrig_sandbox.faults import Refused, Reset, Status
from sandbox.support_core import LOG, RELAY, client

WAYS = pytest.mark.parametrize("inside", [False, True], ids=["sockets", "in-process"])
TAKE = """
import socket, sys
taken = socket.socket()
taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(sys.argv[2]))
try:
    taken.bind(("127.0.0.1", int(sys.argv[1])))
    taken.listen()
except OSError:
    print("in use")
"""


def port(sandbox: Sandbox, api: str) -> int:
    return httpx.URL(sandbox.urls[api]).port or 0


def control(sandbox: Sandbox, method: str, path: str, **given: Any) -> httpx.Response:
    return httpx.request(method, f"{sandbox.control}/_sandbox{path}", trust_env=False, timeout=30, **given)


def test_the_control_stays_when_every_api_refuses(sandbox: Sandbox) -> None:
    with client(sandbox, "hostup") as made:
        assert made.post("/_sandbox/faults", json={"fault": "refused"}).status_code == 200
    for api in sandbox.apis:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port(sandbox, api)), 10)
    assert control(sandbox, "GET", "").json()["control"] == sandbox.control
    assert control(sandbox, "DELETE", "/faults").status_code == 200
    with client(sandbox, "hostup") as made:
        assert made.get(RELAY).status_code == 200


def test_what_the_control_was_told_holds_once_it_has_answered(sandbox: Sandbox) -> None:
    for _ in range(20):
        control(sandbox, "POST", "/faults", json={"fault": "refused", "api": "hostup", "seconds": 60})
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port(sandbox, "hostup")), 10)
        control(sandbox, "POST", "/clock", json={"advance": 60})
        socket.create_connection(("127.0.0.1", port(sandbox, "hostup")), 10).close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems let no two sockets share a port")
@pytest.mark.parametrize("reuse", ["0", "1"])
def test_a_port_that_refuses_is_nobody_elses(sandbox: Sandbox, reuse: str) -> None:
    refusal = sandbox.faults.add(Refused(), api="hostup")
    command = [sys.executable, "-c", TAKE, str(port(sandbox, "hostup")), reuse]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout == "in use\n"
    sandbox.faults.remove(refusal)
    with client(sandbox, "hostup") as made:
        assert made.get(RELAY).status_code == 200


def test_connections_are_refused_where_no_two_sockets_share_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS; there the port is free for others meanwhile, and no listener is pushed aside."""
    monkeypatch.setattr(_serving, "_SHARES", False)
    with Sandbox(apis=("hostup",)) as sandbox:
        with pytest.raises(OSError, match="in use"):
            Sandbox(apis=("hostup",), ports=[port(sandbox, "hostup"), 0]).start()
        for _ in range(2):
            refusal = sandbox.faults.add(Refused())
            with socket.socket() as other:
                other.bind(("127.0.0.1", port(sandbox, "hostup")))
            with client(sandbox, "hostup") as made, pytest.raises(httpx.ConnectError):
                made.get(RELAY)
            sandbox.faults.remove(refusal)
            with client(sandbox, "hostup") as made:
                assert made.get(RELAY).status_code == 200


def test_a_port_is_given_back_in_the_end() -> None:
    with Sandbox(apis=("hostup",)) as sandbox:
        sandbox.faults.add(Refused())
        ports = [port(sandbox, "hostup"), httpx.URL(sandbox.control).port or 0]
    for each in ports:
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", each))
            taken.listen()


@WAYS
def test_connections_are_refused_from_the_nth_call_on(sandbox: Sandbox, inside: bool) -> None:
    refusal = sandbox.faults.add(Refused(seconds=60), api="hostup", nth=3)
    with client(sandbox, "hostup", inside=inside) as made, client(sandbox, "mailbaby", inside=inside) as other:
        sandbox.clock.advance(100)
        assert [made.get(RELAY).status_code, other.get(LOG).status_code, made.get(RELAY).status_code] == [200] * 3
        for _ in range(2):
            with pytest.raises(httpx.ConnectError):
                made.get(RELAY)
        sandbox.clock.advance(30)
        with pytest.raises(httpx.ConnectError):
            made.get(RELAY)
        sandbox.clock.advance(30)
        assert made.get(RELAY).status_code == 200
        assert refusal.hits == 0


@pytest.mark.parametrize(
    ("fault", "selection"),
    [(Refused(), {"times": 2}), (Refused(), {"nth": 2, "times": 3}), (Refused(seconds=5), {"times": None})],
)
def test_refusals_that_would_have_to_be_counted_are_not_taken(
    sandbox: Sandbox, fault: Refused, selection: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="refused connections cannot be counted"):
        sandbox.faults.add(fault, **selection)
    said = {"fault": "refused", **({"seconds": 5} if fault.seconds else {}), **selection}
    assert control(sandbox, "POST", "/faults", json=said).status_code == 400


@WAYS
def test_faults_of_one_call_do_not_use_each_other_up(sandbox: Sandbox, inside: bool) -> None:
    first = sandbox.faults.add(Status(status=502), api="hostup", times=2)
    second = sandbox.faults.add(Reset(), api="hostup")
    third = sandbox.faults.add(Status(status=503), api="hostup", nth=3, times=2)
    answers: list[int | None] = []
    with client(sandbox, "hostup", inside=inside) as made:
        for _ in range(6):
            try:
                answers.append(made.get(RELAY).status_code)
            except httpx.ReadError:
                answers.append(None)
    assert answers == [502, 502, None, 503, 503, 200]
    assert [each.hits for each in (first, second, third)] == [2, 1, 2]
