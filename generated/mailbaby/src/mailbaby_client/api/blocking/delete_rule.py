# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Delete a deny rule.

Deletes one rule for good. Answers 200 even if there is no such rule or it belongs to somebody else.

Args:
    rule_id: The numeric ID of the deny rule to delete. Obtain this from the `id` field in `GET
        /mail/rules` or the `text` field of a `POST /mail/rules` response.

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
        "deleteRule",
        {
            "200": Answer("json", _models.GenericResponse.from_dict),
            "400": Answer("json", _models.ErrorMessage.from_dict),
            "401": Answer("json", _models.ErrorMessage.from_dict),
            "404": Answer("json", _models.ErrorMessage.from_dict),
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
_EXTENSIONS: Final = {"operation": "deleteRule"}


def _get_kwargs(rule_id: int) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": f"/mail/rules/{_encode.segment(_encode.integer(rule_id))}",
        "extensions": _EXTENSIONS,
    }
    return _kwargs


def sync_detailed(
    rule_id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """Delete a deny rule: the whole answer, whatever its status."""
    _request = _get_kwargs(rule_id=rule_id)
    return ENDPOINT.response(client.send(_request))


def sync(rule_id: int, *, client: AuthenticatedClient) -> _models.GenericResponse:
    """Delete a deny rule."""
    _request = _get_kwargs(rule_id=rule_id)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    rule_id: int, *, client: AuthenticatedClient
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(rule_id=rule_id)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(rule_id: int, *, client: AuthenticatedClient) -> _models.GenericResponse:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(rule_id=rule_id)
    return await client.acall(ENDPOINT, _request)
