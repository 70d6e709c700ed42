"""What msgspec says of a page, in the words of the generated packages' errors."""

from __future__ import annotations

import re

_PLACE = re.compile(r" - at `(?:key in )?\$?(?P<path>[^`]*)`$")
_STEP = re.compile(r"\[(\d+|\.\.\.)\]|\.([^.\[]+)")


def told(message: str) -> tuple[str, str]:
    """What is wrong, and the JSON pointer to where.

    Args:
        message: What msgspec says, such as "Expected `array`, got `str` - at `$.data.items`".
    """
    place = _PLACE.search(message)
    if place is None:
        return message, ""
    steps = [index or name for index, name in _STEP.findall(place["path"])]
    return message[: place.start()], "".join(f"/{step}" for step in steps)
