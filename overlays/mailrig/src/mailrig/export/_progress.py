"""What an export tells while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class ExportProgress:
    """How far an export is.

    Args:
        stage: `read` while rows come from the server, `write` while the output is written.
        rows: Rows of this stage so far; those that an earlier run had read count too.
        expected: About how many there will be.
    """

    stage: Literal["read", "write"]
    rows: int
    expected: int


Tell: TypeAlias = Callable[[ExportProgress], None]
