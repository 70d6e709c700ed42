# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Change settings.

Carries out a list of changes one after the other. They are no transaction: when a later one is
refused, for instance with `assertFailed`, those before it stay. So a refusal does not tell that
nothing was changed.

A repeated call can be refused by `assert_empty` although, or because, the first one succeeded;
hence it counts as unsafe. Changed settings are put to use by `reloadSettings`.

Args:
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
    "updateSettings",
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
_EXTENSIONS: Final = {"operation": "updateSettings"}


def _get_kwargs(
    *, body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert]
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/settings",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert],
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Change settings: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert],
) -> _models.EmptyEnvelope:
    """Change settings."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert],
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: list[_models.SettingsClear | _models.SettingsDelete | _models.SettingsInsert],
) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
