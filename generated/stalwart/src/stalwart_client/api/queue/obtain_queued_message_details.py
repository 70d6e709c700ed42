# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Fetch a queued message.

Returns sender, recipients and delivery state of one message. On 0.11 and 0.12 recipients are
grouped under `domains`, which also hold the times; from 0.13 on they stand in `recipients`, each
with its own times. A message that has left the queue is answered with 404.

Args:
    message_id: Id of the queued message, as the list gives it; it exceeds what a floating-point
        number can hold

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

ENDPOINT: Final[Endpoint[_models.QueuedMessageEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "obtainQueuedMessageDetails",
        {
            "200": Answer("json", _models.QueuedMessageEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "obtainQueuedMessageDetails"}


def _get_kwargs(message_id: int) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/queue/messages/{_encode.segment(_encode.integer(message_id))}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    message_id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.QueuedMessageEnvelope]:
    """Fetch a queued message: the whole answer, whatever its status."""
    _request = _get_kwargs(message_id=message_id)
    return ENDPOINT.response(client.send(_request))


def sync(message_id: int, *, client: AuthenticatedClient) -> _models.QueuedMessageEnvelope:
    """Fetch a queued message."""
    _request = _get_kwargs(message_id=message_id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    message_id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.QueuedMessageEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(message_id=message_id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(message_id: int, *, client: AuthenticatedClient) -> _models.QueuedMessageEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(message_id=message_id)
    return await client.acall(ENDPOINT, _request)
