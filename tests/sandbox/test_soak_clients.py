"""64 clients at once, for a few seconds: nothing is lost, and nothing is left."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter

import pytest
from mailrig_sandbox import Sandbox
from sandbox.support_soak import CLIENTS, left, log_subjects, soak


@pytest.mark.skipif(sys.platform != "linux", reason="it counts what /proc tells")
def test_many_clients_lose_nothing_and_leave_nothing(sandbox: Sandbox) -> None:
    asyncio.run(soak(sandbox, 0.2))
    sandbox.reset()
    before = left(sandbox)
    found = asyncio.run(soak(sandbox, 3.0))
    seen = Counter(each.operation_id for each in sandbox.requests)
    assert found.calls == seen
    assert sum(seen.values()) == sandbox.requests[-1].number >= CLIENTS
    assert {each.status for each in sandbox.requests} == {200}
    assert found.events == found.calls["streamLiveMetrics"]
    assert sandbox.violations == []
    assert log_subjects(sandbox) == sorted(found.subjects)
    after = left(sandbox)
    assert (after.connections, after.tasks) == (0, 1)
    assert after.descriptors <= before.descriptors
