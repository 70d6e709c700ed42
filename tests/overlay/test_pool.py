"""What several threads may take from a client's pool."""

from __future__ import annotations

import httpx
import pytest
from mailrig import Connections, _pool


@pytest.mark.parametrize("fresh", [False, True])
def test_a_transport_is_there_for_other_threads_only_when_it_keeps_to_deadlines(
    fresh: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool, bound, there = _pool.Pool(Connections()), _pool._bound, []

    def noted(transport: httpx.BaseTransport | None) -> None:
        there.append(list(pool._sync))
        bound(transport)

    monkeypatch.setattr(_pool, "_bound", noted)
    pool.sync_transport(httpx.URL("https://relay.example.org"), fresh=fresh)
    assert there[0] == []
    assert list(pool._sync) == [fresh]
