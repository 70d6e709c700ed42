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
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem
from ...models.spam_classification_envelope import SpamClassificationEnvelope
from ...models.spam_classification_request import SpamClassificationRequest

ENDPOINT: Final[Endpoint[SpamClassificationEnvelope, OperationFailure | Problem]] = Endpoint(
    "testSpamFilterClassification",
    {
        "200": Answer("json", SpamClassificationEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "testSpamFilterClassification"}


def _get_kwargs(*, body: SpamClassificationRequest) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/spam-filter/classify",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: SpamClassificationRequest
) -> _types.Response[OperationFailure | Problem | SpamClassificationEnvelope]:
    """Test how the spam filter judges a message: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(*, client: AuthenticatedClient, body: SpamClassificationRequest) -> SpamClassificationEnvelope:
    """Test how the spam filter judges a message."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: SpamClassificationRequest
) -> _types.Response[OperationFailure | Problem | SpamClassificationEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(
    *, client: AuthenticatedClient, body: SpamClassificationRequest
) -> SpamClassificationEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
