# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Send a finished message as it is.

Passes a whole RFC 822 message on without touching it, so that its DKIM signature stays good. Sender
and recipients are read from its headers.

No idempotency key here either, but the caller's Message-ID survives: after a time-out, look for it
in the log before sending again, and allow for the log to lag. A 400 does not mean that nothing was
sent.

Args:
    body: Request body for `POST /mail/rawsend`. Accepts a complete RFC 822 message (all headers and
        body) as a verbatim string. The relay injects it without modification, preserving any existing
        `DKIM-Signature` header intact. The `From`, `To`, `Cc`, and `Bcc` addresses are extracted from
        the message headers automatically — you do not need to specify them separately.

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
        "rawMail",
        {
            "200": Answer("json", _models.GenericResponse.from_dict),
            "400": Answer("json", _models.ErrorMessage.from_dict),
            "401": Answer("json", _models.ErrorMessage.from_dict),
            "404": Answer("json", _models.ErrorMessage.from_dict),
            "413": Answer("none"),
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
_EXTENSIONS: Final = {"operation": "rawMail"}


def _get_kwargs(*, body: _models.SendMailRaw) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/mail/rawsend",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.SendMailRaw
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """Send a finished message as it is: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.SendMailRaw) -> _models.GenericResponse:
    """Send a finished message as it is."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.SendMailRaw
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient, body: _models.SendMailRaw) -> _models.GenericResponse:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
