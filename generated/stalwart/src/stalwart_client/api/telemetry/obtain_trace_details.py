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
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient
from ...models.operation_failure import OperationFailure
from ...models.problem import Problem
from ...models.trace_event_list_envelope import TraceEventListEnvelope

ENDPOINT: Final[Endpoint[TraceEventListEnvelope, OperationFailure | Problem]] = Endpoint(
    "obtainTraceDetails",
    {
        "200": Answer("json", TraceEventListEnvelope.from_dict),
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
) -> _types.Response[OperationFailure | Problem | TraceEventListEnvelope]:
    """Fetch a stored trace: the whole answer, whatever its status."""
    _request = _get_kwargs(trace_id=trace_id)
    return ENDPOINT.response(client.get_httpx_client().request(**_request))


def sync(trace_id: int, *, client: AuthenticatedClient) -> TraceEventListEnvelope:
    """Fetch a stored trace."""
    _request = _get_kwargs(trace_id=trace_id)
    return ENDPOINT.result(client.get_httpx_client().request(**_request))


async def asyncio_detailed(
    trace_id: int, *, client: AuthenticatedClient
) -> _types.Response[OperationFailure | Problem | TraceEventListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(trace_id=trace_id)
    return ENDPOINT.response(await client.get_async_httpx_client().request(**_request))


async def asyncio(trace_id: int, *, client: AuthenticatedClient) -> TraceEventListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(trace_id=trace_id)
    return ENDPOINT.result(await client.get_async_httpx_client().request(**_request))
