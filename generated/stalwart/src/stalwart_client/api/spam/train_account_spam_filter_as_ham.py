# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Teach an account's filter that a message is wanted.

Adds one message to the model of one account as ham. The body is the message itself (RFC 5322). Each
call counts once more, so it must not be repeated blindly. Server 0.15 removed this call and answers
404.

Args:
    account_id: **Name** of the account, percent-encoded; not its number
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
    "trainAccountSpamFilterAsHam",
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
_EXTENSIONS: Final = {"operation": "trainAccountSpamFilterAsHam"}


def _get_kwargs(account_id: str, *, body: bytes) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": f"/spam-filter/train/ham/{_encode.segment(account_id)}",
        "extensions": _EXTENSIONS,
    }
    _kwargs["content"] = body
    _kwargs.setdefault("headers", {})["Content-Type"] = "message/rfc822"
    return _kwargs


def sync_detailed(
    account_id: str, *, client: AuthenticatedClient, body: bytes
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Teach an account's filter that a message is wanted: the whole answer, whatever its status."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return ENDPOINT.response(client.send(_request))


def sync(account_id: str, *, client: AuthenticatedClient, body: bytes) -> _models.EmptyEnvelope:
    """Teach an account's filter that a message is wanted."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    account_id: str, *, client: AuthenticatedClient, body: bytes
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(account_id: str, *, client: AuthenticatedClient, body: bytes) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return await client.acall(ENDPOINT, _request)
