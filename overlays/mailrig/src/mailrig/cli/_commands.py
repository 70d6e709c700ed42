"""Groups and commands made from what the generated packages say of their operations."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from mailrig.cli._apis import Api
from mailrig.cli._signature import kebab

# What a specification cannot say: a live view, a whole export.
_FURTHER = {
    ("mailbaby", "log", "export"): ("_export", "export", "Write the whole log of a time to a file."),
    ("stalwart", "telemetry", "metrics"): ("_live", "metrics", "Show the server's metrics, or watch them."),
    ("stalwart", "telemetry", "traces"): ("_live", "traces", "Watch what the server does."),
    ("stalwart", "troubleshoot", "delivery"): ("_live", "delivery", "Try a delivery, step by step."),
}


class ApiGroup(click.Group):
    """An API: a group for each of its tags."""

    def __init__(self, api: Api, **settings: Any) -> None:
        super().__init__(api.name, **settings)
        self.api = api

    def list_commands(self, context: click.Context) -> list[str]:
        """The tags."""
        found = {kebab(operation.tag) for operation in self.api.operations().values()}
        return sorted(found | {tag for name, tag, _ in _FURTHER if name == self.api.name})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A tag by its name."""
        return TagGroup(self.api, name) if name in self.list_commands(context) else None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The tags with their commands."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(tag, ", ".join(TagGroup(self.api, tag).names())) for tag in self.list_commands(context)]
            )


class TagGroup(click.Group):
    """A tag: a command for each of its operations."""

    def __init__(self, api: Api, tag: str) -> None:
        super().__init__(tag, help=f"{tag.capitalize()} of {api.name}.")
        self.api = api
        self.tag = tag

    def names(self) -> list[str]:
        """The commands' names."""
        return [*self._operations(), *self._further()]

    def _operations(self) -> dict[str, Any]:
        return {
            kebab(operation.name): operation
            for operation in self.api.operations().values()
            if kebab(operation.tag) == self.tag
        }

    def _further(self) -> dict[str, tuple[str, str, str]]:
        return {name: said for (api, tag, name), said in _FURTHER.items() if (api, tag) == (self.api.name, self.tag)}

    def list_commands(self, context: click.Context) -> list[str]:
        """The operations, and what belongs to them."""
        return self.names()

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by its name."""
        if operation := self._operations().get(name):
            from mailrig.cli._operation import command

            made: click.Command = command(self.api, operation)
            return made
        if said := self._further().get(name):
            found: click.Command = getattr(import_module(f"mailrig.cli.{said[0]}"), said[1])
            return found
        return None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with their first sentences."""
        rows = []
        for name in self.list_commands(context):
            said = self._further().get(name)
            made = None if said else self.get_command(context, name)
            rows.append((name, said[2] if said else made.get_short_help_str(70) if made else ""))
        with formatter.section("Commands"):
            formatter.write_dl(rows)
