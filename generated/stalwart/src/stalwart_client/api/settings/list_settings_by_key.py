# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Look up settings.

Returns the settings of the given names and those below the given prefixes as one map. Names that do
not exist are left out. Values are always text.

Args:
    prefixes: Prefixes, separated by commas; a dot is added to each where it is missing
    keys: Names of settings, separated by commas

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

ENDPOINT: Final[Endpoint[_models.SettingsMapEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "listSettingsByKey",
    {
        "200": Answer("json", _models.SettingsMapEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listSettingsByKey"}


def _get_kwargs(*, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/settings/keys",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "prefixes": prefixes,
                "keys": keys,
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SettingsMapEnvelope]:
    """Look up settings: the whole answer, whatever its status."""
    _request = _get_kwargs(prefixes=prefixes, keys=keys)
    return ENDPOINT.response(client.send(_request))


def sync(
    *, client: AuthenticatedClient, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET
) -> _models.SettingsMapEnvelope:
    """Look up settings."""
    _request = _get_kwargs(prefixes=prefixes, keys=keys)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SettingsMapEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(prefixes=prefixes, keys=keys)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, prefixes: str | Unset = UNSET, keys: str | Unset = UNSET
) -> _models.SettingsMapEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(prefixes=prefixes, keys=keys)
    return await client.acall(ENDPOINT, _request)
