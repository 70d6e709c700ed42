"""What a start costs, told by what is loaded: not by a time, which depends on the machine."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"openapi_core", "jsonschema", "pydantic", "werkzeug", "requests", "httpx", "httpcore", "pytest", "mailrig"}
COMMAND = """
import builtins, os, signal, sys

def told(*what, **how):
    written(*sorted(sys.modules), file=sys.stderr)
    builtins.print = written
    os.kill(os.getpid(), signal.SIGTERM)

written, builtins.print = builtins.print, told
from mailrig_sandbox._cli import main
code = main([])
written(*sorted(sys.modules))
raise SystemExit(code)
"""
ANSWERED = """
import sys, urllib.request
from mailrig_sandbox import Sandbox
from mailrig_sandbox._judge import judge

with Sandbox() as sandbox:
    print(*sorted(sys.modules))
    for _ in range(2):
        sandbox.warm()
        tools = [id(judge(each)._tools) for each in sandbox._documents.values()]
        print(*tools)
with Sandbox() as another:
    another.warm()
    print(*(id(judge(each)._tools) for each in another._documents.values()))
"""


def packages(modules: str) -> set[str]:
    return {name.partition(".")[0] for name in modules.split()}


def test_the_command_tells_its_addresses_before_the_judge_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", COMMAND], capture_output=True, text=True, timeout=120, check=True)
    before, after = packages(done.stderr), packages(done.stdout)
    assert {"mailrig_sandbox", "uvicorn", "starlette"} <= before
    assert not before & HEAVY
    assert "openapi_core" in after


def test_a_start_loads_no_judge_and_a_process_makes_one_for_all_sandboxes() -> None:
    done = subprocess.run([sys.executable, "-c", ANSWERED], capture_output=True, text=True, timeout=120, check=True)
    modules, *made = done.stdout.splitlines()
    assert not packages(modules) & HEAVY
    assert len(set(made[0].split())) == 3
    assert made == [made[0]] * 3
