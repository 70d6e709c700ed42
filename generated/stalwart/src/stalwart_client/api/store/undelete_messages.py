# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Restore deleted messages.

Puts deleted messages back into the inbox and answers with one result for each, in the same order.
Only the collection `email` can be restored. Enterprise edition only.

Each call stores the messages once more, so a repeated one makes duplicates. When the call is
refused or fails in the middle, the messages before that point have been restored. The server also
takes a JSON null for the list and then restores everything; that is left out here on purpose.

Args:
    account_id: **Name** of the account, percent-encoded; not its number
    body: The request body.

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

ENDPOINT: Final[Endpoint[_models.UndeleteResultListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "undeleteMessages",
        {
            "200": Answer("json", _models.UndeleteResultListEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "undeleteMessages"}


def _get_kwargs(account_id: str, *, body: list[_models.UndeleteRequest]) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": f"/store/undelete/{_encode.segment(account_id)}",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    account_id: str, *, client: AuthenticatedClient, body: list[_models.UndeleteRequest]
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.UndeleteResultListEnvelope]:
    """Restore deleted messages: the whole answer, whatever its status."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    account_id: str, *, client: AuthenticatedClient, body: list[_models.UndeleteRequest]
) -> _models.UndeleteResultListEnvelope:
    """Restore deleted messages."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    account_id: str, *, client: AuthenticatedClient, body: list[_models.UndeleteRequest]
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.UndeleteResultListEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    account_id: str, *, client: AuthenticatedClient, body: list[_models.UndeleteRequest]
) -> _models.UndeleteResultListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(account_id=account_id, body=body)
    return await client.acall(ENDPOINT, _request)
