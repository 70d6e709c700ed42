# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Ask for outbound port 25 on a VPS.

Files a request to unblock outgoing SMTP for one of the caller's servers. It may be granted at once
or wait for a person to read the reason. A 403 can mean that the account must first be verified with
BankID or hold a VPS term of a year or more, paid in advance.

There is no idempotency key. A call that timed out, or ended in a 500, 502 or 503, may have been
accepted all the same; a 409 in answer to the next one then says that the first is pending.

Args:
    body: A request to open outbound port 25.

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
from ..._endpoint import Answer, Endpoint
from ...client import AuthenticatedClient

ENDPOINT: Final[Endpoint[_models.Port25Request, _models.Problem]] = Endpoint(
    "createPort25Request",
    {
        "201": Answer("json", _models.Port25Request.from_dict),
        "400": Answer("json", _models.Problem.from_dict),
        "401": Answer("json", _models.Problem.from_dict),
        "403": Answer("json", _models.Problem.from_dict),
        "404": Answer("json", _models.Problem.from_dict),
        "409": Answer("json", _models.Problem.from_dict),
        "429": Answer("json", _models.Problem.from_dict),
        "500": Answer("json", _models.Problem.from_dict),
        "502": Answer("json", _models.Problem.from_dict),
        "503": Answer("json", _models.Problem.from_dict),
    },
)
_EXTENSIONS: Final = {"operation": "createPort25Request"}


def _get_kwargs(*, body: _models.Port25RequestCreate) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/v2/support/port25-requests",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.Port25RequestCreate
) -> _types.Response[_models.Port25Request | _models.Problem]:
    """Ask for outbound port 25 on a VPS: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.Port25RequestCreate) -> _models.Port25Request:
    """Ask for outbound port 25 on a VPS."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.Port25RequestCreate
) -> _types.Response[_models.Port25Request | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient, body: _models.Port25RequestCreate) -> _models.Port25Request:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
