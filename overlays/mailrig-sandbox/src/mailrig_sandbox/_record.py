"""What the sandbox saw, and what it found wrong."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from mailrig_sandbox._judge import Violation

_REQUESTS = 10_000
_VIOLATIONS = 1_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that reached a server.

    Args:
        number: How many requests came before it, to all servers, and itself.
        api: The API.
        operation_id: The operation, or None for a path that the specification does not know.
        method: In capitals.
        path: As it came, without the query.
        status: What it was answered; 0 where a fault reset the connection.
        fault: The kind of the fault that met it, or None.
    """

    number: int
    api: str
    operation_id: str | None
    method: str
    path: str
    status: int
    fault: str | None


@dataclass
class Record:
    """The last requests and violations, oldest first.

    Args:
        requests: The requests.
        violations: The violations.
        count: How many requests there were in all.
    """

    requests: deque[Seen] = field(default_factory=lambda: deque(maxlen=_REQUESTS))
    violations: deque[Violation] = field(default_factory=lambda: deque(maxlen=_VIOLATIONS))
    count: int = 0

    def clear(self) -> None:
        """Forget all."""
        self.requests.clear()
        self.violations.clear()
        self.count = 0
