"""HTTP/2, on both transports."""

from __future__ import annotations

import pytest
from mailrig import Connections
from mailrig.errors import Outcome
from overlay.support_h2 import Step, answer, go_away, half, hang_up, multiplexing, reset
from overlay.support_tls import certificate, serving
from overlay.support_twins import SECRET, TWINS, Clock, Run, failure, safe, unsafe

BROKEN = pytest.mark.parametrize("step", [half, reset, go_away, hang_up], ids=lambda step: step.__name__)
BOTH_KINDS = Connections(http2=True)


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate()))


@TWINS
def test_a_call_is_carried(run: Run) -> None:
    with multiplexing(serving()) as server:
        assert run(server.url, safe, connections=BOTH_KINDS) == []
        (fields,) = server.headers
    assert (fields[":path"], fields["x-api-key"]) == ("/mail", SECRET)
    assert fields[":authority"] == server.url.removeprefix("https://")
    assert "host" not in fields


@TWINS
@BROKEN
def test_what_has_no_whole_answer_is_repeated(run: Run, step: Step, clock: Clock) -> None:
    with multiplexing(serving(), step, answer) as server:
        assert run(server.url, safe, connections=BOTH_KINDS) == []
        assert len(server.seen) == 2


@TWINS
@BROKEN
@pytest.mark.parametrize("call", [safe, unsafe])
def test_what_has_no_whole_answer_may_have_been_carried_out(run: Run, step: Step, call: Run, clock: Clock) -> None:
    with multiplexing(serving(), step) as server:
        error = failure(run, server.url, call, connections=BOTH_KINDS, retry=None)
        assert (error.outcome, len(server.seen)) == (Outcome.UNKNOWN, 1)
