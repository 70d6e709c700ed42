# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List stored traces.

Lists the ids of stored traces, newest first, or with `values` the event that began each. Enterprise
edition only; without a trace store the server refuses with `unsupported`. Later servers search only
the last day unless `filter`, `queue_id`, `before` or `after` is given. Items are 64-bit numbers or
objects.

Args:
    type_: Only traces with an event of this type. An unknown type is ignored.
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.
    values: Sends events instead of ids. Any text that is not empty switches it on, even `0`: leave
        it out for ids. Traces that have no starting event are then left out, so that a page can hold
        fewer items than `limit`.
    filter_: Only traces in which these words occur; text in double quotes counts as one word
    queue_id: Only traces of the queued message with this id
    after: Only traces begun after this instant. Text that is no RFC 3339 instant is ignored.
    before: Only traces begun before this instant. Text that is no RFC 3339 instant is ignored.

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

ENDPOINT: Final[Endpoint[_models.StoredTraceListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listStoredTraces",
        {
            "200": Answer("json", _models.StoredTraceListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listStoredTraces"}


def _get_kwargs(
    *,
    type_: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
    queue_id: int | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/telemetry/traces",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "type": type_,
                "page": _encode.integer(page),
                "limit": _encode.integer(limit),
                "values": _encode.integer(values),
                "filter": filter_,
                "queue_id": _encode.integer(queue_id),
                "after": _encode.encode(after),
                "before": _encode.encode(before),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
    queue_id: int | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.StoredTraceListEnvelope]:
    """List stored traces: the whole answer, whatever its status."""
    _request = _get_kwargs(
        type_=type_,
        page=page,
        limit=limit,
        values=values,
        filter_=filter_,
        queue_id=queue_id,
        after=after,
        before=before,
    )
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
    queue_id: int | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _models.StoredTraceListEnvelope:
    """List stored traces."""
    _request = _get_kwargs(
        type_=type_,
        page=page,
        limit=limit,
        values=values,
        filter_=filter_,
        queue_id=queue_id,
        after=after,
        before=before,
    )
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
    queue_id: int | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.StoredTraceListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(
        type_=type_,
        page=page,
        limit=limit,
        values=values,
        filter_=filter_,
        queue_id=queue_id,
        after=after,
        before=before,
    )
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    values: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
    queue_id: int | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _models.StoredTraceListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(
        type_=type_,
        page=page,
        limit=limit,
        values=values,
        filter_=filter_,
        queue_id=queue_id,
        after=after,
        before=before,
    )
    return await client.acall(ENDPOINT, _request)
