"""Stalwart's bulk calls on the queue, which act on all of it when no filter narrows them.

The server reads `text`, `from` and `to`, and `before` and `after` only when they lie in the future; it drops everything
else without a word. An instant that has passed by when the call arrives, after waits and on a clock that is ahead of
ours, would free the call from its only filter.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from stalwart_client.resources import AsyncQueue, Queue
from stalwart_client.types import UNSET, Unset

if TYPE_CHECKING:
    from stalwart_client.models import FlagEnvelope


AHEAD = datetime.timedelta(minutes=15)


def heeded(filters: Mapping[str, Any], now: datetime.datetime) -> tuple[list[str], list[str]]:
    """The names of the filters that the server heeds, and of those that it drops: `from_` and `to` beside `text` too.

    Args:
        filters: The arguments of the call, by their Python names.
        now: The present, aware.

    Raises:
        ValueError: An instant has no time zone.
    """
    given = {name: value for name, value in filters.items() if value is not UNSET}
    instants = {name: value for name, value in given.items() if isinstance(value, datetime.datetime)}
    if any(each.utcoffset() is None for each in instants.values()):
        raise ValueError("before and after need a time zone")
    kept = [name for name, value in given.items() if isinstance(value, str) and value.strip()]
    kept = ["text"] if "text" in kept else kept
    kept += [name for name, value in instants.items() if value > now + AHEAD]
    return kept, [name for name in given if name not in kept]


def demand(filters: Mapping[str, Any], *, everything: bool) -> None:
    """Refuses a bulk call that would act on more of the queue than it was told to.

    Raises:
        ValueError: No filter narrows the call and `everything` is not set, or there is a filter and it is; the server
            would drop a filter; an instant has no time zone.
    """
    kept, dropped = heeded(filters, datetime.datetime.now(datetime.UTC))
    if not kept and not everything:
        raise ValueError(
            "no filter that the server heeds narrows this call: it would act on the whole queue;"
            " give text, from_ or to, or a before or after at least 15 minutes ahead, or everything=True"
        )
    if everything and (kept or dropped):
        raise ValueError("everything=True with a filter contradicts itself")
    if dropped:
        raise ValueError(f"the server would drop {' and '.join(dropped)}, and act on more than this call names")


class CarefulQueue(Queue):
    """The queue, whose bulk calls act on all of it only when told `everything=True`."""

    def reschedule_queued_messages(
        self,
        *,
        filter_: str | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        at: datetime.datetime | Unset = UNSET,
        everything: bool = False,
    ) -> FlagEnvelope:
        """Reschedules the messages that match, or all of them when told so.

        Args:
            filter_: Not read by the server.
            text: Only messages whose sender or one of whose recipients contains this text.
            from_: Only messages whose sender contains this text.
            to: Only messages one of whose recipients contains this text.
            before: Only messages whose next attempt is earlier than this instant, 15 minutes ahead or more.
            after: Only messages whose next attempt is later than this instant, 15 minutes ahead or more.
            at: When to try again; now unless given.
            everything: Whether to act on the whole queue.

        Raises:
            ValueError: No filter that the server heeds narrows the call and `everything` is not set, or there is one
                and it is; or the server would drop a filter, as it does with `from_` and `to` beside `text` and with an
                instant that has passed; or an instant has no time zone.
            MailrigError: There was no answer, or it is a failure.
        """
        filters: dict[str, Any] = {"text": text, "from_": from_, "to": to, "before": before, "after": after}
        demand(filters, everything=everything)
        return super().reschedule_queued_messages(filter_=filter_, at=at, **filters)

    def delete_queued_messages(
        self,
        *,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        everything: bool = False,
    ) -> FlagEnvelope:
        """Deletes the messages that match, without a bounce, or all of them when told so.

        Args:
            text: Only messages whose sender or one of whose recipients contains this text.
            from_: Only messages whose sender contains this text.
            to: Only messages one of whose recipients contains this text.
            before: Only messages whose next attempt is earlier than this instant, 15 minutes ahead or more.
            after: Only messages whose next attempt is later than this instant, 15 minutes ahead or more.
            everything: Whether to act on the whole queue.

        Raises:
            ValueError: No filter that the server heeds narrows the call and `everything` is not set, or there is one
                and it is; or the server would drop a filter, as it does with `from_` and `to` beside `text` and with an
                instant that has passed; or an instant has no time zone.
            MailrigError: There was no answer, or it is a failure.
        """
        filters: dict[str, Any] = {"text": text, "from_": from_, "to": to, "before": before, "after": after}
        demand(filters, everything=everything)
        return super().delete_queued_messages(**filters)


class AsyncCarefulQueue(AsyncQueue):
    """The asynchronous twin of `CarefulQueue`."""

    async def reschedule_queued_messages(
        self,
        *,
        filter_: str | Unset = UNSET,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        at: datetime.datetime | Unset = UNSET,
        everything: bool = False,
    ) -> FlagEnvelope:
        """The asynchronous twin of `CarefulQueue.reschedule_queued_messages`."""
        filters: dict[str, Any] = {"text": text, "from_": from_, "to": to, "before": before, "after": after}
        demand(filters, everything=everything)
        return await super().reschedule_queued_messages(filter_=filter_, at=at, **filters)

    async def delete_queued_messages(
        self,
        *,
        text: str | Unset = UNSET,
        from_: str | Unset = UNSET,
        to: str | Unset = UNSET,
        before: datetime.datetime | Unset = UNSET,
        after: datetime.datetime | Unset = UNSET,
        everything: bool = False,
    ) -> FlagEnvelope:
        """The asynchronous twin of `CarefulQueue.delete_queued_messages`."""
        filters: dict[str, Any] = {"text": text, "from_": from_, "to": to, "before": before, "after": after}
        demand(filters, everything=everything)
        return await super().delete_queued_messages(**filters)
