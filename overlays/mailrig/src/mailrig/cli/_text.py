"""How single values look, and what a terminal may be sent."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any


def cell(value: Any) -> str:
    """A value in a row: text as it is, what is nested as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def columns_of(items: Iterable[Any]) -> tuple[str, ...]:
    """The names that any of the items has."""
    return tuple(dict.fromkeys(name for item in items if isinstance(item, dict) for name in item))


def printable(text: str) -> str:
    """Text in which no control character acts on the terminal."""
    return "\n".join(line if line.isprintable() else "".join(map(_shown, line)) for line in text.split("\n"))


def _shown(character: str) -> str:
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def safe(text: str) -> str:
    """The same text where a program reads it, a printable one on a terminal."""
    return printable(text) if sys.stdout.isatty() else text
