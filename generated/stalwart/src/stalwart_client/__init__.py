# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""Stalwart Mail Server Management API: a typed client, made from its specification.

`AuthenticatedClient` holds the wiring, `api` one module an operation, `models` the data of single calls,
`records` the data of lists, `OPERATIONS` says what each operation is, and `SPEC` what all of it was made from. The
hash of the specification and the versions of the generators are attributes of `__spec__` as well.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._spec import SPEC
    from ._version import __version__
    from .client import AuthenticatedClient, Client
    from .operations import OPERATIONS

_HOMES = {
    "__version__": ("_version", "__version__"),
    "AuthenticatedClient": ("client", "AuthenticatedClient"),
    "Client": ("client", "Client"),
    "OPERATIONS": ("operations", "OPERATIONS"),
    "SPEC": ("_spec", "SPEC"),
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, attribute = _HOMES[name]
        value = globals()[name] = getattr(import_module(f".{module}", __name__), attribute)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


if __spec__ is not None:
    vars(__spec__).update(
        sha256="88dc72d0b6c5c35cfee1c5040f897e4ac1c570f8ca43205a263952b718958c8c",
        generators={
            "openapi-python-client": "0.29.1",
            "datamodel-code-generator": "0.89.0",
            "hatchling": "1.33.0",
            "msgspec": "0.22.0",
            "ruff": "0.17.5",
        },
    )

__all__ = ["OPERATIONS", "SPEC", "AuthenticatedClient", "Client", "__version__"]
