# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Ask whether the server is up.

Needs no key. Answers with a sentence, labelled HTML although it is plain text.

Raises:
    ErrorResponse: The server refused the call; an undocumented status is an `UnexpectedStatus`.
    DecodeError: A success whose body is not what the specification says.
    httpx.HTTPError: There was no answer, or none within the client's time-outs.
"""

from __future__ import annotations

from typing import Any, Final

from ... import types as _types
from ..._endpoint import Answer, Endpoint
from ...client import AuthenticatedClient, Client

ENDPOINT: Final[Endpoint[str, str]] = Endpoint(
    "pingServer",
    {
        "200": Answer("text"),
        "429": Answer("text"),
        "500": Answer("text"),
        "502": Answer("text"),
    },
)
_EXTENSIONS: Final = {"operation": "pingServer"}


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/ping",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(*, client: AuthenticatedClient | Client) -> _types.Response[str]:
    """Ask whether the server is up: the whole answer, whatever its status."""
    _request = _get_kwargs()
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient | Client) -> str:
    """Ask whether the server is up."""
    _request = _get_kwargs()
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> _types.Response[str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs()
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient | Client) -> str:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs()
    return await client.acall(ENDPOINT, _request)
