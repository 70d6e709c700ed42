"""The guides: texts beside what they describe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from documenting.markup import Text, render

ROOT = Path(__file__).resolve().parent.parent.parent
_FOLDERS = ("overlays/*/docs/*.md", "scripts/guides/*.md")


@dataclass(frozen=True)
class Guide:
    """A guide.

    Args:
        name: The name of its page.
        source: Its file.
        text: What it says.
    """

    name: str
    source: Path
    text: Text


def sources(root: Path = ROOT) -> list[Path]:
    """The guides' files, in the order of the numbers that their names begin with.

    Args:
        root: The checkout.
    """
    return sorted((path for pattern in _FOLDERS for path in root.glob(pattern)), key=lambda path: path.name)


def guides(root: Path = ROOT) -> list[Guide]:
    """All guides.

    Args:
        root: The checkout.
    """
    return [Guide(_page(path.stem), path, render(path.read_text(encoding="utf-8"), _link)) for path in sources(root)]


def _page(stem: str) -> str:
    return re.sub(r"^\d+-", "", stem)


def _link(address: str) -> str:
    if re.match(r"[a-z]+:", address):
        return address
    path, mark, anchor = address.partition("#")
    if path.endswith(".md"):
        path = f"{_page(Path(path).stem)}.html"
    return f"{path}{mark}{anchor}"
