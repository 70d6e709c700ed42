"""The formats of an export, each from record batches to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import msgspec
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from mailrig.export._columns import SCHEMA
from mailrig.export._error import ExportError

_GROUP_ROWS = 65_536
Write: TypeAlias = Callable[[BinaryIO, Iterable[Any]], None]


def write_parquet(file: BinaryIO, batches: Iterable[Any]) -> None:
    """Writes record batches as Parquet."""
    with pa.parquet.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        for each in _grouped(batches):
            writer.write_batch(each)


def _write_csv(file: BinaryIO, batches: Iterable[Any]) -> None:
    with pa.csv.CSVWriter(file, SCHEMA) as writer:
        for each in batches:
            writer.write_batch(each)


def _write_lines(file: BinaryIO, batches: Iterable[Any]) -> None:
    encoder = msgspec.json.Encoder()
    with pa.CompressedOutputStream(file, "zstd") as stream:
        for each in batches:
            stream.write(encoder.encode_lines(each.to_pylist()))


def _grouped(batches: Iterable[Any]) -> Iterator[Any]:
    """The same rows in larger batches: readers are slow over many small row groups."""
    kept: list[Any] = []
    count = 0
    for each in batches:
        kept.append(each)
        count += each.num_rows
        if count >= _GROUP_ROWS:
            yield pa.concat_batches(kept)
            kept, count = [], 0
    if count:
        yield pa.concat_batches(kept)


FORMATS: dict[str, Write] = {"parquet": write_parquet, "jsonl.zst": _write_lines, "csv": _write_csv}


def format_of(path: Path, given: str | None) -> str:
    """The format of an output, by its name unless given.

    Raises:
        ExportError: There is no such format.
    """
    found = given or next((name for name in FORMATS if path.name.endswith(f".{name}")), None)
    if found not in FORMATS:
        raise ExportError(f"{given or path}: the formats are {', '.join(FORMATS)}")
    return found
