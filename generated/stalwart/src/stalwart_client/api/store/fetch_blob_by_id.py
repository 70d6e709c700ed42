# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Download a blob.

Returns the bytes of a blob, for instance of a queued or deleted message. A missing blob is not a
404 but HTTP 200 with the JSON refusal `notFound`: look at the content type. An id that is no base64
is answered with 400.

Args:
    blob_id: Hash of the blob in URL-safe base64 without padding, as `blob_hash` and `hash` give it
    limit: At most this many bytes. Nothing means the whole blob.
    offset: Leaves out this many bytes at the beginning. Beyond the end nothing is sent.

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

ENDPOINT: Final[Endpoint[bytes, _models.OperationFailure | _models.Problem]] = Endpoint(
    "fetchBlobById",
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
_EXTENSIONS: Final = {"operation": "fetchBlobById"}


def _get_kwargs(blob_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/store/blobs/{_encode.segment(blob_id)}",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "limit": _encode.integer(limit),
                "offset": _encode.integer(offset),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    blob_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> _types.Response[_models.OperationFailure | _models.Problem | bytes]:
    """Download a blob: the whole answer, whatever its status."""
    _request = _get_kwargs(blob_id=blob_id, limit=limit, offset=offset)
    return ENDPOINT.response(client.send(_request))


def sync(
    blob_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> bytes:
    """Download a blob."""
    _request = _get_kwargs(blob_id=blob_id, limit=limit, offset=offset)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    blob_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> _types.Response[_models.OperationFailure | _models.Problem | bytes]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(blob_id=blob_id, limit=limit, offset=offset)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    blob_id: str, *, client: AuthenticatedClient, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> bytes:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(blob_id=blob_id, limit=limit, offset=offset)
    return await client.acall(ENDPOINT, _request)
