# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Delete many queued messages.

Removes all matching messages from the queue without a bounce. The server works on after it has
answered; `data` only tells whether anything matched. Processing of the queue pauses meanwhile.

**Without a filter that the server reads, the whole queue is deleted.** `before` and `after` are dropped
silently when they are no RFC 3339 instant or lie in the past, and the call then acts without them.

A repeated call also deletes the matching messages that arrived in the meantime; hence the operation
counts as unsafe.

Args:
    text: Only messages whose sender or one of whose recipients contains this text, in lower case.
        With it `from` and `to` are not looked at.
    from_: Only messages whose sender contains this text
    to: Only messages one of whose recipients contains this text, in lower case
    before: Only messages whose next delivery attempt is earlier than this instant. It must lie in
        the future; a past instant and text that is no RFC 3339 instant are ignored.
    after: Only messages whose next delivery attempt is later than this instant. It must lie in the
        future; a past instant and text that is no RFC 3339 instant are ignored.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from ... import _encode
from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[_models.FlagEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "deleteQueuedMessages",
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
_EXTENSIONS: Final = {"operation": "deleteQueuedMessages"}


def _get_kwargs(
    *,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/queue/messages",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "text": text,
                "from": from_,
                "to": to,
                "before": _encode.encode(before),
                "after": _encode.encode(after),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.FlagEnvelope | _models.OperationFailure | _models.Problem]:
    """Delete many queued messages: the whole answer, whatever its status."""
    _request = _get_kwargs(text=text, from_=from_, to=to, before=before, after=after)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _models.FlagEnvelope:
    """Delete many queued messages."""
    _request = _get_kwargs(text=text, from_=from_, to=to, before=before, after=after)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.FlagEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(text=text, from_=from_, to=to, before=before, after=after)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _models.FlagEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(text=text, from_=from_, to=to, before=before, after=after)
    return await client.acall(ENDPOINT, _request)
