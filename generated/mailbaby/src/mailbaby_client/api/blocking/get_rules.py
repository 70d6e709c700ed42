# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""List the deny rules.

The rules by which the relay refuses messages of the account's active mail orders. An id is a number
or a number as text, and the time of creation has no zone.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import _decode
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.crash_report import CrashReport
from ...models.deny_rule_record import DenyRuleRecord
from ...models.error_message import ErrorMessage

ENDPOINT: Final[Endpoint[list[DenyRuleRecord], CrashReport | ErrorMessage | str]] = Endpoint(
    "getRules",
    {
        "200": Answer("json", (lambda value: _decode.array_of(DenyRuleRecord.from_dict, value))),
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
_EXTENSIONS: Final = {"operation": "getRules"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/mail/rules",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[CrashReport | ErrorMessage | list[DenyRuleRecord] | str]:
    """List the deny rules: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(*, client: AuthenticatedClient) -> list[DenyRuleRecord]:
    """List the deny rules."""
    _request = _get_kwargs()
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[CrashReport | ErrorMessage | list[DenyRuleRecord] | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(*, client: AuthenticatedClient) -> list[DenyRuleRecord]:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
