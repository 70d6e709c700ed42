# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Fetch a stored trace.

Returns the events of one trace in order. What `data` holds depends on the type of the event. An
unknown id gives an empty list, not a 404. Enterprise edition only.

Args:
    trace_id: Id of the trace, as the list gives it

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

ENDPOINT: Final[Endpoint[_models.TraceEventListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "obtainTraceDetails",
        {
            "200": Answer("json", _models.TraceEventListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "obtainTraceDetails"}


def _get_kwargs(trace_id: int) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/telemetry/trace/{_encode.segment(_encode.integer(trace_id))}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    trace_id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.TraceEventListEnvelope]:
    """Fetch a stored trace: the whole answer, whatever its status."""
    _request = _get_kwargs(trace_id=trace_id)
    return ENDPOINT.response(client.send(_request))


def sync(trace_id: int, *, client: AuthenticatedClient) -> _models.TraceEventListEnvelope:
    """Fetch a stored trace."""
    _request = _get_kwargs(trace_id=trace_id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    trace_id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.TraceEventListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(trace_id=trace_id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(trace_id: int, *, client: AuthenticatedClient) -> _models.TraceEventListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(trace_id=trace_id)
    return await client.acall(ENDPOINT, _request)
