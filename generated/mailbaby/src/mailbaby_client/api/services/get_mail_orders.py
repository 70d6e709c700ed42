# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""List the mail orders.

Every mail order of the account with its SMTP user name, whatever its status. Only an active order
can send. Passwords are left out; read a single order for those.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import _decode
from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient

ENDPOINT: Final[Endpoint[list[_models.MailOrder], _models.CrashReport | _models.ErrorMessage | str]] = (
    Endpoint(
        "getMailOrders",
        {
            "200": Answer("json", (lambda value: _decode.array_of(_models.MailOrder.from_dict, value))),
            "401": Answer("json", _models.ErrorMessage.from_dict),
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
_EXTENSIONS: Final = {"operation": "getMailOrders"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/mail",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | list[_models.MailOrder] | str]:
    """List the mail orders: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient) -> list[_models.MailOrder]:
    """List the mail orders."""
    _request = _get_kwargs()
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | list[_models.MailOrder] | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient) -> list[_models.MailOrder]:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return await client.acall(ENDPOINT, _request)
