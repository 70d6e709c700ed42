# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Take an address off the block lists.

Deletes the entries of one sender from all three lists. Always answers that a record was deleted,
whether or not there was one, and does not keep the filter from flagging the sender again.

Args:
    body: A single email address parameter used as the body of `POST /mail/blocks/delete`.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import _encode
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.crash_report import CrashReport
from ...models.email_address_param import EmailAddressParam
from ...models.error_message import ErrorMessage
from ...models.generic_response import GenericResponse

ENDPOINT: Final[Endpoint[GenericResponse, CrashReport | ErrorMessage | str]] = Endpoint(
    "delistBlock",
    {
        "200": Answer("json", GenericResponse.from_dict),
        "400": Answer("json", ErrorMessage.from_dict),
        "401": Answer("json", ErrorMessage.from_dict),
        "404": Answer("json", ErrorMessage.from_dict),
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
_EXTENSIONS: Final = {"operation": "delistBlock"}


def _get_kwargs(*, body: EmailAddressParam) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/mail/blocks/delete",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: EmailAddressParam
) -> _types.Response[CrashReport | ErrorMessage | GenericResponse | str]:
    """Take an address off the block lists: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(*, client: AuthenticatedClient, body: EmailAddressParam) -> GenericResponse:
    """Take an address off the block lists."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: EmailAddressParam
) -> _types.Response[CrashReport | ErrorMessage | GenericResponse | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(*, client: AuthenticatedClient, body: EmailAddressParam) -> GenericResponse:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
