# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Cancel the delivery of a queued message.

Removes a message from the queue without a bounce or, with `filter`, gives up only some of its
recipients. Cancelling it once more leaves the same state, but is answered with 404.

Args:
    message_id: Id of the queued message, as the list gives it; it exceeds what a floating-point
        number can hold
    filter_: Only recipients whose address contains this text. Nothing means the whole message.

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
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[_models.FlagEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "cancelDeliveryOfQueuedMessage",
    {
        "200": Answer("json", _models.FlagEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "cancelDeliveryOfQueuedMessage"}


def _get_kwargs(message_id: int, *, filter_: str | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": f"/queue/messages/{_encode.segment(_encode.integer(message_id))}",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "filter": filter_,
            }
        ),
    }
    return _kwargs


def sync_detailed(
    message_id: int, *, client: AuthenticatedClient, filter_: str | Unset = UNSET
) -> _types.Response[_models.FlagEnvelope | _models.OperationFailure | _models.Problem]:
    """Cancel the delivery of a queued message: the whole answer, whatever its status."""
    _request = _get_kwargs(message_id=message_id, filter_=filter_)
    return ENDPOINT.response(client.send(_request))


def sync(
    message_id: int, *, client: AuthenticatedClient, filter_: str | Unset = UNSET
) -> _models.FlagEnvelope:
    """Cancel the delivery of a queued message."""
    _request = _get_kwargs(message_id=message_id, filter_=filter_)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    message_id: int, *, client: AuthenticatedClient, filter_: str | Unset = UNSET
) -> _types.Response[_models.FlagEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(message_id=message_id, filter_=filter_)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    message_id: int, *, client: AuthenticatedClient, filter_: str | Unset = UNSET
) -> _models.FlagEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(message_id=message_id, filter_=filter_)
    return await client.acall(ENDPOINT, _request)
