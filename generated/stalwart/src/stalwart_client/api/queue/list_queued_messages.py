# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List queued messages.

Lists the ids of the messages that wait for delivery or, with `values`, the messages themselves.
`status` tells whether the queue is being processed. Items are 64-bit numbers or objects; the former
exceed what a floating-point number can hold.

Args:
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    max_total: Stops the scan after this many matches. `total` is then this number at most and later
        pages look empty, so leave it out when all items are wanted. 0 means no bound.
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.
    values: Sends whole messages instead of ids. Any text that is not empty switches it on, even
        `0`: leave it out for ids.
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

ENDPOINT: Final[Endpoint[_models.QueuedMessageListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listQueuedMessages",
        {
            "200": Answer("json", _models.QueuedMessageListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listQueuedMessages"}


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/queue/messages",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "page": _encode.integer(page),
                "max-total": _encode.integer(max_total),
                "limit": _encode.integer(limit),
                "values": _encode.integer(values),
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
    page: int | Unset = UNSET,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.QueuedMessageListEnvelope]:
    """List queued messages: the whole answer, whatever its status."""
    _request = _get_kwargs(
        page=page,
        max_total=max_total,
        limit=limit,
        values=values,
        text=text,
        from_=from_,
        to=to,
        before=before,
        after=after,
    )
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _models.QueuedMessageListEnvelope:
    """List queued messages."""
    _request = _get_kwargs(
        page=page,
        max_total=max_total,
        limit=limit,
        values=values,
        text=text,
        from_=from_,
        to=to,
        before=before,
        after=after,
    )
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.QueuedMessageListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(
        page=page,
        max_total=max_total,
        limit=limit,
        values=values,
        text=text,
        from_=from_,
        to=to,
        before=before,
        after=after,
    )
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
) -> _models.QueuedMessageListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(
        page=page,
        max_total=max_total,
        limit=limit,
        values=values,
        text=text,
        from_=from_,
        to=to,
        before=before,
        after=after,
    )
    return await client.acall(ENDPOINT, _request)
