"""What a saved state has to look like: the first thing that is wrong with it is named."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

Shape = Callable[[Any, str], None]

LATEST = 250_000_000_000
"""A time in the year 9892, in seconds since 1970: what is added to it is still a date."""


def wrong(where: str, what: str) -> ValueError:
    """What is raised for a state that does not do.

    Args:
        where: The place in the state.
        what: What is wrong with it, to be read after the place.
    """
    return ValueError(f"{where} {what}")


def text(value: Any, where: str) -> None:
    """A text that can be sent."""
    if not isinstance(value, str):
        raise wrong(where, "is no text")
    if not value.isascii() and any("\ud800" <= each <= "\udfff" for each in value):
        raise wrong(where, "holds half a character")


def flag(value: Any, where: str) -> None:
    """A boolean."""
    if not isinstance(value, bool):
        raise wrong(where, "is neither true nor false")


def whole(least: int = 0, most: int = 2**63 - 1) -> Shape:
    """A whole number between bounds, both included."""

    def shape(value: Any, where: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise wrong(where, f"is no whole number from {least} to {most}")

    return shape


def seconds(value: Any, where: str) -> None:
    """A time in seconds since 1970, or a duration."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not 0 <= value <= LATEST:
        raise wrong(where, f"is no number of seconds from 0 to {LATEST}")


def one_of(*choices: str | int) -> Shape:
    """One of some values."""

    def shape(value: Any, where: str) -> None:
        if isinstance(value, bool) or not isinstance(value, str | int) or value not in choices:
            raise wrong(where, f"is none of {', '.join(map(str, choices))}")

    return shape


def said(does: Callable[[str], bool], what: str) -> Shape:
    """A text with a form of its own.

    Args:
        does: Whether a text has it.
        what: What is said of one that has not.
    """

    def shape(value: Any, where: str) -> None:
        text(value, where)
        if not does(value):
            raise wrong(where, what)

    return shape


def nullable(inner: Shape) -> Shape:
    """Null, or what is meant."""

    def shape(value: Any, where: str) -> None:
        if value is not None:
            inner(value, where)

    return shape


def either(what: str, *shapes: Shape) -> Shape:
    """What at least one shape takes.

    Args:
        what: What is said of a value that none takes.
        shapes: The shapes.
    """

    def shape(value: Any, where: str) -> None:
        for inner in shapes:
            try:
                return inner(value, where)
            except ValueError:
                continue
        raise wrong(where, what)

    return shape


def listed(inner: Shape, least: int = 0) -> Shape:
    """A list of at least so many."""

    def shape(value: Any, where: str) -> None:
        if not isinstance(value, list) or len(value) < least:
            raise wrong(where, f"is no list of {least} or more" if least else "is no list")
        for index, each in enumerate(value):
            inner(each, f"{where}[{index}]")

    return shape


def row(*shapes: Shape) -> Shape:
    """A list with a shape for each of its places."""

    def shape(value: Any, where: str) -> None:
        if not isinstance(value, list) or len(value) != len(shapes):
            raise wrong(where, f"is no list of {len(shapes)}")
        for index, (inner, each) in enumerate(zip(shapes, value, strict=True)):
            inner(each, f"{where}[{index}]")

    return shape


def mapping(inner: Shape) -> Shape:
    """An object with any names."""

    def shape(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise wrong(where, "is no object")
        for name, each in value.items():
            text(name, f"a name in {where}")
            inner(each, f"{where}.{name}")

    return shape


def record(required: dict[str, Shape], extra: dict[str, Shape] | None = None) -> Shape:
    """An object with these names and no others.

    Args:
        required: What must be there.
        extra: What may be there.
    """
    known = {**required, **(extra or {})}

    def shape(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise wrong(where, "is no object")
        if missing := [name for name in required if name not in value]:
            raise wrong(f"{where}.{missing[0]}", "is missing")
        if unknown := [name for name in value if name not in known]:
            raise wrong(where, f"has something of the name {unknown[0]!r}, which is unknown")
        for name, each in value.items():
            known[name](each, f"{where}.{name}")

    return shape
