# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Follow events as they happen.

An endless stream of server-sent events. Event `trace` holds a list of what happened, at most once a
second; event `ping` comes every 30 seconds when nothing happens. Once an event matches, everything
of the same session is sent. Enterprise edition only.

Besides `filter` the server takes the name of any event key in lower case as a parameter
(`remoteip=192.0.2.7`); all of them must match. Only texts, instants, IP addresses and booleans can
be matched, never numbers.

Args:
    filter_: Only events of sessions in which some value contains this text
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
    "startLiveTracing",
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
STREAM: Final[StreamEndpoint[_models.StreamPing | list[_models.TraceEvent]]] = StreamEndpoint(
    ENDPOINT,
    {
        "trace": (lambda value: _decode.array_of(_models.TraceEvent.from_dict, value)),
        "ping": _models.StreamPing.from_dict,
    },
)
_EXTENSIONS: Final = {"operation": "startLiveTracing"}


def _get_kwargs(*, filter_: str | Unset = UNSET, token: str | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/telemetry/traces/live",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "filter": filter_,
                "token": token,
            }
        ),
    }
    return _kwargs


def stream(
    *, client: AuthenticatedClient, filter_: str | Unset = UNSET, token: str | Unset = UNSET
) -> Iterator[_types.ServerEvent[_models.StreamPing | list[_models.TraceEvent]]]:
    """Follow events as they happen: its events, until the server ends the stream."""
    _request = _get_kwargs(filter_=filter_, token=token)
    return client.events(STREAM, _request)


def astream(
    *, client: AuthenticatedClient, filter_: str | Unset = UNSET, token: str | Unset = UNSET
) -> AsyncIterator[_types.ServerEvent[_models.StreamPing | list[_models.TraceEvent]]]:
    """The asynchronous twin of `stream`."""
    _request = _get_kwargs(filter_=filter_, token=token)
    return client.aevents(STREAM, _request)
