# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Read the log files.

Returns log entries, newest first. `total` is only an estimate: as long as more entries follow it is
larger than what has been read. Entries written between two calls push older ones to the next page.
Equal entries can be different ones, so that none is dropped and one that moves to the next page
comes more than once. Without `limit` 100 entries come. A server that does not log to files refuses
with `unsupported`.

Args:
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    limit: Number of entries on a page. Nothing means 100; 0 means all entries of all files.
    filter_: Only lines that contain this text, in the same letter case

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
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[_models.LogEntryListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "queryLogFiles",
        {
            "200": Answer("json", _models.LogEntryListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "queryLogFiles"}


def _get_kwargs(
    *, page: int | Unset = UNSET, limit: int | Unset = UNSET, filter_: str | Unset = UNSET
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/logs",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "page": _encode.integer(page),
                "limit": _encode.integer(limit),
                "filter": filter_,
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _types.Response[_models.LogEntryListEnvelope | _models.OperationFailure | _models.Problem]:
    """Read the log files: the whole answer, whatever its status."""
    _request = _get_kwargs(page=page, limit=limit, filter_=filter_)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _models.LogEntryListEnvelope:
    """Read the log files."""
    _request = _get_kwargs(page=page, limit=limit, filter_=filter_)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _types.Response[_models.LogEntryListEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(page=page, limit=limit, filter_=filter_)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    page: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    filter_: str | Unset = UNSET,
) -> _models.LogEntryListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(page=page, limit=limit, filter_=filter_)
    return await client.acall(ENDPOINT, _request)
