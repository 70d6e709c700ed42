"""Stalwart's operations, each giving a `RawResponse`; bulk calls on the queue stay as careful as they are."""

from __future__ import annotations

from functools import cached_property

from stalwart_client._raw import AsyncRaw, Raw
from stalwart_client.raw_resources import AsyncRawQueue, AsyncRawResources, RawQueue, RawResources

from mailrig._stalwart_queue import AsyncCarefulQueue, CarefulQueue


class RawCarefulQueue(RawQueue):
    """The operations of `CarefulQueue`, each giving a `RawResponse`."""

    reschedule_queued_messages = Raw(CarefulQueue.reschedule_queued_messages)
    delete_queued_messages = Raw(CarefulQueue.delete_queued_messages)


class AsyncRawCarefulQueue(AsyncRawQueue):
    """The asynchronous twin of `RawCarefulQueue`."""

    reschedule_queued_messages = AsyncRaw(AsyncCarefulQueue.reschedule_queued_messages)
    delete_queued_messages = AsyncRaw(AsyncCarefulQueue.delete_queued_messages)


class RawStalwart(RawResources):
    """Every tag as an attribute."""

    @cached_property
    def queue(self) -> RawCarefulQueue:
        """Messages and reports that wait for delivery; bulk calls act on everything only when told so."""
        return RawCarefulQueue(self._resources.queue)


class AsyncRawStalwart(AsyncRawResources):
    """The asynchronous twin of `RawStalwart`."""

    @cached_property
    def queue(self) -> AsyncRawCarefulQueue:
        """Messages and reports that wait for delivery; bulk calls act on everything only when told so."""
        return AsyncRawCarefulQueue(self._resources.queue)
