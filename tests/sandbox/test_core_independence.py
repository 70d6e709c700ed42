"""The sandbox shares no decoding code with the clients: a mistake in one must not hide in the other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import mailrig_sandbox

SOURCE = Path(mailrig_sandbox.__file__).parent
CLIENTS = ("mailrig", "hostup_client", "stalwart_client", "mailbaby_client", "msgspec", "attrs", "attr")
DRIVE = """
import sys, urllib.request
from mailrig_sandbox import Sandbox, faults

with Sandbox() as sandbox:
    for api, path in (("hostup", "/api/v2/nothing"), ("stalwart", "/api/principal"), ("mailbaby", "/ping")):
        header = {"authorization": f"Bearer {sandbox.keys[api]}", "user-agent": "drive"}
        asked = urllib.request.Request(sandbox.urls[api] + path, headers=header)
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked, timeout=30).read()
        except urllib.error.HTTPError as error:
            error.close()
    assert len(sandbox.requests) == 3
print(*sorted(name for name in sys.modules))
"""


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_only_the_users_side_of_the_sandbox_names_a_client() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 30
    guilty = {
        file.relative_to(SOURCE).parts[0]
        for file in files
        for name in imported(file)
        if name.partition(".")[0] in CLIENTS
    }
    assert "_plugin.py" in guilty
    assert guilty <= {"_plugin.py", "tour"}


def test_servers_at_work_load_no_client() -> None:
    done = subprocess.run([sys.executable, "-c", DRIVE], capture_output=True, text=True, timeout=120, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"mailrig", "hostup_client", "stalwart_client", "mailbaby_client"}
    assert "openapi_core" in loaded


def test_the_specification_is_found_without_running_the_package() -> None:
    code = "import sys; from mailrig_sandbox._document import document; document('hostup_client'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert "hostup_client" not in done.stdout.split()
