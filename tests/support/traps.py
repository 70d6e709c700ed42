"""The package of `traps.yaml`, made with our templates or, to see the traps bite, without them."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from factory.document import load_mapping
from factory.package import make, read_document
from factory.prepare import content_type_overrides, prepare
from openapi_python_client import Config, GeneratorData, Project
from openapi_python_client.config import ConfigFile, MetaType

SPEC = Path(__file__).with_name("traps.yaml")


@dataclass
class Package:
    """A package that can be imported, and the folder it lies in."""

    name: str
    folder: Path

    def module(self, name: str = "") -> ModuleType:
        """One of its modules."""
        return importlib.import_module(f"{self.name}.{name}" if name else self.name)


def write_spec(folder: Path, text: str) -> Path:
    """An API's folder with a specification."""
    folder.mkdir(parents=True)
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    return folder


def make_stock(folder: Path, output: Path) -> None:
    """What openapi-python-client makes by itself, as its command does: warnings are no failure."""
    try:
        document = prepare(read_document(folder))
    except Exception:
        document = load_mapping(folder / "openapi.yaml")
    package = output / "src" / f"{folder.name}_client"
    package.parent.mkdir(parents=True)
    overrides = {**content_type_overrides(document), "text/event-stream": "text/plain"}
    file = ConfigFile(content_type_overrides=overrides, package_name_override=package.name)
    config = Config.from_sources(file, MetaType.NONE, folder, "utf-8", True, package)
    data = GeneratorData.from_dict(document, config=config)
    assert isinstance(data, GeneratorData)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with contextlib.redirect_stdout(io.StringIO()), pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path)
        Project(openapi=data, config=config).build()


@contextlib.contextmanager
def package(folder: Path, output: Path, *, stock: bool) -> Iterator[Package]:
    """The package of an API's folder, importable while the block runs."""
    (make_stock if stock else make)(folder, output)
    name = f"{folder.name}_client"
    sys.path.insert(0, str(output / "src"))
    try:
        yield Package(name, output / "src" / name)
    finally:
        sys.path.remove(str(output / "src"))
        for each in [key for key in sys.modules if key == name or key.startswith(f"{name}.")]:
            del sys.modules[each]
