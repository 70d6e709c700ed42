"""Connections for calls that must not be sent twice: such as have hardly been idle.

A server closes what is idle for long, commonly after five seconds, and what is on its way then is lost without a word.
"""

from __future__ import annotations

import time
from typing import Any

MARK = "mailrig_fresh"
_LONGEST_IDLE = 1.0


def keep_fresh(pool: Any) -> None:
    """Makes a pool close what has been idle for longer before it serves a request that is marked.

    Args:
        pool: A pool of httpcore whose idle connections expire.
    """
    assign = pool._assign_requests_to_connections

    def assign_fresh() -> list[Any]:
        if not any(each.is_queued() and MARK in each.request.extensions for each in pool._requests):
            return list(assign())
        taken = {id(each.connection) for each in pool._requests}
        stale = [
            each for each in pool._connections if each.is_idle() and id(each) not in taken and _is_stale(pool, each)
        ]
        pool._connections = [each for each in pool._connections if each not in stale]
        return stale + list(assign())

    pool._assign_requests_to_connections = assign_fresh


def _is_stale(pool: Any, connection: Any) -> bool:
    inner = connection
    while (deeper := getattr(inner, "_connection", None)) is not None:
        inner = deeper
    expires = getattr(inner, "_expire_at", None)
    return expires is None or time.monotonic() - (expires - pool._keepalive_expiry) > _LONGEST_IDLE
