# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""What every record is."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct

SECRETS: dict[str, list[str]] = {"MailOrderDetail": ["password"]}


class Record(Struct, kw_only=True):
    """Decoded data of a list; its representation hides what is secret."""

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        secret = SECRETS.get(type(self).__name__, ())
        shown = []
        for name, encoded in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            value = getattr(self, name)
            shown.append((name, "***" if encoded in secret and value not in (None, UNSET) else value))
        return shown

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__rich_repr__())})"
        )
