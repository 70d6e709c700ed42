"""What a wheel holds, without installing it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from functools import cached_property
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from releasing.archive import contents
from releasing.errors import UnreadableError
from releasing.making import MODULE, Making, read_making

_VERSION_MODULE = "_version.py"
_SPEC = "spec/effective.json"


@dataclass(frozen=True)
class Wheel:
    """The files of a wheel.

    Args:
        file: Its file name.
        files: Their contents, by path in the archive.
    """

    file: str
    files: Mapping[str, bytes]

    @cached_property
    def package(self) -> str:
        """The import package."""
        return next(name.partition("/")[0] for name in sorted(self.files) if name.endswith("/__init__.py"))

    @cached_property
    def metadata(self) -> Message:
        """The fields of its METADATA."""
        return BytesParser().parsebytes(next(text for name, text in self._dist_info.items() if name == "METADATA"))

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What it requires, in the order of METADATA."""
        return tuple(Requirement(str(each)) for each in self.metadata.get_all("Requires-Dist", []))

    @cached_property
    def document(self) -> dict[str, Any] | None:
        """The corrected specification that it was made from, or None if it carries none.

        Raises:
            UnreadableError: What it carries is no JSON object.
        """
        text = self.files.get(f"{self.package}/{_SPEC}")
        if text is None:
            return None
        try:
            found = json.loads(text)
        except ValueError as error:
            raise UnreadableError(f"{self.file} carries a specification that is not JSON: {error}") from error
        if not isinstance(found, dict):
            raise UnreadableError(f"{self.file} carries a specification that is no JSON object")
        return found

    @cached_property
    def making(self) -> Making | None:
        """What made it of its specification, or None if it does not say it."""
        return read_making(self.files.get(f"{self.package}/{MODULE}", b"").decode("utf-8", "replace"))

    @cached_property
    def content(self) -> dict[str, bytes]:
        """All that users get but the version: the files of the package and of its metadata, by path."""
        kept = {name: text for name, text in self.files.items() if ".dist-info/" not in name}
        kept.pop(f"{self.package}/{_VERSION_MODULE}", None)
        others = {f"dist-info/{name}": text for name, text in self._dist_info.items()}
        return kept | {
            name: text for name, text in others.items() if name not in ("dist-info/RECORD", "dist-info/METADATA")
        }

    def fields(self, members: frozenset[str]) -> dict[str, tuple[str, ...]]:
        """The fields of METADATA but the version and the requirements on the workspace's own members."""
        found: dict[str, list[str]] = {"Description": [str(self.metadata.get_payload())]}
        for name, value in self.metadata.items():
            if name == "Requires-Dist" and canonicalize_name(Requirement(str(value)).name) in members:
                continue
            if name != "Version":
                found.setdefault(name, []).append(str(value))
        return {name: tuple(values) for name, values in found.items()}

    def unpack(self, folder: Path) -> Path:
        """Writes the import package below a folder and says where."""
        for name, text in self.files.items():
            if name.startswith(f"{self.package}/"):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text)
        return folder / self.package

    @cached_property
    def _dist_info(self) -> dict[str, bytes]:
        return {
            name.partition("/")[2]: text
            for name, text in self.files.items()
            if name.partition("/")[0].endswith(".dist-info")
        }


def read_wheel(file: str, content: bytes) -> Wheel:
    """The wheel of these bytes.

    Args:
        file: The file's name, for messages.
        content: The archive.

    Raises:
        UnreadableError: It is no wheel with an import package.
    """
    wheel = Wheel(file, contents(file, content))
    try:
        assert wheel.package
        assert wheel.requirements is not None
    except (StopIteration, ValueError) as error:
        raise UnreadableError(f"{file} holds no import package with metadata") from error
    return wheel
