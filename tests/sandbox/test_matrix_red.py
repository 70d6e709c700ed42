"""What is broken shows in the matrix: in the client, the server, the specification or the judge."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mailbaby_client.operations
import mailrig.errors
import mailrig.retry
import pytest
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._http import Request, json_reply
from mailrig_sandbox._judge import Judge
from mailrig_sandbox.hostup import HostUpServer
from mailrig_sandbox.tour import _calls
from mailrig_sandbox.tour._main import elsewhere, main
from mailrig_sandbox.tour._matrix import COLUMNS, Row, table
from mailrig_sandbox.tour._probe import Probe
from sandbox.support_matrix import TWINS, red, row

WAYS = pytest.mark.parametrize("way", TWINS)
REQUEST, RESPONSE, ERROR, RETRY = COLUMNS


@pytest.fixture
def probe() -> Iterator[Probe]:
    with Probe() as made:
        yield made


@WAYS
def test_a_client_that_takes_one_class_for_another_is_red(
    probe: Probe, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(mailrig.errors._BY_STATUS, 409, mailrig.errors.BadRequestError)
    found = row(probe, way, "hostup", "createPort25Request")
    assert red(found) == {ERROR}
    assert found.failures() == [
        f"hostup.createPort25Request ({way}), {ERROR}: "
        "409 became ('BadRequestError', 'REJECTED') instead of ('ConflictError', 'REJECTED')"
    ]


@WAYS
def test_a_client_that_repeats_what_it_must_not_is_red(probe: Probe, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    operations = dict(mailbaby_client.operations.OPERATIONS)
    operations["sendMail"] = operations["sendMail"]._replace(retry="safe")
    monkeypatch.setattr(mailbaby_client.operations, "OPERATIONS", operations)
    found = row(probe, way, "mailbaby", "sendMail")
    assert RETRY in red(found)
    assert any("after reset there were 2 requests instead of 1" in each for each in found.failures())


@WAYS
def test_a_client_that_never_repeats_is_red(probe: Probe, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailrig.retry, "may_repeat", lambda *_: False)
    found = row(probe, way, "mailbaby", "getMailOrders")
    assert red(found) == {RETRY}
    assert any("after status there were 1 requests instead of 2" in each for each in found.failures())


@WAYS
def test_a_client_that_sends_what_nobody_declared_is_red(
    probe: Probe, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def declared_less(self: Judge, operation: Operation, request: Request) -> tuple[str, ...]:
        return ("the operation has no query parameter 'limit'",) if request.argument("limit") else ()

    monkeypatch.setattr(Judge, "request", declared_less)
    assert red(row(probe, way, "mailbaby", "viewMailLog")) == {REQUEST}


@WAYS
def test_a_server_that_breaks_the_specification_is_red(probe: Probe, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HostUpServer, "_mail_relay", lambda *_: json_reply({"status": "fine"}))
    assert RESPONSE in red(row(probe, way, "hostup", "getVpsMailRelay"))


def test_a_server_that_never_fails_is_red(probe: Probe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HostUpServer, "authenticate", lambda *_: None)
    found = row(probe, "sync", "hostup", "getDomainEmailForwarding")
    assert red(found) == {ERROR}
    assert {each.rpartition("documented ")[2][:3] for each in found.failures()} == {"401", "403", "429"}


def changed(probe: Probe, api: str, operation: str, **said: Any) -> None:
    """Let the matrix read another specification than the sandbox and the client."""
    content = copy.deepcopy(probe.documents[api].content)
    for item in content["paths"].values():
        for method in item.values():
            if isinstance(method, dict) and method.get("operationId") == operation:
                method |= said
    probe.documents = {**probe.documents, api: Document(content)}


def test_a_specification_that_classifies_otherwise_is_red(probe: Probe) -> None:
    changed(probe, "mailbaby", "addRule", **{"x-retry": "idempotent"})
    assert RETRY in red(row(probe, "sync", "mailbaby", "addRule"))


def test_a_documented_status_to_which_no_way_is_known_is_red(probe: Probe) -> None:
    responses = probe.documents["hostup"].operations["getVpsMailRelay"].said["responses"]
    changed(probe, "hostup", "getVpsMailRelay", responses={**responses, "418": responses["404"]})
    found = row(probe, "sync", "hostup", "getVpsMailRelay")
    assert (red(found), found.failures()[0].rpartition(": ")[2]) == ({ERROR}, "no way to the documented 418 is known")


def test_an_operation_to_which_no_call_is_known_is_red_everywhere(
    probe: Probe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_calls, "HOSTUP", {})
    assert red(row(probe, "sync", "hostup", "getVpsMailRelay")) == set(COLUMNS)


def test_what_was_never_looked_at_is_not_green() -> None:
    found = Row("hostup", "getVpsMailRelay", "sync")
    assert red(found) == set(COLUMNS)
    assert "0 of 1 rows green" in table([found])
    assert len(found.failures()) == len(COLUMNS)


def test_the_command_fails_with_a_red_row(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(Probe, "rows", lambda *_: iter([Row("hostup", "getVpsMailRelay", "sync")]))
    assert main([]) == 1
    assert "FAIL none" in capsys.readouterr().out


def test_the_command_fails_with_a_flow_that_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Probe, "rows", lambda *_: iter([]))
    monkeypatch.setattr(HostUpServer, "_mail_relay", lambda *_: json_reply({"status": "fine"}))
    assert main([]) == 1
    told = capsys.readouterr()
    assert "error: hostup: the flow failed: APIResponseError" in told.err
    assert "created tour.example.org" in told.out


def test_packages_of_a_checkout_are_not_installed_ones(tmp_path: Path) -> None:
    assert elsewhere(["mailrig_sandbox", "nowhere_at_all"], tmp_path) == ["mailrig_sandbox", "nowhere_at_all"]
    assert elsewhere(["mailrig_sandbox"], Path("/")) == []
