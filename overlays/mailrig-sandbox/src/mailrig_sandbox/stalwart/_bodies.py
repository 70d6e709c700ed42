"""How the server reads a body: as strictly as its own types, with 400 for all else."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Callable, Mapping
from typing import Any

from mailrig_sandbox._http import Request
from mailrig_sandbox.stalwart._answers import bad_request

LARGEST = 1024 * 1024

Shape = Callable[[Any], Any]


def text(value: Any) -> str:
    """A text."""
    if not isinstance(value, str):
        raise bad_request()
    return value


def short(value: Any) -> str:
    """A text of 512 bytes at most."""
    if len(text(value).encode(errors="surrogatepass")) > 512:
        raise bad_request()
    return str(value)


def flag(value: Any) -> bool:
    """A boolean."""
    if not isinstance(value, bool):
        raise bad_request()
    return value


def unsigned(value: Any) -> int:
    """A whole number from 0 upwards, 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**64:
        raise bad_request()
    return value


def ip_address(value: Any) -> str:
    """The text of an IP address."""
    try:
        return str(ipaddress.ip_address(text(value)))
    except ValueError:
        raise bad_request() from None


def one_of(*choices: str) -> Shape:
    """One of these words."""

    def shape(value: Any) -> str:
        if value not in choices:
            raise bad_request()
        return str(value)

    return shape


def optional(inner: Shape) -> Shape:
    """Null, or what is meant."""
    return lambda value: None if value is None else inner(value)


def listed(inner: Shape) -> Shape:
    """A list."""

    def shape(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise bad_request()
        return [inner(each) for each in value]

    return shape


def record(
    required: Mapping[str, Shape], extra: Mapping[str, Shape] | None = None, *, closed: bool = False
) -> Callable[[Any], dict[str, Any]]:
    """An object; what is missing of `extra` is None in the result.

    Args:
        required: Fields that must be there.
        extra: Fields that may be there.
        closed: Whether further fields are a mistake.
    """
    extra = extra or {}

    def shape(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or not required.keys() <= value.keys():
            raise bad_request()
        if closed and not value.keys() <= {*required, *extra}:
            raise bad_request()
        made = {name: inner(value[name]) for name, inner in required.items()}
        return made | {name: inner(value[name]) if name in value else None for name, inner in extra.items()}

    return shape


def tagged(tag: str, shapes: Mapping[str, Shape]) -> Shape:
    """An object of several kinds that one of its fields tells apart."""

    def shape(value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get(tag), str) or value[tag] not in shapes:
            raise bad_request()
        return {**shapes[value[tag]](value), tag: value[tag]}

    return shape


def document(request: Request) -> Any:
    """The JSON of a body."""
    try:
        value = json.loads(request.body.decode())
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # finds what is no text or no number
    except (ValueError, RecursionError):
        raise bad_request() from None
    return value
