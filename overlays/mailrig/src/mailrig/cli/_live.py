"""What a server tells as it happens: metrics, events, and a delivery that is tried step by step."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from mailrig.cli import _options, _output
from mailrig.cli._apis import APIS
from mailrig.cli._checklist import Step, add, is_delivered
from mailrig.cli._client import calling
from mailrig.cli._data import plain
from mailrig.cli._failures import told
from mailrig.cli._output import printable

_MARKS = {"running": ("…", "yellow"), "done": ("✓", "green"), "none": ("·", "dim"), "failed": ("✗", "red")}


def _values(samples: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "metric": each["id"],
            "value": each.get("value", each.get("count")),
            "mean": round(each["sum"] / each["count"], 1) if each.get("count") else None,
        }
        for each in sorted(samples, key=lambda each: str(each["id"]))
    ]


@click.command("metrics", params=_options.common_options())
@click.option("--watch", is_flag=True, help="Go on until Ctrl-C.")
@click.option("--metrics", help="Names of metrics, separated by commas.", metavar="NAMES")
@click.option("--interval", type=click.IntRange(1), help="Seconds between two looks.", metavar="SECONDS")
def metrics(watch: bool, metrics: str | None, interval: int | None, **rest: Any) -> None:
    """Show the server's metrics as they are now, or watch them."""
    common = _options.take(rest)
    wanted = {name: value for name, value in (("metrics", metrics), ("interval", interval)) if value is not None}
    with told(), calling(APIS["stalwart"], common) as st, st.telemetry.stream_live_metrics(**wanted) as events:
        looks = (plain(event.data, show_secrets=common.show_secrets) for event in events)
        if not watch:
            _output.write_items(_values(next(looks)), common.output)
        elif common.output == "table" and sys.stdout.isatty():
            _refresh(_table(_values(look), "metric", "value", "mean") for look in looks)
        else:
            for look in looks:
                _output.write_items(_values(look), "jsonl" if common.output == "table" else common.output)


@click.command("traces", params=_options.common_options())
@click.option("--filter", "wanted", help="Only sessions in which some value contains this.", metavar="TEXT")
def traces(wanted: str | None, **rest: Any) -> None:
    """Watch what the server does, until Ctrl-C."""
    common = _options.take(rest, stream=True)
    given = {} if wanted is None else {"filter_": wanted}
    with told(), calling(APIS["stalwart"], common) as st, st.telemetry.stream_live_tracing(**given) as events:
        happened = (
            plain(each, show_secrets=common.show_secrets)
            for event in events
            if isinstance(event.data, list)
            for each in event.data
        )
        if sys.stdout.isatty() and rest.get("common_output") is None:
            for each in happened:
                told_more = " ".join(f"{name}={value}" for name, value in each["data"].items())
                click.echo(printable(f"{each['createdAt']}  {each.get('text') or each['type']}  {told_more}"))
        else:
            _output.write_items(happened, common.output)


@click.command("delivery", params=_options.common_options())
@click.argument("recipient")
@click.option("--step-timeout", type=click.IntRange(1), help="Seconds for each step on the network.", metavar="SECONDS")
@click.pass_context
def delivery(context: click.Context, /, recipient: str, step_timeout: int | None, **rest: Any) -> None:
    """Try a delivery to an address or a domain, step by step; nothing is mailed.

    Ends with exit code 1 if a step failed.
    """
    common = _options.take(rest)
    given = {} if step_timeout is None else {"timeout": step_timeout}
    steps: tuple[Step, ...] = ()

    def filled() -> Iterator[tuple[Step, ...]]:
        nonlocal steps
        for event in events:
            for stage in plain(event.data, show_secrets=common.show_secrets):
                steps = add(steps, stage)
                yield steps

    with told(), calling(APIS["stalwart"], common) as st:
        with st.troubleshoot.stream_delivery_troubleshooting(recipient, **given) as events:
            if common.output == "table" and sys.stdout.isatty():
                _refresh(_checklist(each) for each in filled())
            else:
                for _ in filled():
                    pass
                _output.write_items([vars(step) for step in steps], common.output)
        if not common.dry_run:
            context.exit(0 if is_delivered(steps) else 1)


def _refresh(shown: Iterator[Any]) -> None:
    from rich.live import Live

    with Live(refresh_per_second=8) as live:
        for each in shown:
            live.update(each)


def _table(items: list[dict[str, Any]], *columns: str) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, justify="left" if name == columns[0] else "right")
    for item in items:
        table.add_row(*(printable("" if item[name] is None else str(item[name])) for name in columns))
    return table


def _checklist(steps: tuple[Step, ...]) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False)
    for step in steps:
        mark, style = _MARKS[step.state]
        took = "" if step.elapsed is None else f"{step.elapsed} ms"
        table.add_row(Text(mark, style), Text(step.name), Text(printable(step.about)), Text(took, "dim"))
    return table
