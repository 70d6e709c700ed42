"""MailBaby's log of a time as one file: Parquet, CSV, or compressed lines of JSON.

Rows are in the order in which the log is walked: mail order by mail order, oldest first; rows of one second have no
fixed order. Columns have the names and types that the API's specification gives a row, and what it does not know is
left out. A field that is null or absent is null, in CSV an empty field without quotes.

An export reads window after window of the log, each into a file of a folder beside the output. What was read before an
interruption is kept there, and the output appears in one step, whole, with mode 0600.
"""

from __future__ import annotations

try:
    import pyarrow as _  # noqa: F401
except ImportError as error:
    raise ImportError("exports need one more package: pip install 'mailrig[export]'") from error

from mailrig.export._error import ExportError
from mailrig.export._formats import FORMATS
from mailrig.export._log import ExportResult, export_log, export_window
from mailrig.export._progress import ExportProgress
from mailrig.export._work import is_interrupted

__all__ = [
    "FORMATS",
    "ExportError",
    "ExportProgress",
    "ExportResult",
    "export_log",
    "export_window",
    "is_interrupted",
]
