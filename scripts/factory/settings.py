"""The names and options of one API's package: its `client.yaml` and what its specification says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factory.document import load_mapping, operations
from factory.errors import SpecError

_DEFAULT_TIMEOUT = {"connect": 10, "read": 60, "write": 60, "pool": 10}
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
GENERATORS = ("openapi-python-client", "datamodel-code-generator", "hatchling", "msgspec", "ruff")
_KEYS = {"version", "documentation", "timeout", "example", "generator", "records"}


@dataclass(frozen=True)
class Auth:
    """How a credential travels: where, under which name, and behind which word."""

    location: str
    name: str
    prefix: str


@dataclass(frozen=True)
class Settings:
    """The names and options of one API's package."""

    api: str
    folder: Path
    spec: Path
    file: Path
    version: str
    title: str
    api_version: str
    documentation: str
    licence: str
    base_url: str
    auth: Auth
    example: str
    timeout: str
    generator: dict[str, Any] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)

    @property
    def distribution(self) -> str:
        """The name on the package index."""
        return f"mailrig-{self.api}"

    @property
    def package(self) -> str:
        """The name to import."""
        return f"{self.api.replace('-', '_')}_client"


@dataclass(frozen=True)
class Facts:
    """What a package says of its making: the hashes of its sources, its generators, and whether it streams."""

    sha256: str
    patches_sha256: str | None
    generators: dict[str, str]
    streams: bool


def spec_file(folder: Path) -> Path:
    """The specification of an API's folder.

    Raises:
        SpecError: There is none, or more than one.
    """
    found = [folder / name for name in ("openapi.yaml", "openapi.yml", "openapi.json") if (folder / name).is_file()]
    if len(found) != 1:
        raise SpecError(folder, f"holds {len(found)} files called openapi.yaml or openapi.json, not one")
    return found[0]


def _auth(document: dict[str, Any], spec: Path) -> Auth:
    schemes = (document.get("components") or {}).get("securitySchemes") or {}
    used = {
        name
        for _, _, operation in operations(document)
        for requirement in operation.get("security", document.get("security", []))
        for name in requirement
    }
    offered = []
    for name in schemes:
        scheme = schemes[name]
        if name not in used:
            continue
        if scheme.get("type") in ("oauth2", "openIdConnect") or str(scheme.get("scheme")).lower() == "bearer":
            offered.append((0, Auth("header", "Authorization", "Bearer")))
        elif scheme.get("type") == "apiKey":
            rank = {"header": 1, "cookie": 3, "query": 4}[scheme["in"]]
            offered.append((rank, Auth(scheme["in"], scheme["name"], "")))
        elif str(scheme.get("scheme")).lower() == "basic":
            offered.append((2, Auth("header", "Authorization", "Basic")))
    if used and not offered:
        raise SpecError(spec, "none of its security schemes is taken", "/components/securitySchemes")
    return min(offered, key=lambda pair: pair[0])[1] if offered else Auth("header", "Authorization", "Bearer")


def _timeout(said: Any, file: Path) -> str:
    if not isinstance(said, dict) or set(said) - set(_DEFAULT_TIMEOUT):
        raise SpecError(file, "has seconds for connect, read, write and pool", "/timeout")
    values = {**_DEFAULT_TIMEOUT, **said}
    if not all(isinstance(value, (int, float)) and value > 0 for value in values.values()):
        raise SpecError(file, "must be positive seconds", "/timeout")
    return ", ".join(f"{name}={value}" for name, value in values.items())


def read_settings(folder: Path, document: dict[str, Any]) -> Settings:
    """The settings of an API's package.

    Args:
        folder: `specs/<api>`; its name is the API's.
        document: The corrected specification.

    Raises:
        SpecError: `client.yaml` breaks its form.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", folder.name):
        raise SpecError(folder, "an API's folder is named in small letters, digits and hyphens")
    file, spec = folder / "client.yaml", spec_file(folder)
    said = load_mapping(file) if file.exists() else {}
    if unknown := sorted(set(said) - _KEYS):
        raise SpecError(file, f"has no {unknown[0]!r}", f"/{unknown[0]}")
    version = str(said.get("version", "1.0.0"))
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise SpecError(file, "must be MAJOR.MINOR.PATCH", "/version")
    info = document["info"]
    servers = document.get("servers") or [{}]
    url = str(servers[0].get("url", ""))
    return Settings(
        api=folder.name,
        folder=folder,
        spec=spec,
        file=file,
        version=version,
        title=str(info["title"]),
        api_version=str(info["version"]),
        documentation=str(said.get("documentation") or (document.get("externalDocs") or {}).get("url", "")),
        licence=str((info.get("license") or {}).get("name", "")),
        base_url=url.rstrip("/") if url.startswith("http") and "{" not in url else "",
        auth=_auth(document, spec),
        example=str(said.get("example", "")),
        timeout=_timeout(said.get("timeout", {}), file),
        generator=dict(said.get("generator") or {}),
        records=dict(said.get("records") or {}),
    )
