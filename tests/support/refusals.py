"""What holds whenever the factory refuses its input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.specs import Workshop, tree

_OLD = {".generated.json": b"{}", "src/sample_client/__init__.py": b"old = True\n"}


def refuse(root: Path, whole: Any, place: str, words: str, name: str = "openapi.json", **others: bytes) -> None:
    """Runs the factory on one bad API, and checks its one line and that nothing happened.

    Args:
        root: An empty folder.
        whole: The document, or the bytes of its file.
        place: What the line begins with, after `error: specs/sample/`.
        words: What it says somewhere after that.
        name: The name of the document's file.
        others: The texts of `patches.yaml` and `client.yaml`.
    """
    workshop = Workshop(root)
    workshop.write("sample", whole, name, **others)
    refuse_workshop(workshop, f"specs/sample/{place}", words)


def refuse_workshop(workshop: Workshop, place: str, words: str) -> None:
    """Runs the factory on bad folders, and checks its one line and that nothing happened."""
    for path, content in _OLD.items():
        file = workshop.output / "sample" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    before = tree(workshop.output)
    run = workshop.run()
    assert run.err.startswith(f"error: {place}: "), run.err
    assert words in run.err.removeprefix(f"error: {place}: "), run.err
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err
    assert (run.code, run.out) == (1, "")
    assert tree(workshop.output) == before
    assert workshop.left_overs() == []
