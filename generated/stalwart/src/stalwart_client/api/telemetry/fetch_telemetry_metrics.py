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
from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[_models.MetricListEnvelope, _models.OperationFailure | _models.Problem]] = Endpoint(
    "fetchTelemetryMetrics",
    {
        "200": Answer("json", _models.MetricListEnvelope.from_dict),
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
) -> _types.Response[_models.MetricListEnvelope | _models.OperationFailure | _models.Problem]:
    """Fetch stored metrics: the whole answer, whatever its status."""
    _request = _get_kwargs(after=after, before=before)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _models.MetricListEnvelope:
    """Fetch stored metrics."""
    _request = _get_kwargs(after=after, before=before)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _types.Response[_models.MetricListEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(after=after, before=before)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    after: datetime.datetime | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
) -> _models.MetricListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(after=after, before=before)
    return await client.acall(ENDPOINT, _request)
