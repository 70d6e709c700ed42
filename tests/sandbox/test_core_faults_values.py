"""What the parameters of faults may be, and what goes over the wire at their bounds."""

from __future__ import annotations

import math
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from mailrig_sandbox import Sandbox
from mailrig_sandbox._delivery import pieces
from mailrig_sandbox.faults import (
    CrashInSuccess,
    Delivery,
    EndedStream,
    Fault,
    HalfEvent,
    MissingFields,
    PingingStream,
    Refused,
    Reset,
    ShiftedRows,
    SlowBody,
    SlowHead,
    StalledStream,
    Status,
    UnknownEnum,
    WrongLength,
    WrongTotal,
)
from sandbox.support_core import RELAY, client

WRONG: list[tuple[Callable[..., Fault], dict[str, Any]]] = [
    *((Status, {"status": value}) for value in (0, 100, 600, 503.0, "503", True, None)),
    *((Status, {"wait": value}) for value in (-1, math.nan, math.inf, "1", 10**400)),
    (Status, {"retry_after": "soon"}),
    (Status, {"html": 1}),
    (Status, {"carried_out": "yes"}),
    *((kind, {"seconds": value}) for kind in (Refused, SlowHead, SlowBody) for value in (-1, math.nan, math.inf, "1")),
    (Reset, {"when": "during"}),
    *((WrongLength, {"by": value}) for value in (0, 1.5, 10**400)),
    *((kind, {"by": value}) for kind in (ShiftedRows, WrongTotal) for value in (1.5, 10**400)),
    *((kind, {"after": value}) for kind in (StalledStream, EndedStream, HalfEvent) for value in (-1, 1.5, 10**400)),
    (PingingStream, {"count": -1}),
    *((kind, {"field": value}) for kind in (UnknownEnum, MissingFields) for value in ("", 5)),
    (CrashInSuccess, {"body": {"at": {1}}}),
    (CrashInSuccess, {"body": {"at": math.nan}}),
    (CrashInSuccess, {"body": 5}),
]


@pytest.mark.parametrize(("kind", "given"), WRONG, ids=lambda value: str(getattr(value, "__name__", value))[:40])
def test_a_fault_says_what_it_cannot_be(kind: Callable[..., Fault], given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(given))) as raised:
        kind(**given)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("wait", "seconds"), [(0, 0), (0.001, 1), (1.0, 1), (1e6, 1_000_000), (1e9, 10**9)])
def test_retry_after_is_in_whole_seconds_and_never_too_early(sandbox: Sandbox, wait: float, seconds: int) -> None:
    with client(sandbox, "hostup") as made:
        sandbox.faults.add(Status(status=429, retry_after="seconds", wait=wait))
        assert made.get(RELAY).headers["retry-after"] == str(seconds)
        sandbox.faults.add(Status(status=429, retry_after="date", wait=wait))
        before = sandbox.clock.time()
        date = parsedate_to_datetime(made.get(RELAY).headers["retry-after"]).timestamp()
        assert before + wait <= date < sandbox.clock.time() + wait + 1
        sandbox.faults.add(Status(status=429, retry_after="epoch", wait=wait))
        assert int(made.get(RELAY).headers["x-ratelimit-reset"]) >= before + wait


@pytest.mark.parametrize("status", [200, 204, 304, 599])
def test_every_status_that_a_fault_takes_can_be_sent(sandbox: Sandbox, status: int) -> None:
    sandbox.faults.add(Status(status=status, html=True))
    with client(sandbox, "hostup") as made:
        assert [made.get(RELAY).status_code, made.get(RELAY).status_code] == [status, 200]


@pytest.mark.parametrize(("size", "seconds", "count"), [(100, 60, 100), (1_000_000, 2, 100), (1_000_000, 0.001, 1)])
def test_a_slow_answer_takes_its_time_whatever_its_size(size: int, seconds: float, count: int) -> None:
    """A wait for each byte of a large one would take many times as long as it says."""
    top, body = b"t" * size, b"b" * size
    sent = list(pieces(top, body, Delivery(head_seconds=seconds, body_seconds=seconds)))
    assert b"".join(piece for piece, _ in sent) == top + body
    assert sum(pause for _, pause in sent) == pytest.approx(2 * seconds)
    assert len(sent) == 2 * count
