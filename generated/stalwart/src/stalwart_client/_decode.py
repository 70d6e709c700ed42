# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""From plain JSON data to models: every mismatch is a `DecodeError` that names its place."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from .errors import DecodeError

T = TypeVar("T")

_JSON_NAMES = {
    dict: "an object",
    list: "an array",
    str: "a text",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def kind(value: object) -> str:
    """The JSON type of a value, in words."""
    return _JSON_NAMES.get(type(value), type(value).__name__)


def mapping(value: object) -> dict[str, Any]:
    """A copy of what must be an object."""
    if isinstance(value, Mapping):
        return dict(value)
    raise DecodeError("an object", kind(value))


def others(data: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """The fields that the specification does not name."""
    return {name: value for name, value in data.items() if name not in names}


def missing(error: KeyError) -> DecodeError:
    """The error for a required field that a body lacks."""
    return DecodeError("a value", "nothing").below(error.args[0])


def null(data: dict[str, Any], *names: str) -> DecodeError:
    """The error for the first of some required fields that is null."""
    return DecodeError("a value", "null").below(next(name for name in names if data[name] is None))


def at(name: str, decode: Callable[[Any], T], value: object) -> T:
    """A field's value, decoded."""
    try:
        return decode(value)
    except DecodeError as error:
        raise error.below(name) from None


def plain(value: T) -> T:
    """What must be neither an object nor an array, as it is; a text stays where a number belongs."""
    if isinstance(value, (dict, list)):
        raise DecodeError("a plain value", kind(value))
    return value


def all_plain(data: dict[str, Any], *names: str) -> None:
    """Looks whether none of some fields is an object or an array."""
    for name in names:
        at(name, plain, data.get(name))


def array(value: object) -> list[Any]:
    """What must be an array, as it is."""
    if type(value) is list:
        return value
    raise DecodeError("an array", kind(value))


def array_of(decode: Callable[[Any], T], value: object) -> list[T]:
    """An array, each item decoded."""
    items: list[T] = []
    try:
        for item in array(value):
            items.append(decode(item))
    except DecodeError as error:
        raise error if type(value) is not list else error.below(len(items)) from None
    return items


def map_of(decode: Callable[[Any], T], values: dict[str, Any]) -> dict[str, T]:
    """An object's values, each decoded."""
    return {name: at(name, decode, value) for name, value in values.items()}


def union(plain: tuple[type, ...], decoders: tuple[Callable[[Any], Any], ...], value: Any) -> Any:
    """A value that may have one of several types.

    Args:
        plain: The JSON types that stay as they are.
        decoders: What reads the other types, tried in this order.
        value: The JSON value.

    Raises:
        DecodeError: No type fits; the error is that of the type that fitted furthest.
    """
    if type(value) in plain:
        return value
    best = DecodeError(" or ".join(_JSON_NAMES[each] for each in plain) or "another type", kind(value))
    for decode in decoders:
        try:
            return decode(value)
        except DecodeError as error:
            if len(error.path) > len(best.path) or not best.path:
                best = error
    if isinstance(value, (dict, list)) or not any(each in (str, int, float, bool) for each in plain):
        raise best
    if isinstance(value, str) and any(decode in (date_time, date, uuid) for decode in decoders):
        raise best
    return value


def constant(expected: object, value: Any) -> Any:
    """A value that the specification fixes."""
    if value == expected:
        return value
    raise DecodeError(f"the constant {expected!r}", kind(value))


def date_time(value: object) -> datetime.datetime:
    """An RFC 3339 timestamp as an aware datetime."""
    if isinstance(value, str):
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            raise DecodeError("an RFC 3339 timestamp", "another text") from None
        if moment.tzinfo is not None:
            return moment
        raise DecodeError("an RFC 3339 timestamp", "a timestamp without a zone")
    raise DecodeError("an RFC 3339 timestamp", kind(value))


def date(value: object) -> datetime.date:
    """An ISO 8601 calendar date."""
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise DecodeError("a date", "another text") from None
    raise DecodeError("a date", kind(value))


def uuid(value: object) -> UUID:
    """A UUID in its text form."""
    if isinstance(value, str):
        try:
            return UUID(value)
        except ValueError:
            raise DecodeError("a UUID", "another text") from None
    raise DecodeError("a UUID", kind(value))


def body(content: bytes) -> Any:
    """The data of a JSON body; integers of any size stay exact.

    Raises:
        DecodeError: The body is not JSON, or has a number beyond what a float can hold.
    """
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return json.loads(content, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        raise DecodeError("JSON", "something else" if content else "an empty body") from None


def _finite(text: str) -> float:
    number = float(text)
    if math.isfinite(number):
        return number
    raise ValueError(text)
