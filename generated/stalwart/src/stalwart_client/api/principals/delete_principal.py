# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Delete a principal.

Deletes a principal together with its mail and its search index. Deleting it once more leaves the
same state, but the answer is then the refusal `notFound` with HTTP 200, not a 404.

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

ENDPOINT: Final[Endpoint[_models.EmptyEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "deletePrincipal",
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
_EXTENSIONS: Final = {"operation": "deletePrincipal"}


def _get_kwargs(principal_id: str) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": f"/principal/{_encode.segment(principal_id)}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    principal_id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Delete a principal: the whole answer, whatever its status."""
    _request = _get_kwargs(principal_id=principal_id)
    return ENDPOINT.response(client.send(_request))


def sync(principal_id: str, *, client: AuthenticatedClient) -> _models.EmptyEnvelope:
    """Delete a principal."""
    _request = _get_kwargs(principal_id=principal_id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    principal_id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(principal_id=principal_id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(principal_id: str, *, client: AuthenticatedClient) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(principal_id=principal_id)
    return await client.acall(ENDPOINT, _request)
