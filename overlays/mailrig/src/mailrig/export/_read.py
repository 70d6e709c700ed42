"""From the server to parts: windows that are too large to be lost are split first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mailrig._log_windows import split
from mailrig.export._columns import batch
from mailrig.export._error import ExportError
from mailrig.export._files import draft
from mailrig.export._formats import write_parquet
from mailrig.export._gaps import gaps
from mailrig.export._progress import ExportProgress, Tell
from mailrig.export._work import Arguments, Manifest, Part, Work
from mailrig.mailbaby import LogWindow, MailBaby

if TYPE_CHECKING:
    from mailbaby_client.records import MailLogEntry

_BATCH_ROWS = 1_000


def planned(mb: MailBaby, arguments: Arguments) -> Manifest:
    """The manifest of a new export, after asking how large the log of each order is."""
    windows = mb.plan_log(arguments.since, arguments.until, order_ids=arguments.order_ids)
    return Manifest(arguments, windows, [_total(mb, window) for window in windows])


def check_orders(mb: MailBaby, manifest: Manifest) -> None:
    """Whether the account is the one of which the export was begun: another's orders would be found empty.

    Raises:
        ExportError: It has not all of the orders.
    """
    missing = {window.order_id for window in manifest.windows} - {each.id for each in mb.services.get_mail_orders()}
    if missing:
        raise ExportError(f"the export was begun with mail orders that are not there: {sorted(missing)}")


def read(mb: MailBaby, work: Work, manifest: Manifest, part_rows: int, tell: Tell) -> list[Part]:
    """Reads what is missing, and gives all parts in the order of the output.

    Args:
        mb: The client.
        work: The export's folder.
        manifest: What it is about.
        part_rows: About how many rows a part may have.
        tell: Called as rows come.
    """
    parts = work.parts()
    rows, expected = sum(part.rows for part in parts), sum(manifest.totals)

    def count(more: int) -> None:
        nonlocal rows
        rows += more
        tell(ExportProgress("read", rows, max(rows, expected)))

    count(0)
    totals = dict(zip(manifest.windows, manifest.totals, strict=True))
    pending = gaps(manifest.windows, [part.window for part in parts])[::-1]
    while pending:
        window = pending.pop()
        if window.start < window.end:
            total = totals[window] if window in totals else _total(mb, window)
            if total > part_rows:
                pending.extend(reversed(split(window, total, part_rows)))
                continue
        with draft(work.folder) as file:
            received = write_window(mb, window, file, count)
        parts.append(work.keep(Path(file.name), window, received))
    places = {window.order_id: place for place, window in enumerate(manifest.windows)}
    return sorted(parts, key=lambda part: (places[part.window.order_id], part.window.start))


def write_window(mb: MailBaby, window: LogWindow, file: Any, count: Callable[[int], None] = lambda _: None) -> int:
    """Writes a window to a Parquet file and gives the number of rows that came.

    Args:
        mb: The client.
        window: The window.
        file: The open file.
        count: Called with the number of rows that were written.
    """
    received = 0

    def batches() -> Iterator[Any]:
        nonlocal received
        for rows in _chunks(mb.walk_log_window(window)):
            received += len(rows)
            yield batch(rows)
            count(len(rows))

    write_parquet(file, batches())
    return received


def _chunks(rows: Iterable[MailLogEntry]) -> Iterator[list[MailLogEntry]]:
    every = iter(rows)
    while chunk := list(islice(every, _BATCH_ROWS)):
        yield chunk


def _total(mb: MailBaby, window: LogWindow) -> int:
    page = mb.history.view_mail_log(id=window.order_id, start_date=window.start, end_date=window.end, limit=1)
    return page.total
