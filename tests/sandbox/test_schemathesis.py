"""Requests that schemathesis makes of the specifications, right ones and wrong ones, at a fixed seed."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from mailrig_sandbox import Sandbox
from mailrig_sandbox._document import document
from mailrig_sandbox._http import json_reply
from mailrig_sandbox._servers import APIS
from mailrig_sandbox.stalwart import StalwartServer
from mailrig_sandbox.stalwart._credentials import basic
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

EXAMPLES = 20
DOCUMENTS = {api: document(f"{api}_client") for api in APIS}
SCHEMAS: Mapping[str, Any] = {api: schemathesis.openapi.from_dict(DOCUMENTS[api].content) for api in APIS}
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
OPERATIONS = [(api, name) for api in APIS for name in DOCUMENTS[api].operations]


@schemathesis.serializer("message/rfc822")
def message(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as made:
        made.trust_env = False
        yield made


def headers(sandbox: Sandbox, api: str) -> dict[str, str]:
    server = sandbox.server(api)
    if isinstance(server, StalwartServer):
        return {"authorization": basic(*server.administrator)}
    return {"x-api-key": server.key} if api == "mailbaby" else {"authorization": f"Bearer {server.key}"}


@contextmanager
def ticking(sandbox: Sandbox) -> Iterator[None]:
    """A clock that runs fast, so that nobody waits for a sign of life."""
    over = threading.Event()

    def tick() -> None:
        while not over.wait(0.02):
            sandbox.clock.advance(10)

    ticker = threading.Thread(target=tick)
    ticker.start()
    try:
        yield
    finally:
        over.set()
        ticker.join()


def beginning(case: Case[Any], session: requests.Session, url: str, named: dict[str, str]) -> requests.Response:
    """The answer of an operation that streams: of a stream, the beginning."""
    request = requests.Request(**case.as_transport_kwargs(base_url=url, headers=named))
    answer = session.send(session.prepare_request(request), stream=True, timeout=30)
    if answer.headers["content-type"] == "text/event-stream":
        assert answer.raw.readline().startswith(b"event: ")
        answer.close()
    else:
        assert answer.content
    return answer


def ask(sandbox: Sandbox, session: requests.Session, api: str, operation: str) -> None:
    """Send requests to an operation, and have schemathesis judge the answers."""
    known = DOCUMENTS[api]
    said = SCHEMAS[api].find_operation_by_id(operation)
    url, named = sandbox.urls[api] + known.prefix, headers(sandbox, api)

    @seed(20260115)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(said.as_strategy(GenerationMode.POSITIVE), said.as_strategy(GenerationMode.NEGATIVE)))
    def once(case: Case[Any]) -> None:
        if known.operations[operation].stream is not None:
            with ticking(sandbox):
                answer = beginning(case, session, url, named)
            assert str(answer.status_code) in known.operations[operation].said["responses"]
        else:
            case.validate_response(case.call(base_url=url, session=session, headers=named, timeout=30), checks=CHECKS)

    once()


@pytest.mark.parametrize(("api", "operation"), OPERATIONS)
def test_no_request_meets_an_undeclared_answer(
    sandbox: Sandbox, session: requests.Session, api: str, operation: str
) -> None:
    ask(sandbox, session, api, operation)
    assert [each for each in sandbox.violations if each.kind == "response"] == []
    assert sandbox.requests


@pytest.mark.parametrize(
    ("status", "reason"),
    [(418, "Undocumented status code"), (500, "Server error"), (200, "Response violates schema")],
)
def test_a_server_that_is_wrong_is_found_out(
    sandbox: Sandbox, session: requests.Session, monkeypatch: pytest.MonkeyPatch, status: int, reason: str
) -> None:
    broken = json_reply([{"id": "one"}], status)
    monkeypatch.setitem(sandbox.host("mailbaby")._handlers, "getMailOrders", lambda _: broken)
    with pytest.raises(FailureGroup) as caught:
        ask(sandbox, session, "mailbaby", "getMailOrders")
    assert reason in {each.title for each in caught.value.exceptions}
