"""From results to plain data, without secrets unless they are asked for."""

from __future__ import annotations

import copy
from importlib import import_module
from typing import Any

from mailrig.redaction import HIDDEN, redact


def plain(value: Any, *, show_secrets: bool) -> Any:
    """A result as JSON data, or bytes.

    Args:
        value: What an operation gave: models, records, texts, bytes or data.
        show_secrets: Whether to leave secrets in.
    """
    data = _plain(value, show_secrets=show_secrets)
    return data if show_secrets or isinstance(data, bytes) else redact(data)


def _plain(value: Any, *, show_secrets: bool) -> Any:
    if isinstance(value, list):
        return [_plain(item, show_secrets=show_secrets) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, show_secrets=show_secrets) for name, item in value.items()}
    if hasattr(value, "__attrs_attrs__"):
        return (value if show_secrets else _hidden(copy.deepcopy(value))).to_dict()
    if hasattr(value, "__struct_fields__"):
        return _record(value, show_secrets=show_secrets)
    return value


def _hidden(value: Any) -> Any:
    """The same value, in which every field that its model keeps out of representations is exchanged."""
    if isinstance(value, list):
        for item in value:
            _hidden(item)
    elif isinstance(value, dict):
        for item in value.values():
            _hidden(item)
    elif hasattr(value, "__attrs_attrs__"):
        for attribute in value.__attrs_attrs__:
            found = getattr(value, attribute.name)
            if getattr(attribute.repr, "__name__", "") == "hidden" and found and type(found).__name__ != "Unset":
                setattr(value, attribute.name, HIDDEN)
            else:
                _hidden(found)
    return value


def _record(value: Any, *, show_secrets: bool) -> Any:
    import msgspec

    data = msgspec.to_builtins(value)
    secrets = {} if show_secrets else import_module(type(value).__module__.rpartition(".")[0] + "._record").SECRETS
    return _masked(value, data, secrets)


def _masked(value: Any, data: Any, secrets: dict[str, list[str]]) -> Any:
    if isinstance(value, list) and isinstance(data, list):
        return [_masked(item, plain_item, secrets) for item, plain_item in zip(value, data, strict=True)]
    if not hasattr(value, "__struct_fields__"):
        return data
    secret = secrets.get(type(value).__name__, ())
    for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
        if encoded in data:
            found = getattr(value, name)
            hide = encoded in secret and data[encoded] is not None
            data[encoded] = HIDDEN if hide else _masked(found, data[encoded], secrets)
    return data


def rows(data: Any, path: tuple[str, ...]) -> Any:
    """What of a result is worth a table: the items of a list, or what an envelope holds.

    Args:
        data: The result, as data.
        path: Where its items are, if it is a page.
    """
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
        if data is None:
            return None
    while not path and isinstance(data, dict) and list(data) == ["data"]:
        data = data["data"]
    return data
