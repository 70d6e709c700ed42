# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List the settings below a prefix.

Returns the settings below a prefix as one map, with the prefix cut off. `items` is a map from name
to text, not a list; `total` counts all of them, whatever the page.

Args:
    prefix: Where to look; a dot is added where it is missing. Nothing means all settings.
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.

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

ENDPOINT: Final[Endpoint[_models.SettingsListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listSettings",
        {
            "200": Answer("json", _models.SettingsListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listSettings"}


def _get_kwargs(
    *, prefix: str | Unset = UNSET, page: int | Unset = UNSET, limit: int | Unset = UNSET
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/settings/list",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "prefix": prefix,
                "page": _encode.integer(page),
                "limit": _encode.integer(limit),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    prefix: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SettingsListEnvelope]:
    """List the settings below a prefix: the whole answer, whatever its status."""
    _request = _get_kwargs(prefix=prefix, page=page, limit=limit)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    prefix: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _models.SettingsListEnvelope:
    """List the settings below a prefix."""
    _request = _get_kwargs(prefix=prefix, page=page, limit=limit)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    prefix: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SettingsListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(prefix=prefix, page=page, limit=limit)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    prefix: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _models.SettingsListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(prefix=prefix, page=page, limit=limit)
    return await client.acall(ENDPOINT, _request)
