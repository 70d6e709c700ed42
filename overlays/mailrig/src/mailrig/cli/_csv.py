"""Results as CSV, item by item."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from mailrig.cli._streams import say
from mailrig.cli._text import cell, safe

_SOLE = "value"


def write_csv(items: Iterable[Any], columns: Sequence[str]) -> int:
    """Writes items as they come, and tells how many.

    Args:
        items: The items, as data; what is no object is the only value of its row.
        columns: The names of the columns of objects, other fields being left out; the first item's names unless given.

    Raises:
        click.UsageError: An item has further fields than the first, and no columns were given for it.
    """
    writer = csv.writer(sys.stdout, lineterminator="\n")
    named = tuple(columns)
    left_out: dict[str, None] = {}
    count = 0
    for count, item in enumerate(items, 1):
        is_object = isinstance(item, dict)
        row = item if is_object else {_SOLE: item}
        if count == 1:
            named = named if named and is_object else tuple(row)
            writer.writerow(named)
        further = [name for name in row if name not in named]
        if further and not (columns and is_object and named == tuple(columns)):
            raise click.UsageError(
                f"item {count} has more columns ({', '.join(further)}): use --output jsonl or another --query"
            )
        left_out.update(dict.fromkeys(further))
        writer.writerow([safe(cell(row.get(name))) for name in named])
    if not count and named:
        writer.writerow(named)
    if left_out:
        say(f"mailrig: left out what the specification does not know: {', '.join(left_out)}")
    return count
