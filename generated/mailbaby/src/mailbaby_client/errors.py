# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""What the functions of this package raise themselves; failures of the network are httpx's own errors.

ClientError
├── DecodeError        a body that is not what the specification says
└── ErrorResponse      the server refused the call
    └── UnexpectedStatus   ... with a status that the specification does not describe
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ClientError(Exception):
    """The root of this package's errors."""


class DecodeError(ClientError, ValueError):
    """A body that is not what the specification says.

    Attributes:
        path: JSON pointer to the place in the body; empty for the body itself.
        expected: What the specification says is there.
        found: What was there instead, without its value.
        status_code: The HTTP status, where the body was an answer.
        content: The body as it came, where it was an answer.
    """

    def __init__(
        self,
        expected: str,
        found: str,
        path: str = "",
        status_code: int | None = None,
        content: bytes | None = None,
    ) -> None:
        super().__init__(expected, found, path)
        self.expected = expected
        self.found = found
        self.path = path
        self.status_code = status_code
        self.content = content

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.expected, self.found, self.path, self.status_code, self.content)

    def below(self, key: object) -> DecodeError:
        """The same error seen from one level further out."""
        step = str(key).replace("~", "~0").replace("/", "~1")
        return DecodeError(self.expected, self.found, f"/{step}{self.path}")

    def of(self, status_code: int, content: bytes) -> DecodeError:
        """The same error of an answer's body."""
        return DecodeError(self.expected, self.found, self.path, status_code, content)

    def __str__(self) -> str:
        return f"expected {self.expected} at {self.path or 'the top'}, found {self.found}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class ErrorResponse(ClientError):
    """The server refused the call.

    Attributes:
        operation_id: The operation that was called.
        status_code: The HTTP status; a 2xx where the body says that the call failed.
        content: The body as it came.
        headers: The header fields.
        parsed: The body as the specification describes it, or None.
    """

    def __init__(
        self, operation_id: str, status_code: int, content: bytes, headers: Mapping[str, str], parsed: Any
    ) -> None:
        super().__init__(operation_id, status_code)
        self.operation_id = operation_id
        self.status_code = status_code
        self.content = content
        self.headers = headers
        self.parsed = parsed

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.operation_id, self.status_code, self.content, self.headers, self.parsed)

    def __str__(self) -> str:
        return f"{self.operation_id} was answered with a failure, status {self.status_code}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class UnexpectedStatus(ErrorResponse):
    """The server answered with a status that the specification does not describe."""

    def __str__(self) -> str:
        return f"{self.operation_id} was answered with the undocumented status {self.status_code}"


__all__ = ["ClientError", "DecodeError", "ErrorResponse", "UnexpectedStatus"]
