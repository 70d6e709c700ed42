"""Results as a table, or as a sheet for each item where a table would be too narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mailrig.cli._text import cell, columns_of, printable

_NARROWEST = 10


class _Pipe(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def write_table(items: Sequence[Any], columns: Sequence[str], *, single: bool) -> int:
    """Writes items, and tells how many.

    Columns that no item has are left out, unless there is no item. Where a table has no room, each item is a sheet.

    Args:
        items: The items, as data.
        columns: The names of the columns, as far as they are known; others follow.
        single: Whether it is one object, which is shown line by line.
    """
    console = _Pipe(highlight=False, soft_wrap=False)
    used = columns_of(items)
    shown = [name for name in columns if name in used]
    shown += [name for name in used if name not in columns]
    if not items and columns:
        console.print(Text("  ".join(columns), "bold"))
    elif not single and not shown:
        for item in items:
            click.echo(printable(cell(item)))
    elif single or len(shown) * _NARROWEST > console.width or not all(isinstance(item, dict) for item in items):
        _print_sheets(console, items, shown)
    else:
        console.print(_table(items, shown))
    return len(items)


def _table(items: Sequence[Any], columns: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(_plain(name), overflow="fold")
    for item in items:
        table.add_row(*(_plain(cell(item.get(name))) for name in columns))
    return table


def _print_sheets(console: Console, items: Sequence[Any], columns: Sequence[str]) -> None:
    for number, item in enumerate(items):
        if number:
            click.echo()
        fields = item if isinstance(item, dict) else {"": item}
        table = Table(show_header=False, box=None, pad_edge=False)
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name in (name for name in (*columns, "") if name in fields):
            table.add_row(_plain(name), _plain(cell(fields[name])))
        console.print(table)


def _plain(text: str) -> Text:
    return Text(printable(text), overflow="fold")
