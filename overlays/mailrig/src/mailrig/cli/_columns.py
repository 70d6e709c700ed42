"""The columns of a result, as its operation's models say, so that they are the same whatever the rows hold."""

from __future__ import annotations

import typing
from importlib import import_module
from typing import Any

from mailrig.cli._signature import alternatives, field_hint, result_hint

_ENVELOPE = "data"


def columns(method: Any, package: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the items of a result have on the wire; none where any may come.

    Args:
        method: The method that gives the result.
        package: Its generated package.
        path: The attributes that lead to the items of a page.
    """
    hint = result_hint(method, package)
    for name in path:
        hint = field_hint(hint, name, package)
    return _columns(hint, package)


def _columns(hint: Any, package: str) -> tuple[str, ...]:
    if typing.get_origin(hint) is list:
        return _columns(typing.get_args(hint)[0], package)
    if [each.name for each in getattr(hint, "__attrs_attrs__", ()) if each.init] == [_ENVELOPE]:
        return _columns(field_hint(hint, _ENVELOPE, package), package)
    records = import_module(f"{package}.records")
    found = (record_columns(getattr(records, getattr(each, "__name__", ""), None)) for each in alternatives(hint))
    return tuple(dict.fromkeys(name for names in found for name in names))


def record_columns(record: Any) -> tuple[str, ...]:
    """The names that the fields of a record have on the wire."""
    return tuple(getattr(record, "__struct_encode_fields__", ()))
