from __future__ import annotations

from collections.abc import Iterator

import pytest
from overlay.support_twins import Clock, clock_in_place


@pytest.fixture
def clock() -> Iterator[Clock]:
    with clock_in_place() as clock:
        yield clock
