# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Read the mail relay's state for a VPS.

Tells whether the relay accepts mail from the primary address of a VPS, which DNS record proves that
a sender domain may use it, and what became of recent mail. To prove it, put `dnsRecord`, where
there is one, on the sender domain as a TXT record.

A 200 does not promise live figures. When `insightsStatus` is anything but `available`, even
`rate_limited`, the state is still an answer and no error, but its counters may be null and its
lists empty.

HostUp's page points from here to the server itself (`GET /api/v2/vps/{id}`), its ISO media (`GET
/api/v2/vps/{id}/iso`) and its disks (`GET /api/v2/vps/{id}/disks`).

Args:
    id: Public id of the VPS, exactly as `GET /api/v2/vps` gives it in `data[].id`.

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

ENDPOINT: Final[Endpoint[_models.VpsMailRelay, _models.Problem]] = Endpoint(
    "getVpsMailRelay",
    {
        "200": Answer("json", _models.VpsMailRelay.from_dict),
        "400": Answer("json", _models.Problem.from_dict),
        "401": Answer("json", _models.Problem.from_dict),
        "403": Answer("json", _models.Problem.from_dict),
        "404": Answer("json", _models.Problem.from_dict),
        "429": Answer("json", _models.Problem.from_dict),
        "500": Answer("json", _models.Problem.from_dict),
        "502": Answer("json", _models.Problem.from_dict),
        "503": Answer("json", _models.Problem.from_dict),
    },
)
_EXTENSIONS: Final = {"operation": "getVpsMailRelay"}


def _get_kwargs(id: str) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/api/v2/vps/{_encode.segment(id)}/mail-relay",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.Problem | _models.VpsMailRelay]:
    """Read the mail relay's state for a VPS: the whole answer, whatever its status."""
    _request = _get_kwargs(id=id)
    return ENDPOINT.response(client.send(_request))


def sync(id: str, *, client: AuthenticatedClient) -> _models.VpsMailRelay:
    """Read the mail relay's state for a VPS."""
    _request = _get_kwargs(id=id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.Problem | _models.VpsMailRelay]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(id=id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(id: str, *, client: AuthenticatedClient) -> _models.VpsMailRelay:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(id=id)
    return await client.acall(ENDPOINT, _request)
