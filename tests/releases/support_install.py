"""Installing as the README says, and a call through what was installed."""

from __future__ import annotations

import json
from pathlib import Path

from mailrig_sandbox import Sandbox
from releases.support_repository import ROOT, UV, Done, run

_README = (ROOT / "README.md").read_text(encoding="utf-8")
_ADDRESS = "https://index.example.org/root/internal/+simple/"
_CALL = """
from mailrig import MailBaby
with MailBaby() as mb:
    print(mb.services.get_mail_orders()[0].username)
"""


def blocks(language: str) -> list[str]:
    """The README's blocks of code in a language; commands have none."""
    found: list[str] = []
    inside: str | None = None
    for line in _README.splitlines():
        if not line.startswith("```"):
            if inside == language:
                found[-1] += f"{line}\n"
        elif inside is None:
            inside = line.removeprefix("```")
            if inside == language:
                found.append("")
        else:
            inside = None
    return found


def pip_lines() -> tuple[str, str]:
    """The README's line for pip, and the one with a wheelhouse."""
    plain, with_wheels = (line for block in blocks("") for line in block.splitlines() if "-m pip" in line)
    return plain, with_wheels


def uv_project(url: str) -> str:
    """The README's `pyproject.toml` of a project that uses uv."""
    (text,) = blocks("toml")
    return text.replace(_ADDRESS, url)


def environment_in(folder: Path) -> Path:
    """A clean environment with pip; its interpreter."""
    done = run([UV, "venv", "--quiet", "--seed", "--python", UV.parent / "python", folder], folder.parent)
    assert done.code == 0, done.err
    return folder / "bin" / "python"


def install(line: str, python: Path, url: str, wheelhouse: Path, **variables: str) -> Done:
    """Runs a line of the README in a clean environment."""
    line = line.replace(_ADDRESS, url).replace("build/wheelhouse", str(wheelhouse))
    path = f"{python.parent}:/usr/bin:/bin"
    return run(["sh", "-c", line], python.parent.parent, PATH=path, **variables)


def versions(python: Path) -> dict[str, str]:
    """The versions of our distributions in an environment."""
    code = (
        "import importlib.metadata as m, json;"
        "print(json.dumps({d.name: d.version for d in m.distributions() if d.name.startswith('mailrig')}))"
    )
    done = run([python, "-I", "-c", code], python.parent)
    assert done.code == 0, done.err
    return dict(json.loads(done.out))


def call(python: Path) -> str:
    """The user name of the first order that the installed client reads from the sandbox."""
    with Sandbox(apis=("mailbaby",)) as sandbox:
        done = run([python, "-I", "-c", _CALL], python.parent, NO_PROXY="127.0.0.1", **sandbox.environment())
        assert [request.operation_id for request in sandbox.requests] == ["getMailOrders"], done.err
        assert sandbox.violations == []
    assert done.code == 0, done.err
    return done.out.strip()
