# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Change the caller's login settings.

Changes password, one-time passwords and app passwords of the calling account. Changes of the
password or of one-time passwords are accepted only from a caller who used HTTP Basic. The fallback
administrator can only change the password, and of the list the server then carries out the first
change alone, without a word about the others.

After a change of the password the old credentials no longer work, and a repeated call would fail
with them; hence the operation counts as unsafe.

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
    "updateAccountAuthenticationSettings",
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
_EXTENSIONS: Final = {"operation": "updateAccountAuthenticationSettings"}


def _get_kwargs(
    *,
    body: list[
        _models.AccountAddAppPassword
        | _models.AccountDisableOtpAuth
        | _models.AccountEnableOtpAuth
        | _models.AccountRemoveAppPassword
        | _models.AccountSetPassword
    ],
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/account/auth",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: list[
        _models.AccountAddAppPassword
        | _models.AccountDisableOtpAuth
        | _models.AccountEnableOtpAuth
        | _models.AccountRemoveAppPassword
        | _models.AccountSetPassword
    ],
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Change the caller's login settings: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    body: list[
        _models.AccountAddAppPassword
        | _models.AccountDisableOtpAuth
        | _models.AccountEnableOtpAuth
        | _models.AccountRemoveAppPassword
        | _models.AccountSetPassword
    ],
) -> _models.EmptyEnvelope:
    """Change the caller's login settings."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: list[
        _models.AccountAddAppPassword
        | _models.AccountDisableOtpAuth
        | _models.AccountEnableOtpAuth
        | _models.AccountRemoveAppPassword
        | _models.AccountSetPassword
    ],
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: list[
        _models.AccountAddAppPassword
        | _models.AccountDisableOtpAuth
        | _models.AccountEnableOtpAuth
        | _models.AccountRemoveAppPassword
        | _models.AccountSetPassword
    ],
) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
