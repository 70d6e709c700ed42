"""What destroys asks first, and says how much it acts on where a list can tell."""

from __future__ import annotations

import sys
from typing import Any

import click

from mailrig.cli._extent import of_operation
from mailrig.cli._names import kebab
from mailrig.cli._operation import OperationCommand
from mailrig.cli._text import printable


class Declined(click.ClickException):
    """Somebody said no."""

    def __init__(self) -> None:
        super().__init__("nothing was done")


def confirm(command: OperationCommand, resource: Any, arguments: dict[str, Any]) -> None:
    """Asks whether to call an operation, and says how much it acts on.

    Args:
        command: The command.
        resource: The client's resource that carries it out.
        arguments: The arguments of the call.

    Raises:
        Declined: No.
        click.UsageError: There is nobody to ask.
    """
    extent = of_operation(command.api, command.operation, resource, arguments)
    ask(f"{command.name} {_about(arguments)}".strip() + extent)


def ask(question: str) -> None:
    """Asks whether to go on.

    Args:
        question: What is about to be done.

    Raises:
        Declined: No.
        click.UsageError: There is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question}: say --yes to do it without being asked")
    if not click.confirm(printable(f"{question}. Go on?"), err=True):
        raise Declined


def _about(arguments: dict[str, Any]) -> str:
    given = [(kebab(name.rstrip("_")), value) for name, value in arguments.items() if name != "body"]
    return ", ".join(name if value is True else f"{name} {value}" for name, value in given)
