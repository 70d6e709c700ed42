"""A trace of the caller's own, which httpx lets a request have, beside ours."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from mailrig import AsyncMailBaby, MailBaby, errors
from overlay.support_faults import faulty, hang_up, reply, reset_read
from overlay.support_twins import SECRET, TWINS, Run, idempotent, run_sync, safe, unsafe_rule

SENT = "http11.send_request_headers.started"
CALLS = [safe, idempotent, unsafe_rule]


def _traced(run: Run, url: str, call: Any) -> list[str]:
    seen: list[str] = []

    def trace(name: str, info: Any) -> None:
        seen.append(name)

    async def atrace(name: str, info: Any) -> None:
        seen.append(name)

    def hook(request: httpx.Request) -> None:
        request.extensions["trace"] = trace

    async def ahook(request: httpx.Request) -> None:
        request.extensions["trace"] = atrace

    def traced(client: MailBaby | AsyncMailBaby) -> Any:
        if run is run_sync:
            client.client.get_httpx_client().event_hooks = {"request": [hook]}
        else:
            client.client.get_async_httpx_client().event_hooks = {"request": [ahook]}
        return call(client)

    try:
        run(url, traced)
    except errors.MailrigError as error:
        seen.append(str(error.outcome))
    return seen


@pytest.mark.default_transport
@TWINS
@pytest.mark.parametrize("call", CALLS)
def test_a_trace_of_the_callers_own_sees_every_kind_of_call(run: Run, call: Any) -> None:
    with faulty(reply(500, b"{}")) as server:
        seen = _traced(run, server.url, call)
    assert seen.count(SENT) == len(server.seen) >= 1
    assert SECRET not in str(seen)


@TWINS
def test_a_trace_of_the_callers_own_takes_nothing_from_what_is_known(run: Run) -> None:
    with faulty(reset_read, hang_up) as server:
        assert _traced(run, server.url, unsafe_rule)[-1] == str(errors.Outcome.UNKNOWN)
