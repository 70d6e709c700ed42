"""How results look: a table, JSON, a line of JSON an item, or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from typing import Any

import click

from mailrig.cli._data import content

_NARROWEST = 10


def write_result(data: Any, form: str) -> None:
    """Writes one result.

    Args:
        data: The result, as data or bytes.
        form: `table`, `json`, `jsonl` or `csv`.
    """
    if isinstance(data, bytes):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif form == "json":
        click.echo(_safe(_pretty(data)))
    else:
        found = content(data)
        write_items(found if isinstance(found, list) else [found], form, single=not isinstance(found, list))


def write_items(items: Iterable[Any], form: str, *, single: bool = False) -> int:
    """Writes items as they come, and tells how many.

    Args:
        items: The items, as data.
        form: `table`, `json`, `jsonl` or `csv`.
        single: Whether it is one object, which a table shows line by line.
    """
    if form == "table":
        return _table(list(items), single=single)
    if form == "csv":
        return _csv(items)
    count = 0
    for count, item in enumerate(items, 1):
        if form == "json":
            click.echo("[" if count == 1 else ",")
            click.echo(_safe("  " + _pretty(item).replace("\n", "\n  ")), nl=False)
        else:
            click.echo(_safe(json.dumps(item, ensure_ascii=False)))
            sys.stdout.flush()
    if form == "json":
        click.echo("\n]" if count else "[]")
    return count


def _pretty(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _columns(items: list[Any]) -> list[str]:
    return list(dict.fromkeys(name for item in items if isinstance(item, dict) for name in item))


def _csv(items: Iterable[Any]) -> int:
    """The first item names the columns; a later one that has others ends it."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    columns: list[str] | None = None
    count = 0
    for count, item in enumerate(items, 1):
        row = item if isinstance(item, dict) else {"value": item}
        if columns is None:
            columns = list(row)
            writer.writerow(columns)
        further = [name for name in row if name not in columns]
        if further:
            raise click.UsageError(
                f"item {count} has more columns ({', '.join(further)}): use --output jsonl or --query"
            )
        writer.writerow([_safe(_cell(row.get(name))) for name in columns])
    return count


def _table(items: list[Any], *, single: bool) -> int:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    columns = _columns(items)
    if single or len(columns) * _NARROWEST > console.width:
        for number, item in enumerate(items):
            if number:
                click.echo()
            console.print(_sheet(item if isinstance(item, dict) else {"": item}))
    elif columns:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in columns:
            table.add_column(_plain(name), overflow="fold")
        for item in items:
            table.add_row(*(_plain(_cell(item.get(name))) for name in columns))
        console.print(table)
    else:
        for item in items:
            click.echo(printable(_cell(item)))
    return len(items)


def _sheet(item: dict[str, Any]) -> Any:
    from rich.table import Table

    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in item.items():
        table.add_row(_plain(name), _plain(_cell(value)))
    return table


def printable(text: str) -> str:
    """Text in which no control character acts on the terminal."""
    return "".join(each if each.isprintable() or each == "\n" else "\N{REPLACEMENT CHARACTER}" for each in text)


def _safe(text: str) -> str:
    """The same text where a program reads it, a printable one on a terminal."""
    return printable(text) if sys.stdout.isatty() else text


def _plain(text: str) -> Any:
    from rich.text import Text

    return Text(printable(text), overflow="fold")
