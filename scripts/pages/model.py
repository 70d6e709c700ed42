"""What a vendor page and our spec are both brought to before they are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

METHODS = "GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE"

Path = tuple[str, ...]


class PageError(Exception):
    """A page that cannot be understood.

    Args:
        message: What is wrong, in one line.
        line: Number of the line where it is wrong, 0 when no line can be named.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message, line)
        self.message = " ".join(message.split())
        self.line = line

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True)
class Field:
    """A parameter or a property; what is not stated is an empty set or None."""

    types: frozenset[str] = frozenset()
    required: bool | None = None
    enum: frozenset[str] = frozenset()


def alternatives(fields: Sequence[Field]) -> Field:
    """What holds for a field that is one of several."""
    required = [each.required for each in fields]
    enums = [each.enum for each in fields]
    return Field(
        frozenset().union(*(each.types for each in fields)),
        None if None in required else all(required),
        frozenset().union(*enums) if all(enums) else frozenset(),
    )


@dataclass(frozen=True)
class Content:
    """A request body or a response.

    `fields` holds the documented properties by path, the whole under `()`; `shown` the paths of the
    keys in the examples. `listed` is false where examples are all that is said about the content,
    `declared` is false where a status is shown or described but missing from the list of statuses.
    """

    fields: Mapping[Path, Field] = field(default_factory=dict)
    shown: frozenset[Path] = frozenset()
    media_types: frozenset[str] = frozenset()
    listed: bool = True
    declared: bool = True


@dataclass(frozen=True)
class PageOperation:
    """One operation; parameters are keyed by (location, name), responses by status."""

    method: str
    path: str
    title: str = ""
    scopes: frozenset[str] = frozenset()
    authenticated: bool | None = None
    parameters: Mapping[tuple[str, str], Field] = field(default_factory=dict)
    body: Content | None = None
    responses: Mapping[str, Content] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Method and path in one text."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Page:
    """All operations of one source.

    `complete` tells that an operation missing here does not exist in the API; `prefixes` are base
    paths that may or may not be written before a path.
    """

    operations: tuple[PageOperation, ...]
    complete: bool = False
    prefixes: tuple[str, ...] = ()


TECHNICAL_HEADERS = frozenset({"accept", "authorization", "content-type", "cookie", "user-agent"})


def parse_path(text: str) -> Path:
    """The path that `a[].b` notation names."""
    path: list[str] = []
    for part in text.split("."):
        name = part.rstrip("[]") if part.endswith("[]") else part
        path += [name] if name else []
        path += ["[]"] * (part.removeprefix(name).count("[]"))
    return tuple(path)


def show_path(path: Path) -> str:
    """A path in `a[].b` notation, on one line."""
    text = ""
    for segment in path:
        shown = segment.replace("\r", "\\r").replace("\n", "\\n")
        text += shown if segment == "[]" or not text else f".{shown}"
    return text


def example_paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of each key in example data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, str(key))
            yield from example_paths(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from example_paths(inner, (*path, "[]"))
