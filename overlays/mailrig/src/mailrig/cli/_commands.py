"""Groups and commands made from what the generated packages say of their operations."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from mailrig.cli._apis import Api
from mailrig.cli._group import LazyGroup
from mailrig.cli._names import kebab

# What a specification cannot say: a live view, a whole export.
_FURTHER = {
    ("mailbaby", "log", "export"): ("_export", "export", "Write the whole log of a time to a file"),
    ("stalwart", "telemetry", "metrics"): ("_live", "metrics", "Show the server's metrics, or watch them"),
    ("stalwart", "telemetry", "traces"): ("_live", "traces", "Watch what the server does"),
    ("stalwart", "troubleshoot", "delivery"): ("_live", "delivery", "Try a delivery, step by step"),
}


class ApiGroup(LazyGroup):
    """An API: a group for each of its tags."""

    def __init__(self, api: Api, **settings: Any) -> None:
        super().__init__(api.name, **settings)
        self.api = api

    def words(self) -> dict[str, str]:
        """The tags, each with its commands."""
        tags = {kebab(operation.tag) for operation in self.api.operations().values()}
        further = {tag for name, tag, _ in _FURTHER if name == self.api.name}
        return {tag: ", ".join(TagGroup(self.api, tag).words()) for tag in sorted(tags | further)}

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A tag by its name."""
        return TagGroup(self.api, name) if name in self.words() else None

    def meant(self, word: str) -> list[str]:
        """A command whose tag is missing, or a tag."""
        missing = [f"{tag} {word}" for tag in self.words() if word in TagGroup(self.api, tag).words()]
        return missing or super().meant(word)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command, below its tag."""
        for tag in self.words():
            with formatter.section(tag):
                formatter.write_dl(list(TagGroup(self.api, tag).words().items()))


class TagGroup(LazyGroup):
    """A tag: a command for each of its operations."""

    def __init__(self, api: Api, tag: str) -> None:
        super().__init__(tag, help=f"The commands of {api.name} for {tag}.")
        self.api = api
        self.tag = tag

    def _operations(self) -> dict[str, Any]:
        return {
            kebab(operation.name): operation
            for operation in self.api.operations().values()
            if kebab(operation.tag) == self.tag
        }

    def _further(self) -> dict[str, tuple[str, str, str]]:
        return {name: said for (api, tag, name), said in _FURTHER.items() if (api, tag) == (self.api.name, self.tag)}

    def words(self) -> dict[str, str]:
        """The commands, each with what it does."""
        operations = {name: operation.summary for name, operation in self._operations().items()}
        return {**operations, **{name: said[2] for name, said in self._further().items()}}

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by its name."""
        if operation := self._operations().get(name):
            from mailrig.cli._operation import OperationCommand

            return OperationCommand(self.api, operation)
        if said := self._further().get(name):
            found: click.Command = getattr(import_module(f"mailrig.cli.{said[0]}"), said[1])
            return found
        return None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with what it does."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.words().items()))
