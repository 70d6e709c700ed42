"""What must not survive a fork: locks that a thread of the parent held, and its connections."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol


class Forgets(Protocol):
    """What begins anew in the child of a fork."""

    def forget(self) -> None:
        """Drops what belongs to the parent."""


_known: weakref.WeakSet[Any] = weakref.WeakSet()


def watch(each: Forgets) -> None:
    """Lets an object know of forks for as long as it lives."""
    _known.add(each)


def _forget() -> None:
    for each in list(_known):
        each.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


class Lock:
    """A lock that is free after a fork, whoever held it before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        watch(self)

    def forget(self) -> None:
        """Frees the lock in the child of a fork."""
        self._lock = threading.Lock()

    @contextmanager
    def within(self, seconds: float | None) -> Iterator[None]:
        """Holds the lock.

        Args:
            seconds: How long it is waited for; None for ever.

        Raises:
            TimeoutError: It was not free in time.
        """
        lock = self._lock
        if not lock.acquire(timeout=-1 if seconds is None else max(0.0, min(seconds, threading.TIMEOUT_MAX))):
            raise TimeoutError
        try:
            yield
        finally:
            lock.release()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *args: object) -> None:
        self._lock.release()
