"""What a setting may be; each check gives the value back, or says in a sentence why it does not do."""

from __future__ import annotations

from collections.abc import Collection
from reprlib import repr as short
from typing import TypeVar

T = TypeVar("T")
N = TypeVar("N", int, float)

LONGEST = 1e9
"""The longest time that a setting may ask for, in seconds: thirty years."""


def number(what: str, value: float, least: float, most: float) -> float:
    """A number within bounds.

    Args:
        what: What it says.
        value: The value.
        least: The least that it may be.
        most: The most that it may be.

    Raises:
        ValueError: It is none.
    """
    return _within(what, value, least, most, (int, float), f"a number from {least:.0f} to {most:.0f}")


def whole(what: str, value: int, least: int, most: int) -> int:
    """A whole number within bounds.

    Args:
        what: What it says.
        value: The value.
        least: The least that it may be.
        most: The most that it may be.

    Raises:
        ValueError: It is none.
    """
    return _within(what, value, least, most, (int,), f"a whole number from {least} to {most}")


def _within(what: str, value: N, least: float, most: float, kinds: tuple[type, ...], wanted: str) -> N:
    if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
        raise ValueError(f"{what} is {wanted}, not {short(value)}")
    return value


def truth(what: str, value: bool) -> bool:
    """True or False.

    Args:
        what: What it says.
        value: The value.

    Raises:
        ValueError: It is neither.
    """
    if not isinstance(value, bool):
        raise ValueError(f"{what} is True or False, not {short(value)}")
    return value


def label(what: str, value: str | None) -> str | None:
    """A name, or None.

    Args:
        what: What it says.
        value: The value.

    Raises:
        ValueError: It is neither.
    """
    if value is not None and (not isinstance(value, str) or not value):
        raise ValueError(f"{what} is a name, not {short(value)}")
    return value


def choice(what: str, value: T, choices: Collection[T]) -> T:
    """One of several values.

    Args:
        what: What it says.
        value: The value.
        choices: What it may be.

    Raises:
        ValueError: It is none of them.
    """
    if not any(value == each and type(value) is type(each) for each in choices):
        raise ValueError(f"{what} is one of {', '.join(map(str, choices))}, not {short(value)}")
    return value
