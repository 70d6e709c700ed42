"""The options that every operation's command has."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import click

FORMATS = ("table", "json", "jsonl", "csv")


@dataclass(frozen=True)
class Common:
    """What the common options said."""

    output: str
    query: str | None
    profile: str
    show_secrets: bool
    dry_run: bool
    debug: bool
    timeout: float | None


def _checked(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from mailrig.cli._query import check

    check(value)
    return value


def common_options() -> list[click.Parameter]:
    """The options themselves."""
    return [
        click.Option(
            ["--output", "-o", "common_output"],
            type=click.Choice(FORMATS),
            help="How results look; table on a terminal, json elsewhere, jsonl for streams.",
        ),
        click.Option(
            ["--query", "common_query"],
            callback=_checked,
            help="A JMESPath of what to show; of each item with --all.",
            metavar="PATH",
        ),
        click.Option(["--profile", "common_profile"], default="default", envvar="MAILRIG_PROFILE", show_default=True),
        click.Option(
            ["--timeout", "common_timeout"], type=float, help="Seconds for the whole call.", metavar="SECONDS"
        ),
        click.Option(["--show-secrets", "common_show_secrets"], is_flag=True, help="Show passwords and keys."),
        click.Option(["--dry-run", "common_dry_run"], is_flag=True, help="Show the request and send nothing."),
        click.Option(["--debug", "common_debug"], is_flag=True, help="Tell on stderr what goes over the wire."),
    ]


NAMES = frozenset(
    ("output", "query", "profile", "timeout", "show-secrets", "dry-run", "debug", "all", "yes", "json", "help")
)


def take(values: dict[str, Any], *, stream: bool = False) -> Common:
    """Takes the common options out of what a command was given."""
    said = {name.removeprefix("common_"): values.pop(name) for name in list(values) if name.startswith("common_")}
    return Common(**{**said, "output": said["output"] or ("jsonl" if stream else default_format())})


def default_format() -> str:
    """How results look unless it is said."""
    return "table" if sys.stdout.isatty() else "json"
