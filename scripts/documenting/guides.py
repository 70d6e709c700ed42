"""The guides: texts beside what they describe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from documenting.markup import Link, Text, render

ROOT = Path(__file__).resolve().parent.parent.parent
_START = "00-start"
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
    return [
        Guide(_page(path.stem), path, render(_filled(path), _link)) for path in sources(root) if path.stem != _START
    ]


@dataclass(frozen=True)
class Start:
    """What the start page says.

    Args:
        head: Its title and its first words.
        code: The code beside them, as HTML.
        body: What follows, as HTML.
    """

    head: Text
    code: str
    body: str


def start(root: Path = ROOT) -> Start:
    """The start page's text, whose links lead from the folder above the guides'.

    Args:
        root: The checkout.
    """
    (source,) = (path for path in sources(root) if path.stem == _START)
    head, body = source.read_text(encoding="utf-8").split("\n## ", 1)
    words, code = head.split("```", 1)
    link = _below("guides/")
    return Start(render(words, link), render(f"```{code}", link).body, render(f"## {body}", link).body)


def _below(folder: str) -> Link:
    def link(address: str) -> str:
        found = _link(address)
        return f"{folder}{found}" if found.partition("#")[0].endswith(".html") else found

    return link


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
