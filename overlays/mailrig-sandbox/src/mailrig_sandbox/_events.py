"""The events of a stream, as server-sent events write them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

T = TypeVar("T")


@asynccontextmanager
async def closing(stream: T) -> AsyncIterator[T]:
    """A stream that ends when its reader does, at once and not only when it is collected as garbage."""
    try:
        yield stream
    finally:
        if (close := getattr(stream, "aclose", None)) is not None:
            await close()


async def blocks(stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """A stream cut into its events and comments, each with the empty line that ends it."""
    rest = b""
    async with closing(stream):
        async for piece in stream:
            *whole, rest = (rest + piece).split(b"\n\n")
            for each in whole:
                yield each + b"\n\n"
    if rest:
        yield rest


def event(block: bytes) -> tuple[str, str] | None:
    """The name and data of an event, or None for a comment."""
    name, data = "message", []
    for line in block.decode().splitlines():
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)
    return (name, "\n".join(data)) if data else None
