"""`mailrig completion`: what makes a shell complete the command, and what the shell then asks for."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    shell_complete,
)

from mailrig.cli._names import COMPLETE

_ZSH_NAME = "#compdef mailrig\n"
_ZSH_START = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"


class _Bash(BashComplete):
    """bash, which takes `--name=value` for three words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        before = ["", *args]
        signs = [word == "=" and before[place].startswith("--") for place, word in enumerate(args)]
        return [word for word, sign in zip(args, signs, strict=True) if not sign], incomplete


class _Joined(ShellComplete):
    """A shell that puts a completion in the place of a whole `--name=value`, and takes help of one line."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[Any]]:
        name, sign, _ = incomplete.partition("=")
        before = name + sign if sign and name.startswith("--") else ""
        return [
            CompletionItem(before + each.value, each.type, " ".join((each.help or "").split()) or None)
            for each in super().get_completions(args, incomplete)
        ]


class _Zsh(_Joined, ZshComplete):
    """zsh, whose completion may not have been started."""

    def source(self) -> str:
        return super().source().replace(_ZSH_NAME, _ZSH_NAME + _ZSH_START, 1)


class _Fish(_Joined, FishComplete):
    """fish, whose words stand up to the cursor, and whose descriptions may have commas."""

    def source(self) -> str:
        return super().source().replace('split ","', 'split --max 1 ","').replace("commandline -t", "commandline -ct")


_SHELLS: dict[str, type[ShellComplete]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}


def complete(root: click.Command, instruction: str) -> int:
    """Answers a shell.

    Args:
        root: The command.
        instruction: What the shell asks for.
    """
    for shell in _SHELLS.values():
        add_completion_class(shell)
    return shell_complete(root, {}, "mailrig", COMPLETE, instruction)


@click.command()
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete this command.

    For bash: eval "$(mailrig completion bash)" in ~/.bashrc; the same for zsh in ~/.zshrc; for fish:
    mailrig completion fish | source, in ~/.config/fish/config.fish
    """
    click.echo(_SHELLS[shell](context.find_root().command, {}, "mailrig", COMPLETE).source())
