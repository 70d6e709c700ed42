"""The command's root: its groups, and the one place where failures become exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import Any

import click

from mailrig._version import __version__
from mailrig.cli._apis import APIS
from mailrig.cli._group import LazyGroup
from mailrig.cli._names import COMPLETE
from mailrig.cli._streams import give_up, open_all, say

_FURTHER = {
    "api": ("_request", "request"),
    "completion": ("_completion", "completion"),
    "configure": ("_configure", "configure"),
    "whoami": ("_whoami", "whoami"),
}
_SHORT = {
    "api": "Call a path that no specification covers.",
    "completion": "Print what makes a shell complete this command.",
    "configure": "Keep addresses and credentials in a file that only you can read.",
    "whoami": "Ask each API whether it knows you.",
    "hostup": "The VPS and its domains.",
    "mailbaby": "The outbound relay.",
    "stalwart": "The mail server.",
}


class Root(LazyGroup):
    """The command itself; nothing of an API is imported before it is named."""

    def words(self) -> dict[str, str]:
        """The APIs, then the other commands."""
        return {name: _SHORT.get(name, "") for name in (*sorted(APIS), *sorted(_FURTHER))}

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by its name."""
        if name in APIS:
            from mailrig.cli._commands import ApiGroup

            return ApiGroup(APIS[name], help=_SHORT.get(name))
        if name in _FURTHER:
            module, attribute = _FURTHER[name]
            command: click.Command = getattr(import_module(f"mailrig.cli.{module}"), attribute)
            return command
        return None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without making any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.words().items()))


@click.command(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mailrig")
def root() -> None:
    """Call every operation of HostUp, Stalwart and MailBaby.

    The words are API, TAG and OPERATION, such as: mailrig stalwart principals list-principals --all --output table

    Exit codes: 0 done; 1 another failure, "no" to a question, or a mail that nobody would take; 2 wrong usage, or a
    question that nobody is there to answer; 3 not authenticated; 4 not permitted; 5 not found; 6 conflict; 7 refused;
    8 rate limit; 9 the server failed; 10 no answer; 11 too late; 12 unreadable answer; 13 the list repeats itself;
    14 unsupported by the server; 130 interrupted.
    """


def run(arguments: list[str] | None = None) -> int:
    """Runs the command.

    Args:
        arguments: The words after its name.

    Returns:
        The exit code.
    """
    open_all()
    with contextlib.suppress(AttributeError):  # what stands in for stdout need not be a file
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        if instruction := os.environ.get(COMPLETE):
            from mailrig.cli._completion import complete

            return complete(root, instruction)
        with root.make_context("mailrig", sys.argv[1:] if arguments is None else arguments) as context:
            root.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, EOFError, KeyboardInterrupt):
        say(("\n" if sys.stderr.isatty() else "") + "mailrig: interrupted")
        return 130
    except click.exceptions.NoArgsIsHelpError as asked:
        say(asked.format_message())
        return asked.exit_code
    except click.ClickException as wrong:
        return _told(f"mailrig: {wrong.format_message()}", wrong)
    except BrokenPipeError:
        give_up(sys.stdout)
        return 0
    except OSError as error:
        give_up(sys.stdout)
        say(f"mailrig: the output cannot be written ({error.strerror}); what was called was called")
        return 1
    return 0


def _told(message: str, wrong: Any) -> int:
    context = getattr(wrong, "ctx", None)
    hint = (
        f" (see {context.command_path} --help)" if context is not None and isinstance(wrong, click.UsageError) else ""
    )
    say(f"{' '.join(message.split())}{hint}")
    return int(wrong.exit_code)
