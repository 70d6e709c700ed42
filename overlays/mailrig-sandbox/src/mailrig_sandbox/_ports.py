"""The ports of a sandbox: those of the APIs, open as long as no fault refuses connections there, and its own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._serving import HOST, Listener, LoopThread
from mailrig_sandbox.faults import Faults


class Ports:
    """The listeners of a sandbox that has started, and the thread on which they are.

    Args:
        applications: An ASGI application for each API.
        control: The application that steers the sandbox, at a port that no fault closes.
        ports: The port of each, that of `control` last; 0 for a free one.
        faults: What says whose connections are refused.
        clock: The sandbox's time.

    Raises:
        OSError: A port is in use.
    """

    def __init__(
        self, applications: Mapping[str, Any], control: Any, ports: tuple[int, ...], faults: Faults, clock: Clock
    ) -> None:
        self.applications = applications
        self._faults = faults
        self._clock = clock
        made: list[Listener] = []
        try:
            for application, port in zip([*applications.values(), control], ports, strict=True):
                made.append(Listener(application, port))
        except BaseException:
            for each in made:
                each.discard()
            raise
        *listeners, self._control = made
        self._listeners = dict(zip(applications, listeners, strict=True))
        self.urls = {api: f"http://{HOST}:{each.port}" for api, each in self._listeners.items()}
        self.control = f"http://{HOST}:{self._control.port}"
        self._one_at_a_time = asyncio.Lock()
        self._settling: asyncio.Task[None] | None = None
        self._watch: asyncio.Task[None] | None = None
        self.thread = LoopThread()
        try:
            self.thread.run(self._control.open())
            self.settle()
        except BaseException:
            self.close()
            raise

    def settle(self) -> None:
        """Open and close ports as the faults say; done when it returns, unless it is called on the servers' thread."""
        if self.thread.inside:
            self._settling = asyncio.get_running_loop().create_task(self._settle())
        else:
            self.thread.run(self._settle())

    async def settled(self) -> None:
        """Wait until the ports are as the faults said last."""
        if self._settling is not None:
            await asyncio.shield(self._settling)

    async def _settle(self) -> None:
        async with self._one_at_a_time:
            for api, each in self._listeners.items():
                await (each.close() if self._faults.refused(api) else each.open())
        if self._watch is not None:
            self._watch.cancel()
        coming = [end for end in self._faults.refusal_ends() if end > self._clock.time()]
        self._watch = asyncio.get_running_loop().create_task(self._follow(min(coming))) if coming else None

    async def _follow(self, end: float) -> None:
        await self._clock.sleep(end - self._clock.time())
        self._watch = None
        await self._settle()

    def connections(self) -> int:
        """How many connections are open."""
        return self.thread.call(lambda: sum(each.connections for each in self._all))

    @property
    def _all(self) -> list[Listener]:
        return [*self._listeners.values(), self._control]

    def hang_up(self) -> None:
        """End every connection, busy or not."""
        self.thread.run(self._hang_up())

    async def _hang_up(self) -> None:
        await self.thread.break_off()
        for each in self._all:
            await each.hang_up()

    def close(self) -> None:
        """Stop listening, end every connection, and end the thread."""
        self.thread.run(self._close())
        self.thread.stop()

    async def _close(self) -> None:
        pending = [each for each in (self._watch, self._settling) if each is not None]
        self._watch = self._settling = None
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for each in self._all:
            await each.close()
            each.discard()
        await self._hang_up()
