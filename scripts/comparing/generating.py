"""The Python packages that two documents give."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from factory.document import operations

_GENERATE = Path(__file__).resolve().parent.parent / "generate.py"
_API = "compared"
_SECONDS = 300


class RefusedError(Exception):
    """What the factory has to say against a document, in one line."""


def acceptable(document: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The document with what only our own specifications say: how an operation is repeated, and one tag for each.

    An operation without a tag has that of its counterpart: no package was ever made of it that could lose a name.
    """
    result = copy.deepcopy(document)
    there = {(path, method): operation.get("tags") for path, method, operation in operations(other)}
    for path, method, operation in operations(result):
        operation.setdefault("x-retry", "unsafe")
        operation["tags"] = (operation.get("tags") or there.get((path, method)) or ["default"])[:1]
    return result


def make_packages(old: dict[str, Any], new: dict[str, Any], folder: Path) -> tuple[Path, Path]:
    """The folders of both packages.

    Args:
        old: The older document.
        new: The newer one.
        folder: An empty folder.

    Raises:
        RefusedError: No package can be made from one of them.
    """
    running = []
    for side, document, other in (("old", old, new), ("new", new, old)):
        specs = folder / side / "specs"
        (specs / _API).mkdir(parents=True)
        (specs / _API / "openapi.json").write_text(json.dumps(acceptable(document, other)), encoding="utf-8")
        words = [sys.executable, str(_GENERATE), "--specs", str(specs), "--output", str(folder / side / "made")]
        running.append(
            subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ})
        )
    said = []
    try:
        said = [process.communicate(timeout=_SECONDS)[1] for process in running]
    except subprocess.TimeoutExpired as error:
        raise RefusedError(f"making the packages takes longer than {_SECONDS} seconds") from error
    finally:
        for process in running:
            process.kill()
            process.communicate()
    for side, process, text in zip(("older", "newer"), running, said, strict=True):
        if process.returncode:
            line = (text.strip() or "no reason given").splitlines()[0].replace(str(folder), "")
            raise RefusedError(f"the {side} document: {line}")
    old_made, new_made = (folder / side / "made" / _API / "src" / f"{_API}_client" for side in ("old", "new"))
    return old_made, new_made
