"""What HTTP/2 tells of a request that got no answer.

A server can say that it did not look at a request: by refusing its stream, or by ending the connection with the number
of the last stream that it looked at (RFC 9113, 8.7 and 6.8).
"""

from __future__ import annotations

_REFUSED_STREAM = 7


def _told(error: BaseException) -> object:
    """What httpcore hands on: an event or an exception of h2."""
    return next(iter(getattr(error.__cause__, "args", ())), None)


def unprocessed(error: BaseException, stream: int | None) -> bool:
    """Whether the server says that it did not look at a request.

    Args:
        error: What httpx raised.
        stream: The number of the request's stream, or None if it had none or an answer has begun.
    """
    if stream is None:
        return False
    told = _told(error)
    last = getattr(told, "last_stream_id", None)
    if last is not None:
        return stream > int(last)
    return getattr(told, "stream_id", None) == stream and getattr(told, "error_code", None) == _REFUSED_STREAM


def broken(error: BaseException) -> bool:
    """Whether an exchange broke the protocol, which httpcore takes for a fault of the request whoever's it was."""
    return type(_told(error)).__module__.partition(".")[0] == "h2" and isinstance(_told(error), Exception)
