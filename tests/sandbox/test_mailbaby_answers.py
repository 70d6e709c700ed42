"""Every operation of the sandbox's MailBaby: a valid success, and each documented error that it makes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.mailbaby import Trouble, crash, proxy_page
from sandbox.support_mailbaby import CANCELED, DOCUMENT, FIRST, JUDGE, PENDING, MailBaby, advanced, plain

RAW = "From: me@example.org\nTo: jane@example.org\nSubject: Test\nMessage-ID: <mine@example.org>\n\nHello\n"
RULE = {"type": "destination", "data": "nobody@example.org"}
TO = [{"email": "jane@example.org"}]

HAPPY: dict[str, dict[str, Any]] = {
    "pingServer": {},
    "getMailOrders": {},
    "getMailOrderById": {"path": FIRST},
    "sendMail": {"body": plain("jane@example.org")},
    "sendAdvMail": {"body": advanced(to=TO)},
    "rawMail": {"body": {"raw_email": RAW}},
    "viewMailLog": {},
    "getStats": {},
    "getMailBlocks": {},
    "delistBlock": {"body": {"email": "promo@bulk.example.net"}},
    "getRules": {},
    "addRule": {"body": RULE},
    "deleteRule": {"path": 12},
}
BY_PROXIES = {"429", "500", "502"}


def call(mb: MailBaby, operation: str, path: object = None, **options: Any) -> Reply:
    return mb.call(operation, *([] if path is None else [path]), **options)


def without_orders() -> MailBaby:
    mb = MailBaby()
    for order in mb.server.state.orders:
        order.status = "canceled"
    return mb


def documented() -> MailBaby:
    return MailBaby(as_documented=True)


HUGE = json.dumps(plain("jane@example.org", body="x" * (10 << 20))).encode()
ERRORS: dict[tuple[str, int], tuple[Callable[[], MailBaby], dict[str, Any]]] = {
    ("getMailOrderById", 400): (MailBaby, {"path": "first", "valid": False}),
    ("getMailOrderById", 404): (MailBaby, {"path": 1}),
    ("sendMail", 400): (MailBaby, {"body": plain("jane@example.invalid")}),
    ("sendMail", 404): (MailBaby, {"body": plain("jane@example.org", id=PENDING)}),
    ("sendMail", 413): (MailBaby, {"raw": HUGE}),
    ("sendAdvMail", 400): (MailBaby, {"body": advanced(to=[])}),
    ("sendAdvMail", 404): (MailBaby, {"body": advanced(to=TO, id=CANCELED)}),
    ("sendAdvMail", 413): (MailBaby, {"body": advanced(to=TO, body="x" * (10 << 20))}),
    ("rawMail", 400): (MailBaby, {"body": {"raw_email": "Subject: to nobody\n\n"}}),
    ("rawMail", 404): (without_orders, {"body": {"raw_email": RAW}}),
    ("rawMail", 413): (MailBaby, {"body": {"raw_email": RAW + "x" * (10 << 20)}}),
    ("viewMailLog", 400): (MailBaby, {"query": {"startDate": "some day"}}),
    ("viewMailLog", 404): (MailBaby, {"query": {"id": CANCELED}}),
    ("getStats", 400): (without_orders, {}),
    ("getMailBlocks", 400): (without_orders, {}),
    ("getRules", 400): (without_orders, {}),
    ("addRule", 400): (MailBaby, {"body": {"type": "email", "data": "nobody"}}),
    ("addRule", 404): (documented, {"body": RULE | {"username": "mb1"}}),
    ("deleteRule", 400): (without_orders, {"path": 12}),
    ("deleteRule", 404): (documented, {"path": 99}),
    ("delistBlock", 400): (documented, {"body": {"email": "nobody"}, "valid": False}),
    ("delistBlock", 404): (documented, {"body": {"email": "nobody@example.org"}}),
}


def test_every_operation_has_a_handler_and_a_happy_call() -> None:
    assert MailBaby().server.handlers().keys() == HAPPY.keys() == DOCUMENT.operations.keys()


@pytest.mark.parametrize("operation", HAPPY)
def test_a_call_succeeds_as_the_specification_says(operation: str) -> None:
    reply = call(MailBaby(), operation, **HAPPY[operation])
    assert reply.status == 200
    assert b'"msg"' not in reply.body


def test_every_documented_error_is_among_those_tested_here() -> None:
    documented_ = {
        (name, int(status))
        for name, operation in DOCUMENT.operations.items()
        for status in operation.said["responses"].keys() - BY_PROXIES - {"200", "401"}
    }
    assert documented_ == ERRORS.keys()


@pytest.mark.parametrize(("operation", "status"), ERRORS)
def test_a_documented_error_can_be_had(operation: str, status: int) -> None:
    made, options = ERRORS[operation, status]
    reply = call(made(), operation, **options)
    assert reply.status == status
    if status == 413:
        assert (reply.body, reply.content_type, reply.headers["connection"]) == (b"", None, "close")
    else:
        assert json.loads(reply.body)["code"] == status


@pytest.mark.parametrize("key", ["", "wrong"])
@pytest.mark.parametrize("operation", sorted(HAPPY.keys() - {"pingServer"}))
def test_a_missing_or_wrong_key_is_refused_and_nothing_is_done(operation: str, key: str) -> None:
    mb = MailBaby()
    before = json.dumps(mb.server.snapshot())
    reply = call(mb, operation, key=key, **HAPPY[operation])
    assert (reply.status, json.loads(reply.body)["code"]) == (401, 401)
    assert json.dumps(mb.server.snapshot()) == before


def test_the_ping_needs_no_key_and_calls_its_text_html() -> None:
    reply = MailBaby().call("pingServer", key="")
    assert (reply.status, reply.content_type) == (200, "text/html;charset=utf-8")
    assert reply.body == b"Server is up and running"


def asking(accept: str | None) -> Request:
    return Request(None, "GET", "/nowhere", headers={} if accept is None else {"accept": accept})


def test_an_unknown_path_is_a_200_for_who_accepts_json_and_a_page_for_others() -> None:
    server = MailBaby().server
    reply = server.unknown_path(asking("application/json"))
    assert (reply.status, json.loads(reply.body)) == (200, {"code": 404, "msg": "404 Not Found", "data": []})
    for accept in ("*/*", None):
        page = server.unknown_path(asking(accept))
        assert (page.status, page.content_type) == (404, "text/html;charset=utf-8")


def test_too_large_a_body_is_refused_before_the_key_is_looked_at_and_whatever_the_path() -> None:
    server = MailBaby().server
    for name, reply in (
        ("rawMail", server.authenticate(Request("rawMail", "POST", "/mail/rawsend", body=HUGE))),
        (None, server.unknown_path(Request(None, "POST", "/nowhere", body=HUGE))),
    ):
        assert reply is not None
        assert (reply.status, reply.body, reply.content_type) == (413, b"", None), name


@pytest.mark.parametrize(("trouble", "code"), [("crash", 500), ("database", "42S22")])
def test_a_server_in_trouble_crashes_after_its_work(trouble: Trouble, code: int | str) -> None:
    mb = MailBaby(size=0)
    mb.server.trouble = trouble
    assert json.loads(mb.call("sendMail", body=plain("jane@example.org")).body)["code"] == code
    assert mb.call("pingServer").body == b"Server is up and running"
    other = MailBaby(size=0)
    other.server.restore(mb.server.snapshot())
    assert json.loads(other.call("getRules").body)["code"] == code
    mb.server.trouble = None
    mb.later()
    assert [row["to"] for row in mb.log()] == ["jane@example.org"]


def test_a_crash_is_a_200_for_who_accepts_json_and_a_page_for_others() -> None:
    operation = DOCUMENT.operations["getMailOrders"]
    for code in (500, "42S02"):
        reply = crash(asking("application/json"), code, "Server internal error")
        assert (reply.status, json.loads(reply.body)) == (200, {"code": code, "msg": "Server internal error"})
        assert JUDGE.response(operation, Request("getMailOrders", "GET", "/mail"), reply) == ()
    page = crash(asking("*/*"))
    assert (page.status, page.content_type) == (500, "text/html;charset=utf-8")
    assert JUDGE.response(operation, Request("getMailOrders", "GET", "/mail"), page) == ()


@pytest.mark.parametrize("status", [429, 502])
def test_a_proxy_answers_in_html(status: int) -> None:
    reply = proxy_page(status)
    assert JUDGE.response(DOCUMENT.operations["getMailOrders"], Request(None, "GET", "/mail"), reply) == ()
    assert reply.status == status


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b'{"to": "\\ud800@example.org"}', b"\xff", b"[" * 100_000]
)
@pytest.mark.parametrize("operation", ["sendMail", "sendAdvMail", "rawMail", "addRule"])
def test_a_body_that_is_no_object_lacks_every_field(operation: str, body: bytes) -> None:
    assert MailBaby().post(operation, body).status == 400


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "", "x", [], [1], [[]], {}, {"email": 1}, [{"email": None}]])
@pytest.mark.parametrize("field", ["to", "from", "subject", "body", "cc", "replyto", "attachments", "id"])
@pytest.mark.parametrize("operation", ["sendMail", "sendAdvMail"])
def test_a_field_of_any_kind_gets_an_answer_and_no_exception(operation: str, field: str, value: Any) -> None:
    mb = MailBaby()
    fields = advanced(to=TO) if operation == "sendAdvMail" else plain("jane@example.org")
    assert mb.post(operation, json.dumps(fields | {field: value}).encode()).status in (200, 400, 404)
