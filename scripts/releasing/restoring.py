"""All of a change or nothing of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def _texts(places: Iterable[Path]) -> dict[Path, bytes]:
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*"))]
    return {file: file.read_bytes() for file in files if file.is_file() and "__pycache__" not in file.parts}


@contextlib.contextmanager
def or_as_before(places: Iterable[Path]) -> Iterator[None]:
    """A block that leaves files and folders as they were if it does not come to its end.

    Args:
        places: The files and folders that it may change; they need not exist.
    """
    places = tuple(places)
    before = _texts(places)
    try:
        yield
    except BaseException:
        after = _texts(places)
        for file in after.keys() - before.keys():
            file.unlink()
        for file, text in before.items():
            if after.get(file) != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                aside = file.with_name(f"{file.name}.before")
                aside.write_bytes(text)
                aside.replace(file)  # a full disk leaves at least the file that is there
        raise
