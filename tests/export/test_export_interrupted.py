"""An export that ends too early, in any way, at any moment, ends as if it had not when it is resumed.

The environment variable MAILRIG_EXPORT_ROWS says how many rows the large export has, such as 1000000.
"""

from __future__ import annotations

import os
import pty
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from export.support_export import SECONDS, as_columns, command, environment, export, rows_of, run
from export.support_killed import KILLED
from export.support_relay import BEGIN, Relay, relay
from mailrig.export import FORMATS

ROWS = int(os.environ.get("MAILRIG_EXPORT_ROWS", "50000"))
TESTS = Path(__file__).resolve().parents[1]


def started(server: Relay, out: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(server, out, *words), env=environment(server), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_kill_at_any_moment_loses_and_repeats_no_row(tmp_path: Path) -> None:
    with relay({7: 250, 9: 20}) as server:
        ended = subprocess.run(
            [sys.executable, "-m", "export.support_killed", server.url, server.until.isoformat(), str(tmp_path)],
            cwd=TESTS,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        run(server, tmp_path / "unbroken.parquet")
        unbroken = pa.parquet.read_table(tmp_path / "unbroken.parquet")
        assert unbroken.to_pylist() == as_columns(server.every())
    *killed, last = ([int(word) for word in line.split()] for line in ended.stdout.splitlines())
    assert last[1:] == [0]
    assert len(killed) > 70
    for moment, first, _, interrupted, resumed in killed:
        folder = tmp_path / str(moment)
        assert first == KILLED
        assert resumed == 0 or (resumed == 2 and not interrupted and (folder / "log.parquet").exists())
        for found in folder.glob("*.parquet"):
            assert pa.parquet.read_table(found).equals(unbroken), (moment, found)
        assert list(folder.glob("*/*")) == []


def test_a_large_export_that_is_killed_again_and_again_has_the_rows_of_an_unbroken_one(tmp_path: Path) -> None:
    draw = random.Random(ROWS)  # noqa: S311 - the same moments in every run
    out, unbroken = tmp_path / "log.parquet", tmp_path / "unbroken.parquet"
    with relay({7: ROWS // 2, 9: ROWS - ROWS // 2}) as server:
        assert run(server, unbroken).rows == ROWS
        quarter = len(server.requests) // 4
        codes = [killed(server, out, draw, draw.randint(1, quarter)) for _ in range(3)]
        assert codes == [KILLED] * 3
        while 0 not in codes and len(codes) < 6 + ROWS // 25_000:
            codes.append(killed(server, out, draw, draw.randint(1, 20 + ROWS // 20_000)))
            assert not out.exists() or pa.parquet.read_metadata(out).num_rows == ROWS
        if 0 not in codes:
            assert export(server, out, "--resume").stderr == f"wrote {ROWS:,} rows to {out}\n"
    assert set(codes) <= {KILLED, 0}
    with pa.parquet.ParquetFile(out) as found, pa.parquet.ParquetFile(unbroken) as whole:
        assert found.metadata.num_rows == whole.metadata.num_rows == ROWS
        for mine, its in zip(found.iter_batches(), whole.iter_batches(), strict=True):
            assert mine.equals(its)
    assert sorted(tmp_path.iterdir()) == [out, unbroken]


def killed(server: Relay, out: Path, draw: random.Random, requests: int) -> int:
    """Goes on with an export and kills it at a request, or after a time if that is sooner; its exit code."""
    last = len(server.requests) + requests
    with started(server, out, "--resume") as process:
        server.before = lambda number: process.kill() if number == last else None
        try:
            process.communicate(timeout=draw.uniform(0.5, 2 + ROWS / 500_000))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate(timeout=SECONDS)
    server.before = lambda number: None
    return process.returncode


WRITING = """
import os, signal, sys
from datetime import datetime
from mailrig import MailBaby
from mailrig.export import export_log

def stop(now):
    if now.stage == "write" and now.rows > now.expected // 2:
        os.kill(os.getpid(), signal.SIGKILL)

since, until, out = sys.argv[1:]
with MailBaby() as mb:
    export_log(mb, datetime.fromisoformat(since), datetime.fromisoformat(until), out, progress=stop)
"""


@pytest.mark.parametrize("form", FORMATS)
def test_a_kill_while_the_output_is_written_asks_for_no_row_again(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"log.{form}"
    with relay({7: ROWS}) as server:
        words = [sys.executable, "-c", WRITING, BEGIN.isoformat(), server.until.isoformat(), str(out)]
        ended = subprocess.run(words, env=environment(server), timeout=SECONDS, check=False)
        assert ended.returncode == KILLED
        assert not out.exists()
        server.requests.clear()
        assert export(server, out, "--resume").stderr == f"wrote {ROWS:,} rows to {out}\n"
        assert server.requests == ["/mail"]
    assert [each["_id"] for each in rows_of(out)] == [700_000_000 + number for number in range(ROWS)]
    assert list(tmp_path.iterdir()) == [out]


def interrupt_at(server: Relay, number: int, process: Callable[[], subprocess.Popen[str]]) -> None:
    def before(request: int) -> None:
        if request == number:
            process().send_signal(signal.SIGINT)

    server.before = before


def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl.zst"
    with relay({7: 30_000}) as server:
        interrupt_at(server, 30, lambda: process)
        with started(server, out) as process:
            printed, told = process.communicate(timeout=SECONDS)
        assert (process.returncode, printed) == (130, "")
        assert told == "mailrig: interrupted; what was read is kept, the same command with --resume goes on\n"
        assert list(tmp_path.iterdir()) == [tmp_path / "log.jsonl.zst.parts"]
        kept = sorted(each.name for each in (tmp_path / "log.jsonl.zst.parts").iterdir())
        assert kept[-1] == "manifest.json"
        assert len(kept) > 1
        assert all(name.startswith("7_") for name in kept[:-1])
        assert export(server, out).returncode == 2
        assert export(server, out, "--resume").stderr == f"wrote 30,000 rows to {out}\n"
        assert rows_of(out) == as_columns(server.every())
    assert list(tmp_path.iterdir()) == [out]


def test_ctrl_c_before_anything_was_read_leaves_nothing(tmp_path: Path) -> None:
    with relay({7: 60}) as server:
        interrupt_at(server, 1, lambda: process)
        with started(server, tmp_path / "log.csv") as process:
            _, told = process.communicate(timeout=SECONDS)
    assert (process.returncode, told) == (130, "mailrig: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("limit", [2_000, 100_000, 2_000_000], ids=["a part", "a later part", "the output"])
def test_a_disk_that_takes_no_more_is_told_in_one_line_and_loses_nothing(limit: int, tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    with relay({9: 500, 7: 12_000}) as server:
        ended = export(
            server, out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        )
        assert ended.returncode == 1
        assert ended.stderr.startswith(f"mailrig: {out}")
        assert ended.stderr.endswith("the same command with --resume goes on\n")
        assert "File too large" in ended.stderr
        assert len(ended.stderr.splitlines()) == 1
        assert not out.exists()
        assert not list(out.with_name("log.csv.parts").glob("*.tmp"))
        assert export(server, out, "--resume").stderr == f"wrote 12,500 rows to {out}\n"
        assert len(rows_of(out)) == 12_500


def test_a_server_that_fails_is_told_with_the_way_on(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"

    def fail(number: int) -> None:
        if number > 6:
            raise OSError

    with relay({7: 6_000}) as server:
        server.before = fail
        ended = export(server, out, "--timeout", "30")
        server.before = lambda number: None
        assert ended.returncode in (10, 11)
        assert ended.stderr.endswith("the same command with --resume goes on\n")
        assert export(server, out, "--resume").returncode == 0


def test_a_terminal_shows_rows_rate_and_an_estimate(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    ours, its = pty.openpty()
    with relay({7: 60_000}) as server:
        variables = {**environment(server), "TERM": "xterm", "COLUMNS": "90", "NO_COLOR": "1"}
        process = subprocess.Popen(command(server, out), env=variables, stdout=subprocess.DEVNULL, stderr=its)
        os.close(its)
        shown = b""
        with process:
            try:
                while more := os.read(ours, 65536):
                    shown += more
            except OSError:  # what a terminal says when nobody has it open any more
                pass
            finally:
                os.close(ours)
            process.wait(SECONDS)
    text = shown.decode()
    assert process.returncode == 0, text
    assert "of 60,000" in text
    assert "/s" in text
    assert "0:00:" in text
    assert f"wrote 60,000 rows to {out}" in " ".join(text.split())
    assert text.rindex("\x1b[2K") < text.rindex("wrote")
