# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Fetch the DNS records that a domain should have.

Works out the records that should be published for a domain with this server: MX, SPF, DKIM, DMARC,
service and TLS records. Nothing is looked up in DNS, and a domain that the server does not know
gets records as well.

Args:
    domain: Name of the domain

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

ENDPOINT: Final[Endpoint[_models.DnsRecordListEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "obtainDnsRecordsForDomain",
        {
            "200": Answer("json", _models.DnsRecordListEnvelope.from_dict),
            "400": Answer("json", _models.Problem.from_dict),
            "401": Answer("json", _models.Problem.from_dict),
            "402": Answer("json", _models.Problem.from_dict),
            "403": Answer("json", _models.Problem.from_dict),
            "404": Answer("json", _models.Problem.from_dict),
            "429": Answer("json", _models.Problem.from_dict),
            "500": Answer("json", _models.Problem.from_dict),
        },
        (Failure(("error",), _models.OperationFailure.from_dict),),
    )
)
_EXTENSIONS: Final = {"operation": "obtainDnsRecordsForDomain"}


def _get_kwargs(domain: str) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": f"/dns/records/{_encode.segment(domain)}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    domain: str, *, client: AuthenticatedClient
) -> _types.Response[_models.DnsRecordListEnvelope | _models.OperationFailure | _models.Problem]:
    """Fetch the DNS records that a domain should have: the whole answer, whatever its status."""
    _request = _get_kwargs(domain=domain)
    return ENDPOINT.response(client.send(_request))


def sync(domain: str, *, client: AuthenticatedClient) -> _models.DnsRecordListEnvelope:
    """Fetch the DNS records that a domain should have."""
    _request = _get_kwargs(domain=domain)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    domain: str, *, client: AuthenticatedClient
) -> _types.Response[_models.DnsRecordListEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(domain=domain)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(domain: str, *, client: AuthenticatedClient) -> _models.DnsRecordListEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(domain=domain)
    return await client.acall(ENDPOINT, _request)
