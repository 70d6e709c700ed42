# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Take an address off the block lists.

Deletes the entries of one sender from all three lists. Always answers that a record was deleted,
whether or not there was one, and does not keep the filter from flagging the sender again.

Args:
    body: A single email address parameter used as the body of `POST /mail/blocks/delete`.

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

ENDPOINT: Final[Endpoint[_models.GenericResponse, _models.CrashReport | _models.ErrorMessage | str]] = (
    Endpoint(
        "delistBlock",
        {
            "200": Answer("json", _models.GenericResponse.from_dict),
            "400": Answer("json", _models.ErrorMessage.from_dict),
            "401": Answer("json", _models.ErrorMessage.from_dict),
            "404": Answer("json", _models.ErrorMessage.from_dict),
            "429": Answer("text"),
            "500": Answer("text"),
            "502": Answer("text"),
        },
        (
            Failure(
                (
                    "code",
                    "msg",
                ),
                _models.CrashReport.from_dict,
            ),
        ),
    )
)
_EXTENSIONS: Final = {"operation": "delistBlock"}


def _get_kwargs(*, body: _models.EmailAddressParam) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/mail/blocks/delete",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.EmailAddressParam
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """Take an address off the block lists: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.EmailAddressParam) -> _models.GenericResponse:
    """Take an address off the block lists."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.EmailAddressParam
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient, body: _models.EmailAddressParam) -> _models.GenericResponse:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
