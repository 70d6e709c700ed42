"""The fast transport: what it carries, what it proves, and what it leaves to the default one."""

from __future__ import annotations

import asyncio
import gzip
import pickle
import sys
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from mailrig import AsyncMailBaby, Connections, MailBaby, errors
from mailrig._fast import FastTransport
from mailrig._fast_pool import suits
from mailrig.errors import Outcome
from overlay.support_faults import (
    Peer,
    Step,
    closed_port,
    drip_body,
    drip_head,
    faulty,
    garbage,
    hang_up,
    reply,
    reset_read,
    reset_unread,
    silence,
    truncated,
)
from overlay.support_tls import certificate, serving
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Clock, Run, failure, idempotent, run_async, safe, unsafe

FAST: dict[str, Any] = {"transport": "fast"}
UNRESOLVED = f"http://{'a' * 64}.example.org"


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that the fast transport was asked for."""
    paths: list[str] = []
    real = FastTransport._prepared

    def prepared(self: FastTransport, request: httpx.Request) -> Any:
        paths.append(request.url.path)
        return real(self, request)

    monkeypatch.setattr(FastTransport, "_prepared", prepared)
    return paths


def mute(peer: Peer) -> None:
    """Never says a word, not even of TLS."""
    peer.server.ended.wait(30)
    peer.close()


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyreqwest", None)
    with pytest.raises(ImportError, match=r"pip install mailrig\[fast\]"):
        MailBaby(SECRET, **FAST)


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
        for path in ("/mail/%2E%2E/x", "/mail/y"):
            run(server.url, lambda mb, path=path: mb.request("GET", path, retry_class="safe"), **FAST)
        assert server.paths == ["GET /mail/%2E%2E/x", "GET /mail/y"]
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
@pytest.mark.parametrize(
    "step", [reset_unread, reset_read, hang_up, truncated, garbage, silence, drip_head, drip_body], ids=str
)
def test_what_the_server_may_have_read_is_never_proof(run: Run, step: Step, carried: list[str]) -> None:
    with faulty(step) as server:
        error = failure(run, server.url, safe, retry=None, timeout=0.3, **FAST)
    assert (error.outcome, carried) == (Outcome.UNKNOWN, ["/mail"])


@TWINS
@pytest.mark.parametrize("url", [closed_port, lambda: UNRESOLVED], ids=["refused", "unresolved"])
def test_a_server_that_cannot_be_reached_was_sent_nothing(
    run: Run, url: Callable[[], str], clock: Clock, carried: list[str]
) -> None:
    error = failure(run, url(), safe, **FAST)
    assert type(error) is errors.APIConnectionError
    assert [each.outcome for each in error.attempts] == [Outcome.NOT_SENT] * 4
    assert carried == ["/mail"] * 4


@TWINS
def test_a_handshake_beyond_its_time_out_was_not_sent(run: Run, carried: list[str]) -> None:
    with faulty(mute) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        phases = httpx.Timeout(5, connect=0.1)
        error = failure(run, url, safe, timeout=phases, retry=None, **FAST)
    assert (type(error), error.outcome, carried) == (errors.APITimeoutError, Outcome.NOT_SENT, ["/mail"])


@TWINS
def test_a_deadline_proves_nothing(run: Run, carried: list[str]) -> None:
    with faulty(mute) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        error = failure(run, url, safe, timeout=0.2, **FAST)
    assert (type(error), error.outcome, carried) == (errors.APITimeoutError, Outcome.UNKNOWN, ["/mail"])


@TWINS
def test_the_environments_authority_is_trusted(run: Run, carried: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()))
    with faulty(reply(), context=serving()) as server:
        assert run(server.url, safe, **FAST) == []
    assert carried == ["/mail"]


@TWINS
def test_an_unknown_authority_is_not_trusted(run: Run, carried: list[str]) -> None:
    with faulty(reply(), context=serving()) as server:
        error = failure(run, server.url, safe, retry=None, **FAST)
        assert (error.outcome, server.seen, carried) == (Outcome.NOT_SENT, [], ["/mail"])
    assert "CERTIFICATE_VERIFY_FAILED" in str(error)


@TWINS
def test_authorities_of_ones_own_stay_the_only_ones(
    run: Run, carried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import certifi

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()))
    with faulty(reply(), context=serving()) as server:
        error = failure(run, server.url, safe, retry=None, connections=Connections(verify=certifi.where()), **FAST)
        assert (error.outcome, server.seen, carried) == (Outcome.NOT_SENT, [], [])


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


@TWINS
def test_a_header_that_cannot_be_sent_is_not_shown(run: Run) -> None:
    error = failure(run, closed_port(), safe, headers={"X-Token": "hush\nhush"}, **FAST)
    assert (error.outcome, len(error.attempts)) == (Outcome.NOT_SENT, 1)
    assert "hush" not in str(error)


@TWINS
@pytest.mark.parametrize("step", [hang_up, garbage, truncated], ids=str)
def test_errors_do_not_show_the_query(run: Run, step: Step, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    call: Callable[[Any], Any] = lambda mb: mb.request("GET", "/mail", params={"token": SECRET, "to": "jane"})  # noqa: E731
    with faulty(step) as server:
        error = failure(run, server.url, call, **FAST)
    assert not [text for text in (str(error), repr(error.attempts), caplog.text) if SECRET in text or "jane" in text]


def test_copies_keep_the_transport(carried: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILBABY_API_KEY", SECRET)
    with faulty(reply()) as server:
        client = MailBaby(base_url=server.url, **FAST)
        twin = pickle.loads(pickle.dumps(client))
        for each in (client, client.with_options(timeout=3), twin.with_options(headers={"X-Job": "a"})):
            safe(each)
        twin.close()
        client.close()
        assert server.connections == 2
    assert carried == ["/mail"] * 3


def test_many_time_outs_do_not_pile_up_connections() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url, **FAST) as client:
        for turn in range(20):
            safe(client.with_options(timeout=httpx.Timeout(5, read=1 + turn / 10)))
        transport: Any = client._core.pool._fast[None]  # type: ignore[attr-defined]
        assert len(transport._clients) == 8


def test_a_synchronous_call_leaves_a_running_event_loop_in_place() -> None:
    async def go(url: str) -> None:
        loop = asyncio.get_running_loop()
        with MailBaby(SECRET, base_url=url, **FAST) as client:
            assert safe(client) == []
        assert asyncio.get_running_loop() is loop
        await asyncio.sleep(0)

    with faulty(reply()) as server:
        asyncio.run(go(server.url))


def test_a_cancelled_call_gives_its_place_back(carried: list[str]) -> None:
    one = Connections(limits=httpx.Limits(max_connections=1))

    async def go(url: str) -> None:
        async with AsyncMailBaby(SECRET, base_url=url, connections=one, **FAST) as client:
            task = asyncio.create_task(safe(client))
            while not server.seen:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.wait_for(safe(client), 20) == []

    with faulty(silence, reply()) as server:
        asyncio.run(asyncio.wait_for(go(server.url), 30))
    assert carried == ["/mail"] * 2


def test_what_is_left_behind_ends_with_its_deadline() -> None:
    closed = threading.Event()

    def watch(peer: Peer) -> None:
        peer.read()
        if peer.socket.recv(1) == b"":
            closed.set()

    async def go(url: str) -> None:
        client = AsyncMailBaby(SECRET, base_url=url, timeout=0.5, **FAST)
        task = asyncio.create_task(safe(client))
        while not server.seen:
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait([task])

    with faulty(watch) as server:
        asyncio.run(asyncio.wait_for(go(server.url), 30))
        assert closed.wait(10)


def test_calls_wait_for_a_place_and_no_longer_than_told(carried: list[str]) -> None:
    one = Connections(limits=httpx.Limits(max_connections=1))

    async def go(url: str) -> errors.MailrigError:
        async with AsyncMailBaby(SECRET, base_url=url, connections=one, retry=None, **FAST) as client:
            task = asyncio.create_task(safe(client))
            while not server.seen:
                await asyncio.sleep(0.01)
            with pytest.raises(errors.APITimeoutError) as caught:
                await safe(client.with_options(timeout=httpx.Timeout(5, pool=0.05)))
            task.cancel()
            await asyncio.wait([task])
            return caught.value

    with faulty(silence) as server:
        error = asyncio.run(asyncio.wait_for(go(server.url), 30))
    assert (error.outcome, carried) == (Outcome.NOT_SENT, ["/mail"])


def test_other_event_loops_than_those_of_asyncio_have_the_default_transport(
    carried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mailrig._fast_pool._running_loop", object)
    with faulty(reply()) as server:
        assert run_async(server.url, safe, **FAST) == []
    assert carried == []


def test_a_changing_call_beside_it_is_as_safe_as_ever(clock: Clock, carried: list[str]) -> None:
    with faulty(reply(), hang_up, reply()) as server, MailBaby(SECRET, base_url=server.url, **FAST) as client:
        safe(client)
        error = failure(lambda *_: unsafe(client), "", unsafe)
        assert (error.outcome, len(server.seen)) == (Outcome.UNKNOWN, 2)
        safe(client)
    with faulty(hang_up, reply(200, GOOD["idempotent"])) as server:
        run_async(server.url, idempotent, **FAST)
        assert len(server.seen) == 2
    assert carried == ["/mail"] * 2
