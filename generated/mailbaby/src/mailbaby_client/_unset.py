# @generated from specs/mailbaby by scripts/generate.py: never edit it, run "make generate"
"""What stands for "not given"."""

from __future__ import annotations

from typing import Final, Literal, Self, final


@final
class Unset:
    """The type of `UNSET`, which stands for "not given"; there is one instance a process."""

    __slots__ = ()
    _instance: Unset | None = None

    def __new__(cls) -> Unset:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __reduce__(self) -> str:
        return "UNSET"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset()
