"""The names and options of one API's package: its `client.yaml` and what its specification says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factory.document import follow, load_mapping, operations
from factory.errors import SpecError, pointer
from factory.servers import default_servers

_DEFAULT_TIMEOUT = {"connect": 10, "read": 60, "write": 60, "pool": 10}
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
GENERATORS = ("openapi-python-client", "datamodel-code-generator", "hatchling", "msgspec", "ruff")
_FIXED = {"field_prefix", "literal_enums", "package_name_override", "post_hooks"}
# Else its formatter heeds the nearest pyproject.toml above the current folder.
_RECORDS = {"builtin_format_line_length": 110}
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
    """What a package says of its making: the hashes of its sources and of its makers, and whether it streams."""

    sha256: str
    patches_sha256: str | None
    factory_sha256: str
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
        scheme = follow(document, schemes[name])
        if name not in used:
            continue
        if scheme.get("type") in ("oauth2", "openIdConnect") or str(scheme.get("scheme")).lower() == "bearer":
            offered.append((0, Auth("header", "Authorization", "Bearer")))
        elif scheme.get("type") == "apiKey":
            rank = {"header": 1, "cookie": 3, "query": 4}[scheme["in"]]
            offered.append((rank, Auth(scheme["in"], scheme["name"], "")))
        elif str(scheme.get("scheme")).lower() == "basic":
            offered.append((2, Auth("header", "Authorization", "Basic")))
    if unknown := sorted(used - set(schemes)):
        raise SpecError(spec, f"there is no security scheme {unknown[0]!r}", "/components/securitySchemes")
    if used and not offered:
        raise SpecError(spec, "none of its security schemes is taken", "/components/securitySchemes")
    return min(offered, key=lambda pair: pair[0])[1] if offered else Auth("header", "Authorization", "Bearer")


def _timeout(said: Any, file: Path) -> str:
    if not isinstance(said, dict) or set(said) - set(_DEFAULT_TIMEOUT):
        raise SpecError(file, "has seconds for connect, read, write and pool", "/timeout")
    for name, value in said.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
            raise SpecError(file, "must be positive seconds", f"/timeout/{name}")
    values = {**_DEFAULT_TIMEOUT, **said}
    return ", ".join(f"{name}={value}" for name, value in values.items())


def _options(said: dict[str, Any], name: str, known: Callable[[], Iterable[str]], file: Path) -> dict[str, Any]:
    options = said.get(name, {})
    if not isinstance(options, dict):
        raise SpecError(file, "must be a mapping", f"/{name}")
    if options and (unknown := sorted(set(options) - set(known()))):
        raise SpecError(
            file, f"there is no option {unknown[0]!r}, or it is set for every package", pointer([name, unknown[0]])
        )
    return dict(options)


def _client_options() -> Iterable[str]:
    from openapi_python_client.config import ConfigFile

    return set(ConfigFile.model_fields) - _FIXED


def _record_options() -> Iterable[str]:
    from datamodel_code_generator.config import GenerateConfig

    return GenerateConfig.model_fields


def _text(said: dict[str, Any], name: str, file: Path) -> str:
    value = said.get(name, "")
    if not isinstance(value, str):
        raise SpecError(file, "must be a text", f"/{name}")
    return value


def read_settings(folder: Path, document: dict[str, Any]) -> Settings:
    """The settings of an API's package.

    Args:
        folder: `specs/<api>`; its name is the API's.
        document: The corrected specification.

    Raises:
        SpecError: `client.yaml` breaks its form.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", folder.name):
        raise SpecError(folder, "an API's folder is named in small letters, digits and single hyphens")
    file, spec = folder / "client.yaml", spec_file(folder)
    said = load_mapping(file) if file.exists() else {}
    if unknown := sorted(set(said) - _KEYS):
        raise SpecError(file, f"there is no setting {unknown[0]!r}", pointer(unknown[:1]))
    version = str(said.get("version", "1.0.0"))
    if not re.fullmatch(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}", version):
        raise SpecError(file, "must be MAJOR.MINOR.PATCH", "/version")
    info = document["info"]
    servers = default_servers(document) or [{}]
    url = str(servers[0].get("url", ""))
    return Settings(
        api=folder.name,
        folder=folder,
        spec=spec,
        file=file,
        version=version,
        title=str(info["title"]),
        api_version=str(info["version"]),
        documentation=_text(said, "documentation", file) or str((document.get("externalDocs") or {}).get("url", "")),
        licence=str((info.get("license") or {}).get("name", "")),
        base_url=url.rstrip("/") if url.startswith("http") and "{" not in url else "",
        auth=_auth(document, spec),
        example=_text(said, "example", file),
        timeout=_timeout(said.get("timeout", {}), file),
        generator=_options(said, "generator", _client_options, file),
        records={**_RECORDS, **_options(said, "records", _record_options, file)},
    )
