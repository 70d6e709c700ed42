"""What the search knows: a line for each thing that can be found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """Something that can be found.

    Args:
        kind: What it is.
        title: Its name.
        page: Its address below the site's root.
        words: What it says.
    """

    kind: str
    title: str
    page: str
    words: str


def script(entries: Iterable[Entry]) -> str:
    """The index as a script, since a page that was opened from a disk may not fetch.

    Args:
        entries: What can be found.
    """
    rows = [[each.kind, each.title, each.page, each.words] for each in entries]
    return f"window.siteIndex = {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))};\n"
