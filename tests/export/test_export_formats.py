"""What is in the file: every row once, in the columns of the specification."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest
from export.support_export import as_columns, rows_of, run
from export.support_relay import BEGIN, relay
from mailrig import MailBaby
from mailrig.export import FORMATS, ExportProgress
from mailrig.export._columns import SCHEMA, schema_of

ALL = pytest.mark.parametrize("form", FORMATS)


@ALL
def test_every_row_of_every_active_order_is_there_once_in_the_order_of_the_walk(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"log.{form}"
    with relay({7: 2500, 9: 30, 8: 0}) as server:
        result = run(server, out, part_rows=600)
        found, expected = rows_of(out), as_columns(server.every())
    if form == "csv":
        expected = [{name: "" if value is None else value for name, value in each.items()} for each in expected]
    assert found == expected
    assert result.rows == len(expected)
    assert list(tmp_path.iterdir()) == [out]


def test_the_walk_of_the_client_gives_the_same_rows(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 2500, 9: 30}) as server, MailBaby("key", base_url=server.url) as mb:
        run(server, out, part_rows=600)
        walked = [each.field_id for each in mb.walk_log(BEGIN, server.until)]
    assert [each["_id"] for each in rows_of(out)] == walked


def test_seconds_with_more_rows_than_a_page_are_whole(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 5000}, per_second=1700) as server:
        assert run(server, out, part_rows=100).rows == 5000
        assert rows_of(out) == as_columns(server.every())


def test_columns_have_the_types_of_the_specification_whatever_the_rows_hold(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 1}) as server:
        run(server, out)
    schema = pa.parquet.read_schema(out)
    assert schema.equals(SCHEMA)
    assert schema.field("_id") == pa.field("_id", pa.int64(), nullable=False)
    assert schema.field("mxHostname") == pa.field("mxHostname", pa.string())
    assert "nobodyKnows" not in schema.names


@ALL
def test_a_log_without_rows_is_a_file_with_columns(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"log.{form}"
    with relay({7: 0}) as server:
        assert run(server, out).rows == 0
    assert rows_of(out) == []
    if form == "parquet":
        assert pa.parquet.read_schema(out).equals(SCHEMA)
    if form == "csv":
        assert out.read_text(encoding="utf-8").strip().replace('"', "").split(",") == SCHEMA.names


def test_csv_tells_null_from_empty_text(tmp_path: Path) -> None:
    out = tmp_path / "log.csv"
    with relay({7: 21}) as server:
        run(server, out)
        expected = [each["subject"] for each in server.every()]
    options = pa.csv.ConvertOptions(column_types=SCHEMA, strings_can_be_null=True, quoted_strings_can_be_null=False)
    parsing = pa.csv.ParseOptions(newlines_in_values=True)
    assert pa.csv.read_csv(out, convert_options=options, parse_options=parsing)["subject"].to_pylist() == expected


def test_what_no_column_can_hold_is_refused_and_not_guessed() -> None:
    class Nested(msgspec.Struct):
        fine: int
        parts: list[int]

    with pytest.raises(TypeError, match="parts"):
        schema_of(Nested)


def test_a_time_and_orders_can_be_chosen(tmp_path: Path) -> None:
    out = tmp_path / "log.parquet"
    with relay({7: 900, 9: 900}) as server:
        run(server, out, since=BEGIN + timedelta(seconds=10), until=BEGIN + timedelta(seconds=20), order_ids=[9, 9])
        assert rows_of(out) == as_columns(server.rows(9, 30, 60))


def test_progress_counts_all_rows_towards_what_the_server_expects(tmp_path: Path) -> None:
    seen: list[ExportProgress] = []
    with relay({7: 5500, 9: 700}) as server:
        run(server, tmp_path / "log.csv", part_rows=1000, progress=seen.append)
    for stage in ("read", "write"):
        rows = [each.rows for each in seen if each.stage == stage]
        assert rows == sorted(rows)
        assert rows[-1] == 6200
    assert {each.expected for each in seen} == {6200}
    assert [each.stage for each in seen] == sorted(each.stage for each in seen)
