"""The time of the sandbox: it runs like the real one, and a test may step it forward."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """A clock that runs on by itself and can be stepped forward from any thread.

    Args:
        start: Where it starts, with a time zone; now, unless told.
        monotonic: What makes it run, in seconds.
        stepped: What is done after each step, on the thread that steps.
    """

    def __init__(
        self,
        start: datetime | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        stepped: Callable[[], None] = lambda: None,
    ) -> None:
        self._monotonic = monotonic
        self._stepped = stepped
        self._lock = threading.Lock()
        self._sleepers: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self.restart(start)

    def restart(self, start: datetime | None = None) -> None:
        """Begin anew.

        Args:
            start: Where, with a time zone; now, unless told.
        """
        self._ahead = (start.timestamp() if start else time.time()) - self._monotonic()

    def time(self) -> float:
        """The seconds since 1970."""
        return self._monotonic() + self._ahead

    def now(self) -> datetime:
        """The time in UTC, to the microsecond."""
        return datetime.fromtimestamp(self.time(), UTC)

    def advance(self, seconds: float) -> None:
        """Step forward, and wake who has slept long enough then.

        Args:
            seconds: How far, at least 0.

        Raises:
            ValueError: for a step back.
        """
        if seconds < 0:
            raise ValueError("the clock only steps forward")
        with self._lock:
            self._ahead += seconds
            sleepers = tuple(self._sleepers)
        for loop, stepped in sleepers:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(stepped.set)
        self._stepped()

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock is so much further, by itself or by steps.

        Args:
            seconds: How long on this clock.
        """
        until = self.time() + seconds
        stepped = asyncio.Event()
        sleeper = (asyncio.get_running_loop(), stepped)
        with self._lock:
            self._sleepers.add(sleeper)
        try:
            while (left := until - self.time()) > 0:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stepped.wait(), left)
                stepped.clear()
        finally:
            with self._lock:
                self._sleepers.discard(sleeper)
