"""One operation, from its arguments to what is on the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import click

from mailrig.cli import _output
from mailrig.cli._client import calling
from mailrig.cli._data import plain
from mailrig.cli._failures import told
from mailrig.cli._operation import OperationCommand, destroys, method_name
from mailrig.cli._options import Common


def run(command: OperationCommand, values: dict[str, Any], common: Common) -> None:
    """Calls an operation and shows what comes.

    Args:
        command: Its command.
        values: What the command was given.
        common: What the common options said.
    """
    with told(), ExitStack() as stack:
        arguments = command.arguments(values)
        api = stack.enter_context(calling(command.api, common))
        resource = getattr(api, command.operation.tag)
        if not common.dry_run:
            _ask(command, resource, arguments, confirmed=bool(values.get("confirmed")))
        every_page = bool(values.get("every_page"))
        result = getattr(resource, method_name(command.operation, every_page=every_page))(**arguments)
        if command.operation.stream:
            with result as events:
                told_events = ({"event": each.event, "data": each.data} for each in events)
                _output.write_items(_shown(told_events, common), common.output)
        elif every_page:
            _output.write_items(_shown(_progress(result), common), common.output)
        else:
            data = query(plain(result, show_secrets=common.show_secrets), common.query)
            pages = command.operation.pagination
            _output.write_result(data, common.output, pages.items if pages and not common.query else ())


def _shown(items: Any, common: Common) -> Iterator[Any]:
    for item in items:
        yield query(plain(item, show_secrets=common.show_secrets), common.query)


def query(data: Any, path: str | None) -> Any:
    """What a JMESPath finds in a result; the result itself without one.

    Raises:
        click.BadParameter: It is no JMESPath.
    """
    if path is None or isinstance(data, bytes):
        return data
    import jmespath

    try:
        return jmespath.search(path, data)
    except jmespath.exceptions.JMESPathError as error:
        raise click.BadParameter(str(error), param_hint="--query") from None


def _progress(paginator: Any) -> Iterator[Any]:
    if not sys.stderr.isatty():
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


def _ask(command: OperationCommand, resource: Any, arguments: dict[str, Any], *, confirmed: bool) -> None:
    whole = bool(arguments.get("everything"))
    if confirmed or not (whole or destroys(command.operation)):
        return
    about = " ".join(str(each) for each in arguments.values() if isinstance(each, (str, int)) and each is not True)
    question = f"{command.name} {about}".strip()
    if whole:
        question += f": this acts on {_how_many(command, resource)}"
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question}: say --yes to do it without being asked")
    if not click.confirm(f"{question}. Go on?", err=True):
        raise click.Abort


def _how_many(command: OperationCommand, resource: Any) -> str:
    """How many items the list of the same path has."""
    for other in command.api.operations().values():
        if other.path == command.operation.path and other.pagination and other.pagination.total:
            paginator = getattr(resource, method_name(other, every_page=True))(page_size=1)
            next(iter(paginator.pages()), None)
            return f"all {paginator.total} items"
    return "everything"
