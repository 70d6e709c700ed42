"""Results as a table, or as a sheet for each item where a table would be too narrow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mailrig.cli._text import cell, columns_of, printable

_NARROWEST = 10
_BETWEEN = "  "


def write_table(items: Sequence[Any], columns: Sequence[str], *, single: bool) -> int:
    """Writes items, and tells how many.

    Columns that no item has are left out, unless there is no item. Where a table has no room, or is
    longer for want of it, each item is a sheet.

    Args:
        items: The items, as data.
        columns: The names of the columns, as far as they are known; others follow.
        single: Whether it is one object, which is shown line by line.
    """
    sheet = _Sheet()
    used = columns_of(items)
    shown = [name for name in columns if name in used]
    shown += [name for name in used if name not in columns]
    if not items and columns:
        lines = sheet.names(columns)
    elif not shown and not (single and isinstance(items[0], dict)):
        lines = [printable(cell(item)) for item in items]
    elif single or len(shown) * _NARROWEST > sheet.width or not all(isinstance(item, dict) for item in items):
        lines = sheet.one_below_the_other(items, shown)
    else:
        lines = sheet.side_by_side(items, shown)
        if len(lines) > len(items) + 1:
            lines = min(lines, sheet.one_below_the_other(items, shown), key=len)
    if lines:
        click.echo("\n".join(lines), color=True)
    return len(items)


class _Sheet:
    """Lines as wide as the terminal, with bold names where it knows them."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)
        self.width = self._console.width
        with self._console.capture() as captured:
            self._console.print(Text("x", "bold"), end="")
        self._before, _, self._after = captured.get().partition("x")

    def bold(self, text: str) -> str:
        return f"{self._before}{text}{self._after}"

    def names(self, columns: Sequence[str]) -> list[str]:
        return [self.bold(line) for line in self._wrapped(_BETWEEN.join(columns), self.width)]

    def side_by_side(self, items: Sequence[Any], columns: Sequence[str]) -> list[str]:
        names = [printable(name) for name in columns]
        rows = [[printable(cell(item.get(name))) for name in columns] for item in items]
        widths = _narrowed([max(map(_width, each)) for each in zip(names, *rows, strict=True)], self.width)
        head, body = self._lines(names, widths), (line for row in rows for line in self._lines(row, widths))
        return [*map(self.bold, head), *body]

    def one_below_the_other(self, items: Sequence[Any], columns: Sequence[str]) -> list[str]:
        lines = []
        for number, item in enumerate(items):
            fields = item if isinstance(item, dict) else {"": item}
            names = [name for name in (*columns, "") if name in fields]
            first = max((_width(printable(name)) for name in names), default=0)
            widths = [first, max(_NARROWEST, self.width - first - len(_BETWEEN))]
            lines += [""] if number else []
            for name in names:
                shown = printable(name)
                start, *further = self._lines([shown, printable(cell(fields[name]))], widths)
                bold = shown.partition("\n")[0]
                lines += [self.bold(bold) + start[len(bold) :], *further]
        return lines

    def _lines(self, row: Sequence[str], widths: Sequence[int]) -> list[str]:
        """The lines of a row, whose cells are as wide as the columns."""
        cells = [self._wrapped(each, width) for each, width in zip(row, widths, strict=True)]
        return [_BETWEEN.join(map(_padded, line, widths)).rstrip() for line in zip_longest(*cells, fillvalue="")]

    def _wrapped(self, text: str, width: int) -> list[str]:
        if _width(text) <= width:
            return text.split("\n")
        return [line.plain for line in Text(text).wrap(self._console, width, overflow="fold")]


def _width(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """Widths that have room side by side, the widest made narrower first."""
    room -= len(_BETWEEN) * (len(widths) - 1)
    found = [min(each, max(1, room)) for each in widths]
    while sum(found) > room and max(found) > 1:
        found[found.index(max(found))] -= 1
    return found
