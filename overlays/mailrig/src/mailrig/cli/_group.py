"""Groups whose commands are made when they are named."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """A group that lists and completes its commands, and tells which may be meant, without making any."""

    def words(self) -> Mapping[str, str]:
        """The commands' names, each with what it does."""
        raise NotImplementedError

    def list_commands(self, context: click.Context) -> list[str]:
        """The names."""
        return list(self.words())

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """The names that begin so, and the options."""
        found = [CompletionItem(name, help=said) for name, said in self.words().items() if name.startswith(incomplete)]
        return found + click.Command.shell_complete(self, context, incomplete)

    def meant(self, word: str) -> list[str]:
        """What may have been meant by a word that is no command; the first is the likeliest."""
        return difflib.get_close_matches(word, list(self.words()), 1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, and the words behind it."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = self.meant(args[0])
            if not meant or args[0].startswith("-"):
                raise
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean '{meant[0]}'?", error.ctx) from None
