"""One API's distribution, from its folder under `specs/` to a folder like those under `generated/`."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from openapi_python_client import Project

from factory import attrs_client, fingerprint, formatting, records, rules, surface
from factory.attrs_client import Parsed
from factory.document import dump, load_mapping, operations
from factory.errors import SpecError
from factory.importing import imported
from factory.patching import apply_patches
from factory.prepare import prepare
from factory.servers import default_servers
from factory.settings import GENERATORS, TEMPLATES, Facts, Settings, read_settings, spec_file
from factory.upgrade import upgrade

_COMMENTS = {".py": "# {}", ".toml": "# {}", ".md": "<!-- {} -->", ".typed": "# {}"}


@dataclass(frozen=True)
class Made:
    """What came out for one API."""

    api: str
    operations: int
    models: int
    files: int
    seconds: float


def read_document(folder: Path) -> dict[str, Any]:
    """The corrected document of an API, checked, in OpenAPI 3.1.

    Args:
        folder: `specs/<api>`.

    Raises:
        SpecError: The first thing that is wrong with it.
    """
    file = spec_file(folder)
    document = load_mapping(file)
    patches = folder / "patches.yaml"
    if patches.exists():
        document = apply_patches(document, patches)
    rules.check_source(document, file)
    document = upgrade(document)
    rules.check(document, file)
    return document


def generator_versions() -> dict[str, str]:
    """The versions of what the packages are made with."""
    return {name: version(name) for name in GENERATORS}


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def _example(groups: list[surface.Group], settings: Settings) -> tuple[Any, str]:
    calls = [each.call for group in groups for each in group.operations if not each.call.stream_facts]
    if not calls:
        raise SpecError(settings.spec, "has no operation for the README to show", "/paths")
    named = [call for call in calls if call.operation_id == settings.example]
    if settings.example and not named:
        raise SpecError(settings.file, f"there is no operation {settings.example!r}", "/example")
    reads = [call for call in calls if call.endpoint.method == "get"]
    call = (named or [each for each in reads if not each.path] or reads or calls)[0]
    arguments = [f'"{each.example}", ' for each in call.path]
    return call, "".join(arguments)


def _write_surface(
    project: Project, document: dict[str, Any], whole: dict[str, Any], parsed: Parsed, settings: Settings
) -> None:
    package = project.package_dir
    groups = surface.describe(document, parsed, settings)
    example, example_arguments = _example(groups, settings)
    values = {
        "groups": groups,
        "count": len(parsed.calls.views),
        "example": example,
        "example_arguments": example_arguments,
        "sample_url": _sample_url(whole),
    }
    outputs = {
        "operations.py.jinja": package / "operations.py",
        "resources.py.jinja": package / "resources.py",
        "raw_resources.py.jinja": package / "raw_resources.py",
        "protocols.py.jinja": package / "protocols.py",
        "spec.py.jinja": package / "_spec.py",
        "distribution.toml.jinja": package.parent.parent / "pyproject.toml",
        "distribution.md.jinja": package.parent.parent / "README.md",
    }
    for name, path in outputs.items():
        path.write_text(project.env.get_template(name).render(values), encoding="utf-8")
    for path in sorted((TEMPLATES / "package").glob("*.py")):
        if path.name == "_record.py":
            text = records.render_base(document, path.read_text(encoding="utf-8"))
        elif path.name == "_stream.py" and not any(view.stream_facts for view in parsed.calls.views):
            continue
        else:
            text = path.read_text(encoding="utf-8")
        (package / path.name).write_text(text, encoding="utf-8")


def _sample_url(document: dict[str, Any]) -> str:
    server: dict[str, Any] = (default_servers(document) or [{}])[0]
    url = str(server.get("url", "https://api.example.org"))
    for name, variable in (server.get("variables") or {}).items():
        url = url.replace(f"{{{name}}}", str(variable.get("default", "example.org")))
    return url if url.startswith("http") else "https://api.example.org"


def _write_spec(package: Path, whole: dict[str, Any], settings: Settings) -> None:
    folder = package / "spec"
    folder.mkdir()
    (folder / settings.spec.name).write_bytes(settings.spec.read_bytes())
    patches = settings.folder / "patches.yaml"
    if patches.exists():
        (folder / patches.name).write_bytes(patches.read_bytes())
    (folder / "effective.json").write_text(dump(whole), encoding="utf-8")


def _stamp(folder: Path, settings: Settings) -> int:
    words = f'@generated from specs/{settings.api} by scripts/generate.py: never edit it, run "make generate"'
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in files:
        if path.suffix in _COMMENTS and path.parent.name != "spec":
            text = path.read_text(encoding="utf-8")
            path.write_text(f"{_COMMENTS[path.suffix].format(words)}\n{text}", encoding="utf-8")
    return len(files)


def make(folder: Path, output: Path) -> Made:
    """Makes the distribution of one API.

    Args:
        folder: `specs/<api>`.
        output: The folder to write; it must not exist.

    Raises:
        SpecError: The first thing that is wrong with the input.
    """
    started = time.monotonic()
    whole = read_document(folder)
    settings = read_settings(folder, whole)
    document = prepare(whole)
    package = output / "src" / settings.package
    package.parent.mkdir(parents=True)
    parsed = attrs_client.parse(document, whole, settings, package)
    facts = Facts(
        sha256=_sha256(settings.spec) or "",
        patches_sha256=_sha256(folder / "patches.yaml"),
        factory_sha256=fingerprint.factory({"generator": settings.generator, "records": settings.records}),
        generators=generator_versions(),
        streams=any(view.stream_facts for view in parsed.calls.views),
    )
    project = attrs_client.write(parsed, document, settings, facts)
    version_module = f'"""The version."""\n\n__version__ = "{settings.version}"\n'
    (package / "_version.py").write_text(version_module, encoding="utf-8")
    (package / "py.typed").write_text("", encoding="utf-8")
    (package / "records.py").write_text(records.render(document, parsed, settings), encoding="utf-8")
    _write_surface(project, document, whole, parsed, settings)
    _write_spec(package, whole, settings)
    formatting.tidy(output)
    with imported(package, settings) as modules:
        records.check_decodable(modules["records"], document, settings)
    files = _stamp(output, settings)
    return Made(
        api=settings.api,
        operations=sum(1 for _ in operations(document)),
        models=len(parsed.data.models) + len(parsed.data.enums),
        files=files,
        seconds=time.monotonic() - started,
    )
