"""The rows of the retry table about answers, counting what the server saw."""

from __future__ import annotations

import pytest
from mailrig import errors
from mailrig.errors import Outcome
from overlay.support_faults import Step, closed_port, faulty, reply, reset_read, truncated
from overlay.support_twins import CALLS, GOOD, TWINS, Clock, Run, failure, unsafe_rule

CLASSES = pytest.mark.parametrize("kind", ["safe", "idempotent", "unsafe"])


def good(kind: str) -> Step:
    return reply(200, GOOD[kind])


@TWINS
@CLASSES
@pytest.mark.parametrize("status", [501, 505, 530, 599])
def test_another_server_error_is_never_repeated(run: Run, kind: str, status: int, clock: Clock) -> None:
    with faulty(reply(status), good(kind)) as server:
        error = failure(run, server.url, CALLS[kind])
        assert (type(error), len(server.seen)) == (errors.ServerError, 1)
        assert error.outcome is Outcome.UNKNOWN


@TWINS
@CLASSES
@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 409, 413, 418, 422])
def test_a_refusal_is_never_repeated(run: Run, kind: str, status: int, clock: Clock) -> None:
    with faulty(reply(status, b'{"code": 1, "message": "no"}'), good(kind)) as server:
        error = failure(run, server.url, CALLS[kind] if kind != "unsafe" else unsafe_rule)
        assert (error.outcome, len(server.seen)) == (Outcome.REJECTED, 1)


@TWINS
def test_a_refusal_that_is_marked_unknown_is_unknown(run: Run, clock: Clock) -> None:
    with faulty(reply(400, b'{"code": 400, "message": "SMTP Error"}')) as server:
        error = failure(run, server.url, CALLS["unsafe"])
        assert (type(error), error.outcome) == (errors.BadRequestError, Outcome.UNKNOWN)


@TWINS
def test_an_unknown_route_inside_a_success_is_rejected(run: Run, clock: Clock) -> None:
    with faulty(reply(200, b'{"code": 404, "msg": "404 Not Found", "data": []}')) as server:
        error = failure(run, server.url, CALLS["unsafe"])
        assert (type(error), error.status_code, error.outcome) == (errors.NotFoundError, 200, Outcome.REJECTED)


@TWINS
@CLASSES
def test_a_rate_limit_is_waited_for_whatever_the_call(run: Run, kind: str, clock: Clock) -> None:
    with faulty(reply(429, b"slow down", "text/plain", retry_after="7"), good(kind)) as server:
        run(server.url, CALLS[kind])
        assert len(server.seen) == 2
    assert 7 <= clock.slept[0] <= 7.5


@TWINS
@CLASSES
def test_a_refusal_whose_body_cannot_be_decoded_is_one(run: Run, kind: str, clock: Clock) -> None:
    broken = reply(429, b"no gzip", "text/plain", content_encoding="gzip", retry_after="999")
    with faulty(broken, good(kind)) as server:
        error = failure(run, server.url, CALLS[kind])
    assert (type(error), error.outcome, error.status_code) == (errors.RateLimitError, Outcome.REJECTED, 429)
    assert (error.retry_after, error.body, len(server.seen)) == (999, b"", 1)


@TWINS
@CLASSES
def test_a_success_whose_body_cannot_be_decoded_cannot_be_read(run: Run, kind: str, clock: Clock) -> None:
    broken = reply(200, b"no gzip", content_encoding="gzip", x_request_id="req-1")
    with faulty(broken) as server:
        error = failure(run, server.url, CALLS[kind])
    assert (type(error), error.outcome, error.status_code) == (errors.APIResponseError, Outcome.UNKNOWN, 200)
    assert (error.request_id, error.body, len(server.seen)) == ("req-1", b"", 1 if kind == "unsafe" else 2)


@TWINS
@CLASSES
def test_rate_limits_without_a_hint_are_waited_for_beyond_a_minute(run: Run, kind: str, clock: Clock) -> None:
    with faulty(reply(429, b"", None)) as server:
        error = failure(run, server.url, CALLS[kind])
        assert (type(error), error.outcome, len(server.seen)) == (errors.RateLimitError, Outcome.REJECTED, 4)
    assert 60 < sum(clock.slept) < 66


@TWINS
@CLASSES
@pytest.mark.parametrize("status", [429, 503])
def test_too_long_a_wait_is_raised_at_once(run: Run, kind: str, status: int, clock: Clock) -> None:
    with faulty(reply(status, b"", None, retry_after="3600")) as server:
        error = failure(run, server.url, CALLS[kind])
        assert (error.retry_after, len(server.seen), clock.slept) == (3600, 1, [])


@TWINS
@CLASSES
def test_a_wait_beyond_the_deadline_is_raised_at_once(run: Run, kind: str, clock: Clock) -> None:
    with faulty(reply(429, b"", None, retry_after="9")) as server:
        error = failure(run, server.url, CALLS[kind], timeout=8)
        assert (error.retry_after, len(server.seen), clock.slept) == (9, 1, [])


@TWINS
@pytest.mark.parametrize(("kind", "seen"), [("safe", 2), ("idempotent", 2), ("unsafe", 1)])
@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b'"text"', b'{"a": 1}', b"\xff\xfe", b"[" * 100_000])
def test_an_unreadable_success_is_repeated_once(run: Run, kind: str, seen: int, body: bytes, clock: Clock) -> None:
    with faulty(reply(200, body)) as server:
        error = failure(run, server.url, CALLS[kind])
        assert (type(error), error.outcome) == (errors.APIResponseError, Outcome.UNKNOWN)
        assert (error.status_code, error.body, len(server.seen)) == (200, body, seen)


@TWINS
@CLASSES
def test_without_a_policy_there_is_one_attempt(run: Run, kind: str, clock: Clock) -> None:
    with faulty(reply(503)) as server:
        failure(run, server.url, CALLS[kind], retry=None)
        assert len(server.seen) == 1
    assert len(failure(run, closed_port(), CALLS[kind], retry=None).attempts) == 1


@TWINS
def test_one_attempt_that_may_have_been_carried_out_makes_the_call_unknown(run: Run, clock: Clock) -> None:
    with faulty(reply(503), reply(401, b'{"code": 401, "message": "no"}')) as server:
        error = failure(run, server.url, CALLS["idempotent"])
    assert type(error) is errors.AuthenticationError
    assert [each.outcome for each in error.attempts] == [Outcome.UNKNOWN, Outcome.REJECTED]
    assert error.outcome is Outcome.UNKNOWN


@TWINS
@pytest.mark.parametrize("lost", [reset_read, reply(502), truncated], ids=["reset", "502", "half-a-body"])
def test_a_delete_that_finds_nothing_after_a_lost_one_is_a_success(
    run: Run, lost: Step, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mailrig")
    with faulty(lost, reply(404, b'{"code": 404, "message": "no such rule"}')) as server:
        assert run(server.url, CALLS["idempotent"]) is None
        assert len(server.seen) == 2
    assert "deleteRule found nothing to delete after an attempt that may have deleted it" in caplog.text


@TWINS
@pytest.mark.parametrize(
    "first", [reply(429, b"", None, retry_after="1"), reply(404)], ids=["after-a-refusal", "at-once"]
)
def test_a_delete_that_finds_nothing_otherwise_is_an_error(run: Run, first: Step, clock: Clock) -> None:
    with faulty(first, reply(404)) as server:
        assert type(failure(run, server.url, CALLS["idempotent"])) is errors.NotFoundError


@TWINS
def test_not_found_inside_a_success_is_found_nothing_too(run: Run, clock: Clock) -> None:
    with faulty(reset_read, reply(200, b'{"error": "notFound", "item": "jane"}')) as server:
        assert run(server.url, lambda st: st.principals.delete_principal("jane"), api="stalwart") is None
        assert len(server.seen) == 2


@TWINS
def test_a_marked_concurrency_limit_is_a_rate_limit(run: Run, clock: Clock) -> None:
    body = (
        b'{"type": "urn:ietf:params:jmap:error:limit", "status": 400, "detail": "x", "limit": "maxConcurrentRequests"}'
    )
    with faulty(reply(400, body, "application/problem+json")) as server:
        error = failure(run, server.url, lambda st: st.queue.delete_queued_messages(text="x"), api="stalwart")
        assert (type(error), error.status_code, error.outcome) == (errors.RateLimitError, 400, Outcome.REJECTED)
        assert len(server.seen) == 4
