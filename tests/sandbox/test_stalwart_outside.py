"""Mail that comes from outside, and what the endpoints outside of the management API give."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from mailrig_sandbox import Sandbox
from sandbox.support_core import QUEUE, client
from sandbox.support_stalwart import MESSAGE, Stalwart


def post(made: httpx.Client, name: str, body: Any) -> Any:
    answer = made.post(f"/_sandbox/stalwart/{name}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_mail_is_brought_into_the_queue_over_http_and_goes_when_its_domain_is_reached(sandbox: Sandbox) -> None:
    mail = {
        "from": "jane@example.org",
        "to": ["Friend@far.example"],
        "message": "Subject: x\r\n\r\nbody",
        "priority": 2,
    }
    with client(sandbox, "stalwart") as made:
        number = post(made, "mail", mail)["id"]
        shown = made.get(f"{QUEUE}/{number}").json()["data"]
        assert (shown["return_path"], shown["priority"], shown["size"]) == ("jane@example.org", 2, 18)
        assert [each["address"] for each in shown["recipients"]] == ["friend@far.example"]
        assert made.get(f"/api/store/blobs/{shown['blob_hash']}").content == b"Subject: x\r\n\r\nbody"
        assert post(made, "reachable", {"domains": ["FAR.example"]}) == {"domains": ["far.example"]}
        sandbox.clock.advance(200)
        assert made.get(f"{QUEUE}/{number}").status_code == 404
    assert sandbox.violations == []


def test_mail_is_steered_at_any_of_the_addresses_and_after_a_reset(sandbox: Sandbox) -> None:
    sandbox.reset()
    with client(sandbox, "hostup") as hostup, client(sandbox, "stalwart") as stalwart:
        number = post(hostup, "mail", {"to": ["friend@far.example"]})["id"]
        assert number in stalwart.get(QUEUE).json()["data"]["items"]
        assert post(hostup, "mail", {"to": ["jane@example.org"]}) == {"id": None}


def test_a_token_and_a_code_are_given_over_http(sandbox: Sandbox) -> None:
    with client(sandbox, "stalwart") as made:
        token, code = post(made, "token", {"account": "jane"})["token"], post(made, "device", {})["code"]
        approved = made.post("/api/oauth", json={"type": "device", "code": code})
        assert approved.json() == {"data": True}
        made.headers["authorization"] = f"Bearer {token}"
        assert made.get("/api/account/auth").status_code == 200
    assert sandbox.violations == []


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("mail", None, "mail is no object"),
        ("mail", {}, "mail.to is missing"),
        ("mail", {"to": []}, "mail.to is no list of 1 or more"),
        ("mail", {"to": ["friend"]}, "'friend' is no address"),
        ("mail", {"to": ["a@example.net"], "from": "@"}, "'@' is no address"),
        ("mail", {"to": ["nobody@example.org"]}, "550 5.1.2 no recipient is taken"),
        ("mail", {"to": ["\ud800@example.net"]}, "mail.to[0] holds half a character"),
        ("mail", {"to": ["a@example.net"], "priority": 1.5}, "mail.priority is no whole number from -32768 to 32768"),
        (
            "mail",
            {"to": ["a@example.net"], "colour": "red"},
            "mail has something of the name 'colour', which is unknown",
        ),
        ("reachable", {"domains": "x"}, "reachable.domains is no list"),
        ("token", {"account": "nobody"}, "there is no account 'nobody'"),
        ("device", [], "device is no object"),
    ],
)
def test_what_does_not_do_is_a_sentence(sandbox: Sandbox, name: str, body: Any, sentence: str) -> None:
    with client(sandbox, "stalwart") as made:
        before = sandbox.snapshot()["servers"]["stalwart"]["queue"]
        answer = made.post(f"/_sandbox/stalwart/{name}", content=json.dumps(body))
        assert (answer.status_code, answer.json()) == (400, {"error": sentence})
        assert sandbox.snapshot()["servers"]["stalwart"]["queue"] == before


def test_a_list_stands_for_its_members_here_and_outside() -> None:
    stalwart = Stalwart(size=3)
    number = stalwart.server.accept("jane@example.org", ["all@example.org", "lin@example.net"], MESSAGE)
    shown = stalwart.send("obtainQueuedMessageDetails", number or 0).data
    assert [each["address"] for each in shown["recipients"]] == ["lin@example.net"]
    with_mail = [stalwart.send("fetchPrincipal", name).data["usedQuota"] for name in ("jane", "john", "amina")]
    assert with_mail == [each.data["usedQuota"] + len(MESSAGE) for each in fresh("jane", "john", "amina")]


def fresh(*names: str) -> list[Any]:
    stalwart = Stalwart(size=3)
    return [stalwart.send("fetchPrincipal", name) for name in names]


def test_who_is_not_here_under_a_local_domain_is_refused_and_the_others_are_served() -> None:
    stalwart = Stalwart()
    assert stalwart.server.accept("a@example.net", ["nobody@example.org", "jane@example.org"]) is None
    rows = stalwart.send("queryLogFiles").data["items"]
    assert "nobody@example.org" in next(each["details"] for each in rows if each["event_id"].endswith("not-exist"))
    with pytest.raises(ValueError, match="550"):
        stalwart.server.accept("a@example.net", ["nobody@example.org"])
