"""Much seeded data takes no more memory than the objects that can change."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from mailrig_sandbox._clock import Clock
from mailrig_sandbox.hostup import HostUpServer
from mailrig_sandbox.mailbaby import MailBabyServer
from mailrig_sandbox.stalwart import StalwartServer
from sandbox.support_stalwart import START


def taken(make: Callable[..., Any], size: int) -> int:
    """The bytes that a new server takes at most while it is made."""
    # A seed of its own: what follows from a seed is kept for the next server.
    clock, chance = Clock(START, monotonic=lambda: 0.0), random.Random(size)  # noqa: S311 - made-up data
    tracemalloc.start()
    try:
        made = make(clock, chance, size=size)
        assert made.key
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("make", [HostUpServer, MailBabyServer])
def test_a_million_rows_take_the_memory_of_a_few_thousand_objects(make: Callable[..., Any]) -> None:
    assert taken(make, 1_000_000) < 5_000_000


def test_stalwart_holds_ten_thousand_objects_of_a_kind_at_most() -> None:
    taken(StalwartServer, 10)
    assert taken(StalwartServer, 100_000) < 1.2 * taken(StalwartServer, 10_000) < 50_000_000
