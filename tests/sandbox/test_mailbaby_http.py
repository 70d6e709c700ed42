"""The sandbox's MailBaby as plain HTTP sees it."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
from mailrig_sandbox import Sandbox
from sandbox.support_core import client
from sandbox.support_mailbaby import LAG, plain

JSON = {"accept": "application/json"}


@pytest.mark.parametrize("inside", [False, True])
def test_a_sent_mail_is_found_in_the_log_when_the_clock_was_stepped(sandbox: Sandbox, inside: bool) -> None:
    with client(sandbox, "mailbaby", inside=inside) as made:
        before = made.get("/mail/stats").json()["received"]
        sent = made.post("/mail/send", json=plain("jane+shop@example.org")).json()
        assert made.get("/mail/log", params={"mailid": sent["text"]}).json()["total"] == 0
        sandbox.clock.advance(LAG)
        page = made.get("/mail/log", params={"mailid": sent["text"], "to": "jane+shop@example.org"}).json()
        assert [(row["id"], row["to"]) for row in page["emails"]] == [(sent["text"], "jane+shop@example.org")]
        assert made.get("/mail/stats").json()["received"] == before + 1
    assert sandbox.violations == []


def test_an_unknown_path_is_a_200_in_json_and_a_404_page(sandbox: Sandbox) -> None:
    with client(sandbox, "mailbaby") as made:
        for method, path in (("GET", "/nowhere"), ("PUT", "/mail"), ("GET", "/mail/send/")):
            answer = made.request(method, path, headers=JSON)
            assert (answer.status_code, answer.json()) == (200, {"code": 404, "msg": "404 Not Found", "data": []})
            page = made.request(method, path, headers={"accept": "*/*"})
            assert (page.status_code, page.headers["content-type"]) == (404, "text/html;charset=utf-8")


def test_the_ping_answers_anybody(sandbox: Sandbox) -> None:
    with client(sandbox, "mailbaby") as made:
        del made.headers["x-api-key"]
        answer = made.get("/ping")
        assert (answer.text, answer.headers["content-type"]) == ("Server is up and running", "text/html;charset=utf-8")
        assert made.get("/mail").status_code == 401
    assert sandbox.violations == []


def test_too_large_a_body_gets_a_bare_413_and_the_connection_ends(sandbox: Sandbox) -> None:
    address = urlsplit(sandbox.urls["mailbaby"])
    size = (10 << 20) + 1
    top = (
        f"POST /mail/rawsend HTTP/1.1\r\nHost: {address.netloc}\r\nX-API-KEY: {sandbox.keys['mailbaby']}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {size}\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        connection.sendall(top.encode() + b'{"raw_email": "' + b"x" * (size - 17) + b'"}')
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in head.lower()
    assert b"content-type" not in head.lower()
    assert body == b""
    assert sandbox.violations == []


def test_what_breaks_the_specification_is_answered_like_the_real_server_and_noted(sandbox: Sandbox) -> None:
    with client(sandbox, "mailbaby") as made:
        form = made.post("/mail/send", data={**plain(), "to": ["a@example.org", "b@example.org"]})
        assert form.status_code == 200
        page = made.get("/mail/log", params={"limit": 5000})
        assert (page.status_code, page.json()["limit"]) == (200, 1000)
        assert made.post("/mail/advsend", json={"to": {"email": "a@example.org"}}).status_code == 400
    assert [(each.kind, each.operation_id) for each in sandbox.violations] == [
        ("request", "sendMail"),
        ("request", "viewMailLog"),
        ("request", "sendAdvMail"),
    ]
