"""The one error that a broken input ends in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def pointer(parts: Iterable[object]) -> str:
    """The JSON pointer (RFC 6901) that names a place by its keys and indices."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def shown(file: Path) -> str:
    """A path as a reader types it: relative to the current folder if it lies below."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(file)


class SpecError(Exception):
    """An input that no package can be made from.

    Args:
        file: The file that has to change.
        message: What is wrong, in one line.
        where: JSON pointer into the file's document, `line:column` for a syntax error, or empty.
    """

    def __init__(self, file: Path, message: str, where: str = "") -> None:
        super().__init__(file, message, where)
        self.file = file
        self.message = " ".join(message.split())
        self.where = where

    def __str__(self) -> str:
        separator = "#" if self.where.startswith("/") else ":" if self.where else ""
        return f"{shown(self.file)}{separator}{self.where}: {self.message}"
