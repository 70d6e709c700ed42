# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""From models and plain values to what a request carries."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from operator import index
from typing import Any
from urllib.parse import quote
from uuid import UUID

from .types import File, Unset

Part = tuple[str | None, bytes] | tuple[str | None, bytes, str | None]

_SECRET = re.compile(
    r"pass(?:word|phrase)|secret|token|credential|api[-_]?key|private[-_]?key", re.IGNORECASE
)


def encode(value: Any) -> Any:
    """A model, a list or a plain value as JSON data.

    Raises:
        ValueError: A datetime without a zone, which a server would read as its own.
    """
    if isinstance(value, (str, int, float, type(None))):
        return value
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {name: encode(item) for name, item in value.items()}
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            raise ValueError("a datetime needs a zone, such as datetime.timezone.utc")
        return value.isoformat().removesuffix("+00:00") + ("" if value.utcoffset() else "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return value


def hidden(value: object) -> str:
    """The representation of a secret."""
    return repr(value) if isinstance(value, (Unset, type(None))) else "'***'"


def unknown(values: Mapping[str, object]) -> str:
    """The representation of fields that the specification does not know; what sounds secret is hidden."""
    return repr({name: "***" if _SECRET.search(name) else value for name, value in values.items()})


def integer(value: Any) -> Any:
    """An integer that leaves as one, or several of them.

    Raises:
        TypeError: A float or a text, which a server may read as something else.
    """
    if isinstance(value, (list, tuple)):
        return [integer(item) for item in value]
    return value if isinstance(value, (Unset, type(None))) else index(value)


def text(value: Any) -> Any:
    """A value as the text of a header field, a cookie or a path."""
    if isinstance(value, (Unset, type(None))):
        return value
    encoded = encode(value)
    return str(encoded).lower() if isinstance(encoded, bool) else str(encoded)


def segment(value: Any) -> str:
    """A value as one percent-encoded segment of a path.

    Raises:
        ValueError: No value, an empty one or a mere dot or two, which would name another path.
    """
    plain = text(value)
    if not isinstance(plain, str) or plain in ("", ".", ".."):
        raise ValueError(f"{plain!r} cannot stand in a path")
    return quote(plain, safe="")


def given(values: dict[str, Any]) -> dict[str, Any]:
    """The values that were given."""
    return {
        name: value for name, value in values.items() if not isinstance(value, Unset) and value is not None
    }


def form(value: Any) -> dict[str, Any]:
    """A model as the fields of an urlencoded form."""
    fields: dict[str, Any] = given(encode(value))
    return fields


def multipart(value: Any) -> list[tuple[str, Part]]:
    """A model as the parts of a multipart form: files, texts, and JSON for what has parts of its own."""
    parts: list[tuple[str, Part]] = []
    for name, field in given(value.to_dict()).items():
        for item in field if isinstance(field, list) else [field]:
            if isinstance(item, File):
                parts.append((name, (item.file_name, item.payload, item.mime_type)))
            elif isinstance(item, bytes):
                parts.append((name, (name, item)))
            elif isinstance(item, (dict, list)):
                parts.append((name, (None, json.dumps(item).encode(), "application/json")))
            else:
                parts.append((name, (None, str(text(item)).encode())))
    return parts
