"""64 clients at once: nothing is lost, and nothing is left.

Each calls a few times; with `MAILRIG_SOAK_SECONDS=30` in the environment, for so long.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter

import pytest
from mailrig_sandbox import Sandbox
from sandbox.support_soak import CLIENTS, left, log_subjects, soak

TURNS = 3
SECONDS = float(os.environ.get("MAILRIG_SOAK_SECONDS", "0"))
# What is kept for each call would be more than that many objects: there are more calls.
MOST_OBJECTS = 300
MOST_MEMORY = 16.0


@pytest.mark.skipif(sys.platform != "linux", reason="it counts what /proc tells")
def test_many_clients_lose_nothing_and_leave_nothing(sandbox: Sandbox) -> None:
    asyncio.run(soak(sandbox, 1))
    log_subjects(sandbox)
    before = left(sandbox)
    found = asyncio.run(soak(sandbox, TURNS, SECONDS))
    seen = Counter(each.operation_id for each in sandbox.requests)
    total = sum(found.calls.values())
    assert total == sandbox.requests[-1].number > MOST_OBJECTS
    if total <= len(sandbox.requests):
        assert found.calls == seen
    assert min(found.calls.values()) >= CLIENTS // 3 * TURNS
    assert {each.status for each in sandbox.requests} == {200}
    assert found.events == found.calls["streamLiveMetrics"]
    assert sandbox.violations == []
    assert log_subjects(sandbox) == sorted(found.subjects)
    after = left(sandbox)
    print(f"{total} calls; before: {before}; after: {after}")
    assert (after.connections, after.tasks) == (0, 1)
    assert after.threads <= before.threads
    assert after.descriptors <= before.descriptors
    assert after.objects - before.objects <= MOST_OBJECTS
    assert after.memory - before.memory <= MOST_MEMORY
