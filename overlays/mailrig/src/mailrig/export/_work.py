"""The folder beside an output in which an export keeps what it has until it is whole.

A part's name says which window it holds and how many rows came, so that giving it the name is what finishes a window.
The manifest says what the export is about. The folder is locked while a process works in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from mailrig.export._error import ExportError
from mailrig.export._files import DRAFT, draft, publish
from mailrig.mailbaby import LogWindow

_PART = re.compile(r"(-?\d+)_(-?\d+)_(-?\d+)_(\d+)\.parquet")


class Arguments(msgspec.Struct, frozen=True):
    """What makes two exports the same."""

    server: str
    since: datetime
    until: datetime
    format: str
    order_ids: list[int] | None


class Whole(msgspec.Struct, frozen=True):
    """An output that is whole, so that it is known again."""

    size: int
    changed_ns: int
    rows: int


class Manifest(msgspec.Struct, frozen=True):
    """What an export is about.

    Args:
        arguments: What was asked for.
        windows: The whole, in the order of the output.
        totals: How many rows the server said each has.
        whole: The output, from the moment at which nothing but its name is missing.
    """

    arguments: Arguments
    windows: list[LogWindow]
    totals: list[int]
    whole: Whole | None = None


@dataclass(frozen=True)
class Part:
    """A window that was read."""

    path: Path
    window: LogWindow
    rows: int


class Work:
    """The folder of an export.

    Args:
        output: The file that is to be.
    """

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(f"{output.name}.parts")
        self._manifest = self.folder / "manifest.json"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Makes the folder and keeps others out of it; an empty one is removed after the block.

        Raises:
            ExportError: Another process is at it.
            OSError: It cannot be made.
        """
        import fcntl

        self.folder.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ExportError(f"{self.folder}: another export is at work here") from None
            try:
                yield
            finally:
                with suppress(OSError):
                    self.folder.rmdir()
        finally:
            os.close(handle)

    def read(self) -> Manifest | None:
        """The manifest, if an export was begun.

        Raises:
            ExportError: The folder holds something else.
        """
        try:
            return msgspec.json.decode(self._manifest.read_bytes(), type=Manifest)
        except FileNotFoundError:
            if self.folder.exists() and any(not each.name.endswith(DRAFT) for each in self.folder.iterdir()):
                raise ExportError(f"{self.folder} is in the way: it is no export's") from None
            return None
        except msgspec.MsgspecError as error:
            raise ExportError(f"{self._manifest}: {error}") from None

    def write(self, manifest: Manifest) -> None:
        """Writes the manifest, in one step."""
        with draft(self.folder) as file:
            file.write(msgspec.json.encode(manifest))
        publish(Path(file.name), self._manifest)

    def keep(self, path: Path, window: LogWindow, rows: int) -> Part:
        """Makes a draft the part of a window."""
        name = self.folder / f"{window.order_id}_{window.start}_{window.end}_{rows}.parquet"
        publish(path, name)
        return Part(name, window, rows)

    def parts(self) -> list[Part]:
        """The windows that were read, in no order."""
        found = ((path, _PART.fullmatch(path.name)) for path in self.folder.iterdir())
        named = ((path, [int(each) for each in match.groups()]) for path, match in found if match)
        return [Part(path, LogWindow(order, start, end), rows) for path, (order, start, end, rows) in named]

    def tidy(self) -> None:
        """Removes drafts that a killed process left."""
        for each in self.folder.glob(f".*{DRAFT}"):
            each.unlink()

    def clear(self) -> None:
        """Removes all that is the export's, the manifest last."""
        self.tidy()
        for part in self.parts():
            part.path.unlink()
        self._manifest.unlink(missing_ok=True)


def whole(path: Path, rows: int) -> Whole:
    """What tells an output from others."""
    found = path.stat()
    return Whole(found.st_size, found.st_mtime_ns, rows)


def is_interrupted(output: str | os.PathLike[str]) -> bool:
    """Whether an export to a file was begun and can be resumed."""
    with suppress(OSError, ExportError):
        return Work(Path(output)).read() is not None
    return False
