# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""Add a deny rule.

Adds a rule to a mail order, the first active one unless `username` names another. What the answer
calls `text` is the new rule's id, as a number or text. The same rule can be added twice.

Args:
    body: The fields required to create a new email deny rule via `POST /mail/rules`. The `type`
        controls what `data` is matched against: - `email` — exact sender address match - `domain` — all
        senders from a domain - `destination` — exact recipient address match - `startswith` — sender
        local-part prefix match (alphanumeric + `+_.-` only)

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
        "addRule",
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
_EXTENSIONS: Final = {"operation": "addRule"}


def _get_kwargs(*, body: _models.DenyRuleNew) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/mail/rules",
        "extensions": _EXTENSIONS,
    }
    _kwargs["json"] = _encode.encode(body)
    return _kwargs


def sync_detailed(
    *, client: AuthenticatedClient, body: _models.DenyRuleNew
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """Add a deny rule: the whole answer, whatever its status."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(client.send(_request))


def sync(*, client: AuthenticatedClient, body: _models.DenyRuleNew) -> _models.GenericResponse:
    """Add a deny rule."""
    _request = _get_kwargs(body=body)
    return client.call(ENDPOINT, _request)


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: _models.DenyRuleNew
) -> _types.Response[_models.CrashReport | _models.ErrorMessage | _models.GenericResponse | str]:
    """The asynchronous twin of `sync_detailed`."""
    _request = _get_kwargs(body=body)
    return ENDPOINT.response(await client.asend(_request))


async def asyncio(*, client: AuthenticatedClient, body: _models.DenyRuleNew) -> _models.GenericResponse:
    """The asynchronous twin of `sync`."""
    _request = _get_kwargs(body=body)
    return await client.acall(ENDPOINT, _request)
