# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Follow a test of the delivery to an address.

A stream of server-sent events that tells each step of reaching the recipient's mail servers: MX,
MTA-STS, TLS reporting, DANE, connection, STARTTLS, sender and recipient. No message is sent. Each
event `event` holds a list with one step. The last step is always `completed`; the server then
closes the stream, and it must not be opened again.

Args:
    recipient: E-mail address or domain to deliver to, percent-encoded. With a domain no recipient
        is offered.
    token: The token from the operation that issues it, instead of other credentials. It is standard
        base64, so `+`, `/` and `=` must be percent-encoded. It is valid for 60 seconds and for the
        opening of the stream only.
    timeout: Seconds allowed for each network step. 0 or nothing means 30.

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
from ..._endpoint import Answer, Endpoint
from ..._stream import StreamEndpoint
from ...client import AuthenticatedClient
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[Any, _models.Problem]] = Endpoint(
    "runDeliveryTroubleshooting",
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
)
STREAM: Final[StreamEndpoint[list[_models.DeliveryStage]]] = StreamEndpoint(
    ENDPOINT,
    {
        "event": (lambda value: _decode.array_of(_models.DeliveryStage.from_dict, value)),
    },
)
_EXTENSIONS: Final = {"operation": "runDeliveryTroubleshooting"}


def _get_kwargs(
    recipient: str, *, token: str | Unset = UNSET, timeout: int | Unset = UNSET
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/troubleshoot/delivery/{_encode.segment(recipient)}",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "token": token,
                "timeout": _encode.integer(timeout),
            }
        ),
    }
    return _kwargs


def stream(
    recipient: str, *, client: AuthenticatedClient, token: str | Unset = UNSET, timeout: int | Unset = UNSET
) -> Iterator[_types.ServerEvent[list[_models.DeliveryStage]]]:
    """Follow a test of the delivery to an address: its events, until the server ends the stream."""
    _request = _get_kwargs(recipient=recipient, token=token, timeout=timeout)
    return client.events(STREAM, _request)


def astream(
    recipient: str, *, client: AuthenticatedClient, token: str | Unset = UNSET, timeout: int | Unset = UNSET
) -> AsyncIterator[_types.ServerEvent[list[_models.DeliveryStage]]]:
    """The asynchronous twin of `stream`."""
    _request = _get_kwargs(recipient=recipient, token=token, timeout=timeout)
    return client.aevents(STREAM, _request)
