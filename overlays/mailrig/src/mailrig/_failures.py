"""What an answer says of a failure, in whichever form the server put it.

Read are problem documents (RFC 7807), `{code, message}` and `{code, msg}`, Stalwart's `{error, …}`, web pages of
proxies and empty bodies. The facts about Stalwart's `error` words are those of its management interface, 0.11 to 0.15.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from mailrig._operation import Operation
from mailrig._waiting import retry_after

ID_LENGTH = 200
_REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-correlation-id", "cf-ray")

# Stalwart's refusals with HTTP 200: the status that each would have elsewhere.
STATUS_OF_ERROR = {
    "fieldMissing": 400,
    "fieldAlreadyExists": 409,
    "notFound": 404,
    "unsupported": 501,
    "assertFailed": 409,
    "other": 400,
}


class FieldError(NamedTuple):
    """What the server says of one field.

    Args:
        field: Its name, or a JSON pointer into the request.
        detail: What is wrong with it.
        code: The server's code for that.
    """

    field: str
    detail: str = ""
    code: str | None = None


class Failure(NamedTuple):
    """A failure in words common to all servers.

    Args:
        kind: The kind by which alone an error's class may be told, such as `unsupported`.
        effective_status: The status that counts: the body's own where it hides in a success.
        message: One line for people.
        document: The JSON of the body, or None.
    """

    kind: str
    effective_status: int
    message: str
    code: str | int | None
    title: str | None
    detail: str | None
    field_errors: tuple[FieldError, ...]
    request_id: str | None
    retry_after: float | None
    document: Any


def parse(body: bytes) -> Any:
    """The JSON of a body, or None."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def may_be_json(headers: Mapping[str, str]) -> bool:
    """Whether a body may be JSON, as it is where a server calls it text or a page, too.

    Args:
        headers: The header fields, found by names in small letters.
    """
    media_type = headers.get("content-type", "").strip().lower()
    return not media_type or "json" in media_type or media_type.startswith("text/")


def is_crash(document: Any) -> bool:
    """Whether a `{code, …}` inside a success tells of a crash: a code from 500 on, or one that is no number."""
    if not isinstance(document, dict) or "code" not in document or "error" in document:
        return False
    number = _number(document["code"])
    return number is None or number >= 500


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value).strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def _text(value: object) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip() or None


def _name(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown status"


def _effective_status(status: int, document: dict[str, Any]) -> int:
    if status >= 300:
        return status
    if "error" in document:
        return STATUS_OF_ERROR.get(str(document["error"]), 400)
    code = _number(document.get("code"))
    return code if code is not None and 400 <= code < 600 else 500


def _field_errors(document: dict[str, Any]) -> tuple[FieldError, ...]:
    listed = document.get("errors")
    found = [
        FieldError(_text(each.get("pointer")) or "", _text(each.get("detail")) or "", _text(each.get("code")))
        for each in (listed if isinstance(listed, list) else [])
        if isinstance(each, dict)
    ]
    if _text(document.get("field")):
        found.append(FieldError(str(document["field"]), code=_text(document.get("error"))))
    return tuple(found)


def _detail(document: dict[str, Any]) -> str | None:
    for name in ("detail", "message", "msg", "details", "reason"):
        text = _text(document.get(name))
        if text:
            reason = _text(document.get("reason"))
            return f"{text} {reason}" if name == "details" and reason else text
    item = _text(document.get("item"))
    return f"{item} was not found" if item else None


def _page_title(body: bytes) -> str | None:
    found = re.search(rb"<title[^>]*>(.*?)</title>", body[:20_000], re.IGNORECASE | re.DOTALL)
    return " ".join(found.group(1).decode("utf-8", "replace").split()) if found else None


def request_id(headers: Mapping[str, str], document: Any, *, longest: int = ID_LENGTH) -> str | None:
    """The server's id of a request, from the body or the header.

    Args:
        headers: The header fields, found by names in small letters.
        document: The JSON of the body, or None.
        longest: The number of characters after which it is cut short.
    """
    said = _text(document.get("requestId")) if isinstance(document, dict) else None
    found = said or next((headers[name] for name in _REQUEST_ID_HEADERS if headers.get(name)), None)
    return " ".join(found.split())[:longest] if found else None


def read_failure(operation: Operation, status: int, headers: Mapping[str, str], body: bytes) -> Failure:
    """What an answer says of a failure; a pure function.

    Args:
        operation: The operation that was called.
        status: The HTTP status.
        headers: The header fields, in any case.
        body: The body as it came.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    document = parse(body)
    said: dict[str, Any] = document if isinstance(document, dict) else {}
    error = _text(said.get("error")) or ""
    code = said.get("code", said.get("error"))
    title = _text(said.get("title")) or error or (None if said else _page_title(body)) or _name(status)
    detail = _detail(said)
    # A web page's title may begin with the status.
    words = re.sub(rf"^{status}\b\W*", "", title) or _name(status)
    shown = f"{status} {words}" if not detail else f"{status} {words}: {detail}"
    return Failure(
        kind=error if status < 300 else "",
        effective_status=_effective_status(status, said),
        message=" ".join(shown.split())[:5000],
        code=code if isinstance(code, (str, int)) else None,
        title=title,
        detail=detail,
        field_errors=_field_errors(said),
        request_id=request_id(lowered, document),
        retry_after=retry_after(lowered, limited=status == 429),
        document=document,
    )
