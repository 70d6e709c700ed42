"""Alternating rounds, and what is said of them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What one round of one contender took.

    Args:
        cpu: Seconds of processor time, or what else is counted.
        wall: Seconds.
    """

    cpu: float
    wall: float


@dataclass(frozen=True)
class Spread:
    """A median and the middle half around it."""

    median: float
    low: float
    high: float


def spread(values: list[float]) -> Spread:
    """The median and the quartiles of some values."""
    if len(values) < 2:
        return Spread(values[0], values[0], values[0])
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, low, high)


def alternate(
    contenders: Mapping[str, Callable[[], Figure]], rounds: int, said: Callable[[str], None]
) -> dict[str, list[Figure]]:
    """Lets every contender run once a round, each round in the other direction.

    Args:
        contenders: What runs, by name.
        rounds: How many times; one more that is not counted goes before.
        said: Hears of the progress.
    """
    figures: dict[str, list[Figure]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        names = list(contenders)[:: 1 if number % 2 else -1]
        said(f"round {number} of {rounds}")
        for name in names:
            figure = contenders[name]()
            if number:
                figures[name].append(figure)
    return figures


def ratios(figures: list[Figure], base: list[Figure], *, of_wall: bool) -> Spread:
    """How many times as much as the base, round by round."""
    pairs = [
        (one.wall / other.wall) if of_wall else (one.cpu / other.cpu) for one, other in zip(figures, base, strict=True)
    ]
    return spread(pairs)
