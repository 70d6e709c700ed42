"""How many calls an HTTP/2 connection carries at once, and when it carries no more.

httpcore's synchronous HTTP/2 is not safe across threads, and its locks know of no deadline: there a connection carries
one call at a time. An asynchronous one carries many; when one of them is cut short, what it was writing may be lost, so
that no other call begins on that connection.
"""

from __future__ import annotations

from typing import Any

from mailrig._early_http2 import heed

_CARRIER = "mailrig_connection"


def share(pool: Any, *, alone: bool) -> None:
    """Makes a pool remember which connection carries a request.

    Args:
        pool: A pool of httpcore that offers HTTP/2.
        alone: Whether a connection carries one call at a time.
    """
    create = pool.create_connection
    carry = "handle_request" if alone else "handle_async_request"

    def create_connection(origin: Any) -> Any:
        connection = create(origin)
        heed(connection)
        carried, usable = getattr(connection, carry), connection.is_available

        def noted(request: Any) -> Any:
            request.extensions[_CARRIER] = connection
            return carried(request)

        def unused() -> bool:
            return usable() and all(each.connection is not connection for each in pool._requests)

        setattr(connection, carry, noted)
        if alone:
            connection.is_available = unused
        return connection

    pool.create_connection = create_connection


def retire(extensions: dict[str, Any]) -> None:
    """Lets no other call begin on the HTTP/2 connection that carried a request; the others on it go on.

    Args:
        extensions: The extensions of the request, which was cut short.
    """
    state: Any = getattr(extensions.get(_CARRIER), "_connection", None)
    if hasattr(state, "_connection_error"):
        state._connection_error = True
