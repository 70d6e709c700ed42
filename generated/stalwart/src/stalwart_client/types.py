# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Types that models, functions and callers share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ._unset import UNSET, Unset


@dataclass(frozen=True, slots=True)
class File:
    """A file of a multipart form.

    Args:
        payload: Its content.
        file_name: The name that the server sees.
        mime_type: Its media type.
    """

    payload: bytes = field(repr=False)
    file_name: str | None = None
    mime_type: str | None = None


T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Response(Generic[T_co]):
    """A server's answer.

    Args:
        status_code: The HTTP status, whatever number the server chose.
        content: The body as it came.
        headers: The header fields; their names are case-insensitive.
        parsed: The body as the specification describes it for this status, or None where it describes none
            or the body of a failure is something else.
    """

    status_code: int
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    parsed: T_co | None


@dataclass(frozen=True, slots=True)
class ServerEvent(Generic[T_co]):
    """One event of a stream.

    Args:
        event: The event's name.
        data: Its data as the specification describes it; plain JSON for an event that it does not name.
        id: The id that the server gave it, or an empty text.
        retry: Milliseconds that the server wants a client to wait before it connects again.
    """

    event: str
    data: T_co
    id: str = ""
    retry: int | None = None


__all__ = ["UNSET", "File", "Response", "ServerEvent", "Unset"]
