"""What the fast transport carries, what it leaves to the default one, and what it gives back."""

from __future__ import annotations

import gzip
import sys
from typing import Any

import httpx
import pytest
from mailrig import Connections, MailBaby
from mailrig._fast_pool import suits
from overlay.support_faults import (
    faulty,
    reply,
)
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Run, failure, run_async, safe

FAST: dict[str, Any] = {"transport": "fast"}


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyreqwest", None)
    for settings in (FAST, {"connections": Connections(fast=True)}):
        with pytest.raises(ImportError, match=r"pip install mailrig\[fast\]"):
            MailBaby(SECRET, **settings)


def test_there_is_no_other_transport_by_name() -> None:
    with pytest.raises(ValueError, match="'quick'"):
        MailBaby(SECRET, transport="quick")  # type: ignore[arg-type]


@TWINS
def test_only_calls_that_change_nothing_are_carried(run: Run, carried: list[str]) -> None:
    for kind, call in CALLS.items():
        with faulty(reply(200, GOOD[kind])) as server:
            run(server.url, call, **FAST)
            assert len(server.seen) == 1
    assert carried == ["/mail"]


@TWINS
def test_a_call_without_a_deadline_is_not_carried(run: Run, carried: list[str]) -> None:
    with faulty(reply()) as server:
        run(server.url, safe, timeout=float("inf"), **FAST)
    assert carried == []


@TWINS
def test_a_url_that_would_be_changed_is_not_carried(run: Run, carried: list[str]) -> None:
    with faulty(reply()) as server:
        for path in ("/mail/a\\b", "/mail?to=o'hara", "/mail/y"):
            run(server.url, lambda mb, path=path: mb.request("GET", path, retry_class="safe"), **FAST)
        assert server.paths == ["GET /mail/a\\b", "GET /mail?to=o'hara", "GET /mail/y"]
    assert carried == ["/mail/y"]


@pytest.mark.parametrize(
    ("settings", "scheme", "proxies", "named", "expected"),
    [
        ({}, "https", {}, False, True),
        ({}, "https", {}, True, True),
        ({}, "https", {"https": "http://proxy.example.org"}, False, False),
        ({}, "https", {"all": "http://proxy.example.org"}, False, False),
        ({}, "https", {"http": "http://proxy.example.org"}, False, True),
        ({"trust_env": False}, "https", {"https": "http://proxy.example.org"}, False, True),
        ({"trust_env": False}, "https", {}, True, False),
        ({"proxy": "http://proxy.example.org"}, "http", {}, False, False),
        ({"verify": "authority.pem"}, "https", {}, False, False),
        ({"verify": False}, "https", {}, False, False),
        ({"cert": "client.pem"}, "https", {}, False, False),
        ({"verify": "authority.pem", "cert": "client.pem"}, "http", {}, False, True),
        ({"transport": httpx.MockTransport(lambda request: httpx.Response(200))}, "http", {}, False, False),
    ],
)
def test_connections_that_would_differ_are_not_carried(
    settings: dict[str, Any], scheme: str, proxies: dict[str, str], named: bool, expected: bool
) -> None:
    assert suits(Connections(**settings), scheme, proxies, named) is expected


@TWINS
def test_a_redirection_is_not_followed(run: Run, carried: list[str]) -> None:
    with faulty(reply()) as other, faulty(reply(302, b"", None, location=f"{other.url}/mail")) as server:
        error = failure(run, server.url, safe, **FAST)
        assert (error.status_code, other.seen, carried) == (302, [], ["/mail"])


@TWINS
def test_an_answer_is_the_same_as_over_the_default_transport(run: Run) -> None:
    packed = gzip.compress(b"[]")
    fields = {"content_encoding": "gzip", "x_request_id": "req-1", "set_cookie": "a=1"}

    def ask(client: Any) -> Any:
        return client.request("GET", "/mail", params={"a": "b c"}, headers={"X-Job": "nightly"})

    with faulty(reply(200, packed, **fields)) as server:
        one, other = (run(server.url, ask, **each).parsed for each in ({}, FAST))
        assert server.seen[0] == server.seen[1]
    assert one.content == other.content == b"[]"
    assert one.headers == other.headers
    assert (one.http_version, one.status_code) == (other.http_version, other.status_code)


@TWINS
def test_a_field_that_is_no_text_is_left_out(run: Run) -> None:
    with faulty(reply(200, b"[]", x_name="caf\xe9", x_request_id="req-1")) as server:
        raw = run(server.url, lambda mb: mb.with_raw_response.services.get_mail_orders(), **FAST)
    assert (raw.parsed, raw.request_id, "x-name" in raw.headers) == ([], "req-1", False)


def test_other_event_loops_than_those_of_asyncio_have_the_default_transport(
    carried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailrig._fast_pool._running_loop", object)
    with faulty(reply()) as server:
        assert run_async(server.url, safe, **FAST) == []
    assert carried == []


def test_a_secret_in_a_query_goes_out_whole(carried: list[str]) -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url, **FAST) as client:
        client.request("GET", "/mail", params={"token": "a-token-of-the-caller"})
    assert [each.line for each in server.seen] == ["GET /mail?token=a-token-of-the-caller HTTP/1.1"]
    assert carried == ["/mail"]
