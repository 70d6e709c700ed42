"""The examples that the READMEs show."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from support.loopback import Exchange, Server, answer, serve

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
                if "examples" not in media:
                    pytest.skip(f"the specification gives no example of {operation_id}'s answer")
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


def relay(exchange: Exchange, connection: socket.socket) -> None:
    path = exchange.line.split(" ")[1]
    if not path.startswith("/mail/log"):
        body = documented_success("mailbaby_client", "getMailOrders")
    elif "skip=1&" in path:
        body = b'{"total": 1, "skip": 1, "limit": 1000, "emails": []}'
    else:
        body = documented_success("mailbaby_client", "viewMailLog")
    answer(200, body)(exchange, connection)


@pytest.mark.parametrize("readme", [ROOT / "README.md", ROOT / "overlays" / "mailrig" / "README.md"], ids=str)
def test_the_examples_of_the_project_run_as_they_stand(
    readme: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in blocks(readme):
        with serve(relay) as server:
            monkeypatch.setenv("MAILBABY_BASE_URL", server.url)
            code = code.replace("https://api.mailbaby.net", server.url)
            code = code.replace("AuthenticatedClient(token", f'AuthenticatedClient("{server.url}", token')
            exec(compile(code, readme.name, "exec"), {})  # noqa: S102 - our own README
            assert any("delivered=0" in each.line for each in server.requests)
        assert "client@example.org" in capsys.readouterr().out


def test_what_a_package_tells_of_its_making_is_where_the_readme_says() -> None:
    said = re.search(r"Each wheel carries.*?\n\n", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert said
    told, *others = re.findall(r"`([\w.]+)`", said[0])
    package, home, name = told.split(".")
    holder = getattr(importlib.import_module(package), home)
    names = [name, *(each.removeprefix(".") for each in others)]
    assert len(names) == 3
    assert [each for each in names if not hasattr(holder, each)] == []
