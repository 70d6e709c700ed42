"""Windows that are read apart: here, or by the workers of a Dask cluster."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from export.support_export import SECONDS, environment, run
from export.support_relay import BEGIN, relay
from mailrig import MailBaby
from mailrig.errors import MailrigError
from mailrig.export import export_window
from mailrig.export._columns import SCHEMA

EXAMPLE = Path(__file__).resolve().parents[2] / "overlays" / "mailrig" / "examples" / "export_with_dask.py"


def test_the_files_of_all_windows_have_the_rows_of_the_export(tmp_path: Path) -> None:
    with relay({7: 2500, 9: 30}) as server, MailBaby("key", base_url=server.url) as mb:
        windows = pickle.loads(pickle.dumps(mb.plan_log(BEGIN, server.until, span=timedelta(minutes=3))))
        files = [tmp_path / f"{place}.parquet" for place, _ in enumerate(windows)]
        counts = [export_window(mb, window, file) for window, file in zip(windows, files, strict=True)]
        run(server, tmp_path / "log.parquet")
    whole = pa.parquet.read_table(tmp_path / "log.parquet")
    assert pa.concat_tables(map(pa.parquet.read_table, files)).equals(whole)
    assert sum(counts) == whole.num_rows == 2530
    assert len(files) > 6


def test_a_window_that_cannot_be_read_leaves_no_file(tmp_path: Path) -> None:
    def fail(number: int) -> None:
        if number > 2:
            raise OSError

    with relay({7: 2500}) as server, MailBaby("key", base_url=server.url, retry=None) as mb:
        (window,) = mb.plan_log(BEGIN, server.until, order_ids=[7])
        server.before = fail
        with pytest.raises(MailrigError):
            export_window(mb, window, tmp_path / "log.parquet")
    assert list(tmp_path.iterdir()) == []


def test_the_example_writes_the_rows_of_the_export_on_a_real_cluster(tmp_path: Path) -> None:
    folder, until = tmp_path / "windows", BEGIN + timedelta(hours=6)
    with relay({7: 12_000, 9: 900}, per_second=1) as server:
        words = [sys.executable, str(EXAMPLE), BEGIN.date().isoformat(), until.isoformat()[:19], str(folder)]
        ended = subprocess.run(
            words,
            env=environment(server),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert (ended.returncode, ended.stdout) == (0, "12,900 rows\n"), ended.stderr
        run(server, tmp_path / "log.parquet", until=until)
        with MailBaby("key", base_url=server.url) as mb:
            windows = mb.plan_log(BEGIN, until, span=timedelta(hours=1))
    files = [folder / f"{each.order_id}_{each.start}_{each.end}.parquet" for each in windows]
    assert sorted(files) == sorted(folder.iterdir())
    whole = pa.parquet.read_table(tmp_path / "log.parquet")
    assert whole.schema.equals(SCHEMA)
    assert pa.concat_tables(map(pa.parquet.read_table, files)).equals(whole)
