"""MailBaby, the outbound relay."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

import httpx

from mailrig._credentials import AsyncSecret, Credential, Secret
from mailrig._mail_log import AsyncLogClient, LogClient
from mailrig._pool import Connections
from mailrig._start import DEFAULT_RETRY, start
from mailrig.client import Api
from mailrig.retry import RetryPolicy

if TYPE_CHECKING:
    from mailrig._log_windows import LogWindow
    from mailrig._send_once import Patience, Receipt

API = Api(name="mailbaby", package="mailbaby_client")
_BASE_URL = "https://api.mailbaby.net"
_HOMES = {"LogWindow": "_log_windows", "Patience": "_send_once", "Receipt": "_send_once"}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"mailrig.{_HOMES[name]}"), name)
        return value


class MailBaby(LogClient):
    """A client of MailBaby.

    Args:
        api_key: The key, or a function that gives one; `MAILBABY_API_KEY` unless given.
        base_url: Where the API lives; `MAILBABY_BASE_URL`, or the vendor's own host, unless given.
        timeout: Seconds for a whole call, or the time-outs of its phases; a send may take 600 s, other calls 120 s.
        retry: How calls are repeated; None tries once.
        transport: An httpx transport to use instead of our connections, or `"fast"` for that of `mailrig[fast]`.
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
        transport: httpx.BaseTransport | Literal["fast"] | None = None,
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

        Its Message-ID is fixed first; where a try may have been carried out, the relay's log is asked for it. A message
        that the log has is a success even where the relay refused some of its recipients: a receipt that is `found`
        says in `missing` whom the log does not name, and in `error` what the relay said. Ctrl-C or a cancellation while
        it is sent carries the Message-ID in its notes.

        Args:
            message: The message; it stays as it is. Its recipients are those of To and Cc.
            key: What the message is about, such as `invoice 4711`, whoever sends it: the Message-ID is derived from it
                and looked for first, so that a job that runs twice does not mail twice. Two calls with one key within
                the time by which the log lags, some minutes, may both mail: run them one after the other.
            order_id: The mail order to send through, and the only one whose log is asked. Unless given, it goes through
                the first active one, and the log of every order is asked but of those that can send no more and whose
                log the relay refuses.
            patience: How long the log is asked; about five minutes unless given.
            send_again: Whether to send once more when the log does not have it after that.

        Raises:
            ValueError: The message cannot be sent like this: a Bcc header, no sender, no recipient, an address with a
                user outside ASCII, a Message-ID that is not `<left@right>`, or a request of over 10 MiB.
            MailrigError: It was not sent, or it is not known whether: the error's outcome and its notes say which.
        """
        from mailrig._message import prepared
        from mailrig._send_once import Patience, steps
        from mailrig._sending import carry_out

        ready = prepared(message, key, order_id)
        plan = steps(ready, look_first=key is not None, patience=patience or Patience(), send_again=send_again)
        return carry_out(self, plan, order_id)


class AsyncMailBaby(AsyncLogClient):
    """The asynchronous twin of `MailBaby`; its key may also come from an asynchronous function."""

    def __init__(
        self,
        api_key: AsyncSecret | None = None,
        *,
        base_url: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        retry: RetryPolicy | None = DEFAULT_RETRY,
        transport: httpx.AsyncBaseTransport | Literal["fast"] | None = None,
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
        from mailrig._message import prepared
        from mailrig._send_once import Patience, steps
        from mailrig._sending import acarry_out

        ready = prepared(message, key, order_id)
        plan = steps(ready, look_first=key is not None, patience=patience or Patience(), send_again=send_again)
        return await acarry_out(self, plan, order_id)


__all__ = ["AsyncMailBaby", "LogWindow", "MailBaby", "Patience", "Receipt"]
