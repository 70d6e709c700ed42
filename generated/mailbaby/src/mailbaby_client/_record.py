# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""What every record is."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, Struct

_Moment: TypeAlias = Annotated[datetime, Meta(tz=True)]

SECRETS: dict[str, list[str]] = {"MailOrderDetail": ["password"]}


class _Record(Struct, kw_only=True, gc=False):
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
