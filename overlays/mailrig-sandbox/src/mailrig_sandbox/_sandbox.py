"""The sandbox: three servers, their time, their faults and what they saw."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import document
from mailrig_sandbox._host import Host
from mailrig_sandbox._http import Server
from mailrig_sandbox._judge import Judge, Violation
from mailrig_sandbox._record import Record, Seen
from mailrig_sandbox._servers import APIS, Flavour, server, variables
from mailrig_sandbox._serving import HOST, Listener, LoopThread
from mailrig_sandbox.faults import Faults

if TYPE_CHECKING:
    from mailrig_sandbox._inprocess import AsyncTransport, SyncTransport


class Sandbox:
    """HostUp, Stalwart and MailBaby on loopback.

    It is a context manager; without `with`, call `start` and `stop`.

    Args:
        seed: What the data follows from: the same seed gives the same data.
        size: How much data there is; each server's own default unless given.
        stalwart: The version that Stalwart behaves like: `0.11`, `0.13` or `0.15`.
        latency: Seconds before each answer.
        ports: A port for each API; free ones unless given.
        apis: Which of the three there are.
        start: The time at which the sandbox's clock begins; now, unless given.

    Raises:
        ValueError: There is no such API.
    """

    def __init__(
        self,
        *,
        seed: int = 1,
        size: int | None = None,
        stalwart: Flavour = "0.15",
        latency: float = 0.0,
        ports: Sequence[int] | None = None,
        apis: Sequence[str] = APIS,
        start: datetime | None = None,
    ) -> None:
        if unknown := [each for each in apis if each not in APIS]:
            raise ValueError(f"there is no API {unknown[0]!r}; there are {', '.join(APIS)}")
        if len(ports or apis) != len(apis):
            raise ValueError(f"{len(apis)} servers need as many ports")
        self.apis = tuple(apis)
        self.clock = Clock(start, stepped=self._settle)
        self._settings: tuple[int, int | None, Flavour] = (seed, size, stalwart)
        self._latency = latency
        self._ports = tuple(ports or (0,) * len(apis))
        self._start = start
        self._documents = {api: document(f"{api}_client") for api in apis}
        self._judges = {api: Judge(self._documents[api]) for api in apis}
        self._record = Record()
        self.faults = Faults(self._documents, self.clock, self._settle)
        self._hosts: dict[str, Host] = {}
        self._listeners: dict[str, Listener] = {}
        self._ports_lock = asyncio.Lock()
        self._settling: asyncio.Task[None] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._thread: LoopThread | None = None
        self._furnish()

    def _furnish(self) -> None:
        self._hosts = {
            api: Host(
                server(api, self.clock, *self._settings),
                self._documents[api],
                judge=self._judges[api],
                clock=self.clock,
                faults=self.faults,
                record=self._record,
                latency=self._latency,
            )
            for api in self.apis
        }

    def start(self) -> Sandbox:
        """Begin to listen.

        Raises:
            OSError: A port is in use.
            RuntimeError: It has begun already.
        """
        if self._thread is not None:
            raise RuntimeError("the sandbox has started already")
        from mailrig_sandbox._app import application
        from mailrig_sandbox._control import routes

        listeners: dict[str, Listener] = {}
        try:
            for api, port in zip(self.apis, self._ports, strict=True):
                listeners[api] = Listener(application(lambda api=api: self._hosts[api], routes(self)), port)  # type: ignore[misc]
        except BaseException:
            for each in listeners.values():
                each.discard()
            raise
        self._listeners = listeners
        self._thread = LoopThread()
        self._thread.run(self._open())
        return self

    async def _open(self) -> None:
        for each in self._listeners.values():
            await each.open()

    def stop(self) -> None:
        """Stop listening, and end every connection."""
        if self._thread is None:
            return
        thread = self._thread
        thread.run(self._end())
        self._thread = None
        self._listeners = {}
        thread.stop()

    async def _end(self) -> None:
        pending = [each for each in (self._watch, self._settling) if each is not None]
        self._watch = self._settling = None
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for each in self._listeners.values():
            await each.close()
            await each.hang_up()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop()

    @property
    def thread(self) -> LoopThread:
        """The thread on which the servers run.

        Raises:
            RuntimeError: It has not started.
        """
        if self._thread is None:
            raise RuntimeError("the sandbox has not started")
        return self._thread

    def host(self, api: str) -> Host:
        """What answers for an API."""
        return self._hosts[api]

    def server(self, api: str) -> Server:
        """The server of an API, with its state; look at it while no request is being answered."""
        return self._hosts[api].server

    @property
    def urls(self) -> dict[str, str]:
        """The servers' addresses by API."""
        return {api: f"http://{HOST}:{each.port}" for api, each in self._listeners.items()}

    @property
    def keys(self) -> dict[str, str]:
        """The servers' keys by API."""
        return {api: each.server.key for api, each in self._hosts.items()}

    def environment(self) -> dict[str, str]:
        """The variables that lead the clients here."""
        return variables(self.urls, self.keys)

    @property
    def requests(self) -> list[Seen]:
        """The requests that the servers saw, oldest first; the last 100,000 are kept."""
        return list(self._record.requests)

    @property
    def violations(self) -> list[Violation]:
        """The exchanges that broke the specification, oldest first; the last 1,000 are kept."""
        return list(self._record.violations)

    def forget(self) -> None:
        """Forget the requests and violations."""
        self._record.clear()

    def transport(self, api: str) -> SyncTransport:
        """An httpx transport that asks an API without a socket."""
        from mailrig_sandbox._inprocess import SyncTransport

        return SyncTransport(self, api)

    def async_transport(self, api: str) -> AsyncTransport:
        """The asynchronous twin of `transport`."""
        from mailrig_sandbox._inprocess import AsyncTransport

        return AsyncTransport(self, api)

    def reset(self) -> None:
        """Begin anew: the data of the seed, the clock, no faults, no requests and no violations."""

        def renew() -> None:
            self.clock.restart(self._start)
            self._furnish()
            self._record.clear()

        self.faults.clear()
        self.thread.call(renew) if self._thread else renew()

    def snapshot(self) -> dict[str, Any]:
        """The state of all servers and the time, as JSON."""

        def taken() -> dict[str, Any]:
            return {
                "time": self.clock.time(),
                "servers": {api: each.server.snapshot() for api, each in self._hosts.items()},
            }

        return self.thread.call(taken) if self._thread else taken()

    def restore(self, state: Any) -> None:
        """Take a state that `snapshot` gave; the clock goes on from there, unless it is later already.

        Raises:
            ValueError: It is no such state.
        """
        try:
            moment, servers = float(state["time"]), {api: state["servers"][api] for api in self.apis}
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError("this is no state of a sandbox") from error

        def take() -> None:
            for api, each in servers.items():
                try:
                    self._hosts[api].server.restore(each)
                except (KeyError, TypeError, AttributeError, IndexError) as error:
                    raise ValueError(f"the state of {api} is broken") from error

        self.thread.call(take) if self._thread else take()
        self.clock.advance(max(0.0, moment - self.clock.time()))

    def open_connections(self) -> int:
        """How many connections are open."""
        return self.thread.call(lambda: sum(each.connections for each in self._listeners.values()))

    def _settle(self) -> None:
        """Open and close ports as the faults say; done when it returns, unless it is called on the servers' thread."""
        if self._thread is None:
            return
        if self._thread.inside:
            self._settling = asyncio.get_running_loop().create_task(self._apply_refusals())
        else:
            self._thread.run(self._apply_refusals())

    async def _apply_refusals(self) -> None:
        async with self._ports_lock:
            for api, each in self._listeners.items():
                await (each.close() if self.faults.refused(api) else each.open())
        if self._watch is not None:
            self._watch.cancel()
        coming = [end for end in self.faults.refusal_ends() if end > self.clock.time()]
        self._watch = asyncio.get_running_loop().create_task(self._follow(min(coming))) if coming else None

    async def _follow(self, end: float) -> None:
        await self.clock.sleep(end - self.clock.time())
        self._watch = None
        await self._apply_refusals()
