# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Get a token for the live metrics.

Returns a token for `streamLiveMetrics` that is valid for 60 seconds. It is standard base64 and
holds `+`, `/` and `=`, which must be percent-encoded in a query. Enterprise edition only.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem
from ...models.stream_token_envelope import StreamTokenEnvelope

ENDPOINT: Final[Endpoint[StreamTokenEnvelope, OperationFailure | Problem]] = Endpoint(
    "obtainMetricsTelemetryToken",
    {
        "200": Answer("json", StreamTokenEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "obtainMetricsTelemetryToken"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/telemetry/live/metrics-token",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[OperationFailure | Problem | StreamTokenEnvelope]:
    """Get a token for the live metrics: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(*, client: AuthenticatedClient) -> StreamTokenEnvelope:
    """Get a token for the live metrics."""
    _request = _get_kwargs()
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[OperationFailure | Problem | StreamTokenEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(*, client: AuthenticatedClient) -> StreamTokenEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
