"""MailBaby, the outbound relay."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import httpx
from mailbaby_client.resources import AsyncResources, Resources

from mailrig._clients import AsyncClient, SyncClient
from mailrig._credentials import AsyncSecret, Credential, Secret
from mailrig._pool import Connections
from mailrig._start import DEFAULT_RETRY, start
from mailrig.client import Api
from mailrig.retry import RetryPolicy

if TYPE_CHECKING:
    from mailbaby_client.raw_resources import AsyncRawResources, RawResources  # noqa: F401 - the bases name them in quotes
    from mailbaby_client.records import MailLogEntry

    from mailrig._send_once import Patience, Receipt

API = Api(name="mailbaby", package="mailbaby_client")
_BASE_URL = "https://api.mailbaby.net"


def _log_request(order_id: int, start: int, end: int, skip: int, limit: int) -> tuple[dict[str, Any], Any]:
    from mailbaby_client import records
    from mailbaby_client.api.history import view_mail_log

    request = view_mail_log._get_kwargs(id=order_id, start_date=start, end_date=end, skip=skip, limit=limit, dir_="asc")
    return request, records.MailLog


class MailBaby(SyncClient["RawResources"], Resources):
    """A client of MailBaby.

    Args:
        api_key: The key, or a function that gives one; `MAILBABY_API_KEY` unless given.
        base_url: Where the API lives; `MAILBABY_BASE_URL`, or the vendor's own host, unless given.
        timeout: Seconds for a whole call, or the time-outs of its phases; a send may take 600 s, other calls 120 s.
        retry: How calls are repeated; None tries once.
        transport: An httpx transport to use instead of our connections.
        user_agent: The name by which the client introduces itself.
        headers: Further header fields of every request.
        connections: How connections are made: certificates, proxies, HTTP/2, limits.

    Raises:
        MissingCredentialError: There is no key.
    """

    def __init__(
        self,
        api_key: Secret | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        retry: RetryPolicy | None = DEFAULT_RETRY,
        transport: httpx.BaseTransport | None = None,
        user_agent: str | None = None,
        headers: Mapping[str, str] | None = None,
        connections: Connections | None = None,
    ) -> None:
        super().__init__(
            start(
                API,
                Credential("X-API-KEY", "", api_key, ("MAILBABY_API_KEY",)),
                base_url=(base_url, "MAILBABY_BASE_URL", _BASE_URL),
                timeout=timeout,
                retry=retry,
                transport=transport,
                user_agent=user_agent,
                headers=headers,
                connections=connections,
            )
        )

    def walk_log(self, since: datetime, until: datetime) -> Iterator[MailLogEntry]:
        """All rows of the log of a time, of every active mail order, each once, oldest first within an order.

        The time is cut into windows that fit a page, since offsets into a log that grows lose rows and repeat them.

        Args:
            since: The first moment, with a time zone.
            until: The moment before which the time ends, with a time zone.

        Raises:
            ValueError: A moment has no time zone, or `until` is before `since`.
            MailrigError: While iterating: a page could not be had, or makes no progress.
        """
        from mailrig._walk_log import active_orders, walk_log

        def orders() -> list[int]:
            return active_orders(self.services.get_mail_orders())

        def fetch(*, order_id: int, start: int, end: int, skip: int, limit: int) -> Any:
            return self._caller.fetch(*_log_request(order_id, start, end, skip, limit))

        return walk_log(fetch, orders, since, until)

    def send_once(
        self,
        message: EmailMessage,
        *,
        key: str | None = None,
        order_id: int | None = None,
        patience: Patience | None = None,
        send_again: bool = False,
    ) -> Receipt:
        """Sends a message, and never twice.

        Its Message-ID is fixed first; where a try may have been carried out, the relay's log is asked for it.

        Args:
            message: The message; it stays as it is. Its recipients are those of To and Cc.
            key: What the message is about, such as `invoice 4711`: the Message-ID is derived from it and looked for
                first, so that a job that runs twice does not mail twice.
            order_id: The mail order to send through; the first active one unless given.
            patience: How long the log is asked; about five minutes unless given.
            send_again: Whether to send once more when the log does not have it after that.

        Raises:
            ValueError: The message cannot be sent like this: a Bcc header, no sender, no recipient, over 10 MiB.
            MailrigError: It was not sent, or it is not known whether: the error's outcome and its notes say which.
        """
        from mailrig._send_once import Patience, prepared, steps
        from mailrig._sending import carry_out

        message_id, text = prepared(message, key)
        plan = steps(
            message_id, text, look_first=key is not None, patience=patience or Patience(), send_again=send_again
        )
        return carry_out(self, plan, order_id)


class AsyncMailBaby(AsyncClient["AsyncRawResources"], AsyncResources):
    """The asynchronous twin of `MailBaby`; its key may also come from an asynchronous function."""

    def __init__(
        self,
        api_key: AsyncSecret | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        retry: RetryPolicy | None = DEFAULT_RETRY,
        transport: httpx.AsyncBaseTransport | None = None,
        user_agent: str | None = None,
        headers: Mapping[str, str] | None = None,
        connections: Connections | None = None,
    ) -> None:
        super().__init__(
            start(
                API,
                Credential("X-API-KEY", "", api_key, ("MAILBABY_API_KEY",)),
                base_url=(base_url, "MAILBABY_BASE_URL", _BASE_URL),
                timeout=timeout,
                retry=retry,
                transport=transport,
                user_agent=user_agent,
                headers=headers,
                connections=connections,
            )
        )

    def walk_log(self, since: datetime, until: datetime) -> AsyncIterator[MailLogEntry]:
        """The asynchronous twin of `MailBaby.walk_log`."""
        from mailrig._walk_log import active_orders, awalk_log

        async def orders() -> list[int]:
            return active_orders(await self.services.get_mail_orders())

        async def fetch(*, order_id: int, start: int, end: int, skip: int, limit: int) -> Any:
            return await self._caller.fetch(*_log_request(order_id, start, end, skip, limit))

        return awalk_log(fetch, orders, since, until)

    async def send_once(
        self,
        message: EmailMessage,
        *,
        key: str | None = None,
        order_id: int | None = None,
        patience: Patience | None = None,
        send_again: bool = False,
    ) -> Receipt:
        """The asynchronous twin of `MailBaby.send_once`."""
        from mailrig._send_once import Patience, prepared, steps
        from mailrig._sending import acarry_out

        message_id, text = prepared(message, key)
        plan = steps(
            message_id, text, look_first=key is not None, patience=patience or Patience(), send_again=send_again
        )
        return await acarry_out(self, plan, order_id)
