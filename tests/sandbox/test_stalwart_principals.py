from __future__ import annotations

from typing import Any

import pytest
from mailrig_sandbox.stalwart import Flavour
from sandbox.support_stalwart import FLAVOURS, Stalwart


def listed(stalwart: Stalwart, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = stalwart.send("listPrincipals", query=query.items()).data["items"]
    return items


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_what_is_created_is_listed_fetched_changed_and_deleted(flavour: Flavour) -> None:
    stalwart = Stalwart(flavour)
    made = {"type": "individual", "name": "Zoe", "secrets": ["$6$s$h"], "emails": ["Zoe@example.org"], "quota": 2**60}
    number = stalwart.send("createPrincipal", json_body=made).data
    assert [each["id"] for each in listed(stalwart, filter="zoe@example")] == [number]
    changes = [
        {"action": "set", "field": "name", "value": "zoe.doe"},
        {"action": "addItem", "field": "emails", "value": "doe@example.org"},
        {"action": "removeItem", "field": "emails", "value": "zoe@example.org"},
        {"action": "set", "field": "description", "value": "Zoe Doe"},
    ]
    assert stalwart.send("updatePrincipal", "zoe", json_body=changes).data is None
    assert stalwart.send("fetchPrincipal", "zoe").refusal == {"error": "notFound", "item": "zoe"}
    fetched = stalwart.send("fetchPrincipal", "zoe.doe").data
    assert fetched["id"] == number
    assert fetched["quota"] == 2**60
    assert fetched["emails"] == ("doe@example.org" if flavour == "0.11" else ["doe@example.org"])
    assert fetched["secrets"] == ("$6$s$h" if flavour == "0.11" else ["$6$s$h"])
    taken = {"type": "individual", "name": "x", "emails": ["doe@example.org"]}
    assert stalwart.send("createPrincipal", json_body=taken).refusal["field"] == "emails"
    assert stalwart.send("deletePrincipal", "zoe.doe").data is None
    assert stalwart.send("deletePrincipal", "zoe.doe").refusal["error"] == "notFound"
    assert number not in [each["id"] for each in listed(stalwart)]


def test_the_pages_of_a_list_hold_each_principal_once() -> None:
    stalwart = Stalwart()
    whole = [each["id"] for each in listed(stalwart)]
    pages = [[each["id"] for each in listed(stalwart, page=page, limit=10)] for page in range(1, 5)]
    assert [each for page in pages for each in page] == whole
    assert pages[3] == []
    assert stalwart.send("listPrincipals", query=[("page", 9), ("limit", 10)]).data["total"] == len(whole)
    assert listed(stalwart, page=0, limit=10) == listed(stalwart, page=1, limit=10)


def test_a_page_that_is_no_whole_number_is_page_one() -> None:
    stalwart = Stalwart()
    for page in ("2.0", "two", "-2"):
        answer = stalwart.send("listPrincipals", query=[("page", page), ("limit", 5)], valid=False)
        assert [each["id"] for each in answer.data["items"]] == [1, 2, 3, 4, 5]


def test_kinds_fields_and_count_narrow_a_list() -> None:
    stalwart = Stalwart()
    assert {each["type"] for each in listed(stalwart, types="domain,nonsense")} == {"domain"}
    assert listed(stalwart, types="group", fields="members")[0].keys() == {"id", "type", "members"}
    counted = stalwart.send("listPrincipals", query=[("count", 1), ("types", "domain")]).data
    assert counted == {"items": [], "total": 2}


def test_without_kinds_a_list_needs_the_permissions_of_all_of_them() -> None:
    stalwart = Stalwart()
    auth = stalwart.account("clerk", roles=(), enabledPermissions=["domain-list", "principal-list"])
    assert stalwart.send("listPrincipals", auth=auth).status == 403
    assert stalwart.send("listPrincipals", query=[("types", "domain,other")], auth=auth).status == 200


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"type": "domain", "name": ""}, {"error": "fieldMissing", "field": "name"}),
        (
            {"type": "domain", "name": "example.org"},
            {"error": "fieldAlreadyExists", "field": "name", "value": "example.org"},
        ),
        (
            {"type": "individual", "name": "x", "emails": ["jane@example.org"]},
            {"error": "fieldAlreadyExists", "field": "emails", "value": "jane@example.org"},
        ),
        (
            {"type": "individual", "name": "x", "emails": ["x@unknown.example"]},
            {"error": "notFound", "item": "unknown.example"},
        ),
        ({"type": "individual", "name": "x", "memberOf": ["nobody"]}, {"error": "notFound", "item": "nobody"}),
        ({"type": "individual", "name": "x", "roles": ["nobody"]}, {"error": "notFound", "item": "nobody"}),
        ({"type": "group", "name": "x", "members": ["nobody"]}, {"error": "notFound", "item": "nobody"}),
    ],
)
def test_a_principal_that_does_not_fit_is_refused_and_not_made(body: dict[str, Any], refusal: dict[str, str]) -> None:
    stalwart = Stalwart()
    before = listed(stalwart)
    assert stalwart.send("createPrincipal", json_body=body).refusal == refusal
    assert listed(stalwart) == before


@pytest.mark.parametrize(
    "body",
    [
        {"type": "planet", "name": "x"},
        {"type": "domain", "name": "x", "colour": "red"},
        {"type": "domain", "name": "x" * 513},
        {"type": "domain", "name": "x", "quota": -1},
        {"type": "domain", "name": "x", "emails": "x@example.org"},
        {"type": "domain", "name": "x", "enabledPermissions": ["fly"]},
        [],
    ],
)
def test_a_principal_that_cannot_be_read_is_400(body: Any) -> None:
    stalwart = Stalwart()
    request = stalwart.server.handlers()["createPrincipal"]
    import json

    from mailrig_sandbox._http import Request

    sent = Request("createPrincipal", "POST", "/api/principal", headers={"authorization": stalwart.bearer})
    reply = request(Request(sent.operation_id, "POST", sent.path, headers=sent.headers, body=json.dumps(body).encode()))
    assert reply.status == 400


def test_a_missing_name_is_told_as_a_missing_field() -> None:
    answer = Stalwart().send("createPrincipal", json_body={"type": "domain"}, valid=False)
    assert answer.refusal == {"error": "fieldMissing", "field": "name"}


def test_groups_and_members_are_two_sides_of_one_thing() -> None:
    stalwart = Stalwart()
    group = {"type": "group", "name": "board", "members": ["john", "mei"]}
    stalwart.send("createPrincipal", json_body=group)
    assert "board" in stalwart.send("fetchPrincipal", "mei").data["memberOf"]
    stalwart.send("updatePrincipal", "mei", json_body=[{"action": "set", "field": "name", "value": "mei.li"}])
    assert stalwart.send("fetchPrincipal", "board").data["members"] == ["john", "mei.li"]
    stalwart.send("updatePrincipal", "board", json_body=[{"action": "removeItem", "field": "members", "value": "john"}])
    assert "board" not in stalwart.send("fetchPrincipal", "john").data.get("memberOf", [])
    stalwart.send("deletePrincipal", "mei.li")
    assert "members" not in stalwart.send("fetchPrincipal", "board").data


def test_the_members_of_a_domain_are_a_number_that_follows_its_accounts() -> None:
    stalwart = Stalwart()
    before = stalwart.send("fetchPrincipal", "example.org").data["members"]
    stalwart.account("zoe", emails=["zoe@example.org"])
    assert stalwart.send("fetchPrincipal", "example.org").data["members"] == before + 1


def test_a_list_of_changes_is_done_as_a_whole_or_not_at_all() -> None:
    stalwart = Stalwart()
    before = stalwart.send("fetchPrincipal", "jane").data
    changes = [
        {"action": "set", "field": "description", "value": "Changed"},
        {"action": "addItem", "field": "emails", "value": "john@example.com"},
    ]
    assert stalwart.send("updatePrincipal", "jane", json_body=changes).refusal["error"] == "fieldAlreadyExists"
    wrong = [changes[0], {"action": "addItem", "field": "quota", "value": 1}]
    assert stalwart.send("updatePrincipal", "jane", json_body=wrong).refusal["error"] == "other"
    assert stalwart.send("fetchPrincipal", "jane").data == before


def test_a_name_may_hold_what_must_be_encoded_in_a_path() -> None:
    stalwart = Stalwart()
    stalwart.send("createPrincipal", json_body={"type": "other", "name": "a/b c%?é"})
    assert stalwart.send("fetchPrincipal", "a/b c%?é").data["name"] == "a/b c%?é"


def test_a_tenant_takes_no_more_than_its_quota() -> None:
    stalwart = Stalwart()
    for name in ("one", "two", "three"):
        stalwart.account(name, tenant="acme")
    made = {"type": "individual", "name": "four", "tenant": "acme"}
    answer = stalwart.send("createPrincipal", json_body=made)
    assert (answer.status, answer.json["title"]) == (403, "Quota exceeded")
    assert stalwart.send("fetchPrincipal", "acme").data["members"] == 3


def test_nobody_gives_away_what_they_do_not_have() -> None:
    stalwart = Stalwart()
    auth = stalwart.account("clerk", enabledPermissions=["individual-create", "individual-update"])
    made = {"type": "individual", "name": "x", "roles": ["user"]}
    assert stalwart.send("createPrincipal", json_body=made, auth=auth).status == 200
    change = [{"action": "set", "field": "roles", "value": ["admin"]}]
    assert stalwart.send("updatePrincipal", "x", json_body=change, auth=auth).status == 403
    stalwart.account("chief", roles=["admin"])
    renamed = [{"action": "set", "field": "description", "value": "Chief"}]
    assert stalwart.send("updatePrincipal", "chief", json_body=renamed, auth=auth).data is None


def test_with_a_directory_elsewhere_individuals_cannot_be_made() -> None:
    stalwart = Stalwart()
    stalwart.put(directory__internal__type="ldap")
    made = {"type": "individual", "name": "x"}
    assert stalwart.send("createPrincipal", json_body=made).refusal["error"] == "unsupported"
    assert stalwart.send("createPrincipal", json_body=made | {"type": "group"}).status == 200
    change = [{"action": "set", "field": "name", "value": "y"}]
    assert stalwart.send("updatePrincipal", "jane", json_body=change).refusal["error"] == "unsupported"


def test_the_used_quota_grows_with_mail() -> None:
    stalwart = Stalwart()
    before = stalwart.send("fetchPrincipal", "jane").data["usedQuota"]
    assert stalwart.server.accept("x@example.net", ["jane@example.org"], b"Subject: x\r\n\r\nx") is None
    assert stalwart.send("fetchPrincipal", "jane").data["usedQuota"] == before + 15
