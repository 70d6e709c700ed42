# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Clean up the data store.

Although a GET, this changes the server: expired records of the data store are removed in the
background. A repeated call ends in the same state.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient

ENDPOINT: Final[Endpoint[_models.EmptyEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "purgeDataStore",
    {
        "200": Answer("json", _models.EmptyEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "purgeDataStore"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/store/purge/data",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Clean up the data store: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient) -> _models.EmptyEnvelope:
    """Clean up the data store."""
    _request = _get_kwargs()
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return await client.acall(ENDPOINT, _request)
