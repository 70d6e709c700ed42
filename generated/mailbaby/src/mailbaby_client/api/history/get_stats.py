# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Read usage and cost.

Counters of the whole account; there is no choosing a mail order. The window applies to `received`,
`sent` and `volume`, while `usage` and `cost` are those of the billing cycle. A breakdown with
nothing in it is an empty list instead of an empty object. A 400 means that no mail order is active.

Args:
    time: The time window to scope `received`, `sent`, and `volume` statistics. Does not affect
        `usage` or `cost`, which are always calculated over the current billing cycle. Defaults to `1h`.

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

ENDPOINT: Final[Endpoint[_models.MailStatsType, _models.CrashReport | _models.ErrorMessage | str]] = Endpoint(
    "getStats",
    {
        "200": Answer("json", _models.MailStatsType.from_dict),
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
_EXTENSIONS: Final = {"operation": "getStats"}


def _get_kwargs(*, time: _models.GetStatsTime | Unset = UNSET) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/mail/stats",
        "extensions": _EXTENSIONS,
        "params": _encode.given(
            {
                "time": time,
            }
        ),
    }
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, time: _models.GetStatsTime | Unset = UNSET
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.MailStatsType | str]:
    """Read usage and cost: the whole answer, whatever its status."""
    _request = _get_kwargs(time=time)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, time: _models.GetStatsTime | Unset = UNSET) -> _models.MailStatsType:
    """Read usage and cost."""
    _request = _get_kwargs(time=time)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, time: _models.GetStatsTime | Unset = UNSET
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.MailStatsType | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(time=time)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(
    *, client: AuthenticatedClient, time: _models.GetStatsTime | Unset = UNSET
) -> _models.MailStatsType:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(time=time)
    return await client.acall(ENDPOINT, _request)
