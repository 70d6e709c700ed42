# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""List items that can be restored.

Lists what was deleted from an account and is still kept, oldest first. Up to 0.14 an item names its
`collection`; 0.15 sends `item` instead, which describes it. An unknown account is answered with
404. Enterprise edition only.

Args:
    account_id: **Name** of the account, percent-encoded; not its number
    limit: Number of items on a page. 0 or nothing means all items in one answer; there is no upper
        bound.
    page: Page wanted, counted from 1; 0 or nothing means 1. Must be a whole number, otherwise page
        1 comes.

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

ENDPOINT: Final[Endpoint[_models.DeletedMessageListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "listDeletedMessages",
        {
            "200": Answer("json", _models.DeletedMessageListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "listDeletedMessages"}


def _get_kwargs(account_id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/store/undelete/{_encode.segment(account_id)}",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "limit": _encode.integer(limit),
                "page": _encode.integer(page),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    account_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> _types.Response[_models.DeletedMessageListEnvelope | _models.OperationFailure | _models.Problem]:
    """List items that can be restored: the whole answer, whatever its status."""
    _request = _get_kwargs(account_id=account_id, limit=limit, page=page)
    return ENDPOINT.response(client.send(_request))


def sync(
    account_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> _models.DeletedMessageListEnvelope:
    """List items that can be restored."""
    _request = _get_kwargs(account_id=account_id, limit=limit, page=page)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    account_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> _types.Response[_models.DeletedMessageListEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(account_id=account_id, limit=limit, page=page)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    account_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> _models.DeletedMessageListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(account_id=account_id, limit=limit, page=page)
    return await client.acall(ENDPOINT, _request)
