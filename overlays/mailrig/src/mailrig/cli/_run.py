"""One operation, from its arguments to what is on the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any

from mailrig.cli import _output
from mailrig.cli._client import calling, rehearse
from mailrig.cli._confirm import confirm
from mailrig.cli._data import items, plain
from mailrig.cli._failures import told
from mailrig.cli._names import method_name
from mailrig.cli._operation import EVENT, OperationCommand
from mailrig.cli._options import Common
from mailrig.cli._query import query

_WITH_COLUMNS = ("table", "csv")


def run(command: OperationCommand, values: dict[str, Any], common: Common) -> None:
    """Calls an operation and shows what comes.

    Args:
        command: Its command.
        values: What the command was given.
        common: What the common options said.
    """
    operation, every_page = command.operation, bool(values.get("every_page"))
    with told(), ExitStack() as stack:
        arguments = command.arguments(values)
        api = stack.enter_context(calling(command.api, common, arguments.get("body"), stream=bool(operation.stream)))
        resource = getattr(api, operation.tag)
        if operation.destruction and not (common.dry_run or values.get("confirmed")):
            tag, method = operation.tag, method_name(operation)
            rehearse(command.api, common, lambda refusing: getattr(getattr(refusing, tag), method)(**arguments))
            confirm(command, resource, arguments)
        columns = command.columns if common.output in _WITH_COLUMNS and not common.query else ()
        result = getattr(resource, method_name(operation, every_page=every_page))(**arguments)
        if operation.stream:
            with result as events:
                write_events(events, common)
        elif every_page:
            shown = _shown(_progress(result, common.output), common, secret=command.secret_items)
            _output.write_items(shown, common.output, columns)
        else:
            secret = False
            if operation.pagination and common.output != "json" and not common.query:
                result, secret = items(result, operation.pagination.items), command.secret_items
            data = query(plain(result, show_secrets=common.show_secrets, secret=secret), common.query)
            _output.write_result(data, common.output, columns)


def write_events(events: Iterable[Any], common: Common) -> None:
    """Writes the events of a stream as they come.

    Args:
        events: The events.
        common: What the common options said.
    """
    heard = ({"event": each.event, "data": each.data} for each in events)
    _output.write_items(_shown(heard, common), common.output, () if common.query else EVENT)


def _shown(items: Any, common: Common, *, secret: bool = False) -> Iterator[Any]:
    for item in items:
        yield query(plain(item, show_secrets=common.show_secrets, secret=secret), common.query)


def _progress(paginator: Any, form: str) -> Iterator[Any]:
    """The items, with a bar on the terminal unless they would come there in the midst of it."""
    if not sys.stderr.isatty() or (sys.stdout.isatty() and form != "table"):
        yield from paginator
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        for item in paginator:
            progress.update(task, advance=1, total=paginator.total)
            yield item
