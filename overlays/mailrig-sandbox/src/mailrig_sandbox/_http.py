"""A request as a server's operation sees it, and what it answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose path the specification knows.

    Args:
        operation_id: The operation that method and path name, or None if there is none.
        method: In capitals.
        path: As it came, without the query.
        parameters: Of the path, percent-decoded.
        query: In their order, decoded; a name may come several times.
        headers: With names in small letters.
        body: As it came.
    """

    operation_id: str | None
    method: str
    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def argument(self, name: str) -> str | None:
        """The last value of a query parameter, or None."""
        values = [value for key, value in self.query if key == name]
        return values[-1] if values else None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    Args:
        status: The status code.
        body: The whole body, empty for a stream.
        content_type: The content type, or None for none.
        headers: Further headers.
        stream: The body of a stream, piece by piece.
    """

    status: int = 200
    body: bytes = b""
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: AsyncIterator[bytes] | None = None


def json_reply(value: Any, status: int = 200, content_type: str = "application/json", **headers: str) -> Reply:
    """An answer in JSON."""
    return Reply(status, json.dumps(value, ensure_ascii=False).encode(), content_type, headers)


Handler = Callable[[Request], Reply]


class Server(Protocol):
    """One of the three APIs: its state, and what it answers."""

    name: str
    distribution: str
    key: str

    def handlers(self) -> Mapping[str, Handler]:
        """What answers each operation, by operation id."""

    def authenticate(self, request: Request) -> Reply | None:
        """The refusal of a request whose credentials do not do, or None."""

    def unknown_path(self, request: Request) -> Reply:
        """The answer to a method and path that no operation has."""

    def malformed(self, request: Request, reasons: tuple[str, ...]) -> Reply | None:
        """What the real server answers to a request that breaks the specification, or None if it takes it."""

    def snapshot(self) -> Any:
        """The whole state as JSON."""

    def restore(self, state: Any) -> None:
        """Take a state that `snapshot` gave."""
