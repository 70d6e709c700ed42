"""The one clock and the two ways to wait of all calls."""

from __future__ import annotations

import time

now = time.monotonic
sleep = time.sleep


async def asleep(seconds: float) -> None:
    """Waits some seconds by the event loop."""
    from anyio import sleep

    await sleep(seconds)
