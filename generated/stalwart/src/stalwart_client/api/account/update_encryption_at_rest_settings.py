# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Change the caller's encryption at rest.

Switches the encryption of stored mail on or off for the calling account. Mail that is stored
already stays as it is. `data` is the number of certificates read, or null after switching off. A
repeated call ends in the same state.

Args:
    body: How stored mail is to be encrypted

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

ENDPOINT: Final[Endpoint[_models.CertificateCountEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "updateEncryptionAtRestSettings",
        {
            "200": Answer("json", _models.CertificateCountEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "updateEncryptionAtRestSettings"}


def _get_kwargs(
    *, body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/account/crypto",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime,
) -> _types.Response[_models.CertificateCountEnvelope | _models.OperationFailure | _models.Problem]:
    """Change the caller's encryption at rest: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(
    *,
    client: AuthenticatedClient,
    body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime,
) -> _models.CertificateCountEnvelope:
    """Change the caller's encryption at rest."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime,
) -> _types.Response[_models.CertificateCountEnvelope | _models.OperationFailure | _models.Problem]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: _models.EncryptionDisable | _models.EncryptionWithPgp | _models.EncryptionWithSmime,
) -> _models.CertificateCountEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
