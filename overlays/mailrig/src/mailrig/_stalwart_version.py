"""Tells a Stalwart server that has no management interface under `/api` any more.

Servers 0.11 to 0.15 answer 404 only for a path or an object that does not exist; what is missing behind the paths below
they report with 200 and `notFound`. Server 0.16 moved management to JMAP and answers 404 to every path; a proxy before
it may put a page of its own in the place of that answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from mailrig._failures import parse
from mailrig._operation import Operation

_ALWAYS_THERE = frozenset(
    {
        "/account/auth",
        "/account/crypto",
        "/logs",
        "/principal",
        "/principal/{principal_id}",
        "/queue/messages",
        "/queue/reports",
        "/reload/",
        "/reports/arf",
        "/reports/dmarc",
        "/reports/tls",
        "/settings",
        "/settings/group",
        "/settings/keys",
        "/settings/list",
    }
)
_NEWER = "Stalwart 0.16 or later, which has no management API under /api"


def hint(operation: Operation, status: int, headers: Mapping[str, str], body: bytes) -> str:
    """What a 404 says about the server's version.

    Args:
        operation: The operation that was called.
        status: The HTTP status.
        headers: The header fields.
        body: The body as it came.
    """
    if status != 404:
        return ""
    document = parse(body)
    own = isinstance(document, dict) and document.get("status") == 404
    if own and operation.path in _ALWAYS_THERE:
        return f"this server is {_NEWER}; mailrig needs 0.11 to 0.15"
    perhaps = f"a server that answers 404 to every call is {_NEWER}"
    return perhaps if own else f"{perhaps}, or the address is not that of a Stalwart server"
