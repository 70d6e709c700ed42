"""How long an operation may take, where that is not the usual."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from factory.extensions import ExtensionError, keys


@dataclass(frozen=True)
class Timeout:
    """Seconds without a word of the server, and for a call in all, its repetitions included."""

    read: float
    total: float


def read_timeout(operation: dict[str, Any]) -> Timeout | None:
    """How long an operation may take, or None for the usual.

    Raises:
        ExtensionError: `x-timeout` breaks its form.
    """
    said = operation.get("x-timeout")
    if said is None:
        return None
    said = keys(said, {"read", "total"}, set(), "x-timeout")
    for name, value in said.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < math.inf:
            raise ExtensionError("must be a positive number of seconds", "x-timeout", name)
    if said["read"] > said["total"]:
        raise ExtensionError("is more than 'total'", "x-timeout", "read")
    return Timeout(float(said["read"]), float(said["total"]))
