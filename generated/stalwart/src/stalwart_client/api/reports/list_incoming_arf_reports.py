# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List received ARF reports.

Lists the ids of the abuse and failure reports (ARF) that other servers sent here, newest first. An
id is a text made of a number and the time at which the report expires.

Args:
    max_total: Stops the scan after this many matches. `total` is then this number at most and later
        pages look empty, so leave it out when all items are wanted. 0 means no bound.
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.
    text: Only reports in which this text occurs

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

ENDPOINT: Final[Endpoint[_models.ReportIdListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listIncomingArfReports",
        {
            "200": Answer("json", _models.ReportIdListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listIncomingArfReports"}


def _get_kwargs(
    *,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    text: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/reports/arf",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "max-total": _encode.integer(max_total),
                "limit": _encode.integer(limit),
                "page": _encode.integer(page),
                "text": text,
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    text: str | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.ReportIdListEnvelope]:
    """List received ARF reports: the whole answer, whatever its status."""
    _request = _get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    text: str | Unset = UNSET,
) -> _models.ReportIdListEnvelope:
    """List received ARF reports."""
    _request = _get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    text: str | Unset = UNSET,
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.ReportIdListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    max_total: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    text: str | Unset = UNSET,
) -> _models.ReportIdListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(max_total=max_total, limit=limit, page=page, text=text)
    return await client.acall(ENDPOINT, _request)
