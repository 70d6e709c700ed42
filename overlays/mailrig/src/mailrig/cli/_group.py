"""Groups whose commands are made when they are named."""

from __future__ import annotations

import difflib

import click


class LazyGroup(click.Group):
    """A group that tells what may be meant by a mistyped command, without making any."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, and the words behind it."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = difflib.get_close_matches(args[0], self.list_commands(ctx), 1)
            if not meant or args[0].startswith("-"):
                raise
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean '{meant[0]}'?", error.ctx) from None
