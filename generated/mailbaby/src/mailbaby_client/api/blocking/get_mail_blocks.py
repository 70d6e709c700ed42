# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""List what the spam filter flagged.

Messages and senders that the spam filter flagged in the last few days, by the three ways in which
that happens. The sender of an entry is what takes it off again. The server can answer 200 with
nothing in the body, which tells neither way.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.crash_report import CrashReport
from ...models.error_message import ErrorMessage
from ...models.mail_blocks import MailBlocks

ENDPOINT: Final[Endpoint[MailBlocks, CrashReport | ErrorMessage | str]] = Endpoint(
    "getMailBlocks",
    {
        "200": Answer("json", MailBlocks.from_dict),
        "400": Answer("json", ErrorMessage.from_dict),
        "401": Answer("json", ErrorMessage.from_dict),
        "429": Answer("text"),
        "500": Answer("text"),
        "502": Answer("text"),
    },
    (
        Failure(
            (
                "code",
                "msg",
            ),
            CrashReport.from_dict,
        ),
    ),
)
_EXTENSIONS: Final = {"operation": "getMailBlocks"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/mail/blocks",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[CrashReport | ErrorMessage | MailBlocks | str]:
    """List what the spam filter flagged: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(*, client: AuthenticatedClient) -> MailBlocks:
    """List what the spam filter flagged."""
    _request = _get_kwargs()
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[CrashReport | ErrorMessage | MailBlocks | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(*, client: AuthenticatedClient) -> MailBlocks:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
