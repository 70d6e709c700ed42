"""The sandbox: three servers, their time, their faults and what they saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, TypeVar

from mailrig_sandbox import _state
from mailrig_sandbox._clock import Clock
from mailrig_sandbox._document import document
from mailrig_sandbox._host import Host
from mailrig_sandbox._http import Server
from mailrig_sandbox._judge import Violation, judge
from mailrig_sandbox._ports import Ports
from mailrig_sandbox._record import Record, Seen
from mailrig_sandbox._servers import APIS, Flavour, Relay, variables
from mailrig_sandbox._serving import LoopThread
from mailrig_sandbox._settings import Settings, checked_apis, checked_ports
from mailrig_sandbox.faults import Faults

if TYPE_CHECKING:
    from mailrig_sandbox._inprocess import AsyncTransport, SyncTransport

T = TypeVar("T")


class Sandbox:
    """HostUp, Stalwart and MailBaby on loopback, as a context manager or by `start` and `stop`.

    Args:
        seed: What the data follows from: the same seed gives the same data.
        size: How much data there is, of all APIs or by API: `{"mailbaby": 1_000_000}`; a default of each unless given.
        stalwart: The version that Stalwart behaves like: `0.11`, `0.13`, `0.15`, or `0.16`, which has no operations.
        counts_bearer: Whether Stalwart counts Bearer tokens against its anonymous limit; only 0.13, unless given.
        mailbaby: The version that MailBaby behaves like: `current`, or `older`, which echoes numbers as text.
        lag: How long a mail that MailBaby took needs to appear in its log, in seconds.
        as_documented: Whether MailBaby finds things missing as its document says; the server itself never does.
        latency: Seconds before each answer, at most an hour.
        ports: A port for each API, and one more for `control`; free ones unless given.
        apis: Which of the three there are.
        start: The time at which the sandbox's clock begins, with a time zone; now, unless given.

    Raises:
        ValueError: A value is none of those; the message says which.
    """

    def __init__(
        self,
        *,
        seed: int = 1,
        size: int | Mapping[str, int] | None = None,
        stalwart: Flavour = "0.15",
        counts_bearer: bool | None = None,
        mailbaby: Relay = "current",
        lag: float = 30.0,
        as_documented: bool = False,
        latency: float = 0.0,
        ports: Sequence[int] | None = None,
        apis: Sequence[str] = APIS,
        start: datetime | None = None,
    ) -> None:
        self.apis = checked_apis(apis)
        self._ports = checked_ports(ports, len(self.apis) + 1)
        self.clock = Clock(start, stepped=self._changed)
        self._settings = Settings(
            seed=seed,
            size=size,
            stalwart=stalwart,
            counts_bearer=counts_bearer,
            mailbaby=mailbaby,
            lag=lag,
            as_documented=as_documented,
            latency=latency,
        )
        self._start = start
        self._documents = {api: document(f"{api}_client") for api in apis}
        self._record = Record()
        self.faults = Faults(self._documents, self.clock, self._changed)
        self._open: Ports | None = None
        self._furnish()

    def _changed(self) -> None:
        if self._open is not None:
            self._open.settle()

    def _on_thread(self, function: Callable[[], T]) -> T:
        return self._open.thread.call(function) if self._open else function()

    def _furnish(self) -> None:
        self._hosts = {
            api: Host(
                made,
                self._documents[api],
                judge=judge(self._documents[api]),
                clock=self.clock,
                faults=self.faults,
                record=self._record,
                latency=self._settings.latency,
            )
            for api, made in self._settings.servers(self.apis, self.clock).items()
        }

    def start(self) -> Sandbox:
        """Begin to listen.

        Raises:
            OSError: A port is in use.
            RuntimeError: It has begun already.
        """
        if self._open is not None:
            raise RuntimeError("the sandbox has started already")
        from mailrig_sandbox._app import applications

        self._open = Ports(*applications(self), self._ports, self.faults, self.clock)
        return self

    async def settled(self) -> None:
        """Wait, on the servers' thread, until connections are accepted and refused as the faults said last."""
        if self._open is not None:
            await self._open.settled()

    def warm(self) -> None:
        """Load the judge now, which takes a second, instead of at the first request."""
        for each in self._documents.values():
            judge(each).warm()

    def stop(self) -> None:
        """Stop listening, and end every connection."""
        if self._open is not None:
            ports, self._open = self._open, None
            ports.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop()

    @property
    def thread(self) -> LoopThread:
        """The thread on which the servers run, once it has started."""
        return self._opened.thread

    @property
    def _opened(self) -> Ports:
        if self._open is None:
            raise RuntimeError("the sandbox has not started")
        return self._open

    def application(self, api: str) -> Any:
        """The ASGI application of an API."""
        return self._opened.applications[api]

    def host(self, api: str) -> Host:
        """What answers for an API."""
        return self._hosts[api]

    @property
    def _servers(self) -> dict[str, Server]:
        return {api: each.server for api, each in self._hosts.items()}

    def server(self, api: str) -> Server:
        """The server of an API, with its state; look at it while no request is being answered."""
        return self._hosts[api].server

    @property
    def urls(self) -> dict[str, str]:
        """The servers' addresses by API."""
        return dict(self._opened.urls)

    @property
    def control(self) -> str:
        """The address below which `/_sandbox` steers the sandbox, also while the servers refuse connections."""
        return self._opened.control

    @property
    def connections(self) -> int:
        """How many connections to the servers are open."""
        return self._opened.connections()

    @property
    def keys(self) -> dict[str, str]:
        """The servers' keys by API."""
        return {api: each.key for api, each in self._servers.items()}

    def environment(self) -> dict[str, str]:
        """The variables that lead the clients here."""
        return variables(self.urls, self.keys)

    @property
    def requests(self) -> list[Seen]:
        """The requests that the servers saw, oldest first; the last 10,000 are kept, and their `number` counts all."""
        return list(self._record.requests)

    @property
    def violations(self) -> list[Violation]:
        """The exchanges that broke the specification, oldest first; the last 1,000 are kept."""
        return list(self._record.violations)

    def hang_up(self) -> None:
        """End every connection, busy or not."""
        self._opened.hang_up()

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
        """Begin anew: the data of the seed, the clock, no faults, no requests and no violations.

        Connections stay, and streams that run go on with the data that they had.
        """

        def renew() -> None:
            self.clock.restart(self._start)
            self._furnish()
            self._record.clear()

        self.faults.clear()
        self._on_thread(renew)

    def snapshot(self) -> dict[str, Any]:
        """The state of all servers and the time, as JSON."""
        return self._on_thread(lambda: _state.written(self.clock, self._servers))

    def restore(self, state: Any) -> None:
        """Take a state that `snapshot` gave; the clock goes on from there, unless it is later already.

        Raises:
            ValueError: It is no such state, and nothing has changed; the message says what is wrong.
        """
        moment = _state.moment(state, self._servers)
        _state.take(state, self._settings.servers(self.apis, self.clock))
        self._on_thread(lambda: _state.take(state, self._servers))
        self.clock.advance(max(0.0, moment - self.clock.time()))
