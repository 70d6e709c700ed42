"""Numbers that look random and follow from others."""

from __future__ import annotations

_WORD = (1 << 64) - 1


def mix(*numbers: int) -> int:
    """A number of 64 bits that follows from the given ones (the finish of SplitMix64, once a number)."""
    state = 0
    for number in numbers:
        state = (state + number + 0x9E3779B97F4A7C15) & _WORD
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _WORD
        state ^= state >> 31
    return state
