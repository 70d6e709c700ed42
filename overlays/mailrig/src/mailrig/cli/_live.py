"""What a server tells as it happens: metrics, events, and a delivery that is tried step by step."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any

import click

from mailrig.cli import _options, _output
from mailrig.cli._apis import APIS
from mailrig.cli._checklist import Step, add, is_delivered
from mailrig.cli._client import calling
from mailrig.cli._columns import record_columns
from mailrig.cli._data import plain
from mailrig.cli._failures import told
from mailrig.cli._options import Common
from mailrig.cli._query import query
from mailrig.cli._text import printable

_SAMPLE = ("metric", "value", "mean")


@click.command("metrics", params=_options.common_options())
@click.option("--watch", is_flag=True, help="Go on until Ctrl-C.")
@click.option("--metrics", help="Names of metrics, separated by commas.", metavar="NAMES")
@click.option("--interval", type=click.IntRange(1), help="Seconds between two looks.", metavar="SECONDS")
def metrics(watch: bool, metrics: str | None, interval: int | None, **rest: Any) -> None:
    """Show the server's metrics as they are now, or watch them."""
    common = _options.take(rest)
    names = {name.strip() for name in (metrics or "").split(",")} - {""}
    wanted: dict[str, Any] = {"metrics": ",".join(sorted(names))} if names else {}
    wanted |= {} if interval is None else {"interval": interval}
    with told(), _stalwart(common) as st, st.telemetry.stream_live_metrics(**wanted) as events:
        looks = (_values(plain(event.data, show_secrets=common.show_secrets), names) for event in events)
        if not watch:
            _output.write_result(query(next(looks, []), common.query), common.output, _columns(common, _SAMPLE))
        elif _is_live(common):
            from mailrig.cli._views import metric_view, refresh

            refresh(metric_view(look) for look in looks)
        else:
            values = (value for look in looks for value in look)
            _output.write_items(
                (query(each, common.query) for each in values), _lines(common), _columns(common, _SAMPLE)
            )


def _values(samples: list[dict[str, Any]], names: set[str]) -> list[dict[str, Any]]:
    """What a look showed, of the named metrics only if there are names: servers send other counters all the same."""
    return [
        {
            "metric": each["id"],
            "value": each.get("value", each.get("count")),
            "mean": round(each["sum"] / each["count"], 1) if each.get("count") else None,
        }
        for each in sorted(samples, key=lambda each: str(each["id"]))
        if not names or each["id"] in names
    ]


@click.command("traces", params=_options.common_options())
@click.option("--filter", "wanted", help="Only sessions in which some value contains this.", metavar="TEXT")
def traces(wanted: str | None, **rest: Any) -> None:
    """Watch what the server does, until Ctrl-C."""
    common = _options.take(rest)
    given = {} if wanted is None else {"filter_": wanted}
    with told(), _stalwart(common) as st, st.telemetry.stream_live_tracing(**given) as events:
        happened = (
            plain(each, show_secrets=common.show_secrets)
            for event in events
            if isinstance(event.data, list)
            for each in event.data
        )
        if _is_live(common):
            from mailrig.cli._views import refresh, room, trace_table

            refresh(map(trace_table, _latest(happened, room())))
        else:
            shown = (query(each, common.query) for each in happened)
            columns = record_columns(import_module("stalwart_client.records").TraceEvent)
            _output.write_items(shown, _lines(common), _columns(common, columns))


@click.command("delivery", params=_options.common_options())
@click.argument("recipient")
@click.option("--step-timeout", type=click.IntRange(1), help="Seconds for each step on the network.", metavar="SECONDS")
@click.pass_context
def delivery(context: click.Context, /, recipient: str, step_timeout: int | None, **rest: Any) -> None:
    """Try a delivery to an address or a domain, step by step; nothing is mailed.

    Ends with exit code 1 unless a mail server would take the mail; that others failed before does not count.
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

    with told(), _stalwart(common) as st:
        with st.troubleshoot.stream_delivery_troubleshooting(recipient, **given) as events:
            if _is_live(common):
                from mailrig.cli._views import checklist, refresh

                refresh(map(checklist, filled()))
            elif common.output in ("table", "jsonl") and not common.query:
                _tell(filled(), common.output)
            else:
                deque(filled(), maxlen=0)
                data = query([vars(step) for step in steps], common.query)
                _output.write_result(data, common.output, _columns(common, tuple(Step.__dataclass_fields__)))
        if not common.dry_run:
            context.exit(0 if is_delivered(steps, recipient) else 1)


def _stalwart(common: Common) -> AbstractContextManager[Any]:
    return calling(APIS["stalwart"], common, stream=True)


def _latest(happened: Iterator[Any], count: int) -> Iterator[deque[Any]]:
    latest: deque[Any] = deque(maxlen=count)
    yield latest
    for each in happened:
        latest.append(each)
        yield latest


def _tell(filled: Iterator[tuple[Step, ...]], form: str) -> None:
    """Writes each step when it has ended."""
    written = 0
    steps: tuple[Step, ...] = ()
    for steps in filled:
        while written < len(steps) and steps[written].state != "running":
            _output.write_items([vars(steps[written])], "jsonl") if form == "jsonl" else _say(steps[written])
            written += 1
    for step in steps[written:]:
        _output.write_items([vars(step)], "jsonl") if form == "jsonl" else _say(step)


def _say(step: Step) -> None:
    took = "" if step.elapsed is None else f" ({step.elapsed} ms)"
    click.echo(printable(f"{step.state:7} {step.name}{': ' if step.about else ''}{step.about}{took}"))
    sys.stdout.flush()


def _is_live(common: Common) -> bool:
    can_move = sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
    return common.output == "table" and common.query is None and can_move


def _columns(common: Common, columns: tuple[str, ...]) -> tuple[str, ...]:
    return () if common.query else columns


def _lines(common: Common) -> str:
    """The form of what never ends: neither a table nor a list of JSON does."""
    return "csv" if common.output == "csv" else "jsonl"
