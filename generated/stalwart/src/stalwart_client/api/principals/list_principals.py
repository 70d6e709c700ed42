# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List principals.

Lists accounts, domains and all other principals. Without `types` the caller needs the list
permission of each of the nine kinds, so name the kinds that are wanted. Password hashes are part of
the answer unless `fields` leaves them out.

Args:
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.
    types: Kinds wanted, separated by commas: individual, group, resource, location, list, domain,
        tenant, role, apiKey, oauthClient, other. Unknown words are ignored.
    filter_: Only principals in whose name, description or e-mail addresses these words occur
    fields: Fields wanted, separated by commas. `id` and `type` are always sent. Nothing means all
        fields.
    count: Leaves `items` empty and only counts. Any text that is not empty switches it on, even
        `0`: leave it out to switch it off.

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
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[_models.PrincipalListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listPrincipals",
        {
            "200": Answer("json", _models.PrincipalListEnvelope.from_dict),
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
)
_EXTENSIONS: Final = {"operation": "listPrincipals"}


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    types: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/principal",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "page": _encode.integer(page),
                "limit": _encode.integer(limit),
                "types": types,
                "filter": filter_,
                "fields": fields,
                "count": _encode.integer(count),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    types: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: int | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.PrincipalListEnvelope | _models.Problem]:
    """List principals: the whole answer, whatever its status."""
    _request = _get_kwargs(page=page, limit=limit, types=types, filter_=filter_, fields=fields, count=count)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    types: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: int | Unset = UNSET,
) -> _models.PrincipalListEnvelope:
    """List principals."""
    _request = _get_kwargs(page=page, limit=limit, types=types, filter_=filter_, fields=fields, count=count)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    types: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: int | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.PrincipalListEnvelope | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(page=page, limit=limit, types=types, filter_=filter_, fields=fields, count=count)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    types: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
    fields: str | Unset = UNSET,
    count: int | Unset = UNSET,
) -> _models.PrincipalListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(page=page, limit=limit, types=types, filter_=filter_, fields=fields, count=count)
    return await client.acall(ENDPOINT, _request)
