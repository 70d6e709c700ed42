# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Send a message with copies or attachments.

As the plain message, with names, copies, reply addresses and attachments. Recipients are lists of
objects: a string in such a list is dropped without a word.

Sending can last minutes and has no idempotency key: after a time-out, a repetition mails everybody
twice. A 400 does not mean that nothing was sent: with one bad recipient the others were already
served.

Args:
    body: A message with names, copies, reply addresses and attachments. A body with tags in it goes
        out as HTML.

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
        "sendAdvMail",
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
_EXTENSIONS: Final = {"operation": "sendAdvMail"}


def _get_kwargs(*, body: _models.SendMailAdv) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/mail/advsend",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.SendMailAdv
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """Send a message with copies or attachments: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.SendMailAdv) -> _models.GenericResponse:
    """Send a message with copies or attachments."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.SendMailAdv
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient, body: _models.SendMailAdv) -> _models.GenericResponse:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
