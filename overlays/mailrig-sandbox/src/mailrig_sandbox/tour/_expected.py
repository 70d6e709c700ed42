"""What a client must make of a failure, by the specification and by the contract of `mailrig`; pure functions.

Classes and outcomes are told by their names, so that nothing here rests on the client's own code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mailrig_sandbox._document import Document, Operation
from mailrig_sandbox.faults._base import failures, success

_CLASSES: Mapping[int, str] = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    429: "RateLimitError",
}
# Stalwart refuses with status 200; this is the status that each word would have elsewhere.
_REFUSALS: Mapping[str, int] = {
    "fieldMissing": 400,
    "fieldAlreadyExists": 409,
    "notFound": 404,
    "assertFailed": 409,
    "other": 400,
}
_TRANSIENT = frozenset({408, 500, 502, 503, 504, *range(520, 530)})


@dataclass(frozen=True, slots=True)
class Expected:
    """What a call must come to.

    Args:
        error: The name of the error's class.
        outcome: What must become of the call.
        repeated: Whether it must be tried again.
    """

    error: str
    outcome: str
    repeated: bool


def documented(document: Document, operation: Operation) -> set[int]:
    """The statuses with which an operation may fail, 200 for a failure inside a success."""
    stated = {int(status) for status in operation.said["responses"] if status.isdigit()}
    hidden = bool(failures(document, success(document, operation) or {}))
    return {status for status in stated if status >= 300} | ({200} if hidden else set())


def of_answer(document: Document, operation: Operation, status: int, body: bytes) -> Expected:
    """What an answer must come to.

    Args:
        document: The specification.
        operation: The operation that was called.
        status: The status.
        body: The body.
    """
    said = _json(body)
    meant = _meant(status, said)
    mark = _mark(document, operation, status, said)
    busy = status == 429 or mark == "not-processed"
    unsafe = operation.said["x-retry"] == "unsafe"
    crashed = status < 300 and "code" in said and meant >= 500
    perhaps = not busy and (crashed or (status >= 300 and (meant >= 500 or meant == 408)))
    unknown = mark == "unknown" or (perhaps and mark is None)
    again = mark in (None, "not-processed") if busy else not unsafe and (crashed or status in _TRANSIENT)
    return Expected(_name(meant, said, mark), "UNKNOWN" if unknown else "REJECTED", again)


def of_silence(operation: Operation, error: str) -> Expected:
    """What a call must come to whose request may have been carried out, without an answer that can be read.

    Args:
        operation: The operation that was called.
        error: The name of the error's class.
    """
    return Expected(error, "UNKNOWN", operation.said["x-retry"] != "unsafe")


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _meant(status: int, said: Mapping[str, Any]) -> int:
    if status >= 300:
        return status
    if "error" in said:
        return _REFUSALS.get(said["error"], 501)
    code = said.get("code")
    return code if isinstance(code, int) and 400 <= code < 600 else 500


def _name(meant: int, said: Mapping[str, Any], mark: str | None) -> str:
    if said.get("error") == "unsupported":
        return "UnsupportedError"
    if mark == "not-processed" and meant < 500:
        return "RateLimitError"
    return "ServerError" if meant >= 500 else _CLASSES.get(meant, "APIStatusError")


def _mark(document: Document, operation: Operation, status: int, said: Mapping[str, Any]) -> str | None:
    responses = operation.said["responses"]
    response = document.resolve(responses.get(str(status), responses.get("default", {})))
    told = response.get("x-outcome", [])
    rules: list[Mapping[str, Any]] = [{"outcome": told}] if isinstance(told, str) else told
    for rule in rules:
        when = rule.get("when")
        if when is None or said.get(when["pointer"].removeprefix("/")) == when["equals"]:
            return str(rule["outcome"])
    return None
