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
from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient

ENDPOINT: Final[Endpoint[_models.DmarcCheckEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "runDmarcTroubleshooting",
    {
        "200": Answer("json", _models.DmarcCheckEnvelope.from_dict),
        "400": Answer("json", _models.Problem.from_dict),
        "401": Answer("json", _models.Problem.from_dict),
        "402": Answer("json", _models.Problem.from_dict),
        "403": Answer("json", _models.Problem.from_dict),
        "404": Answer("json", _models.Problem.from_dict),
        "429": Answer("json", _models.Problem.from_dict),
        "500": Answer("json", _models.Problem.from_dict),
    },
    (Failure(("error",), _models.OperationFailure.from_dict),),
)
_EXTENSIONS: Final = {"operation": "runDmarcTroubleshooting"}


def _get_kwargs(*, body: _models.DmarcCheckRequest) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/troubleshoot/dmarc",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.DmarcCheckRequest
) -> _types.Response[_models.DmarcCheckEnvelope | _models.OperationFailure | _models.Problem]:
    """Check SPF, DKIM, ARC and DMARC of a message: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.DmarcCheckRequest) -> _models.DmarcCheckEnvelope:
    """Check SPF, DKIM, ARC and DMARC of a message."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.DmarcCheckRequest
) -> _types.Response[_models.DmarcCheckEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, body: _models.DmarcCheckRequest
) -> _models.DmarcCheckEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
