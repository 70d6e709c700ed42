"""Waits for a coroutine of pyreqwest without an event loop.

Its synchronous client cannot be interrupted by Ctrl-C, and ends when its own time-outs say so. Its coroutines only need
something that wakes whoever waits, which a lock can do.
"""

from __future__ import annotations

import atexit
import sys
import threading
import time
from asyncio import _get_running_loop, _set_running_loop
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import httpx

from mailrig._deadline import LATE

T = TypeVar("T")
_TURNS, _TURN = 1_000, 0.001


class _Bell:
    """Stands in for an event loop and for its one future, of which a coroutine asks only this much."""

    _asyncio_future_blocking = False

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lock.acquire()

    def create_future(self) -> _Bell:
        return self

    def get_loop(self) -> _Bell:
        return self

    def __iter__(self) -> Iterator[_Bell]:
        yield self

    def call_soon_threadsafe(self, callback: Callable[..., Any], *args: Any, **settings: Any) -> None:
        with suppress(RuntimeError):
            self._lock.release()

    def rung(self, seconds: float) -> bool:
        return self._lock.acquire(timeout=min(max(seconds, 0.0), threading.TIMEOUT_MAX))


def result_of(coroutine: Coroutine[Any, Any, T], remaining: Callable[[], float]) -> T:
    """What a coroutine gives.

    Args:
        coroutine: It waits for nothing but pyreqwest.
        remaining: Gives the seconds that it may still take.

    Raises:
        ReadTimeout: It took longer.
    """
    bell: Any = _Bell()
    try:
        while True:
            outer = _get_running_loop()
            try:
                _set_running_loop(bell)
                waits = coroutine.send(None)
            except StopIteration as done:
                result: T = done.value
                return result
            finally:
                _set_running_loop(outer)
            if waits is not None and not bell.rung(remaining()):
                raise httpx.ReadTimeout(LATE)
    finally:
        coroutine.close()


@atexit.register
def _let_go() -> None:
    """Waits until no thread of pyreqwest is inside Python, for a second at most.

    Such a thread has woken whoever waited, and has yet to leave. One that comes back to an interpreter that is ending
    is ended there, and Rust aborts the process then.
    """
    for _ in range(_TURNS):
        known = {each.ident for each in threading.enumerate() if not isinstance(each, threading._DummyThread)}
        if sys._current_frames().keys() <= known:
            return
        time.sleep(_TURN)
