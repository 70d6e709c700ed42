"""Gives a pool back what a call that was cut short held.

An exchange that is cancelled, or broken off by Ctrl-C, at an unlucky moment leaves its connection in httpcore's pool
for ever: taken, but by nobody, so that a pool of limited size ends up full of them.
"""

from __future__ import annotations

from typing import Any

from mailrig._sharing import retire


def abandoned(transport: Any, extensions: dict[str, Any], *, cut: bool) -> list[Any]:
    """Takes an exchange and all connections that belong to none out of a transport's pool; the caller closes them.

    Args:
        transport: The transport, of which only httpx's own have such a pool.
        extensions: The extensions of the request, by which its exchange is known.
        cut: Whether it was cut short from our side.
    """
    pool: Any = getattr(transport, "_pool", None)
    if not hasattr(pool, "_assign_requests_to_connections"):
        return []
    if cut:
        retire(extensions)
    with pool._optional_thread_lock:
        pool._requests = [each for each in pool._requests if each.request.extensions is not extensions]
        owned = {id(each.connection) for each in pool._requests}
        orphans = [
            each
            for each in pool._connections
            if id(each) not in owned and not each.is_closed() and not (each.is_idle() and each.is_available())
        ]
        pool._connections = [each for each in pool._connections if each not in orphans]
        closing: list[Any] = pool._assign_requests_to_connections()
        return orphans + closing
