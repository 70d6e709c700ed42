# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Check SPF, DKIM, ARC and DMARC of a message.

Verifies a message as if it came from the given address over the given connection. Nothing is
delivered or stored, so the call can be repeated although it is a POST.

Args:
    body: Connection, sender and message to check

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
from ...models.dmarc_check_envelope import DmarcCheckEnvelope
from ...models.dmarc_check_request import DmarcCheckRequest
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem

ENDPOINT: Final[Endpoint[DmarcCheckEnvelope, OperationFailure | Problem]] = Endpoint(
    "runDmarcTroubleshooting",
    {
        "200": Answer("json", DmarcCheckEnvelope.from_dict),
        "400": Answer("json", Problem.from_dict),
        "401": Answer("json", Problem.from_dict),
        "402": Answer("json", Problem.from_dict),
        "403": Answer("json", Problem.from_dict),
        "404": Answer("json", Problem.from_dict),
        "429": Answer("json", Problem.from_dict),
        "500": Answer("json", Problem.from_dict),
    },
    (Failure(("error",), OperationFailure.from_dict),),
)
_EXTENSIONS: Final = {"operation": "runDmarcTroubleshooting"}


def _get_kwargs(*, body: DmarcCheckRequest) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/troubleshoot/dmarc",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: DmarcCheckRequest
) -> _types.Response[DmarcCheckEnvelope | OperationFailure | Problem]:
    """Check SPF, DKIM, ARC and DMARC of a message: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(*, client: AuthenticatedClient, body: DmarcCheckRequest) -> DmarcCheckEnvelope:
    """Check SPF, DKIM, ARC and DMARC of a message."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: DmarcCheckRequest
) -> _types.Response[DmarcCheckEnvelope | OperationFailure | Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(*, client: AuthenticatedClient, body: DmarcCheckRequest) -> DmarcCheckEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
