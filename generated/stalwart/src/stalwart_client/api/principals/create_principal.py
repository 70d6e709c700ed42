# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Create a principal.

Creates an account, a domain or any other principal. The answer is a number, but every other call
names the principal by its `name`. Unknown fields are answered with 400 and texts may have 512 bytes
at most. Passwords are stored as sent, so send a hash. On a server with an external directory
individuals cannot be created.

A repeated call meets its own first success as `fieldAlreadyExists`, so it must not be repeated
blindly.

Args:
    body: A principal to create. Fields that the server does not know are answered with 400.

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

ENDPOINT: Final[Endpoint[_models.PrincipalIdEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "createPrincipal",
    {
        "200": Answer("json", _models.PrincipalIdEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "createPrincipal"}


def _get_kwargs(*, body: _models.PrincipalCreate) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/principal",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.PrincipalCreate
) -> _types.Response[_models.OperationFailure | _models.PrincipalIdEnvelope | _models.Problem]:
    """Create a principal: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.PrincipalCreate) -> _models.PrincipalIdEnvelope:
    """Create a principal."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.PrincipalCreate
) -> _types.Response[_models.OperationFailure | _models.PrincipalIdEnvelope | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, body: _models.PrincipalCreate
) -> _models.PrincipalIdEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
