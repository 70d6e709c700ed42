"""The Python reference, by pdoc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pdoc.doc
import pdoc.render
from mailrig.cli._apis import APIS

from documenting.searching import Entry

_OVERLAY = (
    "mailrig",
    "mailrig.client",
    "mailrig.errors",
    "mailrig.export",
    "mailrig.hostup",
    "mailrig.mailbaby",
    "mailrig.pagination",
    "mailrig.redaction",
    "mailrig.retry",
    "mailrig.stalwart",
    "mailrig.streaming",
    "mailrig.transport",
    "mailrig_sandbox",
    "mailrig_sandbox.faults",
)
# pdoc links to the base classes that it does not show.
_PRIVATE = re.compile(r'<a href="[^"]*#_[^"]*">(.*?)</a>')
# Its headings leave ranks out, its anchors have no name, and what it lets scroll cannot be reached by the keyboard.
_MENDED = (
    (_PRIVATE, r"\1"),
    (re.compile(r"ForwardRef\((?:'|&#39;)(\w+)(?:'|&#39;)\)"), r"\1"),
    (re.compile(r"<h[56][^>]*>(.*?)</h[56]>"), r'<p class="part">\1</p>'),
    (
        re.compile(r'<a class="headerlink" href="#([^"]*)">'),
        r'<a class="headerlink" href="#\1" aria-label="Link to \1">',
    ),
    (re.compile(r'(<div class="pdoc-code codehilite">\s*)<pre>'), r'\1<pre tabindex="0">'),
)
_TREE = re.compile(r"^\w+\n(?: *[├└│].*(?:\n|\Z))+", re.MULTILINE)
_GENERATED = ("", ".client", ".errors", ".models", ".operations", ".records", ".resources", ".types")


def modules() -> list[str]:
    """The modules that the reference covers."""
    return [*_OVERLAY, *(f"{api.package}{part}" for api in APIS.values() for part in _GENERATED)]


def write(folder: Path, theme: Path, part: Callable[[str, str], str]) -> list[Entry]:
    """Writes the pages, and tells what can be found there.

    Args:
        folder: Where they go.
        theme: Our templates.
        part: A part of every page, by its template and the way from the page to the site's root.
    """
    pdoc.render.configure(docformat="google", search=False, show_source=False, template_directory=theme)
    pdoc.render.env.globals["site_part"] = part
    documents = {name: _document(name) for name in modules()}
    for name, document in documents.items():
        path = folder / f"{name.replace('.', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_mended(pdoc.render.html_module(document, documents)), encoding="utf-8")
    (folder / "index.html").write_text(pdoc.render.html_index(documents), encoding="utf-8")
    return [entry for name, document in documents.items() for entry in _entries(name, document)]


def _mended(page: str) -> str:
    for wrong, right in _MENDED:
        page = wrong.sub(right, page)
    return page


def _document(name: str) -> pdoc.doc.Module:
    module = import_module(name)
    for attribute in getattr(module, "__all__", ()):
        getattr(module, attribute)  # some are imported when they are asked for, and pdoc does not ask
    for each in vars(module).values():
        if isinstance(each, type) and hasattr(each, "_fields"):
            # A named tuple's constructor claims a module that does not exist, so that nobody finds its types.
            each.__new__.__module__ = each.__module__
    made = pdoc.doc.Module(module)
    # Markdown would run a tree's lines together.
    made.docstring = _TREE.sub(lambda found: f"```text\n{found[0].rstrip()}\n```\n", made.docstring)
    return made


def _entries(name: str, document: pdoc.doc.Module) -> Iterator[Entry]:
    page = f"python/{name.replace('.', '/')}.html"
    yield Entry("Python", name, page, _summary(document))
    for member in document.flattened_own_members:
        if not any(part.startswith("_") for part in member.qualname.split(".")):
            yield Entry("Python", f"{name}.{member.qualname}", f"{page}#{member.qualname}", _summary(member))


def _summary(document: pdoc.doc.Doc[Any]) -> str:
    return document.docstring.strip().partition("\n")[0]
