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
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.empty_envelope import EmptyEnvelope
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem
from ...models.settings_clear import SettingsClear
from ...models.settings_delete import SettingsDelete
from ...models.settings_insert import SettingsInsert

ENDPOINT: Final[Endpoint[EmptyEnvelope, OperationFailure | Problem]] = Endpoint(
    "updateSettings",
    {
        "200": Answer("json", EmptyEnvelope.from_dict),
        "400": Answer("json", Problem.from_dict),
        "401": Answer("json", Problem.from_dict),
        "402": Answer("json", Problem.from_dict),
        "403": Answer("json", Problem.from_dict),
        "404": Answer("json", Problem.from_dict),
        "429": Answer("json", Problem.from_dict),
        "500": Answer("json", Problem.from_dict),
    },
    (Failure(("error",), OperationFailure.from_dict),),
)
_EXTENSIONS: Final = {"operation": "updateSettings"}


def _get_kwargs(*, body: list[SettingsClear | SettingsDelete | SettingsInsert]) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/settings",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: list[SettingsClear | SettingsDelete | SettingsInsert]
) -> _types.Response[EmptyEnvelope | OperationFailure | Problem]:
    """Change settings: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(
    *, client: AuthenticatedClient, body: list[SettingsClear | SettingsDelete | SettingsInsert]
) -> EmptyEnvelope:
    """Change settings."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: list[SettingsClear | SettingsDelete | SettingsInsert]
) -> _types.Response[EmptyEnvelope | OperationFailure | Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(
    *, client: AuthenticatedClient, body: list[SettingsClear | SettingsDelete | SettingsInsert]
) -> EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
