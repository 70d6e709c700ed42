"""How results look: a table, JSON, a line of JSON an item, or CSV."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from mailrig.cli._csv import write_csv
from mailrig.cli._data import content
from mailrig.cli._text import columns_of, printable, safe


def write_result(data: Any, form: str, columns: Sequence[str] = ()) -> None:
    """Writes one result.

    Args:
        data: The result, as data or bytes.
        form: `table`, `json`, `jsonl` or `csv`.
        columns: What a row has; empty where that is not known.
    """
    if isinstance(data, bytes) and sys.stdout.isatty():
        click.echo(printable(data.decode("utf-8", "replace").replace("\r\n", "\n").expandtabs()))
    elif isinstance(data, bytes):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif form == "json":
        click.echo(safe(_pretty(data)))
    else:
        found = content(data)
        items = found if isinstance(found, list) else [found]
        if form == "csv":
            write_csv(items, columns or columns_of(items))
        else:
            write_items(items, form, columns, single=not isinstance(found, list))


def write_items(items: Iterable[Any], form: str, columns: Sequence[str] = (), *, single: bool = False) -> int:
    """Writes items as they come, and tells how many.

    Args:
        items: The items, as data.
        form: `table`, `json`, `jsonl` or `csv`.
        columns: What a row has; empty where that is not known.
        single: Whether it is one object, which a table shows line by line.
    """
    if form == "table":
        from mailrig.cli._table import write_table

        return write_table(list(items), columns, single=single)
    if form == "csv":
        return write_csv(items, columns)
    count = 0
    for count, item in enumerate(items, 1):
        if form == "json":
            click.echo("[" if count == 1 else ",")
            click.echo(safe("  " + _pretty(item).replace("\n", "\n  ")), nl=False)
        else:
            click.echo(safe(json.dumps(item, ensure_ascii=False)))
            sys.stdout.flush()
    if form == "json":
        click.echo("\n]" if count else "[]")
    return count


def _pretty(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
