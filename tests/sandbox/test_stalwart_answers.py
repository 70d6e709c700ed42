from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from mailrig_sandbox.stalwart import Flavour, StalwartServer
from sandbox.support_stalwart import DOCUMENT, FLAVOURS, MESSAGE, Stalwart

REMOVED = {
    "trainSpamFilterAsSpam",
    "trainSpamFilterAsHam",
    "trainAccountSpamFilterAsSpam",
    "trainAccountSpamFilterAsHam",
    "requestFtsReindex",
}
OPERATIONS = sorted(DOCUMENT.operations)
Arguments = tuple[tuple[str | int, ...], dict[str, Any]]


def queued(stalwart: Stalwart) -> int:
    return int(stalwart.send("listQueuedMessages").data["items"][0])


def deleted(stalwart: Stalwart) -> dict[str, Any]:
    item: dict[str, Any] = stalwart.send("listDeletedMessages", "jane").data["items"][0]
    return item


def blob(stalwart: Stalwart) -> str:
    return str(stalwart.send("obtainQueuedMessageDetails", queued(stalwart)).data["blob_hash"])


def restoring(stalwart: Stalwart) -> list[dict[str, Any]]:
    item = deleted(stalwart)
    return [{"hash": item["hash"], "collection": "email", "restoreTime": item["deletedAt"], "cancelDeletion": None}]


CLASSIFIED = {
    "message": MESSAGE.decode(),
    "remoteIp": "203.0.113.7",
    "envFrom": "sender@example.net",
    "envFromFlags": 0,
    "envRcptTo": ["jane@example.org"],
    "isTls": True,
}
CHECKED = {"remoteIp": "203.0.113.7", "ehloDomain": "mx.example.net", "mailFrom": "sender@example.net", "body": None}
BODIES: dict[str, Callable[[Stalwart], Any]] = {
    "obtainOauthToken": lambda _: {"type": "code", "client_id": "webadmin", "redirect_uri": "stalwart://auth"},
    "createPrincipal": lambda _: {"type": "domain", "name": "new.example.org"},
    "updatePrincipal": lambda _: [{"action": "set", "field": "description", "value": "Jane Doe"}],
    "createDkimSignature": lambda _: {"algorithm": "Rsa", "domain": "new.example.org", "id": None, "selector": None},
    "testSpamFilterClassification": lambda _: CLASSIFIED,
    "runDmarcTroubleshooting": lambda _: CHECKED,
    "updateSettings": lambda _: [{"type": "delete", "keys": ["report.domain"]}],
    "updateEncryptionAtRestSettings": lambda _: {"type": "disabled"},
    "updateAccountAuthenticationSettings": lambda _: [{"type": "addAppPassword", "name": "phone", "password": "x"}],
    "undeleteMessages": restoring,
}
PATHS: dict[str, Callable[[Stalwart], str | int]] = {
    "{principal_id}": lambda _: "jane",
    "{account_id}": lambda _: "jane",
    "{message_id}": queued,
    "{trace_id}": lambda stalwart: int(stalwart.send("listStoredTraces").data["items"][0]),
    "{blob_id}": blob,
    "{recipient}": lambda _: "friend@example.net",
    "{domain}": lambda _: "example.org",
}


def ordinary(stalwart: Stalwart, operation: str) -> Arguments:
    """What an ordinary request of an operation holds."""
    parts = [part for part in DOCUMENT.operations[operation].path.split("/") if part.startswith("{")]
    path = tuple(PATHS[part](stalwart) for part in parts)
    if operation in BODIES:
        return path, {"json_body": BODIES[operation](stalwart)}
    return path, {"body": MESSAGE} if "SpamFilterAs" in operation else {}


def test_the_server_has_every_operation_of_the_specification_and_no_other() -> None:
    assert sorted(Stalwart().server.handlers()) == OPERATIONS
    assert len(OPERATIONS) == 60


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_ordinary_request_succeeds(operation: str, flavour: Flavour) -> None:
    stalwart = Stalwart(flavour)
    path, arguments = ordinary(stalwart, operation)
    answer = stalwart.send(operation, *path, **arguments)
    if flavour == "0.15" and operation in REMOVED:
        assert answer.status == 404
    elif answer.kind == "application/json":
        assert answer.json.keys() == {"data"}
    else:
        assert answer.status == 200
        assert answer.kind in ("text/event-stream", "application/octet-stream")


def oversized(stalwart: Stalwart, operation: str, path: tuple[str | int, ...]) -> Any:
    return stalwart.send(operation, *path, body=b" " * (1024 * 1024 + 1), valid="SpamFilterAs" in operation)


def concurrent(stalwart: Stalwart, operation: str, path: tuple[str | int, ...], **arguments: Any) -> Any:
    stalwart.put(jmap__protocol__request__max_concurrent="0")
    return stalwart.send(operation, *path, **arguments)


def nobody(stalwart: Stalwart, operation: str, path: tuple[str | int, ...], **arguments: Any) -> Any:
    return stalwart.send(operation, *path, **arguments, auth=stalwart.account("nobody", roles=()))


def without_code(stalwart: Stalwart, operation: str, path: tuple[str | int, ...], **arguments: Any) -> Any:
    url = "otpauth://totp/example:eve@example.org?secret=MZXW6YTBOI"
    auth = stalwart.account("eve")
    change = [{"action": "addItem", "field": "secrets", "value": url}]
    stalwart.send("updatePrincipal", "eve", json_body=change)
    return stalwart.send(operation, *path, **arguments, auth=auth)


def too_often(stalwart: Stalwart, operation: str, path: tuple[str | int, ...], **arguments: Any) -> Any:
    stalwart.put(http__rate_limit__account="0/1m")
    return stalwart.send(operation, *path, **arguments)


def blocked(stalwart: Stalwart, operation: str, path: tuple[str | int, ...], **arguments: Any) -> Any:
    stalwart.put(server__auto_ban__auth__rate="1/1d")
    assert stalwart.send("obtainQueueStatus", auth="Bearer wrong").status == 401
    return stalwart.send(operation, *path, **arguments)


def reached(operation: str, flavour: Flavour) -> set[tuple[int, str]]:
    """The statuses that an operation gives in its several troubles, with what tells answers of one status apart."""
    found = set()
    for trouble in (concurrent, nobody, without_code, too_often, blocked):
        stalwart = Stalwart(flavour)
        path, arguments = ordinary(stalwart, operation)
        answer = trouble(stalwart, operation, path, **arguments)
        found.add((answer.status, str(answer.json.get("limit") or answer.json["title"])))
    for named in ("failure", "refusal"):
        stalwart = Stalwart(flavour)
        path, arguments = ordinary(stalwart, operation)
        stalwart.server.trouble = named
        answer = stalwart.send(operation, *path, **arguments)
        found.add((answer.status, str(answer.json.get("error") or answer.json["title"])))
    stalwart = Stalwart(flavour)
    path, arguments = ordinary(stalwart, operation)
    found.add((oversized(stalwart, operation, path).status, "size"))
    found.add((stalwart.send(operation, *path, **arguments, auth=None).status, "none"))
    found.add((stalwart.send(operation, *path, **arguments, auth="Bearer wrong").status, "wrong"))
    modern = Stalwart("0.16")
    found.add((modern.send(operation, *path, **arguments).status, "gone"))
    return found


EXPECTED = {
    (400, "maxConcurrentRequests"),
    (400, "size"),
    (401, "none"),
    (401, "wrong"),
    (402, "TOTP code required"),
    (403, "Forbidden"),
    (404, "gone"),
    (429, "Too Many Authentication Attempts"),
    (429, "Too Many Requests"),
    (500, "Internal Server Error"),
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_documented_failure_can_be_reached(operation: str) -> None:
    declared = DOCUMENT.operations[operation].said["responses"]
    flavour: Flavour = "0.13" if operation in REMOVED else "0.15"
    found = reached(operation, flavour)
    statuses = {status for status, _ in found}
    missed = {int(status) for status in declared} - statuses - {200}
    print(f"{operation}: {sorted(statuses)}, not reached: {sorted(missed) or 'none'}")
    assert missed == set()
    refusable = "application/json" in declared["200"]["content"]
    assert found == EXPECTED | ({(200, "other")} if refusable else set())


def test_no_answer_to_too_many_requests_says_how_long_to_wait() -> None:
    stalwart = Stalwart()
    answer = too_often(stalwart, "obtainQueueStatus", ())
    assert answer.status == 429
    assert "retry-after" not in {name.lower() for name in answer.reply.headers}


@pytest.mark.parametrize("flavour", [*FLAVOURS, "0.16"])
def test_a_wrong_path_or_method_is_404_and_never_405(flavour: Flavour) -> None:
    from mailrig_sandbox._http import Request

    server: StalwartServer = Stalwart(flavour).server
    known = {"authorization": f"Bearer {server.key}"}
    for method, path in (("GET", "/api/nothing"), ("PUT", "/api/principal"), ("POST", "/api/queue/status")):
        reply = server.unknown_path(Request(None, method, path, headers=known))
        assert (reply.status, reply.content_type) == (404, "application/problem+json")
    unknown = server.unknown_path(Request(None, "GET", "/api/nothing"))
    assert unknown.status == (404 if flavour == "0.16" else 401)
    assert server.unknown_path(Request(None, "GET", "/nothing")).status == 404
