"""MailBaby's log as its clients offer it: all of it, or window by window on as many machines as one likes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from mailbaby_client.resources import AsyncResources, Resources

from mailrig._clients import AsyncClient, SyncClient

if TYPE_CHECKING:
    from mailbaby_client.raw_resources import AsyncRawResources, RawResources  # noqa: F401 - the bases name them in quotes
    from mailbaby_client.records import MailLogEntry

    from mailrig._log_windows import LogWindow


def _log_request(order_id: int, start: int, end: int, skip: int, limit: int) -> tuple[dict[str, Any], Any]:
    from mailbaby_client import records
    from mailbaby_client.api.history import view_mail_log

    request = view_mail_log._get_kwargs(id=order_id, start_date=start, end_date=end, skip=skip, limit=limit, dir_="asc")
    return request, records.MailLog


def _planned(since: datetime, until: datetime, span: timedelta | None) -> Callable[[Iterable[int]], list[LogWindow]]:
    """What plans the windows of orders; a wrong time is told before anybody is asked for the orders."""
    from mailrig._log_windows import plan

    planned = partial(plan, since=since, until=until, span=span)
    planned(())
    return planned


class LogClient(SyncClient["RawResources"], Resources):
    """A client that reads the log whole."""

    def _orders(self) -> list[int]:
        from mailrig._log_windows import active_orders

        return active_orders(self.services.get_mail_orders())

    def _log_page(self, *, order_id: int, start: int, end: int, skip: int, limit: int) -> Any:
        return self._caller.fetch(*_log_request(order_id, start, end, skip, limit))

    def walk_log(self, since: datetime, until: datetime) -> Iterator[MailLogEntry]:
        """All rows of the log of a time, of every active mail order, each once, oldest first within an order.

        The time is cut into windows that fit a page, since offsets into a log that grows lose rows and repeat them.

        Args:
            since: The first moment, with a time zone.
            until: The moment before which the time ends, with a time zone.

        Raises:
            TypeError: A moment is no datetime, such as a date.
            ValueError: A moment has no time zone, or `until` is before `since`.
            MailrigError: While iterating: a page could not be had, or makes no progress.
        """
        from mailrig._walk_log import walk_log

        return walk_log(self._log_page, self._orders, since, until)

    def plan_log(
        self,
        since: datetime,
        until: datetime,
        *,
        span: timedelta | None = None,
        order_ids: Iterable[int] | None = None,
    ) -> list[LogWindow]:
        """Disjoint windows that are the log of a time together, to be walked in any order, elsewhere and again.

        Windows are plain values: they can be pickled, compared and kept. Times that meet, `[a, b)` and `[b, c)`, share
        no row.

        Args:
            since: The first moment, with a time zone.
            until: The moment before which the time ends, with a time zone.
            span: The longest window, a second at least; one window an order unless given.
            order_ids: The mail orders; every active one unless given, which takes a call.

        Raises:
            TypeError: A moment is no datetime, such as a date.
            ValueError: A moment has no time zone, `until` is before `since`, or the span is too short.
            MailrigError: The orders could not be had.
        """
        planned = _planned(since, until, span)
        return planned(self._orders() if order_ids is None else order_ids)

    def walk_log_window(self, window: LogWindow) -> Iterator[MailLogEntry]:
        """All rows of a window of the log, oldest first, each once.

        Args:
            window: The window, such as one of `plan_log`.

        Raises:
            MailrigError: While iterating: a page could not be had, or makes no progress.
        """
        from mailrig._walk_log import walk_window

        return walk_window(self._log_page, window)


class AsyncLogClient(AsyncClient["AsyncRawResources"], AsyncResources):
    """The asynchronous twin of `LogClient`."""

    async def _orders(self) -> list[int]:
        from mailrig._log_windows import active_orders

        return active_orders(await self.services.get_mail_orders())

    async def _log_page(self, *, order_id: int, start: int, end: int, skip: int, limit: int) -> Any:
        return await self._caller.fetch(*_log_request(order_id, start, end, skip, limit))

    def walk_log(self, since: datetime, until: datetime) -> AsyncIterator[MailLogEntry]:
        """The asynchronous twin of `MailBaby.walk_log`."""
        from mailrig._walk_log import awalk_log

        return awalk_log(self._log_page, self._orders, since, until)

    async def plan_log(
        self,
        since: datetime,
        until: datetime,
        *,
        span: timedelta | None = None,
        order_ids: Iterable[int] | None = None,
    ) -> list[LogWindow]:
        """The asynchronous twin of `MailBaby.plan_log`."""
        planned = _planned(since, until, span)
        return planned(await self._orders() if order_ids is None else order_ids)

    def walk_log_window(self, window: LogWindow) -> AsyncIterator[MailLogEntry]:
        """The asynchronous twin of `MailBaby.walk_log_window`."""
        from mailrig._walk_log import awalk_window

        return awalk_window(self._log_page, window)
