"""From results to plain data, without secrets unless they are asked for."""

from __future__ import annotations

import copy
from importlib import import_module
from typing import Any

from mailrig.cli._signature import is_hidden
from mailrig.redaction import HIDDEN, redact


def plain(value: Any, *, show_secrets: bool, secret: bool = False) -> Any:
    """A result or a body as JSON data, or bytes.

    Args:
        value: What an operation takes or gives: models, records, texts, bytes or data.
        show_secrets: Whether to leave secrets in.
        secret: Whether all of it is one.
    """
    data = _plain(value, show_secrets=show_secrets)
    return data if show_secrets or isinstance(data, bytes) else redact(_masked(data, secret=secret))


def _plain(value: Any, *, show_secrets: bool) -> Any:
    if isinstance(value, list):
        return [_plain(item, show_secrets=show_secrets) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, show_secrets=show_secrets) for name, item in value.items()}
    if hasattr(value, "__attrs_attrs__"):
        return (value if show_secrets else _masked(copy.deepcopy(value))).to_dict()
    if hasattr(value, "__struct_fields__"):
        return _record(value, show_secrets=show_secrets)
    return value


def _masked(value: Any, *, secret: bool = False) -> Any:
    """The same value, in which whatever its models keep out of representations is exchanged."""
    if isinstance(value, list):
        return [_masked(item, secret=secret) for item in value]
    if isinstance(value, dict):
        return {name: _masked(item, secret=secret) for name, item in value.items()}
    if hasattr(value, "__attrs_attrs__"):
        for each in value.__attrs_attrs__:
            setattr(value, each.name, _masked(getattr(value, each.name), secret=secret or is_hidden(each)))
        return value
    return HIDDEN if secret and value not in (None, "") and type(value).__name__ != "Unset" else value


def _record(value: Any, *, show_secrets: bool) -> Any:
    import msgspec

    data = msgspec.to_builtins(value)
    secrets = {} if show_secrets else import_module(type(value).__module__.rpartition(".")[0] + "._record").SECRETS
    return _masked_record(value, data, secrets)


def _masked_record(value: Any, data: Any, secrets: dict[str, list[str]]) -> Any:
    if isinstance(value, list) and isinstance(data, list):
        return [_masked_record(item, encoded, secrets) for item, encoded in zip(value, data, strict=True)]
    if not hasattr(value, "__struct_fields__"):
        return data
    secret = secrets.get(type(value).__name__, ())
    for name, encoded in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
        if encoded in data:
            hide, found = encoded in secret, getattr(value, name)
            data[encoded] = (
                _masked(data[encoded], secret=True) if hide else _masked_record(found, data[encoded], secrets)
            )
    return data


def items(page: Any, path: tuple[str, ...]) -> list[Any]:
    """The items of a page; none where it has no list.

    Args:
        page: What an operation gave.
        path: The attributes that lead to them.
    """
    for name in path:
        page = getattr(page, name, None)
    return page if isinstance(page, list) else []


def content(data: Any) -> Any:
    """What an envelope holds; anything else is itself."""
    while isinstance(data, dict) and list(data) == ["data"]:
        data = data["data"]
    return data
