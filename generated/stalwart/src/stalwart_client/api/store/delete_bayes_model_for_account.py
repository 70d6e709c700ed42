# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Delete an account's spam model.

Although a GET, this deletes: everything that the account's Bayes model has learnt is dropped in the
background. Deleting it once more leaves the same state.

Args:
    account_id: **Name** of the account, percent-encoded; not its number

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

ENDPOINT: Final[Endpoint[_models.EmptyEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "deleteBayesModelForAccount",
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
_EXTENSIONS: Final = {"operation": "deleteBayesModelForAccount"}


def _get_kwargs(account_id: str) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/store/purge/in-memory/default/bayes-account/{_encode.segment(account_id)}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    account_id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Delete an account's spam model: the whole answer, whatever its status."""
    _request = _get_kwargs(account_id=account_id)
    return ENDPOINT.response(client.send(_request))


def sync(account_id: str, *, client: AuthenticatedClient) -> _models.EmptyEnvelope:
    """Delete an account's spam model."""
    _request = _get_kwargs(account_id=account_id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    account_id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(account_id=account_id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(account_id: str, *, client: AuthenticatedClient) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(account_id=account_id)
    return await client.acall(ENDPOINT, _request)
