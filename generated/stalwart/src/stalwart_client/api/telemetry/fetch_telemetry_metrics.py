# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Fetch stored metrics.

Returns the samples that the metrics store holds. Without bounds everything stored is returned in
one answer, so give at least `after`. Enterprise edition only; without a metrics store the server
refuses with `other`.

Args:
    after: Only samples later than this instant. Text that is no RFC 3339 instant is ignored.
    before: Only samples earlier than this instant. Text that is no RFC 3339 instant is ignored.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from ... import _encode
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.metric_list_envelope import MetricListEnvelope
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[MetricListEnvelope, OperationFailure | Problem]] = Endpoint(
    "fetchTelemetryMetrics",
    {
        "200": Answer("json", MetricListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "fetchTelemetryMetrics"}


def _get_kwargs(
    *, after: datetime.datetime | Unset = UNSET, before: datetime.datetime | Unset = UNSET
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/telemetry/metrics",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "after": _encode.encode(after),
                "before": _encode.encode(before),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _types.Response[MetricListEnvelope | OperationFailure | Problem]:
    """Fetch stored metrics: the whole answer, whatever its status."""
    _request = _get_kwargs(after=after, before=before)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> MetricListEnvelope:
    """Fetch stored metrics."""
    _request = _get_kwargs(after=after, before=before)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _types.Response[MetricListEnvelope | OperationFailure | Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(after=after, before=before)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> MetricListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(after=after, before=before)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
