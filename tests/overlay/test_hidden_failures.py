"""Failures inside a success are failures whatever media type their server gives them."""

from __future__ import annotations

from typing import Any

import pytest
from mailrig import errors
from mailrig.errors import Outcome
from overlay.support_faults import faulty, reply
from overlay.support_twins import TWINS, Clock, Run, failure

MEDIA_TYPES = pytest.mark.parametrize("media_type", ["Application/JSON", "text/html", "text/plain", None])
NOT_FOUND = b'{"error": "notFound", "item": "x"}'


async def _afirst(rows: Any) -> Any:
    return [row async for row in rows]


def _walk(client: Any) -> Any:
    rows = client.principals.iter_principals()
    return _afirst(rows) if hasattr(rows, "__aiter__") else list(rows)


CALLS = {
    "a-call": lambda st: st.principals.fetch_principal("x"),
    "a-deletion": lambda st: st.principals.delete_principal("x"),
    "a-walk": _walk,
    "a-path": lambda st: st.request("GET", "/principal/x"),
    "a-raw-response": lambda st: st.with_raw_response.principals.fetch_principal("x"),
}


@TWINS
@MEDIA_TYPES
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_refusal_is_one(run: Run, media_type: str | None, call: Any, clock: Clock) -> None:
    with faulty(reply(200, NOT_FOUND, media_type)) as server:
        error = failure(run, server.url, call, api="stalwart")
    assert (type(error), error.outcome, error.code) == (errors.NotFoundError, Outcome.REJECTED, "notFound")
    assert len(server.seen) == 1


@TWINS
@pytest.mark.parametrize("media_type", ["application/json", "Application/JSON"])
def test_a_refusal_instead_of_a_file_is_one(run: Run, media_type: str, clock: Clock) -> None:
    with faulty(reply(200, NOT_FOUND, media_type)) as server:
        error = failure(run, server.url, lambda st: st.store.fetch_blob_by_id("x"), api="stalwart")
    assert (type(error), error.outcome) == (errors.NotFoundError, Outcome.REJECTED)


@TWINS
def test_a_file_that_looks_like_a_refusal_is_a_file(run: Run, clock: Clock) -> None:
    asked: list[Any] = [
        lambda st: st.store.fetch_blob_by_id("x"),
        lambda st: st.request("GET", "/store/blobs/x"),
    ]
    with faulty(reply(200, NOT_FOUND, "application/octet-stream")) as server:
        blob, answer = (run(server.url, call, api="stalwart") for call in asked)
    assert (blob, answer.parsed.content) == (NOT_FOUND, NOT_FOUND)


@TWINS
@MEDIA_TYPES
def test_a_crash_is_repeated(run: Run, media_type: str | None, clock: Clock) -> None:
    crash = b'{"code": 500, "msg": "Server internal error"}'
    with faulty(*[reply(200, crash, media_type)] * 2, reply(200, b"[]")) as server:
        assert run(server.url, lambda mb: mb.services.get_mail_orders()) == []
    assert len(server.seen) == 3
