"""Bills of materials (CycloneDX) of wheels: what a plain installation brings along, at the locked versions."""

from __future__ import annotations

import copy
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from releasing.commands import must, uv
from releasing.wheel import Wheel, read_wheel
from releasing.workspace import ranges

SUFFIX = ".cdx.json"


def closure(name: str, wheels: Mapping[str, Wheel]) -> list[str]:
    """A distribution and those of the workspace that it brings along, each once."""
    found, waiting = [], [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.append(each)
            plain = [one for one in wheels[each].requirements if not (one.marker and "extra" in str(one.marker))]
            waiting += ranges(plain, wheels)
    return found


def normalised(bom: dict[str, Any], wheel: Wheel, sha256: str) -> dict[str, Any]:
    """A bill that does not tell where it was made, and does tell the wheel's version and hash.

    Args:
        bom: What cyclonedx-py gives.
        wheel: The wheel that it is about.
        sha256: The wheel's hash.
    """
    name, version = str(wheel.metadata["Name"]), str(wheel.metadata["Version"])
    result = copy.deepcopy(bom)
    for component in result.get("components", []):
        kept = [each for each in component.get("externalReferences", []) if not each["url"].startswith("file:")]
        component.pop("externalReferences", None)
        if kept:
            component["externalReferences"] = kept
        component["purl"] = f"pkg:pypi/{canonicalize_name(component['name'])}@{component['version']}"
    root = result["metadata"]["component"]
    root |= {"version": version, "purl": f"pkg:pypi/{name}@{version}"}
    root["hashes"] = [{"alg": "SHA-256", "content": sha256}]
    return result


def write(root: Path, folder: Path) -> list[Path]:
    """Writes the bill of each wheel of a folder beside it.

    Args:
        root: The folder of the workspace.
        folder: The folder of the wheels.

    Raises:
        ReleaseError: A wheel cannot be installed as locked.
    """
    paths = {path: read_wheel(path.name, path.read_bytes()) for path in sorted(folder.glob("*.whl"))}
    names: dict[str, Path] = {canonicalize_name(str(wheel.metadata["Name"])): path for path, wheel in paths.items()}
    wheels = {name: paths[path] for name, path in names.items()}
    written = []
    export = ["export", "--quiet", "--locked", "--all-packages", "--no-emit-workspace", "--no-hashes"]
    locked = must([uv(root), *export, "--format", "requirements-txt"], root, "uv.lock is not up to date; run make lock")
    tool = _tool(root)
    for name, path in names.items():
        bom = _bom(root, tool, name, [names[each] for each in closure(name, wheels)], locked)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        bill = path.with_name(path.name + SUFFIX)
        whole = normalised(bom, wheels[name], digest)
        bill.write_text(json.dumps(whole, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(bill)
    return written


def _tool(root: Path) -> Path:
    """cyclonedx-py, in an environment of its own."""
    home = root / "build" / "sbom"
    command = [uv(root), "sync", "--quiet", "--locked", "--only-group", "sbom", "--python", sys.executable]
    must(command, root, "cyclonedx-bom cannot be installed", {"UV_PROJECT_ENVIRONMENT": str(home)})
    return home / "bin" / "cyclonedx-py"


def _bom(root: Path, tool: Path, name: str, wheels: Iterable[Path], locked: str) -> dict[str, Any]:
    command = uv(root)
    with tempfile.TemporaryDirectory(prefix="sbom-") as place:
        environment, constraints, output = Path(place) / "env", Path(place) / "locked.txt", Path(place) / "bom.json"
        constraints.write_text(locked, encoding="utf-8")
        must([command, "venv", "--quiet", "--python", sys.executable, environment], root, "no environment can be made")
        install = ["pip", "install", "--quiet", "--python", environment, "--constraint", constraints]
        must([command, *install, *wheels], root, f"{name} cannot be installed as locked")
        project = Path(place) / "pyproject.toml"
        project.write_text(f'[project]\nname = "{name}"\nversion = "0"\n', encoding="utf-8")
        options = ["--output-reproducible", "--short-PURLs", "--mc-type", "library", "--sv", "1.6"]
        described = ["--pyproject", project, "--output-file", output]
        must([tool, "environment", *options, *described, environment], root, "cyclonedx-py fails")
        bom: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return bom
