"""The three streams of server-sent events, and the tokens that open them."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart._answers import success
from mailrig_sandbox.stalwart._caller import Caller, Operation
from mailrig_sandbox.stalwart._credentials import Credentials
from mailrig_sandbox.stalwart._gate import Gate
from mailrig_sandbox.stalwart._journal import Journal, Watcher
from mailrig_sandbox.stalwart._parameters import whole, words
from mailrig_sandbox.stalwart._telemetry import Telemetry
from mailrig_sandbox.stalwart._troubleshoot import stages
from mailrig_sandbox.stalwart._world import World

PING = 30.0


def sent(name: str, data: Any) -> bytes:
    """An event as it goes over the wire."""
    return f"event: {name}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


def _opened(stream: AsyncIterator[bytes]) -> Reply:
    return Reply(200, content_type="text/event-stream", headers={"cache-control": "no-store"}, stream=stream)


class Live:
    """The operations on streams.

    Args:
        world: The surroundings.
        credentials: They issue the tokens.
        gate: It counts the open streams of a caller.
        journal: What happens.
        telemetry: The present values.
        reachable: Domains whose mail servers answer.
    """

    def __init__(
        self,
        world: World,
        credentials: Credentials,
        gate: Gate,
        journal: Journal,
        telemetry: Telemetry,
        reachable: set[str],
    ) -> None:
        self._world = world
        self._credentials = credentials
        self._gate = gate
        self._journal = journal
        self._telemetry = telemetry
        self._reachable = reachable

    def operations(self) -> Mapping[str, Operation]:
        """By operation id."""
        return {
            "obtainMetricsTelemetryToken": self._token("metrics", enterprise=True),
            "requestTracingToken": self._token("tracing", enterprise=True),
            "obtainTroubleshootingToken": self._token("troubleshoot", enterprise=False),
            "streamLiveMetrics": self._metrics,
            "startLiveTracing": self._tracing,
            "runDeliveryTroubleshooting": self._delivery,
        }

    def _token(self, kind: str, *, enterprise: bool) -> Operation:
        def operation(_request: Request, caller: Caller) -> Reply:
            if enterprise:
                self._telemetry.licensed()
            return success(self._credentials.stream_token(caller.name, kind))

        return operation

    @contextmanager
    def _counted(self, caller: Caller) -> Iterator[None]:
        streams = self._gate.streams
        streams[caller.number] = streams.get(caller.number, 0) + 1
        try:
            yield
        finally:
            streams[caller.number] -= 1

    def _metrics(self, request: Request, caller: Caller) -> Reply:
        self._telemetry.licensed()
        wanted, interval = set(words(request, "metrics")), whole(request, "interval") or 30
        known = {each["id"]: each["type"] == "counter" for each in self._telemetry.samples()}
        counters = {name for name in wanted if known.get(name) is True}
        others = {name for name in wanted if known.get(name) is False}

        def kept(sample: Mapping[str, Any]) -> bool:
            chosen = counters if sample["type"] == "counter" else others
            return not chosen or sample["id"] in chosen

        async def stream() -> AsyncIterator[bytes]:
            with self._counted(caller):
                while True:
                    yield sent("metrics", [each for each in self._telemetry.samples() if kept(each)])
                    await self._world.clock.sleep(interval)

        return _opened(stream())

    def _tracing(self, request: Request, caller: Caller) -> Reply:
        self._telemetry.licensed()
        keys = {name.lower(): value for name, value in request.query if name not in ("filter", "token") and value}
        sought = request.argument("filter") or ""

        def matches(happened: Mapping[str, Any]) -> bool:
            data = {name.lower(): value for name, value in happened["data"].items() if _comparable(value)}
            named = all(str(data.get(name, "")).lower() == value.lower() for name, value in keys.items())
            return named and (not sought or any(sought in str(value) for value in data.values()))

        async def stream() -> AsyncIterator[bytes]:
            followed: set[int] = set()
            with self._counted(caller), self._journal.watched() as watcher:
                while True:
                    batch = []
                    while watcher.pending:
                        session, happened = watcher.pending.popleft()
                        if session in followed or matches(happened):
                            followed.add(session)
                            batch.append(happened)
                    if batch:
                        yield sent("trace", batch)
                        await self._world.clock.sleep(1.0)
                    elif not await self._woken(watcher):
                        yield sent("ping", {"interval": int(PING * 1000)})

        return _opened(stream())

    async def _woken(self, watcher: Watcher) -> bool:
        """Wait for an event, and tell whether it came before it was time for a sign of life."""
        happened = asyncio.ensure_future(watcher.woken.wait())
        late = asyncio.ensure_future(self._world.clock.sleep(PING))
        try:
            await asyncio.wait({happened, late}, return_when=asyncio.FIRST_COMPLETED)
            return happened.done()
        finally:
            watcher.woken.clear()
            for task in (happened, late):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    def _delivery(self, request: Request, caller: Caller) -> Reply:
        steps = stages(request.parameters["recipient"], self._reachable)

        async def stream() -> AsyncIterator[bytes]:
            with self._counted(caller):
                for step in steps:
                    yield sent("event", [step])
                    await self._world.clock.sleep(step.get("elapsed", 0) / 1000)

        return _opened(stream())


def _comparable(value: Any) -> bool:
    return isinstance(value, (str, bool))
