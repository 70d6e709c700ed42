# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Test how the spam filter judges a message.

Runs a message through the spam filter without delivering it and without learning from it, so that
it can be repeated. The server looks up DNS records and block lists meanwhile. Which tags come back
depends on the installed rules.

Args:
    body: A message and the SMTP session in which it is supposed to arrive

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

ENDPOINT: Final[Endpoint[_models.SpamClassificationEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "testSpamFilterClassification",
        {
            "200": Answer("json", _models.SpamClassificationEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "testSpamFilterClassification"}


def _get_kwargs(*, body: _models.SpamClassificationRequest) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/spam-filter/classify",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.SpamClassificationRequest
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SpamClassificationEnvelope]:
    """Test how the spam filter judges a message: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    *, client: AuthenticatedClient, body: _models.SpamClassificationRequest
) -> _models.SpamClassificationEnvelope:
    """Test how the spam filter judges a message."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.SpamClassificationRequest
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.SpamClassificationEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, body: _models.SpamClassificationRequest
) -> _models.SpamClassificationEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
