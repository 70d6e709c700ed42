"""What the readers of all page formats share: lines and fences, JSON, commands, scopes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pages.model import Field, PageError, Path, example_paths

_CURL_BODY = re.compile(r"(?:-d|--data(?:-raw|-binary)?)\s+'((?:[^']|'\\'')*)'")
_VERBS = r"(?:read|write|create|update|delete|manage|admin|execute|use)"
_SCOPE = re.compile(rf"{_VERBS}:.+?(?=(?:{_VERBS}):|[\s,`]|$)|[\w.-]+(?::[\w.-]+)+")


Key = TypeVar("Key", str, tuple[str, str])


@dataclass(frozen=True)
class Block:
    """A line of Markdown, or a whole code fence when `language` is not None."""

    line: int
    text: str
    language: str | None = None


def markdown_blocks(text: str) -> Iterator[Block]:
    """The lines and code fences of a Markdown text.

    Raises:
        PageError: A code fence is not closed.
    """
    lines = iter(enumerate(text.split("\n"), 1))
    for number, line in lines:
        if not line.startswith("```"):
            yield Block(number, line)
            continue
        inside: list[str] = []
        for _, inner in lines:
            if inner.rstrip() == "```":
                break
            inside.append(inner)
        else:
            raise PageError("the code block is not closed", number)
        yield Block(number, "\n".join(inside), line.removeprefix("```").strip())


def parse_json(text: str, line: int, what: str) -> Any:
    """The data of a JSON example that begins after the given line.

    Raises:
        PageError: The text is not JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise PageError(f"{what} is not JSON: {error.msg}", line + error.lineno) from error


def shown_paths(values: Iterable[Any]) -> frozenset[Path]:
    """The paths of the keys in several examples together."""
    return frozenset(path for value in values for path in example_paths(value))


def curl_body(text: str, line: int) -> list[Any]:
    """The JSON that a curl command sends, as a list of none or one."""
    match = _CURL_BODY.search(text)
    if match is None or not match[1].lstrip().startswith(("{", "[")):
        return []
    before = text[: match.start(1)].count("\n")
    return [parse_json(match[1].replace("'\\''", "'"), line + before, "the curl command's body")]


def parse_scopes(text: str) -> frozenset[str]:
    """The scopes in a text, even where they stand without a space between them."""
    return frozenset(match.strip(".") for match in _SCOPE.findall(text))


def url_path(address: str) -> str:
    """The path of an address with or without a host."""
    return "/" + re.sub(r"^https?://[^/]*", "", address).lstrip("/")


def unique_rows(rows: Iterable[tuple[Key, Field, int]]) -> dict[Key, Field]:
    """Fields by key, from rows of key, field and line number.

    Raises:
        PageError: A key occurs twice, so that a heading between the two was not understood.
    """
    fields: dict[Key, Field] = {}
    for key, row, line in rows:
        if key in fields:
            name = key if isinstance(key, str) else " ".join(filter(None, key))
            raise PageError(f"the field {name} occurs twice", line)
        fields[key] = row
    return fields
