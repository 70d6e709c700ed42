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
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem
from ...models.queued_message_envelope import QueuedMessageEnvelope

ENDPOINT: Final[Endpoint[QueuedMessageEnvelope, OperationFailure | Problem]] = Endpoint(
    "obtainQueuedMessageDetails",
    {
        "200": Answer("json", QueuedMessageEnvelope.from_dict),
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
) -> _types.Response[OperationFailure | Problem | QueuedMessageEnvelope]:
    """Fetch a queued message: the whole answer, whatever its status."""
    _request = _get_kwargs(message_id=message_id)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(message_id: int, *, client: AuthenticatedClient) -> QueuedMessageEnvelope:
    """Fetch a queued message."""
    _request = _get_kwargs(message_id=message_id)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    message_id: int, *, client: AuthenticatedClient
) -> _types.Response[OperationFailure | Problem | QueuedMessageEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(message_id=message_id)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(message_id: int, *, client: AuthenticatedClient) -> QueuedMessageEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(message_id=message_id)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
