"""Faults of event streams."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import ClassVar

from mailrig_sandbox._checks import LONGEST, whole
from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox._events import blocks, closing
from mailrig_sandbox._http import Reply
from mailrig_sandbox.faults._base import Fault, Situation, sample

_MOST_EVENTS = 10**6


@dataclass(frozen=True, kw_only=True)
class _Streamed(Fault):
    def possible(self, document: Document, operation: Operation) -> bool:
        """Whether the operation streams."""
        return operation.stream is not None

    def altered(self, at: Situation, reply: Reply) -> Reply:
        """The reply with another stream; a refusal stays as it is."""
        return reply if reply.stream is None else replace(reply, stream=self.rewritten(at, blocks(reply.stream)))

    def rewritten(self, at: Situation, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """What becomes of the stream, event by event."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class _Cut(_Streamed):
    after: int = 1

    def __post_init__(self) -> None:
        whole("after", self.after, 0, _MOST_EVENTS)

    async def rewritten(self, at: Situation, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """Some events, and what comes then."""
        left = self.after
        async with closing(events):
            while left > 0 and (event := await anext(events, b"")):
                yield event
                left -= 1
            if last := await self.last(at, events):
                yield last

    async def last(self, at: Situation, events: AsyncIterator[bytes]) -> bytes:
        """What comes in place of the other events."""
        return b""


@dataclass(frozen=True, kw_only=True)
class StalledStream(_Cut):
    """The stream falls silent, and the connection stays.

    Args:
        after: How many events come before.
    """

    kind: ClassVar[str] = "stalled-stream"

    async def last(self, at: Situation, events: AsyncIterator[bytes]) -> bytes:
        """Nothing, for ever."""
        while True:
            await at.clock.sleep(LONGEST)


@dataclass(frozen=True, kw_only=True)
class EndedStream(_Cut):
    """The stream ends.

    Args:
        after: How many events come before.
    """

    kind: ClassVar[str] = "ended-stream"


@dataclass(frozen=True, kw_only=True)
class HalfEvent(_Cut):
    """The stream ends in the middle of an event.

    Args:
        after: How many events come before.
    """

    kind: ClassVar[str] = "half-event"

    async def last(self, at: Situation, events: AsyncIterator[bytes]) -> bytes:
        """Half of the next event."""
        event = await anext(events, b"")
        return event[: len(event) // 2]


@dataclass(frozen=True, kw_only=True)
class PingingStream(_Streamed):
    """Nothing but signs of life comes, before the events.

    Args:
        count: How many: a comment each, and the event `ping` where the stream has one.
    """

    kind: ClassVar[str] = "pinging-stream"
    count: int = 3

    def __post_init__(self) -> None:
        whole("count", self.count, 0, _MOST_EVENTS)

    async def rewritten(self, at: Situation, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The signs of life, then the events."""
        known = (at.operation.stream or {}).get("events", {})
        ping = b": ping\n\n"
        if "ping" in known:
            ping += f"event: ping\ndata: {json.dumps(sample(at.document, {'$ref': known['ping']}))}\n\n".encode()
        async with closing(events):
            for _ in range(self.count):
                yield ping
            async for event in events:
                yield event
