# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Follow metrics as they change.

An endless stream of server-sent events. Every `interval` seconds the server sends an event
`metrics` with the present values; the first one comes at once. Enterprise edition only.

Args:
    metrics: Names of the metrics wanted, separated by commas; unknown names are ignored. Counters
        and the other kinds are filtered apart: naming only gauges still lets every counter through.
    interval: Seconds between two events. 0 or nothing means 30.
    token: The token from the operation that issues it, instead of other credentials. It is standard
        base64, so `+`, `/` and `=` must be percent-encoded. It is valid for 60 seconds and for the
        opening of the stream only.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

from ... import _decode, _encode
from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ..._stream import StreamEndpoint
from ...client import AuthenticatedClient
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[Any, _models.OperationFailure | _models.Problem]] = Endpoint(
    "streamLiveMetrics",
    {
        "200": Answer("bytes"),
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
STREAM: Final[StreamEndpoint[list[_models.MetricSample]]] = StreamEndpoint(
    ENDPOINT,
    {
        "metrics": (lambda value: _decode.array_of(_models.MetricSample.from_dict, value)),
    },
    "interval",
)
_EXTENSIONS: Final = {"operation": "streamLiveMetrics"}


def _get_kwargs(
    *, metrics: str | Unset = UNSET, interval: int | Unset = UNSET, token: str | Unset = UNSET
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/telemetry/metrics/live",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "metrics": metrics,
                "interval": _encode.integer(interval),
                "token": token,
            }
        ),
    }
    return _kwargs


def stream(
    *,
    client: AuthenticatedClient,
    metrics: str | Unset = UNSET,
    interval: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> Iterator[_types.ServerEvent[list[_models.MetricSample]]]:
    """Follow metrics as they change: its events, until the server ends the stream."""
    _request = _get_kwargs(metrics=metrics, interval=interval, token=token)
    return client.events(STREAM, _request)


def astream(
    *,
    client: AuthenticatedClient,
    metrics: str | Unset = UNSET,
    interval: int | Unset = UNSET,
    token: str | Unset = UNSET,
) -> AsyncIterator[_types.ServerEvent[list[_models.MetricSample]]]:
    """The asynchronous twin of `stream`."""
    _request = _get_kwargs(metrics=metrics, interval=interval, token=token)
    return client.aevents(STREAM, _request)
