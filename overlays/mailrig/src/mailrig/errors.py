"""The errors of every call.

MailrigError
├── APIConnectionError        no answer (connect, read, write, TLS)
│   └── APITimeoutError       a phase's time-out or the call's deadline
├── APIResponseError          an answer that cannot be read as what the specification says
├── PaginationError           a list that repeats itself or stops making progress
└── APIStatusError            the server refused
    ├── BadRequestError 400   AuthenticationError 401   PermissionDeniedError 403   NotFoundError 404
    ├── ConflictError 409     RateLimitError 429        ServerError 5xx
    └── UnsupportedError      the server lacks the feature
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mailrig._error_base import MailrigError
from mailrig._failures import Failure, FieldError, read_failure
from mailrig._operation import Operation, marked_outcome
from mailrig._outcome import Attempt, Outcome


class APIConnectionError(MailrigError):
    """There was no answer."""


class APITimeoutError(APIConnectionError):
    """A phase of the call, or the whole of it, took longer than allowed."""


class APIResponseError(MailrigError):
    """The answer cannot be read as what the specification says."""


class PaginationError(MailrigError):
    """A list repeats itself or stops making progress."""


class APIStatusError(MailrigError):
    """The server refused the call."""


class BadRequestError(APIStatusError):
    """The request is wrong (400)."""


class AuthenticationError(APIStatusError):
    """The credential is missing or wrong (401)."""


class PermissionDeniedError(APIStatusError):
    """The credential does not allow this (403)."""


class NotFoundError(APIStatusError):
    """There is no such thing (404)."""


class ConflictError(APIStatusError):
    """The state of the server does not allow this now (409)."""


class RateLimitError(APIStatusError):
    """Too many calls (429)."""


class ServerError(APIStatusError):
    """The server failed (5xx)."""


class UnsupportedError(APIStatusError):
    """The server lacks the feature."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
}
_BY_KIND: dict[str, type[APIStatusError]] = {"unsupported": UnsupportedError}


def error_class(failure: Failure, mark: str | None) -> type[APIStatusError]:
    """The class of a refusal.

    Args:
        failure: What the answer says.
        mark: What the specification says of the answer; `not-processed` means that the server was too busy.
    """
    if failure.kind in _BY_KIND:
        return _BY_KIND[failure.kind]
    if mark == "not-processed" and 400 <= failure.effective_status < 500:
        return RateLimitError
    if failure.effective_status >= 500:
        return ServerError
    return _BY_STATUS.get(failure.effective_status, APIStatusError)


def read_error(
    operation: Operation,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    api: str = "",
    url: str = "",
    attempts: Sequence[Attempt] = (),
    outcome: Outcome = Outcome.REJECTED,
) -> APIStatusError:
    """The error that an answer stands for, whatever its form; a pure function.

    Args:
        operation: The operation that was called.
        status: The HTTP status.
        headers: The header fields, in any case.
        body: The body as it came.
        api: The API's name.
        url: The URL that was called.
        attempts: The attempts of the call.
        outcome: What became of the call.
    """
    failure = read_failure(operation, status, headers, body)
    kind = error_class(failure, marked_outcome(operation, status, failure.document))
    return kind(
        failure.message,
        api=api,
        operation_id=operation.operation_id,
        method=operation.method,
        url=url,
        status_code=status,
        code=failure.code,
        title=failure.title,
        detail=failure.detail,
        field_errors=failure.field_errors,
        request_id=failure.request_id,
        retry_after=failure.retry_after,
        body=body,
        attempts=attempts,
        outcome=outcome,
    )


__all__ = [
    "APIConnectionError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "FieldError",
    "MailrigError",
    "NotFoundError",
    "Outcome",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "ServerError",
    "UnsupportedError",
    "read_error",
]
