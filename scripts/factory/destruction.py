"""Which operations take away what cannot be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factory.extensions import ExtensionError, keys


@dataclass(frozen=True)
class Destruction:
    """What an operation destroys, or stops; the operation that lists it, if it may be much."""

    counted_by: str | None


def read_destruction(method: str, operation: dict[str, Any]) -> Destruction | None:
    """Whether an operation destroys, which a DELETE does unless it says otherwise.

    Args:
        method: The HTTP method.
        operation: The operation object.

    Raises:
        ExtensionError: `x-destructive` breaks its form.
    """
    said = operation.get("x-destructive", method.upper() == "DELETE")
    if isinstance(said, bool):
        return Destruction(None) if said else None
    counted_by = keys(said, {"counted-by"}, set(), "x-destructive")["counted-by"]
    if not isinstance(counted_by, str):
        raise ExtensionError("must name an operation", "x-destructive", "counted-by")
    return Destruction(counted_by)
