"""The export of the sandbox's log, in which rows of one second come in another order every time."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from export.support_export import rows_of
from mailrig import MailBaby
from mailrig.export import FORMATS, export_log
from mailrig_sandbox import Sandbox, faults


@pytest.mark.parametrize("form", FORMATS)
def test_the_export_has_the_rows_of_the_walk_and_asks_only_what_the_specification_allows(
    form: str, tmp_path: Path
) -> None:
    out = tmp_path / f"log.{form}"
    with Sandbox(apis=["mailbaby"], size=4000) as sandbox:
        until = sandbox.clock.now()
        since = until - timedelta(days=60)
        with MailBaby(sandbox.keys["mailbaby"], base_url=sandbox.urls["mailbaby"]) as mb:
            walked = Counter((row.field_id, row.time) for row in mb.walk_log(since, until))
            result = export_log(mb, since, until, out, part_rows=700)
        assert sandbox.violations == []
    assert result.rows == walked.total() > 3000
    assert Counter((row["_id"], row["time"]) for row in rows_of(out)) == walked


def test_failures_that_are_survived_leave_no_mark_in_the_output(tmp_path: Path) -> None:
    with Sandbox(apis=["mailbaby"], size=4000) as sandbox:
        until = sandbox.clock.now()
        since = until - timedelta(days=60)
        with MailBaby(sandbox.keys["mailbaby"], base_url=sandbox.urls["mailbaby"]) as mb:
            export_log(mb, since, until, tmp_path / "calm.csv", part_rows=700)
            sandbox.faults.add(faults.Status(status=502, html=True), operation="viewMailLog", nth=3)
            sandbox.faults.add(faults.Reset(when="after"), operation="viewMailLog", nth=5)
            sandbox.faults.add(faults.HalfBody(), operation="viewMailLog", nth=7)
            calls = len(sandbox.requests)
            export_log(mb, since, until, tmp_path / "stormy.csv", part_rows=700)
        assert len(sandbox.requests) == 2 * calls + 3
    calm, stormy = (sorted(rows_of(tmp_path / f"{name}.csv"), key=repr) for name in ("calm", "stormy"))
    assert calm == stormy
