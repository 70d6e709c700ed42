"""The threads of pyreqwest, which wake whoever waits for them and must be back from that when the interpreter ends.

Waking an event loop gives the interpreter's lock away for a moment. A thread that wants it back when the interpreter is
already ending is ended there, in the midst of pyreqwest, and that aborts the process after all its work is done.
"""

from __future__ import annotations

import atexit
import time
from typing import Any

from mailrig._fork import watch

_LONGEST = 1_000


class _Waking:
    """The threads that are waking somebody."""

    def __init__(self) -> None:
        self.forget()
        watch(self)
        atexit.register(self.wait)

    def forget(self) -> None:
        """Begins anew in the child of a fork, which has none of these threads."""
        self.threads: list[None] = []

    def wait(self) -> None:
        """Waits until they are done, a second at most."""
        for _ in range(_LONGEST):
            if not self.threads:
                break
            time.sleep(0.001)


_waking = _Waking()


class Wakeable:
    """An event loop as those threads see it.

    Args:
        loop: The event loop.
    """

    def __init__(self, loop: Any) -> None:
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loop, name)

    def call_soon_threadsafe(self, *arguments: Any) -> None:
        """Wakes the loop."""
        threads = _waking.threads
        threads.append(None)
        try:
            self._loop.call_soon_threadsafe(*arguments)
        finally:
            threads.pop()
