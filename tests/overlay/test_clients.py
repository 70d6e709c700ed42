"""What every client can be told, and what it does before and after its calls."""

from __future__ import annotations

import pickle
import ssl
import subprocess
import sys
from typing import Any

import httpx
import mailrig
import pytest
from mailrig import HostUp, MailBaby, MissingCredentialError, RetryPolicy, Stalwart, __version__, errors
from overlay.support_faults import faulty, reply
from overlay.support_twins import MAKERS, SECRET, TWINS, Clock, Run, failure, made, run_sync, safe

ORDER = reply(200, b"[]")


@pytest.mark.parametrize("api", MAKERS)
@pytest.mark.parametrize("way", [0, 1], ids=["sync", "async"])
def test_a_client_introduces_itself(api: str, way: int) -> None:
    client = made(MAKERS[api][way], "https://api.example.org")
    core = client._core
    assert core.options.user_agent == f"mailrig/{__version__} ({api})"


@TWINS
def test_name_headers_and_credential_arrive(run: Run) -> None:
    with faulty(ORDER) as server:
        run(server.url, safe, headers={"X-Job": "nightly"})
        run(server.url, safe, user_agent="shop/1")
    first, second = (each.headers for each in server.seen)
    assert first["user-agent"] == f"mailrig/{__version__} (mailbaby)"
    assert (first["x-job"], first["x-api-key"], second["user-agent"]) == ("nightly", SECRET, "shop/1")


def test_options_change_a_copy_only(wire: str) -> None:
    with faulty(ORDER) as server, MailBaby(SECRET, base_url=server.url) as client:
        copy = client.with_options(headers={"X-Job": "a"}, retry=None, timeout=3)
        further = copy.with_options(headers={"X-Part": "b"})
        for each in (client, copy, further):
            safe(each)
        assert [("x-job" in each.headers, "x-part" in each.headers) for each in server.seen] == [
            (False, False),
            (True, False),
            (True, True),
        ]
        assert server.connections == (2 if wire == "fast" else 1)  # there each read time-out has its own
        assert (client._core.options.retry, client._core.options.deadline) == (RetryPolicy(), None)
        assert (further._core.options.retry, further._core.options.deadline) == (None, 3)
        assert further._core.bucket is client._core.bucket
        assert (
            further.with_options(timeout=None)._core.options
            == copy.with_options(timeout=None, headers={"X-Part": "b"})._core.options
        )


@pytest.mark.parametrize("timeout", [0, -1, float("nan")])
def test_a_timeout_is_positive(timeout: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        MailBaby(SECRET, timeout=timeout)


@TWINS
def test_no_deadline_is_possible(run: Run) -> None:
    with faulty(ORDER) as server:
        run(server.url, safe, timeout=float("inf"))
        run(server.url, safe, timeout=httpx.Timeout(None))
    assert len(server.seen) == 2


def test_every_phase_and_the_call_have_a_time_out_by_default() -> None:
    for kinds in MAKERS.values():
        options = made(kinds[0], "https://api.example.org")._core
        assert all(options.options.phases.as_dict().values())
        for operation in options.api.module("operations").OPERATIONS.values():
            assert 0 < options.options.total(operation) < 3600


def test_environment_gives_key_and_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with faulty(ORDER) as server:
        monkeypatch.setenv("MAILBABY_API_KEY", "from-the-environment\n")
        monkeypatch.setenv("MAILBABY_BASE_URL", server.url)
        with MailBaby() as client:
            safe(client)
    assert server.seen[0].headers["x-api-key"] == "from-the-environment"


@pytest.mark.parametrize(
    ("given", "environment", "sent"),
    [
        ({"token": "t"}, {}, "Bearer t"),
        ({"username": "u", "password": "p"}, {}, "Basic dTpw"),
        ({}, {"STALWART_TOKEN": "e"}, "Bearer e"),
        ({}, {"STALWART_USERNAME": "u", "STALWART_PASSWORD": "p"}, "Basic dTpw"),
        ({"token": "t"}, {"STALWART_USERNAME": "u", "STALWART_PASSWORD": "p"}, "Bearer t"),
        ({"username": "u", "password": "p"}, {"STALWART_TOKEN": "e"}, "Basic dTpw"),
        ({"username": "u"}, {"STALWART_PASSWORD": "p"}, "Basic dTpw"),
    ],
)
def test_stalwart_takes_a_token_or_a_name(
    given: dict[str, Any], environment: dict[str, str], sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faulty(reply(200, b'{"data": []}')) as server:
        for name, value in ({"STALWART_URL": server.url} | environment).items():
            monkeypatch.setenv(name, value)
        with Stalwart(**given) as client:
            client.request("GET", "/reload/")
    assert (server.seen[0].headers["authorization"], server.paths) == (sent, ["GET /api/reload/"])


@pytest.mark.parametrize(
    ("given", "environment"),
    [
        ({}, {}),
        ({"username": "u"}, {}),
        ({"token": "t", "username": "u", "password": "p"}, {}),
        ({}, {"STALWART_TOKEN": "e", "STALWART_USERNAME": "u", "STALWART_PASSWORD": "p"}),
        ({"username": "u:v", "password": "p"}, {}),
        ({"token": "line\nbreak"}, {}),
    ],
)
def test_a_missing_or_ambiguous_credential_is_refused(
    given: dict[str, Any], environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=r"Basic|STALWART_TOKEN|credential|token"):
        Stalwart("mail.example.org", **given)


@pytest.mark.parametrize("url", ["", "api.example.org", "ftp://api.example.org", "https://user:secret@api.example.org"])
def test_an_address_is_a_url_without_a_password(url: str) -> None:
    if url:
        with pytest.raises(ValueError, match="address") as caught:
            HostUp(SECRET, base_url=url)
        assert "secret" not in str(caught.value)


def test_nothing_is_made_before_the_first_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **settings: Any) -> None:
        raise AssertionError("too early")

    with monkeypatch.context() as patched:
        for owner, name in (
            (httpx.Client, "__init__"),
            (httpx.AsyncClient, "__init__"),
            (ssl, "create_default_context"),
        ):
            patched.setattr(owner, name, refuse)
        patched.setattr(httpx, "create_ssl_context", refuse)
        clients = [made(kind, "https://api.example.org") for kinds in MAKERS.values() for kind in kinds]
        for client in clients:
            assert client.with_options(timeout=1).client is not None
            assert client.with_raw_response is not None
        with pytest.raises(AssertionError, match="too early"):
            clients[0].__enter__()


@pytest.mark.default_transport
def test_importing_one_client_imports_no_other() -> None:
    code = (
        "import sys; import mailrig; assert 'httpx' not in sys.modules; from mailrig import MailBaby; MailBaby('k');"
        " assert not {'stalwart_client', 'hostup_client', 'anyio', 'msgspec', 'asyncio'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_call_of_any_path_is_judged_like_the_operation_it_is(clock: Clock) -> None:
    with faulty(reply(503), ORDER) as server, MailBaby(SECRET, base_url=server.url) as client:
        raw = client.request("GET", "/mail", params={"a": 1})
        assert (raw.status_code, raw.parsed.json(), len(server.seen)) == (200, [], 2)
    with faulty(reply(400, b'{"code": 400, "message": "x"}')) as server:
        error = failure(run_sync, server.url, lambda mb: mb.request("POST", "/mail/send", json={"to": "a"}))
        assert (error.operation_id, error.outcome) == ("sendMail", errors.Outcome.UNKNOWN)
    with faulty(reply(200, b'{"code": 500, "msg": "x"}')) as server:
        error = failure(run_sync, server.url, lambda mb: mb.request("GET", "/other/path"))
        assert (type(error), error.outcome, len(server.seen)) == (errors.ServerError, errors.Outcome.UNKNOWN, 1)


@pytest.mark.parametrize("path", ["https://elsewhere.example.org/mail", "//elsewhere.example.org/mail", "mail"])
def test_the_credential_goes_to_no_other_host(path: str) -> None:
    with MailBaby(SECRET, base_url="https://api.example.org") as client:
        with pytest.raises(ValueError, match="slash"):
            client.request("GET", path)
        with pytest.raises(ValueError, match="no other host"):
            client.client.get_httpx_client().get("https://elsewhere.example.org/mail")


@pytest.mark.parametrize("path", ["/mail/rules/.", "/mail/rules/../7", "/mail/%2e%2E/7", "/mail/rules/7#x", "/mail\n"])
def test_a_path_that_would_be_another_one_on_the_way_is_refused(path: str) -> None:
    with faulty(reply(200, b"[]")) as server, MailBaby(SECRET, base_url=server.url) as client:
        with pytest.raises(ValueError, match="percent-encode"):
            client.request("DELETE", path)
        assert server.seen == []


def test_a_header_field_goes_out_once_however_it_is_spelled() -> None:
    with MailBaby(SECRET, headers={"X-Job": "a", "user-agent": "shop/1"}) as client:
        headers = client.with_options(headers={"x-job": "b"}).client.get_httpx_client().headers
    assert (headers.get_list("x-job"), headers.get_list("user-agent")) == (["b"], ["shop/1"])


def test_a_query_stands_in_one_place_only() -> None:
    with faulty(reply(200, b"[]")) as server, MailBaby(SECRET, base_url=server.url) as client:
        with pytest.raises(ValueError, match="not in both"):
            client.request("GET", "/mail/log?id=7", params={"limit": 1})
        assert server.seen == []
        client.request("GET", "/mail/log?id=7")
        assert server.seen[0].line.startswith("GET /mail/log?id=7 ")


@pytest.mark.parametrize(
    "bodies", [{"json": {}, "content": b"x"}, {"json": [], "data": {}}, {"content": "", "data": {}}]
)
def test_a_request_has_one_body(bodies: dict[str, Any]) -> None:
    with faulty(reply(200, b"[]")) as server, MailBaby(SECRET, base_url=server.url) as client:
        with pytest.raises(ValueError, match="one body"):
            client.request("POST", "/mail/send", **bodies)
        assert server.seen == []


def test_a_missing_credential_has_a_public_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILBABY_API_KEY", raising=False)
    with pytest.raises(MissingCredentialError, match="MAILBABY_API_KEY") as caught:
        MailBaby()
    assert type(pickle.loads(pickle.dumps(caught.value))) is MissingCredentialError
    assert (MissingCredentialError.__module__, mailrig.MissingCredentialError) == ("mailrig", MissingCredentialError)


@TWINS
def test_a_raw_response_has_what_came_around_the_result(run: Run) -> None:
    with faulty(reply(200, b"[]", x_request_id="req-1")) as server:
        raw = run(server.url, lambda mb: mb.with_raw_response.services.get_mail_orders())
    assert (raw.parsed, raw.status_code, raw.request_id, raw.headers["content-type"]) == (
        [],
        200,
        "req-1",
        "application/json",
    )


@TWINS
def test_a_failure_is_raised_with_raw_responses_too(run: Run) -> None:
    with faulty(reply(404, b'{"code": 404, "message": "x"}')) as server:
        call: Any = lambda mb: mb.with_raw_response.services.get_mail_order_by_id(id=1)  # noqa: E731
        assert type(failure(run, server.url, call)) is errors.NotFoundError


@pytest.mark.default_transport
def test_raw_responses_cost_nothing_until_they_are_asked_for() -> None:
    code = (
        "import sys; from mailrig import MailBaby; client = MailBaby('k'); client.services, client.client;"
        " assert 'mailbaby_client.raw_resources' not in sys.modules; client.with_raw_response.services;"
        " assert 'mailbaby_client.raw_resources' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("timeout", [None, 5.0, httpx.Timeout(3.0, read=7.0), httpx.USE_CLIENT_DEFAULT])
def test_requests_are_made_with_the_time_outs_that_httpx_gives_them(timeout: Any) -> None:
    with MailBaby(SECRET) as client:
        ours = client.client.get_httpx_client()
        bare = httpx.Client(base_url=ours.base_url, timeout=ours.timeout)
        made = [each.build_request("GET", "/mail", timeout=timeout).extensions["timeout"] for each in (ours, bare)]
    assert made[0] == made[1]
