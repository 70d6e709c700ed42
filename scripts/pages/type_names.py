"""The type words of the page formats, brought to one notation."""

from __future__ import annotations

import re

_WORD = r"string|integer|number|boolean|object|null|any|array"
_ITEM = rf"(?:{_WORD}|[\s|,¦<>])+"
_GLUED = re.compile(rf"array<{_ITEM}>|{_WORD}")
_SEPARATORS = "|,¦"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FORMAT = re.compile(r"\([^)]*\)")


def array_of(items: frozenset[str]) -> str:
    """The name of an array type with these item types."""
    return f"array<{'|'.join(sorted(items)) or 'any'}>"


def array_depth(types: frozenset[str]) -> int:
    """How many arrays lie one in another in the deepest of these types."""
    depths = [re.match(r"(?:array<)*", name) for name in types]
    return max((len(match[0]) // len("array<") for match in depths if match), default=0)


def _outer_parts(text: str) -> list[str]:
    parts, depth = [""], 0
    for character in text:
        depth += {"<": 1, "[": 1, ">": -1, "]": -1}.get(character, 0)
        if depth == 0 and character in _SEPARATORS:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _one(text: str) -> frozenset[str]:
    inner = re.fullmatch(r"array(?:<(.*)>|\[(.*)\])|\[(.*)\]", text)
    if inner:
        return frozenset({array_of(parse_types(next((g for g in inner.groups() if g), "")))})
    if text == "array":
        return frozenset({array_of(frozenset())})
    return frozenset({text})


def parse_types(text: str) -> frozenset[str]:
    """The set of types in one type text.

    Args:
        text: `string`, `string,null`, `stringnull`, `object | null`, `object¦null`, `[string]`,
            `array<object>`, `array[object]` or `integer(int64)`; another word stays as it is.
    """
    text = _FORMAT.sub("", _LINK.sub(r"\1", text)).strip()
    types: set[str] = set()
    for part in _outer_parts(text):
        glued = _GLUED.findall(part)
        for word in glued if len(glued) > 1 and "".join(glued) == part else [part]:
            types |= _one(word)
    return frozenset(types)


def is_types(text: str) -> bool:
    """Whether a text is made of known type words only."""
    return bool(_GLUED.search(text)) and not _GLUED.sub("", text).strip(" " + _SEPARATORS)
