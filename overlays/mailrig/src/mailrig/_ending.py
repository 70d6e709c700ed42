"""The error that a call ends in, without what nobody may read in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from mailrig import errors
from mailrig._failures import ID_LENGTH, FieldError, parse, request_id
from mailrig._operation import Operation
from mailrig._options import Hint
from mailrig._outcome import Attempt, Outcome
from mailrig.redaction import private_values, without


@dataclass(slots=True)
class Ending:
    """What makes the errors of one call.

    Args:
        api: The API's name.
        operation: The operation.
        request: What was sent.
        hide: Takes the credential out of a text.
        hint: What the API's factory knows beyond an answer.
    """

    api: str
    operation: Operation
    request: httpx.Request
    hide: Callable[[str], str]
    hint: Hint

    def silent(
        self, kind: type[errors.MailrigError], message: str, attempts: Sequence[Attempt], outcome: Outcome
    ) -> errors.MailrigError:
        """The error of a call without an answer."""
        return kind(self.discreet(message), attempts=attempts, outcome=outcome, **self._named())

    def unreadable(
        self, message: str, response: httpx.Response, attempts: Sequence[Attempt], outcome: Outcome
    ) -> errors.MailrigError:
        """The error of a call whose answer is not what the specification says."""
        return errors.APIResponseError(
            self.discreet(message),
            status_code=response.status_code,
            request_id=self.request_id(response),
            body=self._body(response.content),
            attempts=attempts,
            outcome=outcome,
            **self._named(),
        )

    def refused(self, response: httpx.Response, attempts: Sequence[Attempt], outcome: Outcome) -> errors.MailrigError:
        """The error of a call that the server refused."""
        status, headers, body = response.status_code, response.headers, response.content
        error = errors.read_error(
            self.operation, status, headers, body, api=self.api, url=str(self.request.url), attempts=attempts
        )
        error.method, error.outcome = self.request.method, outcome
        hint = self.hint(self.operation, status, headers, body)
        message = self.discreet(str(error.args[0]))[:500]
        error.args = (f"{message}; {hint}" if hint else message,)
        for name in ("code", "title", "detail"):
            said = getattr(error, name)
            setattr(error, name, self.hide(said) if isinstance(said, str) else said)
        error.field_errors = tuple(
            FieldError(self.hide(each.field), self.hide(each.detail), each.code and self.hide(each.code))
            for each in error.field_errors
        )
        error.request_id, error.body = self.request_id(response), self._body(body)
        return error

    def request_id(self, response: httpx.Response) -> str | None:
        """The server's id of the request, which may repeat what the request said."""
        # Cut short before, a credential that stands across the end would be shown in part.
        found = request_id(response.headers, parse(response.content), longest=5000)
        return self.discreet(found)[:ID_LENGTH] if found else None

    def discreet(self, text: str) -> str:
        """Text without the credential and without what the request said of secrets and people."""
        try:
            content = self.request.content
        except httpx.RequestNotRead:
            content = b""
        return without(self.hide(text), private_values(content, self.request.url.query.decode("ascii", "replace")))

    def _named(self) -> dict[str, Any]:
        return {
            "api": self.api,
            "operation_id": self.operation.operation_id,
            "method": self.request.method,
            "url": str(self.request.url),
        }

    def _body(self, body: bytes) -> bytes:
        text = body.decode("utf-8", "surrogateescape")
        hidden = self.hide(text)
        return body if hidden == text else hidden.encode("utf-8", "surrogateescape")
