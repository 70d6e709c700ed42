"""HostUp's problem documents, which differ from operation to operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from mailrig_sandbox._http import Reply, Request, json_reply

_CODES: Mapping[int, tuple[str, str]] = {
    400: ("invalid_request", "Invalid request"),
    401: ("unauthorized", "Unauthorized"),
    403: ("forbidden", "Forbidden"),
    404: ("not_found", "Not found"),
    409: ("conflict", "Conflict"),
    429: ("rate_limit_exceeded", "Too many requests"),
    500: ("internal_error", "Internal server error"),
    502: ("upstream_failed", "Bad gateway"),
    503: ("upstream_failed", "Service unavailable"),
}


# The mail relay's answers are labelled as problem documents and lack `extensions`; the others are plain JSON.
_RELAY = "getVpsMailRelay"


def stamp(moment: datetime) -> str:
    """A moment as HostUp writes it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error of ours
    """What a handler raises instead of answering.

    Args:
        status: The status.
        detail: The case, for people.
        code: The problem for programs; the usual one of the status unless given.
        errors: What is wrong with which field.
    """

    def __init__(
        self, status: int, detail: str, code: str | None = None, errors: Sequence[Mapping[str, str]] = ()
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.code = code or _CODES[status][0]
        self.errors = list(errors)

    def reply(self, request: Request, request_id: str, moment: datetime, **headers: str) -> Reply:
        """The problem document.

        Args:
            request: What it answers.
            request_id: The id of the call.
            moment: When.
            headers: Further header fields, with `_` for `-` in their names.
        """
        relay = request.operation_id == _RELAY
        code = "rate_limited" if self.status == 429 and not relay else self.code
        title = "Validation failed" if self.status == 400 and not relay else _CODES[self.status][1]
        body: dict[str, Any] = {
            "type": f"https://developer.hostup.se/errors/{code}",
            "title": title,
            "status": self.status,
            "detail": self.detail,
            "code": code,
            "instance": request.path,
            "requestId": request_id,
            "timestamp": stamp(moment),
        }
        if self.errors:
            body["errors"] = self.errors
        if not relay:
            body["extensions"] = {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return json_reply(body, self.status, "application/problem+json" if relay else "application/json", **named)


class ProxyError(Exception):
    """What a handler raises when the API is not reached at all.

    Args:
        status: With which the proxy answers.
    """

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def proxy_page(status: int) -> Reply:
    """A page of the proxy in front of the API."""
    phrase = _CODES[status][1]
    page = f"<html><head><title>{status} {phrase}</title></head><body><h1>{status} {phrase}</h1></body></html>"
    return Reply(status, page.encode(), "text/html; charset=utf-8")
