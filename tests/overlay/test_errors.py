"""Errors as values: bodies of every kind, copies, pickles, and a server of the wrong version."""

from __future__ import annotations

import copy
import json
import pickle
import random
from typing import Any

import pytest
from mailbaby_client.operations import OPERATIONS
from mailrig import errors
from mailrig.errors import Attempt, FieldError, Outcome, read_error
from overlay.support_faults import faulty, reply
from overlay.support_pages import drawn
from overlay.support_twins import TWINS, Clock, Run, failure, run_sync
from overlay.test_send_once import Relay

PROBLEM = b'{"type": "about:blank", "status": 404, "title": "Not Found", "detail": "The resource does not exist."}'
SEND = OPERATIONS["sendMail"]


def full() -> errors.MailrigError:
    return errors.RateLimitError(
        "429 Too Many Requests",
        api="mailbaby",
        operation_id="sendMail",
        method="POST",
        url="https://user:pa55word@api.example.org/mail/send?token=x",
        status_code=429,
        code="rate_limited",
        title="Too Many Requests",
        detail="slow down",
        field_errors=[FieldError("/to", "bad", "invalid")],
        request_id="r1",
        retry_after=3.0,
        body=b'{"a": 1}',
        attempts=[Attempt("status 429", Outcome.REJECTED, None, 429)],
        outcome=Outcome.REJECTED,
    )


@pytest.mark.parametrize(
    "twin",
    [
        copy.copy,
        copy.deepcopy,
        *(lambda error, protocol=each: pickle.loads(pickle.dumps(error, protocol)) for each in range(6)),
    ],
)
def test_copies_carry_everything(twin: object) -> None:
    error = full()
    error.add_note("a note")
    other = twin(error)  # type: ignore[operator]
    assert (type(other), str(other), vars(other)) == (type(error), str(error), vars(error))
    assert other is not error
    assert "pa55word" not in error.url


def test_every_class_has_its_place() -> None:
    assert issubclass(errors.APITimeoutError, errors.APIConnectionError)
    for name in errors.__all__:
        kind = getattr(errors, name)
        if isinstance(kind, type) and issubclass(kind, Exception):
            assert issubclass(kind, errors.MailrigError)
            assert kind.__module__ == "mailrig.errors"
    for status in range(300, 600):
        kind = type(read_error(SEND, status, {}, b""))
        assert issubclass(kind, errors.APIStatusError)
        assert (kind is errors.ServerError) == (status >= 500)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "502 Bad Gateway"),
        (b"<html><head><title>502  Bad\nGateway</title></head>", "502 Bad Gateway"),
        (b"<title>502 - The relay is down</title>", "502 The relay is down"),
        (b"<title>502</title>", "502 Bad Gateway"),
        (b"<title>5020 reasons</title>", "502 5020 reasons"),
        (b"<html>nothing</html>", "502 Bad Gateway"),
        (b"\xff\xfe\x00", "502 Bad Gateway"),
        (b'{"message": "broken"}', "502 Bad Gateway: broken"),
        (b'{"code": 1, "message": {"deep": 1}}', "502 Bad Gateway"),
        (b'["a"]', "502 Bad Gateway"),
        (b"{" * 5_000, "502 Bad Gateway"),
        (b"[" * 200_000, "502 Bad Gateway"),
    ],
)
def test_any_body_makes_an_error(body: bytes, message: str) -> None:
    error = read_error(SEND, 502, {"Content-Type": "text/html"}, body)
    assert (type(error), error.args[0], error.body) == (errors.ServerError, message, body)


def test_random_bodies_always_make_an_error() -> None:
    source: random.Random = drawn(7)
    parts = [
        b"{",
        b"}",
        b'"',
        b":",
        b"code",
        b"msg",
        b"error",
        b"500",
        b"null",
        b",",
        b"[",
        b"]",
        b"\xff",
        b"errors",
        b"1e9",
    ]
    for _ in range(3_000):
        body = b"".join(source.choices(parts, k=source.randint(0, 12)))
        status = source.choice([200, 302, 400, 404, 429, 500, 503, 599])
        error = read_error(SEND, status, {"retry-after": source.choice(["", "5", "x"])}, body)
        assert isinstance(error, errors.APIStatusError)
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b'{"code": 500, "msg": "x"}', errors.ServerError),
        (200, b'{"code": "HY000", "msg": "x"}', errors.ServerError),
        (200, b'{"code": 23000, "msg": "x"}', errors.ServerError),
        (200, b'{"code": null, "msg": "x"}', errors.ServerError),
        (200, b'{"code": "404", "msg": "x"}', errors.NotFoundError),
        (200, b'{"code": 401, "msg": "x"}', errors.AuthenticationError),
        (200, b'{"code": 7, "msg": "x"}', errors.ServerError),
        (500, b'{"code": 404, "message": "x"}', errors.ServerError),
    ],
)
def test_a_code_inside_a_success_decides_the_class(status: int, body: bytes, kind: type) -> None:
    assert type(read_error(SEND, status, {}, body)) is kind


@TWINS
def test_the_place_in_the_body_is_named(run: Run, clock: Clock) -> None:
    with faulty(reply(200, b'{"total": 1, "skip": 0, "limit": 1, "emails": [{"_id": 1}]}')) as server:
        error = failure(run, server.url, lambda mb: mb.history.view_mail_log())
    assert isinstance(error, errors.APIResponseError)
    assert "at /emails/0/" in str(error)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"total": 1, "skip": 0, "limit": 1, "emails": [{"_id": 1}]}', "at /emails/"),
        (b'{"total": 1, "skip": 0, "limit": 1, "emails": "none"}', "at /emails,"),
        (b"[]", "at the top"),
    ],
)
def test_the_place_in_a_page_is_named_once(body: bytes, place: str, clock: Clock) -> None:
    with faulty(reply(200, body)) as server:
        error = failure(run_sync, server.url, lambda mb: list(mb.history.iter_mail_log()))
    assert isinstance(error, errors.APIResponseError)
    assert place in str(error)
    assert (str(error).count(" at "), "$" in str(error)) == (1, False)


@TWINS
def test_a_list_that_repeats_itself_says_what_was_called(run: Run) -> None:
    page = {"total": 9, "skip": 0, "limit": 1, "emails": [Relay._row("<a@example.org>")]}

    async def walked(client: Any) -> Any:
        return [row async for row in client.history.iter_mail_log(page_size=1)]

    def walk(client: Any) -> Any:
        return list(client.history.iter_mail_log(page_size=1)) if run is run_sync else walked(client)

    with faulty(reply(200, json.dumps(page).encode())) as server:
        error = failure(run, server.url, walk)
    assert type(error) is errors.PaginationError
    called = (error.api, error.operation_id, error.method, error.url)
    assert called == ("mailbaby", "viewMailLog", "GET", f"{server.url}/mail/log")


@TWINS
def test_an_undocumented_success_is_no_refusal(run: Run, clock: Clock) -> None:
    with faulty(reply(201, b"[]")) as server:
        error = failure(run, server.url, lambda mb: mb.services.get_mail_orders())
        assert (type(error), error.status_code, len(server.seen)) == (errors.APIResponseError, 201, 2)


@TWINS
def test_a_stalwart_server_without_the_management_api_is_named(run: Run, clock: Clock) -> None:
    with faulty(reply(404, PROBLEM, "application/problem+json")) as server:
        error = failure(run, server.url, lambda st: st.principals.list_principals(), api="stalwart")
        assert type(error) is errors.NotFoundError
        assert "this server is Stalwart 0.16 or later" in str(error)
        perhaps = failure(run, server.url, lambda st: st.queue.obtain_queued_message_details(7), api="stalwart")
        assert "a server that answers 404 to every call is Stalwart 0.16 or later" in str(perhaps)


@TWINS
@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/plain", b"not found"),
        ("text/html", b"<html><title>404 Not Found</title></html>"),
        ("text/html", b""),
        (None, b""),
        ("application/json", b'{"error": "not found"}'),
    ],
)
def test_a_404_of_any_form_tells_that_the_server_may_be_too_new(run: Run, media_type: str | None, body: bytes) -> None:
    with faulty(reply(404, body, media_type)) as server:
        error = failure(run, server.url, lambda st: st.principals.list_principals(), api="stalwart")
    assert isinstance(error, errors.NotFoundError)
    assert "a server that answers 404 to every call is Stalwart 0.16 or later" in str(error)
    assert "the address is not that of a Stalwart server" in str(error)


@TWINS
def test_a_404_of_the_server_itself_as_plain_json_names_its_version(run: Run) -> None:
    body = b'{"type": "about:blank", "status": 404, "title": "Not Found"}'
    with faulty(reply(404, body)) as server:
        error = failure(run, server.url, lambda st: st.principals.list_principals(), api="stalwart")
    assert "this server is Stalwart 0.16 or later" in str(error)


@TWINS
@pytest.mark.parametrize(
    ("status", "media_type"), [(410, "text/html"), (400, "application/json"), (403, "application/problem+json")]
)
def test_another_refusal_says_nothing_of_versions(run: Run, status: int, media_type: str, clock: Clock) -> None:
    with faulty(reply(status, PROBLEM, media_type)) as server:
        error = failure(run, server.url, lambda st: st.principals.list_principals(), api="stalwart")
        assert "0.16" not in str(error)
