"""Vendor pages and our specs as one data model, and what the one says that the other does not."""

from __future__ import annotations

from pages import slate, vendor_markdown, vendor_text
from pages.model import Page, PageError

__all__ = ["Page", "PageError", "read_page"]

_FORMATS = (
    (slate.recognise, slate.read),
    (vendor_markdown.recognise, vendor_markdown.read),
    (vendor_text.recognise, vendor_text.read),
)


def read_page(text: str) -> Page:
    """The page that a text is, in whichever of the known formats.

    Args:
        text: A page as it was saved.

    Raises:
        PageError: The format is unknown, or the text breaks the format that it seems to have.
    """
    read = next((read for recognise, read in _FORMATS if recognise(text)), None)
    if read is None:
        raise PageError("the page is in none of the known formats")
    page = read(text)
    names = [operation.name for operation in page.operations]
    for name in names:
        if names.count(name) > 1:
            raise PageError(f"the operation {name} occurs twice")
    return page
