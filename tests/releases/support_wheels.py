"""Small wheels and sdists of our own."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from releasing.artefacts import Built
from releasing.wheel import read_wheel


def wheel_bytes(
    name: str,
    version: str,
    files: Mapping[str, str],
    fields: Iterable[str] = (),
    readme: str = "About it.",
) -> bytes:
    """A wheel.

    Args:
        name: The distribution.
        version: Its version.
        files: The texts of its files, by path.
        fields: Further lines of METADATA.
        readme: The description.
    """
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    metadata = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *fields, "", readme])
    whole = {
        **files,
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: ours\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "".join(f"{path},,\n" for path in (*files, f"{info}/METADATA", f"{info}/WHEEL"))
        + f"{info}/RECORD,,\n",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in whole.items():
            archive.writestr(zipfile.ZipInfo(path, (2020, 2, 2, 0, 0, 0)), text)
    return packed.getvalue()


def sdist_bytes(name: str, version: str, files: Mapping[str, str]) -> bytes:
    """An sdist."""
    folder = f"{name.replace('-', '_')}-{version}"
    whole = {"PKG-INFO": f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n", **files}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path, text in whole.items():
            entry = tarfile.TarInfo(f"{folder}/{path}")
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return gzip.compress(packed.getvalue(), mtime=0)


def wheel_name(name: str, version: str) -> str:
    """The file name of a wheel."""
    return f"{name.replace('-', '_')}-{version}-py3-none-any.whl"


def sdist_name(name: str, version: str) -> str:
    """The file name of an sdist."""
    return f"{name.replace('-', '_')}-{version}.tar.gz"


CODE = '"""A client."""\n\n\ndef fetch(number: int, *, limit: int = 10) -> int:\n    return number + limit\n'


def built(
    code: str = CODE,
    version: str = "1.0.0",
    *,
    document: Mapping[str, Any] | None = None,
    fields: Iterable[str] = (),
    readme: str = "About it.",
    project: str = '[project]\nname = "mailrig-things"\n',
    package: str = "things_client",
    others: Mapping[str, str] | None = None,
) -> Built:
    """A distribution of one package, as the release tools see it."""
    files = {
        f"{package}/__init__.py": code,
        f"{package}/_version.py": f'__version__ = "{version}"\n',
        **(others or {}),
    }
    if document is not None:
        files[f"{package}/spec/effective.json"] = json.dumps(document)
    wheel = wheel_bytes("mailrig-things", version, files, fields, readme)
    folder = f"mailrig_things-{version}"
    return Built(
        read_wheel(wheel_name("mailrig-things", version), wheel), {f"{folder}/pyproject.toml": project.encode()}
    )


def repacked(wheel: bytes) -> bytes:
    """A wheel with the same content in other bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.namelist():
            new.writestr(zipfile.ZipInfo(entry, (2020, 2, 2, 0, 0, 0)), old.read(entry), zipfile.ZIP_DEFLATED)
    assert packed.getvalue() != wheel
    return packed.getvalue()
