"""What a badly delivered reply looks like on the wire; nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import responses
from math import ceil

from mailrig_sandbox._events import closing
from mailrig_sandbox._http import Reply
from mailrig_sandbox.faults import Delivery

# A wait that is shorter takes longer than it says, and a large body has as many of them as bytes.
_SHORTEST = 0.02


def head(reply: Reply, delivery: Delivery, length: int) -> bytes:
    """The status line and header fields of a reply, after which the connection ends.

    Args:
        reply: The reply.
        delivery: How it is delivered.
        length: How many bytes its body has.
    """
    fields = dict(reply.headers)
    if reply.content_type is not None:
        fields["content-type"] = reply.content_type
    fields |= {"content-length": str(max(0, length + delivery.announced)), "connection": "close"}
    status = f"HTTP/1.1 {reply.status} {responses.get(reply.status, '')}"
    return (
        "\r\n".join([status, *(f"{name}: {value}" for name, value in fields.items())]).encode("latin-1") + b"\r\n\r\n"
    )


def pieces(top: bytes, body: bytes, delivery: Delivery) -> Iterator[tuple[bytes, float]]:
    """What is sent piece by piece, each with the seconds to wait after it.

    Args:
        top: Status line and header fields.
        body: The body.
        delivery: How it is delivered.
    """
    kept = body[: int(len(body) * delivery.kept)]
    for part, seconds in ((top, delivery.head_seconds), (kept, delivery.body_seconds)):
        size = ceil(len(part) * _SHORTEST / seconds) if seconds > _SHORTEST else len(part)
        for at in range(0, len(part), size or 1):
            piece = part[at : at + size]
            yield piece, seconds * len(piece) / len(part)


async def whole(reply: Reply) -> bytes:
    """The body of a reply; of a stream, its first two pieces."""
    if reply.stream is None:
        return reply.body
    async with closing(reply.stream) as stream:
        return b"".join([await anext(stream, b""), await anext(stream, b"")])
