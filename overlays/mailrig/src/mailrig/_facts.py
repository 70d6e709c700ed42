"""What a call is, beside its request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from mailrig._operation import Operation
from mailrig.retry import RetryPolicy


@dataclass(slots=True)
class Facts:
    """What a call is, beside its request.

    Args:
        operation: The operation.
        policy: How it is repeated.
        deadline: When it ends at the latest, in seconds of the monotonic clock.
        read: What makes the result of a success; it raises when it cannot. Without it answers are given back as they
            came, failures too.
        unreadable: The error by which `read` says that the body is not what the specification says.
        refused: The error by which `read` says that the body of a success is a failure.
        stream: Whether the body of a success is left to be read by others.
        trusted: Whether an error of connecting proves that nothing was sent.
        traced: Whether the transport tells when it begins to send.
        replayable: Whether the request can be sent twice.
    """

    operation: Operation
    policy: RetryPolicy | None
    deadline: float | None
    read: Callable[[httpx.Response], Any] | None = None
    unreadable: type[Exception] = ValueError
    refused: type[Exception] = ValueError
    stream: bool = False
    trusted: bool = True
    traced: bool = True
    replayable: bool = True


def replayable(stream: Any) -> bool:
    """Whether the body of a request can be sent twice."""
    if isinstance(stream, httpx.ByteStream):
        return True
    fields = getattr(stream, "fields", None)
    return fields is not None and all(isinstance(getattr(each, "file", b""), (str, bytes)) for each in fields)
