"""What the fast transport proves, and what its errors show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from mailrig import Connections, MailBaby, errors
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
from overlay.support_twins import GOOD, SECRET, TWINS, Clock, Run, failure, idempotent, run_async, safe, unsafe

FAST: dict[str, Any] = {"transport": "fast"}
UNRESOLVED = f"http://{'a' * 64}.example.org"


def mute(peer: Peer) -> None:
    """Never says a word, not even of TLS."""
    peer.server.ended.wait(30)
    peer.close()


@TWINS
@pytest.mark.parametrize(
    "step",
    [reset_unread, reset_read, hang_up, truncated, garbage, silence, drip_head, drip_body],
    ids=lambda step: step.__name__,
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
def test_a_header_that_cannot_be_sent_is_not_shown(run: Run) -> None:
    error = failure(run, closed_port(), safe, headers={"X-Token": "hush\nhush"}, **FAST)
    assert (error.outcome, len(error.attempts)) == (Outcome.NOT_SENT, 1)
    assert "hush" not in str(error)


@TWINS
@pytest.mark.parametrize("step", [hang_up, garbage, truncated], ids=lambda step: step.__name__)
def test_errors_do_not_show_the_query(run: Run, step: Step, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    call: Callable[[Any], Any] = lambda mb: mb.request("GET", "/mail", params={"token": SECRET, "to": "jane"})  # noqa: E731
    with faulty(step) as server:
        error = failure(run, server.url, call, **FAST)
    assert not [text for text in (str(error), repr(error.attempts), caplog.text) if SECRET in text or "jane" in text]


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
