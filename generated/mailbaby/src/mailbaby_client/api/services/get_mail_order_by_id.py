# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Read a mail order with its password.

One mail order with the password for SMTP, which is a secret and can be null.

Args:
    id: The numeric ID of the mail order.

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

ENDPOINT: Final[Endpoint[_models.MailOrderDetail, _models.CrashReport | _models.ErrorMessage | str]] = (
    Endpoint(
        "getMailOrderById",
        {
            "200": Answer("json", _models.MailOrderDetail.from_dict),
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
_EXTENSIONS: Final = {"operation": "getMailOrderById"}


def _get_kwargs(id: int) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/mail/{_encode.segment(_encode.integer(id))}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.MailOrderDetail | str]:
    """Read a mail order with its password: the whole answer, whatever its status."""
    _request = _get_kwargs(id=id)
    return ENDPOINT.response(client.send(_request))


def sync(id: int, *, client: AuthenticatedClient) -> _models.MailOrderDetail:
    """Read a mail order with its password."""
    _request = _get_kwargs(id=id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.MailOrderDetail | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(id=id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(id: int, *, client: AuthenticatedClient) -> _models.MailOrderDetail:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(id=id)
    return await client.acall(ENDPOINT, _request)
