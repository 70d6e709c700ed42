"""The deadline of a call.

httpx bounds each read, not the sum of them: a server that drips its headers holds a call for ever. Here every wait on a
synchronous socket, and the look-up of a name, ends with the call's deadline at the latest; asynchronous calls are
cancelled instead.
"""

from __future__ import annotations

import contextvars
import math

from mailrig import _clock

LATE = "the deadline of the call has passed"
# Sockets take no more than some centuries.
LONGEST = 1e9
_current: contextvars.ContextVar[float | None] = contextvars.ContextVar("mailrig_deadline", default=None)


class until:  # noqa: N801 - it reads like a word where it is used
    """Makes the sockets of this thread keep to a deadline, in seconds of the monotonic clock."""

    __slots__ = ("_deadline", "_token")

    def __init__(self, deadline: float | None) -> None:
        self._deadline = deadline

    def __enter__(self) -> None:
        self._token = _current.set(self._deadline)

    def __exit__(self, *args: object) -> None:
        _current.reset(self._token)


def remaining() -> float:
    """Seconds until the deadline, or infinity."""
    deadline = _current.get()
    return math.inf if deadline is None else deadline - _clock.now()


def clamped(timeout: float | None, error: type[Exception]) -> float | None:
    """A time-out that does not outlast the deadline.

    Args:
        timeout: Seconds, or None for no time-out.
        error: What is raised when the deadline has passed.
    """
    deadline = _current.get()
    timeout = None if timeout is None else min(timeout, LONGEST)
    if deadline is None:
        return timeout
    left = deadline - _clock.now()
    if left <= 0:
        raise error(LATE)
    return min(left, LONGEST) if timeout is None else min(timeout, left)
