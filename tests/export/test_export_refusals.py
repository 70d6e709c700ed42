"""What an export refuses, and that nothing is lost by it."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from export.support_export import as_columns, export, rows_of, run
from export.support_relay import BEGIN, Relay, relay
from mailrig import MailBaby
from mailrig.errors import MailrigError
from mailrig.export import ExportError, export_log, is_interrupted


class StopError(Exception):
    """An interruption in the middle."""


def interrupted(server: Relay, out: Path, *, after: int = 1500, **settings: Any) -> None:
    """Leaves an export in which some windows were read."""

    def stop(now: Any) -> None:
        if now.rows >= after:
            raise StopError

    with pytest.raises(StopError):
        run(server, out, part_rows=500, progress=stop, **settings)
    assert is_interrupted(out)
    assert not out.exists()


def test_an_output_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    out.write_text("mine", encoding="utf-8")
    with relay({7: 5}) as server:
        with pytest.raises(ExportError, match="there already"):
            run(server, out)
        assert server.requests == []
        assert out.read_text(encoding="utf-8") == "mine"
        assert list(tmp_path.iterdir()) == [out]
        assert run(server, out, overwrite=True).rows == 5
        assert len(rows_of(out)) == 5


def test_an_output_that_comes_while_rows_are_read_stays_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    with relay({7: 5}) as server:
        with pytest.raises(ExportError, match="there already"):
            run(server, out, progress=lambda _: out.write_text("mine", encoding="utf-8"))
        assert out.read_text(encoding="utf-8") == "mine"
        out.unlink()
        assert run(server, out, resume=True).rows == 5


def test_an_interrupted_export_goes_on_where_it_was(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000, 9: 100}) as server:
        interrupted(server, out)
        seconds = [int(each.name.split("_")[2]) for each in out.with_name("log.parquet.parts").glob("7_*.parquet")]
        server.requests.clear()
        assert run(server, out, resume=True, part_rows=500).rows == 3100
        assert rows_of(out) == as_columns(server.every())
    asked = [each for each in server.requests if "id=7&" in each]
    begun = [int(each.split("startDate=")[1].split("&")[0]) for each in asked]
    assert min(begun) == max(seconds) + 1
    assert list(tmp_path.iterdir()) == [out]


def test_an_interrupted_export_is_not_begun_anew_by_mistake(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000}) as server:
        interrupted(server, out)
        with pytest.raises(ExportError, match="interrupted"):
            run(server, out)
        assert is_interrupted(out)
        assert run(server, out, overwrite=True).rows == 3000
        assert not is_interrupted(out)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("since", {"since": BEGIN - timedelta(seconds=1)}),
        ("until", {"until": BEGIN + timedelta(days=9)}),
        ("format", {"format": "csv"}),
        ("order_ids", {"order_ids": [7]}),
    ],
)
def test_resuming_with_other_arguments_is_refused_in_one_line(name: str, other: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000}) as server:
        interrupted(server, out)
        server.requests.clear()
        with pytest.raises(ExportError, match=f"another {name}") as refusal:
            run(server, out, resume=True, **other)
        assert "\n" not in str(refusal.value)
        assert server.requests == []
        assert run(server, out, resume=True).rows == 3000


def test_resuming_at_another_server_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000}) as server:
        interrupted(server, out)
    with relay({7: 3000}) as server, pytest.raises(ExportError, match="another server"):
        run(server, out, resume=True)


def test_resuming_as_another_account_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000, 9: 5}) as server:
        until = server.until
        interrupted(server, out)
        server.orders = {9: 5}
        with pytest.raises(ExportError, match=r"\[7\]"):
            run(server, out, resume=True, until=until)


def test_what_was_not_begun_begins_when_it_is_resumed(tmp_path: Path) -> None:
    with relay({7: 30}) as server:
        assert run(server, tmp_path / "log.csv", resume=True).rows == 30


def test_a_failure_before_anything_was_read_leaves_nothing(tmp_path: Path) -> None:
    with relay({7: 30}) as server, MailBaby("key", base_url=f"{server.url}/nowhere", retry=None) as mb:
        with pytest.raises(MailrigError):
            export_log(mb, BEGIN, server.until, tmp_path / "log.csv")
        assert list(tmp_path.iterdir()) == []


def test_a_time_without_a_zone_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with relay({7: 30}) as server:
        with pytest.raises(ValueError, match="zone"):
            run(server, tmp_path / "log.csv", since=BEGIN.replace(tzinfo=None))
        assert list(tmp_path.iterdir()) == []


def test_two_exports_to_one_file_do_not_meet(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    with relay({7: 30}) as server:
        refusals: list[str] = []

        def again(_: Any) -> None:
            with pytest.raises(ExportError, match="at work") as refusal:
                run(server, out, resume=True)
            refusals.append(str(refusal.value))

        server.before = again
        assert run(server, out, progress=again).rows == 30
    assert len(refusals) > len(server.requests) > 2
    assert rows_of(out)


def test_a_damaged_part_is_named_and_can_be_read_again(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000}) as server:
        interrupted(server, out)
        part = next(out.with_name("log.parquet.parts").glob("7_*.parquet"))
        part.write_bytes(part.read_bytes()[:-9])
        with pytest.raises(ExportError, match=part.name):
            run(server, out, resume=True)
        assert not out.exists()
        part.unlink()
        run(server, out, resume=True)
        assert rows_of(out) == as_columns(server.every())


def test_a_part_with_fewer_rows_than_came_is_no_part(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000}) as server:
        interrupted(server, out)
        first, second, *_ = sorted(out.with_name("log.parquet.parts").glob("7_*.parquet"))
        few = second.with_name(f"{second.stem}9.parquet")
        second.rename(few)
        with pytest.raises(ExportError, match=few.name):
            run(server, out, resume=True)
        assert first.exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "log.csv.parts" / "mine"
    mine.parent.mkdir()
    mine.touch()
    with relay({7: 30}) as server:
        for words in ({}, {"overwrite": True}, {"resume": True}):
            with pytest.raises(ExportError, match="in the way"):
                run(server, tmp_path / "log.csv", **words)
    assert mine.exists()


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("log.xlsx", "the formats are parquet, jsonl.zst, csv"),
        ("nowhere/log.csv", "nowhere/log.csv.parts: No such file or directory"),
        ("file/log.csv", "file/log.csv.parts: Not a directory"),
        ("folder.csv", "folder.csv is a folder"),
        ("/proc/log.csv", "/proc/log.csv.parts: No such file or directory"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_in_one_line(out: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.csv").mkdir()
    with relay({7: 30}) as server:
        ended = export(server, tmp_path / out)
        assert ended.returncode in (1, 2)
        assert len(ended.stderr.splitlines()) == 1
        assert words in ended.stderr
        assert server.requests == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with relay({7: 30}) as server:
        ended = export(server, tmp_path / "log.csv")
    assert ended.returncode == 1
    assert "Permission denied" in ended.stderr


def test_an_export_that_cannot_begin_anew_leaves_the_interrupted_one(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 3000}) as server:
        interrupted(server, out)
        kept = sorted(out.with_name("log.parquet.parts").iterdir())
        with MailBaby("key", base_url="http://127.0.0.1:1", retry=None) as nobody, pytest.raises(MailrigError):
            export_log(nobody, BEGIN, BEGIN + timedelta(hours=1), out, overwrite=True)
        assert sorted(out.with_name("log.parquet.parts").iterdir()) == kept
        assert run(server, out, resume=True).rows == 3000


def test_only_the_owner_may_read_what_is_exported(tmp_path: Path) -> None:
    def mode(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    out = tmp_path / "log.parquet"
    parts = out.with_name("log.parquet.parts")
    before = os.umask(0o022)
    try:
        with relay({7: 3000}) as server:
            interrupted(server, out)
            assert (mode(parts), {mode(each) for each in parts.iterdir()}) == (0o700, {0o600})
            run(server, out, resume=True)
            assert mode(out) == 0o600
            out.chmod(0o640)
            run(server, out, overwrite=True)
            assert mode(out) == 0o640
    finally:
        os.umask(before)


def test_a_time_that_is_not_over_is_told(tmp_path: Path) -> None:
    with relay({7: 30}) as server:
        past = export(server, tmp_path / "before.csv")
        future = export(server, tmp_path / "after.csv", "--until", "2999-01-01")
    assert (past.returncode, future.returncode) == (0, 0)
    assert "future" not in past.stderr
    assert "--until is in the future" in future.stderr.splitlines()[0]
