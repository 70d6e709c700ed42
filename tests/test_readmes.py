"""The examples that the READMEs show."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from support.loopback import Server, answer, serve

ROOT = Path(__file__).resolve().parent.parent
DISTRIBUTIONS = sorted((ROOT / "generated").glob("*/README.md"))


def blocks(readme: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)


def documented_success(package: str, operation_id: str) -> bytes:
    document: dict[str, Any] = importlib.import_module(package).SPEC.document()
    for item in document["paths"].values():
        for operation in item.values():
            if operation["operationId"] == operation_id:
                media = operation["responses"]["200"]["content"]["application/json"]
                return json.dumps(next(iter(media["examples"].values()))["value"]).encode()
    raise AssertionError(operation_id)


def run(code: str, package: str, operation_id: str) -> tuple[str, Server]:
    printed = io.StringIO()
    with serve(answer(200, documented_success(package, operation_id))) as server:
        code = re.sub(r'base_url="[^"]*", ', "", code)
        code = code.replace("AuthenticatedClient(token", f'AuthenticatedClient("{server.url}", token')
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    return printed.getvalue(), server


@pytest.mark.parametrize("readme", DISTRIBUTIONS, ids=[path.parent.name for path in DISTRIBUTIONS])
def test_the_example_of_a_package_runs_as_it_stands(readme: Path) -> None:
    (code,) = blocks(readme)
    package = f"{readme.parent.name}_client"
    name = re.findall(rf"from {package}\.api\.\w+ import (\w+)", code)[0]
    operations = importlib.import_module(package).OPERATIONS
    (operation,) = [each for each in operations.values() if each.name == name]
    printed, server = run(code, package, operation.operation_id)
    assert printed.strip()
    assert len(server.requests) == 1
    assert (
        "the-credential"
        in server.requests[0].headers[{"mailbaby": "x-api-key"}.get(readme.parent.name, "authorization")]
    )


def test_the_readme_of_a_package_names_its_licence_and_documentation() -> None:
    said = {path.parent.name: path.read_text(encoding="utf-8") for path in DISTRIBUTIONS}
    assert "GNU GPLv3" in said["mailbaby"]
    assert "none" in said["hostup"]
    for package, text in said.items():
        assert importlib.import_module(f"{package}_client").SPEC.documentation in text


def test_the_first_example_of_the_project_runs_as_it_stands() -> None:
    (code,) = blocks(ROOT / "README.md")
    printed, server = run(code, "mailbaby_client", "viewMailLog")
    assert printed.strip()
    assert server.requests[0].line.startswith("GET /mail/log?delivered=0&limit=100 ")
