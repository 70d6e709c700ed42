"""The matrix of operations and what was found of each, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

COLUMNS = ("request valid", "response valid", "error typed", "retried as classified")


@dataclass
class Cell:
    """What was found of one property of one operation.

    Args:
        checks: How often it was looked at.
        wrong: What was found wrong.
    """

    checks: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def green(self) -> bool:
        """Whether it was looked at, and nothing was wrong."""
        return self.checks > 0 and not self.wrong

    def check(self, right: bool, reason: str) -> None:
        """Note one look.

        Args:
            right: Whether all was right.
            reason: What was wrong, if not.
        """
        self.checks += 1
        if not right:
            self.wrong.append(reason)

    def __str__(self) -> str:
        if self.green:
            return f"ok {self.checks}"
        return f"FAIL {len(self.wrong)}/{self.checks}" if self.checks else "FAIL none"


@dataclass
class Row:
    """What was found of one operation.

    Args:
        api: The API.
        operation: The operation's id.
        way: `sync` or `async`.
        cells: By column.
    """

    api: str
    operation: str
    way: str
    cells: dict[str, Cell] = field(default_factory=lambda: {column: Cell() for column in COLUMNS})

    @property
    def green(self) -> bool:
        """Whether every cell is green."""
        return all(each.green for each in self.cells.values())

    def failures(self) -> list[str]:
        """What was wrong, one line each."""
        return [
            f"{self.api}.{self.operation} ({self.way}), {column}: {reason}"
            for column, cell in self.cells.items()
            for reason in (cell.wrong or ([] if cell.checks else ["nothing was looked at"]))
        ]


def table(rows: Sequence[Row]) -> str:
    """The matrix as text, a line for each operation, and what was wrong below it."""
    ways = list(dict.fromkeys(each.way for each in rows))
    by_name: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        by_name.setdefault((row.api, row.operation), {})[row.way] = row
    heads = [
        "operation",
        *(f"{way}: {column}" if column == COLUMNS[0] else column for way in ways for column in COLUMNS),
    ]
    lines = [heads]
    for (api, operation), found in by_name.items():
        cells = [str(found[way].cells[column]) if way in found else "FAIL none" for way in ways for column in COLUMNS]
        lines.append([f"{api}.{operation}", *cells])
    green = sum(each.green for each in rows)
    checks = sum(cell.checks for each in rows for cell in each.cells.values())
    summary = f"{len(by_name)} operations x {len(ways)}: {green} of {len(rows)} rows green, {checks} checks"
    return "\n".join([*_aligned(lines), summary, *(line for each in rows for line in each.failures())])


def _aligned(lines: Iterable[Sequence[str]]) -> list[str]:
    kept = [list(line) for line in lines]
    widths = [max(len(line[index]) for line in kept) for index in range(len(kept[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in kept]
