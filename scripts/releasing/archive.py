"""What wheels and sdists hold."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from releasing.errors import UnreadableError

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def contents(name: str, packed: bytes) -> dict[str, bytes]:
    """The files of a wheel or an sdist, by path; those that point outside are left out.

    Args:
        name: The archive's file name.
        packed: The archive.

    Raises:
        UnreadableError: It is no archive.
    """
    try:
        if name.endswith(".whl"):
            with zipfile.ZipFile(io.BytesIO(packed)) as wheel:
                return {each: wheel.read(each) for each in wheel.namelist() if _is_inside(each)}
        with tarfile.open(fileobj=io.BytesIO(packed)) as sdist:
            files = {each.name: sdist.extractfile(each) for each in sdist if each.isfile() and _is_inside(each.name)}
            return {each: file.read() for each, file in files.items() if file}
    except _BROKEN as error:
        raise UnreadableError(f"{name} is no archive that can be read: {error}") from error


def _is_inside(name: str) -> bool:
    return not (name.endswith("/") or name.startswith("/") or ".." in PurePosixPath(name).parts)


def source(sdist: dict[str, bytes], members: Iterable[str]) -> dict[str, bytes]:
    """The files of an sdist without the version and the ranges of the workspace's own members.

    Args:
        sdist: What `contents` gives.
        members: The names of the workspace's distributions.
    """
    own = re.compile(rb'"(%s)(\[[^\]"]*\])?[<>=!~][^"]*"' % b"|".join(re.escape(each.encode()) for each in members))
    inner = {name.partition("/")[2]: text for name, text in sdist.items()}
    return {
        name: own.sub(rb'"\1"', text) if name == "pyproject.toml" else text
        for name, text in inner.items()
        if name != "PKG-INFO" and PurePosixPath(name).name != "_version.py"
    }
