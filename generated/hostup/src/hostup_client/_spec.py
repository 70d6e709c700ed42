# @generated from specs/hostup by scripts/generate.py: never edit it, run "make generate"
"""The specification that this package was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Spec:
    """The specification of a package.

    Attributes:
        title: Its title.
        api_version: The version that it gives the API.
        documentation: Where the vendor documents the API.
        file: The name of the source, byte for byte, in the package's folder `spec`.
        sha256: The hash of the source.
        patches_sha256: The hash of the corrections `spec/patches.yaml`, if there are any.
        factory_sha256: The hash of the code and the options that the package was made with.
        generators: The versions of the generators.
    """

    title: str
    api_version: str
    documentation: str
    file: str
    sha256: str
    patches_sha256: str | None
    factory_sha256: str
    generators: Mapping[str, str] = field(default_factory=dict)

    def source(self) -> bytes:
        """The source as it was written."""
        return (files(__package__) / "spec" / self.file).read_bytes()

    def document(self) -> dict[str, Any]:
        """The corrected document, in OpenAPI 3.1."""
        document: dict[str, Any] = json.loads((files(__package__) / "spec" / "effective.json").read_bytes())
        return document


SPEC: Final = Spec(
    title="HostUp API",
    api_version="v2",
    documentation="https://developer.hostup.se",
    file="openapi.yaml",
    sha256="00be6646988d06f5b4e2c941f6703d3a5ae792885cbf5174783e9c318bac0a80",
    patches_sha256=None,
    factory_sha256="904ef377bcb10cd62f8eed8368fc42c693c8bfcfc31d95790539b21a1e586e1b",
    generators={
        "openapi-python-client": "0.29.1",
        "datamodel-code-generator": "0.89.0",
        "hatchling": "1.33.0",
        "msgspec": "0.22.0",
        "ruff": "0.17.5",
    },
)
