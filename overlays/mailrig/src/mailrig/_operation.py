"""What the overlay reads of a generated package's `Operation`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Match(Protocol):
    """A condition on a JSON document: the value at a path equals another."""

    @property
    def path(self) -> tuple[str, ...]: ...
    @property
    def equals(self) -> Any: ...


class OutcomeRule(Protocol):
    """What a response says about whether the call was carried out."""

    @property
    def outcome(self) -> str: ...
    @property
    def when(self) -> Match | None: ...


class Timeout(Protocol):
    """Seconds that a call may take: without a word of the server, and in all."""

    @property
    def read(self) -> float: ...
    @property
    def total(self) -> float: ...


class Operation(Protocol):
    """One operation of an API, as every generated package describes it."""

    @property
    def operation_id(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def tag(self) -> str: ...
    @property
    def retry(self) -> str: ...
    @property
    def timeout(self) -> Timeout | None: ...
    @property
    def outcomes(self) -> Mapping[str, Sequence[OutcomeRule]]: ...
    @property
    def failures(self) -> Sequence[Sequence[str]]: ...


def matches(match: Match, document: Any) -> bool:
    """Whether a JSON document fulfils a condition."""
    for step in match.path:
        if isinstance(document, list) and step.isdecimal() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, dict) and step in document:
            document = document[step]
        else:
            return False
    return bool(document == match.equals)


def marked_outcome(operation: Operation, status: int, document: Any) -> str | None:
    """What the specification says of a response: `rejected`, `unknown`, `not-processed` or nothing.

    Args:
        operation: The operation that was called.
        status: The HTTP status.
        document: The JSON of the body, or None.
    """
    rules = operation.outcomes.get(str(status)) or operation.outcomes.get(f"{status // 100}XX")
    for rule in rules or operation.outcomes.get("default") or ():
        if rule.when is None or matches(rule.when, document):
            return rule.outcome
    return None


def is_failure(operation: Operation, document: Any) -> bool:
    """Whether the JSON of a success is marked as the body of a failure."""
    return isinstance(document, dict) and any(all(name in document for name in fields) for fields in operation.failures)
