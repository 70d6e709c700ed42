"""Reader of the tables in a Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pages.model import PageError
from pages.text_blocks import Block

Cells = dict[str, str]


@dataclass(frozen=True)
class Table:
    """A table's rows, each a cell by column name and a line number.

    `columns` are in lower case; `status` is the response status that the table was announced for.
    """

    columns: tuple[str, ...]
    status: str
    rows: list[tuple[Cells, int]] = field(default_factory=list)


_STATUS_CODE = re.compile(r"Status Code \*\*(\w+)\*\*")


def tables_of(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables among lines of Markdown.

    Raises:
        PageError: A row has not as many cells as the table has columns.
    """
    lines = iter([*blocks, Block(0, "")])
    status, table = "", None
    for block in lines:
        mark = _STATUS_CODE.match(block.text)
        status = mark[1] if mark else status
        if not block.text.startswith("|"):
            if table:
                yield table
            table = None
        elif table is None:
            table = Table(tuple(cell.lower() for cell in _cells(block.text)), status)
        elif re.search(r"[^|:\s-]", block.text):
            cells = _row(block, lines, len(table.columns))
            table.rows.append((_named(table.columns, cells, block.line), block.line))


def _row(block: Block, following: Iterator[Block], width: int) -> list[str]:
    """The cells of a row; a name with line breaks in it is written over several lines."""
    text = block.text
    while len(_cells(text)) < width or not text.rstrip().endswith("|"):
        more = next(following, Block(0, "")).text
        if not more or more.startswith("|"):
            raise PageError(f"the table row is cut short: {block.text[:60]}", block.line)
        text += "\n" + more
    return _cells(text)


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", text.strip())[1:-1]]


def _named(columns: tuple[str, ...], cells: list[str], line: int) -> Cells:
    surplus = len(cells) - len(columns)
    if surplus and "description" not in columns:
        raise PageError(f"the table row has {len(cells)} cells for {len(columns)} columns", line)
    at = columns.index("description") if surplus else 0
    if surplus:
        cells = [*cells[:at], "|".join(cells[at : at + surplus + 1]), *cells[at + surplus + 1 :]]
    return dict(zip(columns, cells, strict=True))
