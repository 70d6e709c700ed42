# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Reschedule the delivery of many messages.

Lets the next delivery attempt of all matching messages start at `at`, or now. The server works on
after it has answered; `data` only tells whether anything matched.

**Without a filter that the server reads, the whole queue is rescheduled.** The `filter` of the vendor's page
is not read. `before` and `after` are dropped silently when they are no RFC 3339 instant or lie in the past,
and the call then acts without them. Servers before 0.13 also let each rescheduled message expire ten seconds
after the new time.

A repeated call also reschedules the matching messages that arrived in the meantime, and before 0.13
lets them expire; hence the operation counts as unsafe.

Args:
    filter_: Not read by the server. With this alone everything in the queue is rescheduled; use
        `text` instead.
    text: Only messages whose sender or one of whose recipients contains this text, in lower case.
        With it `from` and `to` are not looked at.
    from_: Only messages whose sender contains this text
    to: Only messages one of whose recipients contains this text, in lower case
    before: Only messages whose next delivery attempt is earlier than this instant. It must lie in
        the future; a past instant and text that is no RFC 3339 instant are ignored.
    after: Only messages whose next delivery attempt is later than this instant. It must lie in the
        future; a past instant and text that is no RFC 3339 instant are ignored.
    at: When to try again. Nothing means now, and so does a past instant or text that is no RFC 3339
        instant.

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
    "rescheduleQueuedMessages",
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
_EXTENSIONS: Final = {"operation": "rescheduleQueuedMessages"}


def _get_kwargs(
    *,
    filter_: str | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    at: datetime.datetime | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PATCH",
        "url": "/queue/messages",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "filter": filter_,
                "text": text,
                "from": from_,
                "to": to,
                "before": _encode.encode(before),
                "after": _encode.encode(after),
                "at": _encode.encode(at),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    at: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.FlagEnvelope | _models.OperationFailure | _models.Problem]:
    """Reschedule the delivery of many messages: the whole answer, whatever its status."""
    _request = _get_kwargs(filter_=filter_, text=text, from_=from_, to=to, before=before, after=after, at=at)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    at: datetime.datetime | Unset = UNSET,
) -> _models.FlagEnvelope:
    """Reschedule the delivery of many messages."""
    _request = _get_kwargs(filter_=filter_, text=text, from_=from_, to=to, before=before, after=after, at=at)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    at: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.FlagEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(filter_=filter_, text=text, from_=from_, to=to, before=before, after=after, at=at)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    text: str | Unset = UNSET,
    from_: str | Unset = UNSET,
    to: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    at: datetime.datetime | Unset = UNSET,
) -> _models.FlagEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(filter_=filter_, text=text, from_=from_, to=to, before=before, after=after, at=at)
    return await client.acall(ENDPOINT, _request)
