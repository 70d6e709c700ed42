"""What no log line, text, representation, traceback or pickle shows."""

from __future__ import annotations

import io
import json
import logging
import pickle
import traceback
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from mailbaby_client.models import SendMailRaw
from mailrig import Connections, Stalwart, errors
from overlay.support_faults import Step, closed_port, faulty, hang_up, reply
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Clock, Run, failure, made, run_sync, safe

PEM = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMadeUp\n-----END PRIVATE KEY-----"
HASH = "$6$saltsalt$notarealhash"
PASSWORD = "correct horse"
SAID = json.dumps(
    {
        "code": 400,
        "message": f"SMTP Error: jane@example.org refused 'Invoice 4711' with key {SECRET}; {HASH} {PEM}",
        "password": PASSWORD,
    }
).encode()
HIDDEN = (SECRET, "jane@example.org", "Invoice 4711", HASH, "MC4CAQAw", PASSWORD)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged at all."""
    text, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


@TWINS
@pytest.mark.parametrize(
    "step",
    [reply(400, SAID), reply(200, SAID.replace(b"message", b"msg")), hang_up],
    ids=["refused", "crashed", "lost"],
)
def test_errors_and_logs_show_no_secret_and_no_recipient(
    run: Run, step: Step, clock: Clock, logged: io.StringIO
) -> None:
    with faulty(step) as server:
        error = failure(run, server.url, CALLS["unsafe"])
    shown = [str(error), repr(error), "".join(traceback.format_exception(error)), logged.getvalue()]
    shown.append(repr(error.attempts))
    for text in shown:
        assert not [each for each in HIDDEN if each in text]
    pickled = pickle.dumps(error)
    for each in (SECRET, HASH, "MC4CAQAw", PASSWORD):
        assert each.encode() not in pickled
    twin = pickle.loads(pickled)
    if error.body:
        assert b"refused" in twin.body
        assert "refused" in twin.detail


@TWINS
def test_recipients_of_a_query_are_not_shown(run: Run, clock: Clock, logged: io.StringIO) -> None:
    said = b'{"code": 400, "message": "no rows for subject Invoice 4711 to jane@example.org"}'
    with faulty(reply(400, said)) as server:
        call = lambda mb: mb.history.view_mail_log(subject="Invoice 4711", to="jane@example.org")  # noqa: E731
        error = failure(run, server.url, call)
    for text in (str(error), logged.getvalue()):
        assert not [each for each in HIDDEN if each in text]
    assert "no rows for subject" in str(error)


@TWINS
def test_recipients_of_a_raw_message_are_not_shown(run: Run, clock: Clock) -> None:
    raw = "From: shop@example.org\r\nTo: Jane Doe <jane@example.org>\r\nSubject: Invoice 4711\r\n\r\nHello"
    with faulty(reply(400, b'{"code": 400, "message": "bad Invoice 4711 for Jane Doe <jane@example.org>"}')) as server:
        error = failure(run, server.url, lambda mb: mb.sending.raw_mail(body=SendMailRaw(raw)))
    assert "Invoice" not in str(error)
    assert "jane@" not in str(error)


@TWINS
def test_a_password_of_the_request_is_not_shown(run: Run, clock: Clock) -> None:
    said = b'{"error": "other", "details": "Invalid password swordfish", "reason": "swordfish"}'
    call = lambda st: st.request("POST", "/account/auth", json=[{"type": "setPassword", "password": "swordfish"}])  # noqa: E731
    with faulty(reply(200, said)) as server:
        assert "swordfish" not in str(failure(run, server.url, call, api="stalwart"))


@TWINS
@pytest.mark.parametrize("given", [{"token": SECRET}, {"token": None, "username": "admin", "password": "pa55word"}])
def test_a_key_is_hidden_in_every_form(run: Run, given: dict[str, Any], clock: Clock, logged: io.StringIO) -> None:
    said = {"type": "about:blank", "status": 401, "title": "x", "detail": f"{SECRET} pa55word YWRtaW46cGE1NXdvcmQ="}
    with faulty(
        reply(401, json.dumps(said).encode(), "application/problem+json", set_cookie="sid=cookie-value")
    ) as server:
        error = failure(run, server.url, lambda st: st.settings.list_settings(), api="stalwart", **given)
    secrets = [SECRET] if given["token"] else ["pa55word", "YWRtaW46cGE1NXdvcmQ="]
    for text in (str(error), error.detail or "", logged.getvalue(), repr(pickle.dumps(error))):
        assert not [each for each in (*secrets, "cookie-value") if each in text]


@TWINS
def test_only_our_lines_are_logged(run: Run, clock: Clock, logged: io.StringIO) -> None:
    with faulty(
        reply(503, b"", None, x_request_id="req-9"), reply(200, b"[]", set_cookie="sid=cookie-value")
    ) as server:
        run(server.url, safe)
        first, second = [line for line in logged.getvalue().splitlines() if line.startswith("mailbaby")]
        assert first.startswith("mailbaby getMailOrders attempt 1: status 503, request id req-9, next in ")
        assert second == "mailbaby getMailOrders attempt 2: status 200"
        assert "HTTP Request" not in logged.getvalue()
        assert "cookie-value" not in logged.getvalue()
        with httpx.Client(trust_env=False) as other:
            other.get(server.url)
        assert "HTTP Request" in logged.getvalue()


def test_a_body_names_the_request_in_the_log(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "mailrig")
    body = b'{"type": "about:blank", "status": 404, "title": "x", "code": "not_found", "requestId": "r\\n1"}'
    with faulty(reply(404, body)) as server:
        error = failure(run_sync, server.url, lambda hu: hu.vps.get_vps_mail_relay("vps_1"), api="hostup")
    assert error.request_id == "r 1"
    assert [each.getMessage().partition(", given up")[0] for each in caplog.records] == [
        "hostup getVpsMailRelay attempt 1: status 404, request id r 1"
    ]


def test_no_representation_shows_a_secret() -> None:
    client = Stalwart("mail.example.org", token=SECRET, headers={"Cookie": "cookie-value"})
    proxied = Connections(proxy="http://user:pa55word@proxy.example.org", cert=("a", "b", "pa55word"))
    core = client._core
    for each in (client, core, core.options, core.credential, core.pool, client.client, proxied, vars(client)):
        assert not [secret for secret in (SECRET, "cookie-value", "pa55word") if secret in repr(each)]


@TWINS
def test_a_request_does_not_keep_the_credential(run: Run) -> None:
    with faulty(reply()) as server:
        raw = run(server.url, lambda mb: mb.request("GET", "/mail"))
        assert server.seen[0].headers["x-api-key"] == SECRET
    assert "x-api-key" not in raw.parsed.request.headers
    assert SECRET.encode() not in pickle.dumps(raw.parsed)


def test_an_illegal_header_is_not_shown(clock: Clock) -> None:
    error = failure(run_sync, closed_port(), CALLS["unsafe"], headers={"X-Token": "hush\nhush"})
    with faulty(reply(200, GOOD["unsafe"])) as server:
        error = failure(run_sync, server.url, CALLS["unsafe"], headers={"X-Token": "hush\nhush"})
    assert (error.outcome, len(error.attempts)) == (errors.Outcome.NOT_SENT, 1)
    assert "hush" not in "".join(traceback.format_exception(error))


def test_the_frames_of_an_error_hold_no_secret(clock: Clock) -> None:
    client = made(Stalwart, closed_port(), token=SECRET, retry=None)
    try:
        client.settings.list_settings()
    except errors.MailrigError as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert SECRET not in "".join(told.format())
