# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Change a principal.

Applies a list of changes in order, as one transaction. On a server with an external directory some
fields cannot be changed.

Most single changes could be repeated, as adding a value that is there or removing one that is not
changes nothing. A list that sets `name` cannot: the second call looks for the old name and is
refused with `notFound` although the first succeeded. Hence the operation counts as unsafe.

Args:
    principal_id: **Name** of the principal, percent-encoded; not the number that `createPrincipal`
        returns
    body: The request body.

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
    "updatePrincipal",
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
_EXTENSIONS: Final = {"operation": "updatePrincipal"}


def _get_kwargs(
    principal_id: str,
    *,
    body: list[
        _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
    ],
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PATCH",
        "url": f"/principal/{_encode.segment(principal_id)}",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    principal_id: str,
    *,
    client: AuthenticatedClient,
    body: list[
        _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
    ],
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Change a principal: the whole answer, whatever its status."""
    _request = _get_kwargs(principal_id=principal_id, body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    principal_id: str,
    *,
    client: AuthenticatedClient,
    body: list[
        _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
    ],
) -> _models.EmptyEnvelope:
    """Change a principal."""
    _request = _get_kwargs(principal_id=principal_id, body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    principal_id: str,
    *,
    client: AuthenticatedClient,
    body: list[
        _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
    ],
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(principal_id=principal_id, body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    principal_id: str,
    *,
    client: AuthenticatedClient,
    body: list[
        _models.PrincipalAddItemChange | _models.PrincipalRemoveItemChange | _models.PrincipalSetChange
    ],
) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(principal_id=principal_id, body=body)
    return await client.acall(ENDPOINT, _request)
