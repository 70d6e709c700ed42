"""An export from its arguments to its output."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet

from mailrig._log_windows import plan
from mailrig.export._error import ExportError
from mailrig.export._files import draft, publish
from mailrig.export._formats import FORMATS, format_of
from mailrig.export._progress import ExportProgress, Tell
from mailrig.export._read import check_orders, planned, read, write_window
from mailrig.export._work import Arguments, Part, Work, whole
from mailrig.mailbaby import LogWindow, MailBaby

_PART_ROWS = 20_000


@dataclass(frozen=True)
class ExportResult:
    """What an export made.

    Args:
        path: The output.
        rows: Its rows: as many as were received.
    """

    path: Path
    rows: int


def export_log(
    mb: MailBaby,
    since: datetime,
    until: datetime,
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 - the word for it
    order_ids: Iterable[int] | None = None,
    resume: bool = False,
    overwrite: bool = False,
    part_rows: int = _PART_ROWS,
    progress: Tell = lambda _: None,
) -> ExportResult:
    """Writes the log of a time to a file, each row once, in memory that does not grow with the log.

    Until it is whole, what was read is in the folder `<path>.parts`; the disk needs room for both. After an
    interruption of any kind, the same call with `resume` goes on. Only the owner may read any of the files, as the log
    has the addresses of people; an output that is replaced keeps its mode.

    Args:
        mb: The client.
        since: The first moment, with a time zone.
        until: The moment before which the time ends, with a time zone; some minutes in the past, as the log lags.
        path: The output.
        format: `parquet`, `jsonl.zst` or `csv`; as the output's name ends unless given.
        order_ids: The mail orders; every active one unless given.
        resume: Whether to go on with an interrupted export; one that was not begun begins.
        overwrite: Whether an output that is there is replaced and, without `resume`, an interrupted export forgotten.
        part_rows: About how many rows may have to be read again after an interruption.
        progress: Called as rows come and are written.

    Raises:
        ExportError: The output is there, an export was interrupted or differs from this one, or a part was damaged.
        ValueError: A moment has no time zone, or `until` is before `since`.
        OSError: A file cannot be written.
        MailrigError: A page could not be had, or makes no progress.
    """
    plan((), since, until)
    output = Path(path)
    orders = None if order_ids is None else list(dict.fromkeys(order_ids))
    arguments = Arguments(mb._core.options.base_url, since, until, format_of(output, format), orders)
    if output.is_dir():
        raise ExportError(f"{output} is a folder")
    work = Work(output)
    with work.locked():
        begun = work.read()
        if begun and not resume and not overwrite:
            raise ExportError(f"an export to {output} was interrupted: resume=True goes on, overwrite=True begins anew")
        if begun and resume:
            _compare(begun.arguments, arguments)
            if begun.whole and output.exists() and whole(output, begun.whole.rows) == begun.whole:
                work.clear()
                return ExportResult(output, begun.whole.rows)
        _refuse_existing(output, overwrite=overwrite)
        if begun and resume:
            check_orders(mb, begun)
            work.tidy()
            manifest = begun
        else:
            manifest = planned(mb, arguments)
            work.clear()
            work.write(manifest)
        parts = read(mb, work, manifest, part_rows, progress)
        with draft(work.folder) as file:
            rows = sum(part.rows for part in parts)
            FORMATS[arguments.format](file, _batches(parts, rows, progress))
        _refuse_existing(output, overwrite=overwrite)
        work.write(msgspec.structs.replace(manifest, whole=whole(Path(file.name), rows)))
        publish(Path(file.name), output)
        work.clear()
    return ExportResult(output, rows)


def export_window(mb: MailBaby, window: LogWindow, path: str | os.PathLike[str]) -> int:
    """Writes a window of the log to a Parquet file, which is there whole or not at all, and gives its number of rows.

    The files of all windows of a plan, read in the plan's order, have the rows of `export_log` of the same time.

    Args:
        mb: The client.
        window: The window, such as one of `mb.plan_log`.
        path: The file; one that is there is replaced.

    Raises:
        OSError: The file cannot be written.
        MailrigError: A page could not be had, or makes no progress.
    """
    output = Path(path)
    with draft(output.parent) as file:
        rows = write_window(mb, window, file)
    publish(Path(file.name), output)
    return rows


def _refuse_existing(output: Path, *, overwrite: bool) -> None:
    if output.exists() and not overwrite:
        raise ExportError(f"{output} is there already: overwrite=True replaces it")


def _compare(begun: Arguments, asked: Arguments) -> None:
    for name in Arguments.__struct_fields__:
        before, now = getattr(begun, name), getattr(asked, name)
        if before != now:
            raise ExportError(f"the interrupted export has another {name}: {_shown(before)}, not {_shown(now)}")


def _shown(value: Any) -> str:
    return "every active order" if value is None else str(value)


def _batches(parts: list[Part], expected: int, tell: Tell) -> Iterator[Any]:
    written = 0
    for part in parts:
        found = 0
        try:
            with pa.parquet.ParquetFile(part.path) as file:
                for each in file.iter_batches():
                    found += each.num_rows
                    yield each
                    tell(ExportProgress("write", written + found, expected))
        except pa.ArrowException as error:
            raise _damaged(part, str(error)) from None
        if found != part.rows:
            raise _damaged(part, f"{found} rows of {part.rows}")
        written += found


def _damaged(part: Part, reason: str) -> ExportError:
    return ExportError(f"{part.path} is damaged ({reason}): delete it and resume")
