# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Fetch a principal.

Returns one principal with its password hashes and its used quota. Fields without a value are left out. On
0.11 a field with a single value is a plain text, on later servers it is a list.

Args:
    principal_id: **Name** of the principal, percent-encoded; not the number that `createPrincipal`
        returns

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

ENDPOINT: Final[Endpoint[_models.PrincipalEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "fetchPrincipal",
    {
        "200": Answer("json", _models.PrincipalEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "fetchPrincipal"}


def _get_kwargs(principal_id: str) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/principal/{_encode.segment(principal_id)}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    principal_id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.OperationFailure | _models.PrincipalEnvelope | _models.Problem]:
    """Fetch a principal: the whole answer, whatever its status."""
    _request = _get_kwargs(principal_id=principal_id)
    return ENDPOINT.response(client.send(_request))


def sync(principal_id: str, *, client: AuthenticatedClient) -> _models.PrincipalEnvelope:
    """Fetch a principal."""
    _request = _get_kwargs(principal_id=principal_id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    principal_id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.OperationFailure | _models.PrincipalEnvelope | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(principal_id=principal_id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(principal_id: str, *, client: AuthenticatedClient) -> _models.PrincipalEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(principal_id=principal_id)
    return await client.acall(ENDPOINT, _request)
