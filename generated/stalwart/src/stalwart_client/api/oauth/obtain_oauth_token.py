# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Issue an OAuth authorization code.

Acts for the account that makes the call. With `type: code` the server issues a 40-character
authorization code; with `type: device` it approves the user code that a device shows, and answers
with a boolean.

In spite of the name no token comes back: exchange the code at `POST /auth/token`, a form-encoded
endpoint outside `/api`. A repeated call issues another code, or finds a device code already used,
so it must not be repeated blindly.

Args:
    body: Which code is wanted

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

ENDPOINT: Final[Endpoint[_models.OAuthCodeEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "obtainOauthToken",
    {
        "200": Answer("json", _models.OAuthCodeEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "obtainOauthToken"}


def _get_kwargs(*, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/oauth",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest
) -> _types.Response[_models.OAuthCodeEnvelope | _models.OperationFailure | _models.Problem]:
    """Issue an OAuth authorization code: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    *, client: AuthenticatedClient, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest
) -> _models.OAuthCodeEnvelope:
    """Issue an OAuth authorization code."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest
) -> _types.Response[_models.OAuthCodeEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, body: _models.OAuthClientCodeRequest | _models.OAuthDeviceCodeRequest
) -> _models.OAuthCodeEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
