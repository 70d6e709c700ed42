"""The changelog: what is written by hand under `Unreleased`, and an entry a release."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from datetime import date

from releasing.plan import Step

_UNRELEASED = "## Unreleased"
_HEAD = "# Changelog\n"
_WIDTH = 120


def _title(steps: Iterable[Step]) -> str:
    return ", ".join(f"{each.name} {each.new}" for each in steps)


def _item(text: str) -> str:
    return textwrap.fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _part(step: Step) -> str:
    if step.old is None:
        return f"### {step.name} {step.new}\n\n{_item('The first release.')}\n"
    items = "\n".join(_item(f"{each.level}: {each.text}") for each in step.reasons)
    return f"### {step.name} {step.new} ({step.level}, before {step.old})\n\n{items}\n"


def entry(steps: Iterable[Step], notes: str, today: date) -> str:
    """What the changelog says of a release.

    Args:
        steps: The distributions; those without something to release are left out.
        notes: What people wrote by hand, in Markdown; may be empty.
        today: The day of the release.
    """
    released = [each for each in steps if each.is_release]
    head = f"## {today.isoformat()}: {_title(released)}\n"
    return "\n".join([head, *([notes.strip() + "\n"] if notes.strip() else []), *map(_part, released)])


def _sections(text: str) -> list[str]:
    return re.split(r"^(?=## )", text, flags=re.MULTILINE)


def notes(text: str) -> str:
    """What a changelog has under `Unreleased`."""
    found = [each for each in _sections(text) if each.startswith(_UNRELEASED)]
    return "".join(each.removeprefix(_UNRELEASED).strip() for each in found)


def _own_words(section: str) -> str:
    return re.split(r"^### \S+ \d+\.\d+\.\d+\b", section.partition("\n")[2], maxsplit=1, flags=re.MULTILINE)[0].strip()


def with_entry(text: str, steps: Iterable[Step], today: date) -> str:
    """A changelog with the entry of a release, which takes what is under `Unreleased`.

    An entry of versions that are not published yet is replaced, and its words by hand are kept: it is the one where
    any of the versions to release is named.

    Args:
        text: The changelog so far.
        steps: The distributions.
        today: The day of the release.
    """
    released = [each for each in steps if each.is_release]
    if not released:
        return text
    sections = _sections(text)
    marks = {f"{each.name} {each.new}" for each in released}
    kept, words = [], [notes(text)]
    for section in sections[1:]:
        title = section.partition("\n")[0].partition(": ")[2]
        if marks & set(title.split(", ")):
            words.append(_own_words(section))
        elif not section.startswith(_UNRELEASED):
            kept.append(section.strip() + "\n")
    head = sections[0].strip() + "\n" if sections[0].strip() else _HEAD
    new = entry(released, "\n".join(each for each in words if each), today)
    return "\n".join([head, f"{_UNRELEASED}\n", new, *kept])
