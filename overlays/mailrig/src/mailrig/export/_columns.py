"""The columns of the log: those that the specification gives a row, never guessed from data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec.inspect
import pyarrow as pa
from mailbaby_client.records import MailLogEntry

_TYPES = {
    msgspec.inspect.BoolType: pa.bool_(),
    msgspec.inspect.FloatType: pa.float64(),
    msgspec.inspect.IntType: pa.int64(),
    msgspec.inspect.StrType: pa.string(),
}


def schema_of(record: type[msgspec.Struct]) -> Any:
    """The Arrow schema of a record, with the names that are on the wire.

    Args:
        record: The record's class.

    Raises:
        TypeError: A field is none of text, whole number, number, true or false.
    """
    info = msgspec.inspect.type_info(record)
    assert isinstance(info, msgspec.inspect.StructType)  # noqa: S101 - a Struct has no other
    return pa.schema([_column(field) for field in info.fields])


def _column(field: msgspec.inspect.Field) -> Any:
    kinds = field.type.types if isinstance(field.type, msgspec.inspect.UnionType) else (field.type,)
    values = [kind for kind in kinds if not isinstance(kind, msgspec.inspect.NoneType)]
    if len(values) != 1 or type(values[0]) not in _TYPES:
        raise TypeError(f"{field.encode_name}: no column can hold {field.type}")
    return pa.field(field.encode_name, _TYPES[type(values[0])], nullable=not field.required or len(kinds) > 1)


SCHEMA = schema_of(MailLogEntry)
_ATTRIBUTES = MailLogEntry.__struct_fields__


def batch(rows: Sequence[MailLogEntry]) -> Any:
    """Rows as an Arrow record batch."""
    columns = [[getattr(row, name) for row in rows] for name in _ATTRIBUTES]
    values = [[None if value is msgspec.UNSET else value for value in column] for column in columns]
    return pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(values, SCHEMA, strict=True)], schema=SCHEMA
    )
