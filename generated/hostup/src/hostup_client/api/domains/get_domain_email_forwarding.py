# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""Read the e-mail forwarding of a domain.

Forwarding that belongs to the domain itself. A domain that is attached to a shared-hosting account
has forwarders of its own there; prefer those, so that its mailboxes keep working. Whether a hosting
account has the domain, `GET /api/v2/shared-hosting/{accountId}/domains` tells.

Go by `integrationStatus`, not by `enabled`: `enabled` means that rules work, `disabled` that
forwarding can be switched on with `PATCH`, `unavailable` that this domain cannot have it. In the
latter two cases `existingMxRecords` shows what stands in the way. No field of the answer is
promised.

Args:
    id: Public id of the domain, exactly as `GET /api/v2/domains` gives it in `data[].id`.

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

ENDPOINT: Final[Endpoint[_models.DomainEmailForwarding, _models.Problem]] = Endpoint(
    "getDomainEmailForwarding",
    {
        "200": Answer("json", _models.DomainEmailForwarding.from_dict),
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
_EXTENSIONS: Final = {"operation": "getDomainEmailForwarding"}


def _get_kwargs(id: str) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/api/v2/domains/{_encode.segment(id)}/email-forwarding",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.DomainEmailForwarding | _models.Problem]:
    """Read the e-mail forwarding of a domain: the whole answer, whatever its status."""
    _request = _get_kwargs(id=id)
    return ENDPOINT.response(client.send(_request))


def sync(id: str, *, client: AuthenticatedClient) -> _models.DomainEmailForwarding:
    """Read the e-mail forwarding of a domain."""
    _request = _get_kwargs(id=id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    id: str, *, client: AuthenticatedClient
) -> _types.Response[_models.DomainEmailForwarding | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(id=id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(id: str, *, client: AuthenticatedClient) -> _models.DomainEmailForwarding:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(id=id)
    return await client.acall(ENDPOINT, _request)
