# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Teach the filter that a message is spam.

Adds one message to the server-wide model as spam. The body is the message itself, as it came over SMTP (RFC
5322). Each call counts once more, so it must not be repeated blindly. Server 0.15 removed this call and
answers 404.

Args:
    body: The request body.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient

ENDPOINT: Final[Endpoint[_models.EmptyEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "trainSpamFilterAsSpam",
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
_EXTENSIONS: Final = {"operation": "trainSpamFilterAsSpam"}


def _get_kwargs(*, body: bytes) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/spam-filter/train/spam",
        "extensions": _EXTENSIONS,
    }
    _kwargs["content"] = body
    _kwargs.setdefault("headers", {})["Content-Type"] = "message/rfc822"
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: bytes
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """Teach the filter that a message is spam: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: bytes) -> _models.EmptyEnvelope:
    """Teach the filter that a message is spam."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: bytes
) -> _types.Response[_models.EmptyEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient, body: bytes) -> _models.EmptyEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
