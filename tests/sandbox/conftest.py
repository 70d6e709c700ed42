from __future__ import annotations

from collections.abc import Iterator

import pytest
from mailrig_sandbox import Sandbox


@pytest.fixture(scope="session")
def _running() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def sandbox(_running: Sandbox) -> Iterator[Sandbox]:
    """All three servers on sockets, as new for each test."""
    _running.reset()
    yield _running
    _running.faults.clear()
    _running.hang_up()
