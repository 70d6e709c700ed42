"""`mailrig mailbaby log export`: the whole log of a time in a file."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from mailrig.cli._apis import APIS
from mailrig.cli._client import calling
from mailrig.cli._failures import told
from mailrig.cli._options import Common, common_options
from mailrig.cli._streams import say

_SHARED = ("common_profile", "common_timeout", "common_dry_run", "common_debug")


def _moment(_: click.Context, __: click.Parameter, value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not like 2026-11-01 or 2026-11-01T13:45+01:00") from None
    return found if found.utcoffset() is not None else found.replace(tzinfo=UTC)


@click.command("export", params=[each for each in common_options() if each.name in _SHARED])
@click.option(
    "--since", callback=_moment, required=True, metavar="MOMENT", help="The first moment; UTC unless it says."
)
@click.option(
    "--until", callback=_moment, required=True, metavar="MOMENT", help="The end: the first moment that is left out."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The file: its name ends with .parquet, .jsonl.zst or .csv.",
)
@click.option("--order", "orders", type=int, multiple=True, help="A mail order; all active ones unless given.")
@click.option("--resume", is_flag=True, help="Go on with an export that was interrupted.")
@click.option("--overwrite", is_flag=True, help="Replace the file; without --resume, begin anew.")
def export(
    since: datetime, until: datetime, out: Path, orders: tuple[int, ...], resume: bool, overwrite: bool, **rest: Any
) -> None:
    """Write the whole log of a time to a file, each row once.

    Rows come order by order, oldest first. The log lags behind sending: let the time end some minutes ago.

    Until the file is whole, what was read is kept in FILE.parts; --resume goes on from there. Only you may read the
    files, as the log has the addresses of people; one that is replaced keeps its mode.
    """
    if until > datetime.now(UTC):
        say("mailrig: --until is in the future: rows that come after they were read are not in the file")
    said = {name.removeprefix("common_"): value for name, value in rest.items()}
    common = Common(output="table", query=None, show_secrets=False, **said)
    try:
        from mailrig.export import export_log
    except ImportError as error:
        raise click.ClickException(str(error)) from None
    with _resumable(out), told(), calling(APIS["mailbaby"], common) as mb, _progress() as progress:
        result = export_log(
            mb,
            since,
            until,
            out,
            order_ids=orders or None,
            resume=resume,
            overwrite=overwrite,
            progress=progress,
        )
    say(f"wrote {result.rows:,} rows to {out}")


@contextlib.contextmanager
def _resumable(out: Path) -> Iterator[None]:
    """Says of what ends an export too early whether it can be resumed."""
    try:
        yield
    except KeyboardInterrupt:
        raise _ended("interrupted", out, 130) from None
    except click.UsageError:
        raise
    except click.ClickException as error:
        raise _ended(error.message, out, error.exit_code) from None
    except OSError as error:
        raise _ended(f"{error.filename or out}: {error.strerror or error}", out, 1) from None


def _ended(message: str, out: Path, code: int) -> click.ClickException:
    from mailrig.export import is_interrupted

    hint = "; what was read is kept, the same command with --resume goes on"
    ended = click.ClickException(message + (hint if is_interrupted(out) else ""))
    ended.exit_code = code  # type: ignore[misc]
    return ended


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[Any], None]]:
    """What shows how far an export is, on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed or 0:,.0f}/s")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f}"),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(now: Any) -> None:
            if now.stage not in tasks:
                for done in tasks.values():
                    bar.remove_task(done)
                tasks[now.stage] = bar.add_task(now.stage, completed=now.rows, total=now.expected)
            bar.update(tasks[now.stage], completed=now.rows, total=now.expected)

        yield show
