"""Connections that are fit for another call.

A server closes what is idle for long, commonly after five seconds, and what is on its way then is lost without a word:
a call that must not be sent twice begins on none that has been idle for long. On a connection on which a server said
more than its answer, the next call would take the rest for its own answer: none begins there.
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


def drop_leftovers(pool: Any) -> None:
    """Makes a pool close a connection that holds more than the answers to its requests.

    Args:
        pool: A pool of httpcore.
    """
    create = pool.create_connection

    def create_connection(origin: Any) -> Any:
        connection = create(origin)
        expired = connection.has_expired
        connection.has_expired = lambda: expired() or _has_leftovers(connection)
        return connection

    pool.create_connection = create_connection


def _has_leftovers(connection: Any) -> bool:
    state = getattr(_innermost(connection), "_h11_state", None)
    return state is not None and connection.is_idle() and bool(state.trailing_data[0])


def _innermost(connection: Any) -> Any:
    while (deeper := getattr(connection, "_connection", None)) is not None:
        connection = deeper
    return connection


def _is_stale(pool: Any, connection: Any) -> bool:
    expires = getattr(_innermost(connection), "_expire_at", None)
    return expires is None or time.monotonic() - (expires - pool._keepalive_expiry) > _LONGEST_IDLE
