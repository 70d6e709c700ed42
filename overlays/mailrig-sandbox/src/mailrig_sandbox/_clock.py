"""The time of the sandbox: it runs like the real one, and a test may step it forward."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from reprlib import repr as short

from mailrig_sandbox._checks import number

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_LAST = datetime(2999, 12, 31, tzinfo=UTC)
LAST = _LAST.timestamp()
"""The last time that it goes to, in seconds since 1970."""


class Clock:
    """A clock that runs on by itself and can be stepped forward from any thread.

    Args:
        start: Where it starts, with a time zone, in the years 2000 to 2999; now, unless told.
        monotonic: What makes it run, in seconds.
        stepped: What is done after each step, on the thread that steps.

    Raises:
        ValueError: It cannot start there.
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

        Raises:
            ValueError: It cannot start there.
        """
        if start is not None:
            if not isinstance(start, datetime) or start.utcoffset() is None:
                raise ValueError(f"the clock starts at a time with a time zone, not at {short(start)}")
            if not _FIRST <= start <= _LAST:
                raise ValueError(f"the clock starts in the years 2000 to 2999, not at {start}")
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
            ValueError: It is a step back, or past the year 2999.
        """
        number("a step of the clock, which only goes forward,", seconds, 0, LAST)
        with self._lock:
            if self.time() + seconds > LAST:
                raise ValueError("the clock does not go past the year 2999")
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
