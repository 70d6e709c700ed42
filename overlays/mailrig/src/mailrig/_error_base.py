"""The root of all errors of a call: what every one of them carries, and how it is shown, copied and pickled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from mailrig import redaction
from mailrig._failures import FieldError
from mailrig._outcome import Attempt, Outcome


class MailrigError(Exception):
    """The root of all errors of a call.

    Attributes:
        api: The API that was called, such as `mailbaby`.
        operation_id: The operation, or an empty text outside the specification.
        method: The HTTP method.
        url: The URL, without secrets.
        status_code: The HTTP status, if there was an answer.
        code: The server's own code of the failure.
        title: The server's name of the failure.
        detail: The server's explanation.
        field_errors: What the server says of single fields.
        request_id: The server's id of the request.
        retry_after: Seconds after which another try may succeed.
        body: The body of the answer.
        attempts: Every attempt, the last one last.
        outcome: What became of the call: `NOT_SENT`, `REJECTED` or `UNKNOWN`.
    """

    def __init__(
        self,
        message: str,
        *,
        api: str = "",
        operation_id: str = "",
        method: str = "",
        url: str = "",
        status_code: int | None = None,
        code: str | int | None = None,
        title: str | None = None,
        detail: str | None = None,
        field_errors: Sequence[FieldError] = (),
        request_id: str | None = None,
        retry_after: float | None = None,
        body: bytes | None = None,
        attempts: Sequence[Attempt] = (),
        outcome: Outcome = Outcome.UNKNOWN,
    ) -> None:
        super().__init__(message)
        self.api = api
        self.operation_id = operation_id
        self.method = method
        self.url = redaction.redact_url(url)
        self.status_code = status_code
        self.code = code
        self.title = title
        self.detail = detail
        self.field_errors = tuple(field_errors)
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body
        self.attempts = tuple(attempts)
        self.outcome = outcome

    def __str__(self) -> str:
        called = " ".join(part for part in (self.api, self.operation_id or self.method) if part)
        facts = [f"outcome {self.outcome}", f"attempts {len(self.attempts)}" if len(self.attempts) > 1 else ""]
        facts += [f"request id {redaction.public_text(self.request_id)}" if self.request_id else ""]
        message = redaction.public_text(str(self.args[0]))
        return f"{called}: {message} ({', '.join(fact for fact in facts if fact)})" if called else message

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __copy__(self) -> Self:
        return self._twin(self.__dict__)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self._twin(self.__dict__)

    def _twin(self, state: Mapping[str, Any]) -> Self:
        twin = type(self).__new__(type(self), *self.args)
        twin.args = self.args
        twin.__dict__.update(state)
        return twin

    def __reduce__(self) -> tuple[Any, ...]:
        state = dict(self.__dict__)
        for name in ("code", "title", "detail"):
            state[name] = redaction.redact(state[name])
        state["body"] = redaction.redact_body(self.body) if self.body is not None else None
        state["field_errors"] = tuple(
            each._replace(detail=redaction.redact_text(each.detail)) for each in self.field_errors
        )
        return _unpickled, (type(self), tuple(redaction.redact(list(self.args))), state)


def _unpickled(kind: type[MailrigError], args: tuple[Any, ...], state: dict[str, Any]) -> MailrigError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


MailrigError.__module__ = "mailrig.errors"
