"""Clients for HostUp, Stalwart and MailBaby that are safe to run in production."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mailrig._version import __version__

if TYPE_CHECKING:
    from mailrig import errors
    from mailrig._credentials import MissingCredentialError
    from mailrig._pool import Connections
    from mailrig.client import RawResponse
    from mailrig.hostup import AsyncHostUp, HostUp
    from mailrig.mailbaby import AsyncMailBaby, MailBaby
    from mailrig.retry import RetryPolicy
    from mailrig.stalwart import AsyncStalwart, Stalwart

_HOMES = {
    "AsyncHostUp": "hostup",
    "AsyncMailBaby": "mailbaby",
    "AsyncStalwart": "stalwart",
    "Connections": "_pool",
    "HostUp": "hostup",
    "MailBaby": "mailbaby",
    "MissingCredentialError": "_credentials",
    "RawResponse": "client",
    "RetryPolicy": "retry",
    "Stalwart": "stalwart",
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "errors":
            return import_module("mailrig.errors")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"mailrig.{_HOMES[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES, "errors"})


__all__ = [
    "AsyncHostUp",
    "AsyncMailBaby",
    "AsyncStalwart",
    "Connections",
    "HostUp",
    "MailBaby",
    "MissingCredentialError",
    "RawResponse",
    "RetryPolicy",
    "Stalwart",
    "__version__",
    "errors",
]
