"""Text of a specification as it stands in docstrings."""

from __future__ import annotations

import re
import textwrap

from openapi_python_client import strings

_BARE_QUOTE_AT_THE_END = re.compile(r'(?<!\\)((?:\\\\)*)"\Z')
_KEPT = re.compile(r"^\s*([-*|#>]|\d+[.)]|```|    )")


def wrap(text: str, width: int) -> str:
    """Text that is safe in a docstring, its paragraphs filled to a width.

    Args:
        text: Markdown; lists, tables and code keep their lines.
        width: Characters a line.
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    safe = str(strings.safe_for_docstring("\n\n".join(_fill(each, width) for each in paragraphs)))
    return _BARE_QUOTE_AT_THE_END.sub(r"\1\"", safe)


def _fill(paragraph: str, width: int) -> str:
    if any(_KEPT.match(line) for line in paragraph.splitlines()):
        return "\n".join(line.rstrip() for line in paragraph.splitlines())
    return textwrap.fill(" ".join(paragraph.split()), width, break_long_words=False, break_on_hyphens=False)


def sentence(text: str) -> str:
    """Text with a full stop."""
    return text if not text or text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def with_self(signature: str) -> str:
    """The parameters of a method."""
    return f"self, {signature}" if signature else "self"
