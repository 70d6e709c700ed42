"""Views that a terminal shows while they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from mailrig.cli._checklist import Step
from mailrig.cli._text import printable

_BETWEEN = 3
_WIDEST = 30
_UNBOUNDED = 10_000
_MARKS = {"running": ("…", "yellow"), "done": ("✓", "green"), "none": ("·", "dim"), "failed": ("✗", "red")}


def refresh(shown: Iterator[RenderableType]) -> None:
    """Shows each in the place of the one before."""
    with Live(refresh_per_second=8) as live:
        for each in shown:
            live.update(each)


def room() -> int:
    """How many lines a view has."""
    return max(1, Console().height - 2)


def metric_view(values: Sequence[dict[str, Any]]) -> RenderableType:
    """Metrics with their values, side by side where one below the other has no room; those without any are counted."""
    console, lines = Console(), max(1, room() - 1)
    left, shown, width = values, Table.grid(padding=(0, _BETWEEN)), 0
    tables: list[Table] = []
    while left:
        table = _metric_table(left[:lines])
        width += Measurement.get(console, console.options.update(max_width=_UNBOUNDED), table).maximum
        if tables and width > console.width:
            break
        tables.append(table)
        width += _BETWEEN
        left = left[lines:]
    shown.add_row(*tables)
    return Group(shown, _text(f"and {len(left)} more: --metrics names those to show")) if left else shown


def _metric_table(values: Iterable[dict[str, Any]]) -> Table:
    table = _table("metric", "value", "mean")
    for each in values:
        table.add_row(*(_text("" if each[name] is None else str(each[name])) for name in ("metric", "value", "mean")))
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def trace_table(events: Iterable[dict[str, Any]]) -> Table:
    """Events, a line each; where they have no room, what an event is about is cut short."""
    table = _table("time", "event", "about")
    for column in table.columns[:2]:
        column.no_wrap, column.max_width = True, _WIDEST
    for each in events:
        about = _text(" ".join(f"{name}={value}" for name, value in each["data"].items()))
        about.no_wrap, about.overflow = True, "ellipsis"
        table.add_row(_text(str(each["createdAt"])[11:19]), _text(str(each.get("text") or each["type"])), about)
    return table


def checklist(steps: Iterable[Step]) -> Table:
    """Steps, each with how it stands."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for step in steps:
        mark, style = _MARKS[step.state]
        took = "" if step.elapsed is None else f"{step.elapsed} ms"
        table.add_row(Text(mark, style), _text(step.name), _text(step.about), Text(took, "dim"))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name)
    return table


def _text(text: str) -> Text:
    return Text(printable(text))
