"""What tells the items of a list apart."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from typing import Any

_SCALARS = (str, int, float, bytes, type(None))
_UNSET = frozenset({"Unset", "UnsetType"})
_DIGEST_BYTES = 8


class Digest(bytes):
    """What is left of a key that cannot be kept: eight bytes, the same in every process."""

    __slots__ = ()


def keys(items: Sequence[Any], names: tuple[str, ...]) -> list[Hashable]:
    """What each item is told by: the values of its key attributes, or itself when it is a scalar.

    An item that lacks one of the attributes, or whose values cannot be hashed, is told by a digest of its content.

    Args:
        items: The items of a page.
        names: The key attributes, or the keys where items are dicts.
    """
    found = _alike(items, names)
    return [_key(item, names) for item in items] if found is None else found


def digest(key: Any) -> Digest:
    """The digest of a key or of an item's content."""
    if isinstance(key, Digest):
        return key
    return Digest(blake2b(repr(_plain(key)).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest())


def _alike(items: Sequence[Any], names: tuple[str, ...]) -> list[Hashable] | None:
    """The same for objects of one class that have all their key attributes: no Python code an item."""
    kinds = set(map(type, items))
    if not names or len(kinds) != 1 or issubclass(kinds.pop(), (dict, *_SCALARS)):
        return None
    try:
        values = list(zip(*(map(attrgetter(name), items) for name in names), strict=True))
        hash(tuple(values))
    except (AttributeError, TypeError):
        return None
    parts = set(map(type, chain.from_iterable(values)))
    return None if any(part.__name__ in _UNSET for part in parts) else [*values]


def _key(item: Any, names: tuple[str, ...]) -> Hashable:
    if isinstance(item, _SCALARS):
        return item
    if not names:
        return digest(item)
    try:
        values = tuple([item[name] for name in names] if isinstance(item, dict) else [getattr(item, n) for n in names])
        hash(values)
    except (AttributeError, KeyError, TypeError):
        return digest(item)
    if not all(values) and any(type(value).__name__ in _UNSET for value in values):
        return digest(item)
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, Digest):
        return ("digest", bytes(value))
    if isinstance(value, _SCALARS):
        return value
    if isinstance(value, Mapping):
        return ("map", sorted((repr(_plain(name)), _plain(inner)) for name, inner in value.items()))
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return ("set", sorted(repr(_plain(inner)) for inner in value))
    names = _fields(value)
    return repr(value) if names is None else [(name, _plain(getattr(value, name, None))) for name in names]


def _fields(value: Any) -> Sequence[str] | None:
    kind: Any = type(value)
    if (names := getattr(kind, "__struct_fields__", None)) is not None:
        return tuple(names)
    if (attributes := getattr(kind, "__attrs_attrs__", None)) is not None:
        return tuple(attribute.name for attribute in attributes)
    return sorted(vars(value)) if hasattr(value, "__dict__") and kind.__repr__ is object.__repr__ else None
