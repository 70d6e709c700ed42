"""MailBaby's log of a time, read by many machines: one Parquet file for each window of it.

python examples/export_with_dask.py 2026-11-01 2026-11-08 folder [scheduler]

The folder is one that all workers see. Without a scheduler's address the cluster is made here, for the time of the
export. The workers take address and key from the environment, as every client does. Together they ask as often as all
of them: keep the cluster small enough for the relay.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from distributed import Client, LocalCluster
from mailrig import MailBaby
from mailrig.export import export_window
from mailrig.mailbaby import LogWindow

SPAN = timedelta(hours=1)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def file_of(window: LogWindow, folder: Path) -> Path:
    """Where the rows of a window go."""
    return folder / f"{window.order_id}_{window.start}_{window.end}.parquet"


def read(window: LogWindow, folder: Path) -> int:
    """What a worker does: a window's file, which is whole or not there."""
    with MailBaby() as mb:
        return export_window(mb, window, file_of(window, folder))


def export(cluster: Client, since: datetime, until: datetime, folder: Path) -> int:
    """Reads what has no file yet, and gives the number of rows that came."""
    with MailBaby() as mb:
        windows = mb.plan_log(since, until, span=SPAN)
    missing = [window for window in windows if not file_of(window, folder).exists()]
    return sum(cluster.gather(cluster.map(read, missing, folder=folder, retries=2, pure=False)))


def main(since: str, until: str, folder: str, scheduler: str | None = None) -> None:
    """Runs the export on a cluster."""
    begin, end = (_moment(each) for each in (since, until))
    place = Path(folder).resolve()
    place.mkdir(exist_ok=True)
    if scheduler:
        with Client(scheduler) as cluster:
            print(f"{export(cluster, begin, end, place):,} rows")
    else:
        with LocalCluster(dashboard_address=None) as made, Client(made) as cluster:
            print(f"{export(cluster, begin, end, place):,} rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
