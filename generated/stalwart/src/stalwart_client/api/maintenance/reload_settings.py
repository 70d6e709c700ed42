# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Load the configuration anew.

Although a GET, this changes the server: settings are read again and put to use on the whole
cluster. What is wrong with single settings is told in `warnings` and `errors`; that is no refusal.
The slash at the end is part of the path.

Args:
    dry_run: Only checks the settings and puts nothing to use. Any text that is not empty switches
        it on, even `0`: leave it out to reload.

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
from ...types import UNSET, Unset

ENDPOINT: Final[Endpoint[_models.ReloadResultEnvelope, _models.OperationFailure | _models.Problem]] = (
    Endpoint(
        "reloadSettings",
        {
            "200": Answer("json", _models.ReloadResultEnvelope.from_dict),
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
_EXTENSIONS: Final = {"operation": "reloadSettings"}


def _get_kwargs(*, dry_run: int | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/reload/",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "dry-run": _encode.integer(dry_run),
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, dry_run: int | Unset = UNSET
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.ReloadResultEnvelope]:
    """Load the configuration anew: the whole answer, whatever its status."""
    _request = _get_kwargs(dry_run=dry_run)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, dry_run: int | Unset = UNSET) -> _models.ReloadResultEnvelope:
    """Load the configuration anew."""
    _request = _get_kwargs(dry_run=dry_run)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, dry_run: int | Unset = UNSET
) -> _types.Response[_models.OperationFailure | _models.Problem | _models.ReloadResultEnvelope]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(dry_run=dry_run)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, dry_run: int | Unset = UNSET
) -> _models.ReloadResultEnvelope:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(dry_run=dry_run)
    return await client.acall(ENDPOINT, _request)
