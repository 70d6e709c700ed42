"""What an export holds in memory does not follow from how many rows the log has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from export.support_export import SECONDS, environment
from export.support_relay import BEGIN, relay

# Four times the rows take 50 MB more at most, and 230 MB when a copy of the columns is kept.
ALLOWED_MB = 120
PROGRAM = """
import resource, sys
from datetime import datetime
from mailrig import MailBaby
from mailrig.export import export_log

since, until, out = sys.argv[1:]
with MailBaby() as mb:
    result = export_log(mb, datetime.fromisoformat(since), datetime.fromisoformat(until), out)
print(result.rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def peak(rows: int, out: Path) -> int:
    """The most memory that an export of so many rows had, in MB."""
    with relay({7: rows}) as server:
        words = [sys.executable, "-c", PROGRAM, BEGIN.isoformat(), server.until.isoformat(), str(out)]
        # Arrow's own allocators keep what was freed.
        variables = {**environment(server), "ARROW_DEFAULT_MEMORY_POOL": "system"}
        ended = subprocess.run(words, env=variables, capture_output=True, text=True, timeout=SECONDS, check=True)
    written, found = map(int, ended.stdout.split())
    assert written == rows
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count the peak in other units")
def test_four_times_the_rows_take_about_the_same_memory(tmp_path: Path) -> None:
    few, many = (peak(rows, tmp_path / f"{rows}.parquet") for rows in (80_000, 320_000))
    assert many < few + ALLOWED_MB
