# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""List what the spam filter flagged.

Messages and senders that the spam filter flagged in the last few days, by the three ways in which
that happens. The sender of an entry is what takes it off again. The server can answer 200 with
nothing in the body, which tells neither way.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import models as _models
from ... import types as _types
from ..._endpoint import Answer, Endpoint, Failure
from ...client import AuthenticatedClient

ENDPOINT: Final[Endpoint[_models.MailBlocks, _models.CrashReport | _models.ErrorMessage | str]] = Endpoint(
    "getMailBlocks",
    {
        "200": Answer("json", _models.MailBlocks.from_dict),
        "400": Answer("json", _models.ErrorMessage.from_dict),
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
_EXTENSIONS: Final = {"operation": "getMailBlocks"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/mail/blocks",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.MailBlocks | str]:
    """List what the spam filter flagged: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient) -> _models.MailBlocks:
    """List what the spam filter flagged."""
    _request = _get_kwargs()
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.MailBlocks | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient) -> _models.MailBlocks:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return await client.acall(ENDPOINT, _request)
