"""The guides: texts beside what they describe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from documenting.markup import Text, render

ROOT = Path(__file__).resolve().parent.parent.parent
_FOLDERS = ("overlays/*/docs/*.md", "scripts/guides/*.md")
# A block of code that is a file of its own: it says which, and holds nothing.
_FILE = re.compile(r"^```(\w+) file=(\S+)\n```$", re.MULTILINE)


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
    return [Guide(_page(path.stem), path, render(_filled(path), _link)) for path in sources(root)]


def files(guide: Path) -> list[Path]:
    """The files that a guide shows whole.

    Args:
        guide: The guide's file.
    """
    return [guide.parent / found[2] for found in _FILE.finditer(guide.read_text(encoding="utf-8"))]


def _filled(guide: Path) -> str:
    def block(found: re.Match[str]) -> str:
        return f"```{found[1]}\n{(guide.parent / found[2]).read_text(encoding='utf-8')}```"

    return _FILE.sub(block, guide.read_text(encoding="utf-8"))


def _page(stem: str) -> str:
    return re.sub(r"^\d+-", "", stem)


def _link(address: str) -> str:
    if re.match(r"[a-z]+:", address):
        return address
    path, mark, anchor = address.partition("#")
    if path.endswith(".md"):
        path = f"{_page(Path(path).stem)}.html"
    return f"{path}{mark}{anchor}"
