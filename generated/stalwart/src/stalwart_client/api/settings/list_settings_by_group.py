# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List groups of settings.

Collects the settings below a prefix into groups, one for each name that stands between `prefix` and
`suffix`. Each item is a map from setting to text; the name of the group is under `_id`. Without
`suffix` each setting becomes an item of its own with `_id` and `_value`.

Args:
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    suffix: A setting that every group has; it tells the groups apart
    prefix: Where the groups are; a dot is added where it is missing
    field: Only this setting of each group
    filter_: Only groups in whose values this text occurs

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

ENDPOINT: Final[Endpoint[_models.SettingsGroupListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listSettingsByGroup",
        {
            "200": Answer("json", _models.SettingsGroupListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listSettingsByGroup"}


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    suffix: str | Unset = UNSET,
    prefix: str | Unset = UNSET,
    field: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/settings/group",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "limit": _encode.integer(limit),
                "page": _encode.integer(page),
                "suffix": suffix,
                "prefix": prefix,
                "field": field,
                "filter": filter_,
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    suffix: str | Unset = UNSET,
    prefix: str | Unset = UNSET,
    field: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SettingsGroupListEnvelope]:
    """List groups of settings: the whole answer, whatever its status."""
    _request = _get_kwargs(limit=limit, page=page, suffix=suffix, prefix=prefix, field=field, filter_=filter_)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    suffix: str | Unset = UNSET,
    prefix: str | Unset = UNSET,
    field: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _models.SettingsGroupListEnvelope:
    """List groups of settings."""
    _request = _get_kwargs(limit=limit, page=page, suffix=suffix, prefix=prefix, field=field, filter_=filter_)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    suffix: str | Unset = UNSET,
    prefix: str | Unset = UNSET,
    field: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SettingsGroupListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(limit=limit, page=page, suffix=suffix, prefix=prefix, field=field, filter_=filter_)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    suffix: str | Unset = UNSET,
    prefix: str | Unset = UNSET,
    field: str | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _models.SettingsGroupListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(limit=limit, page=page, suffix=suffix, prefix=prefix, field=field, filter_=filter_)
    return await client.acall(ENDPOINT, _request)
