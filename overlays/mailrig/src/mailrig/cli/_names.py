"""What operations and options are called on a command line."""

from __future__ import annotations

import re
from typing import Any

# The variable of the environment by which a shell asks for completions.
COMPLETE = "_MAILRIG_COMPLETE"


def kebab(name: str) -> str:
    """A name in small letters with hyphens."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).replace("_", "-").lower()


def method_name(operation: Any, *, every_page: bool = False) -> str:
    """The name of the method that calls an operation, streams it or walks all its pages.

    Args:
        operation: What the generated package says of it.
        every_page: Whether to walk all pages.
    """
    prefix = "stream" if operation.stream else "iter" if every_page else None
    name: str = operation.name
    verb, _, rest = name.partition("_")
    return f"{prefix}_{rest or verb}" if prefix else name
