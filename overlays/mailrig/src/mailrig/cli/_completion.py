"""`mailrig completion`: what makes a shell complete the command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print what makes a shell complete this command.

    For bash: eval "$(mailrig completion bash)" in ~/.bashrc; the same for zsh in ~/.zshrc; for fish:
    mailrig completion fish > ~/.config/fish/completions/mailrig.fish
    """
    from mailrig.cli._main import COMPLETE, root

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - the choices are those that click has
    click.echo(found(root, {}, "mailrig", COMPLETE).source())
