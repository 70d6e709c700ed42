"""From Markdown to HTML, with coloured code, anchors and copy buttons."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

Link = Callable[[str], str]


@dataclass(frozen=True)
class Section:
    """A part of a text.

    Args:
        anchor: The id of its heading.
        title: Its heading.
        words: Its text, without marks.
    """

    anchor: str
    title: str
    words: str


@dataclass(frozen=True)
class Text:
    """A text as HTML.

    Args:
        title: Its first heading, which is not in the body.
        body: The HTML.
        sections: Its parts; the first is what comes before any heading.
    """

    title: str
    body: str
    sections: tuple[Section, ...]


def code(text: str, language: str) -> str:
    """A block of code in colours, with a button that copies it.

    Args:
        text: The code.
        language: Its language; without a known one it has no colours.
    """
    try:
        lexer = get_lexer_by_name(language, stripall=False)
        body = highlight(text, lexer, HtmlFormatter(nowrap=True))
    except ClassNotFound:
        body = html.escape(text)
    button = '<button type="button" class="copy" data-copy>Copy</button>'
    return f'<div class="code">{button}<pre tabindex="0"><code>{body}</code></pre></div>\n'


def slug(title: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def render(markdown: str, link: Link = str) -> Text:
    """A text as HTML.

    Args:
        markdown: The text.
        link: What makes a link's address on the site from that in the text.
    """
    reader = _reader(link)
    tokens = reader.parse(markdown)
    title = ""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = plain(tokens[1])
        tokens = tokens[3:]
    for opened, content, closed in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opened.type == "heading_open":
            opened.attrSet("id", slug(plain(content)))
        elif opened.type == "th_open" and not content.content:
            opened.tag = closed.tag = "td"  # an empty cell is the head of nothing
    body = reader.renderer.render(tokens, reader.options, {})
    return Text(title, body, tuple(_sections(title, tokens)))


def plain(token: Token) -> str:
    """The words of a line, without marks."""
    return "".join(" " if each.type == "softbreak" else each.content for each in token.children or ())


def _sections(title: str, tokens: Sequence[Token]) -> list[Section]:
    found: list[tuple[str, str, list[str]]] = [("", title, [])]
    heading = False
    for token in tokens:
        if token.type == "heading_open":
            found.append((str(token.attrs["id"]), "", []))
            heading = True
        elif token.type == "inline" and heading:
            found[-1] = (found[-1][0], plain(token), [])
            heading = False
        elif token.type == "inline":
            found[-1][2].append(plain(token))
    return [Section(anchor, name, " ".join(words)) for anchor, name, words in found]


def _reader(link: Link) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")

    def fence(_: Any, tokens: Sequence[Token], index: int, *rest: Any) -> str:
        return code(tokens[index].content, tokens[index].info.split(" ")[0])

    def link_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        tokens[index].attrSet("href", link(str(tokens[index].attrs["href"])))
        return str(renderer.renderToken(tokens, index, options, env))

    def table(_: Any, tokens: Sequence[Token], index: int, *rest: Any) -> str:
        opened = tokens[index].nesting == 1
        return '<div class="wide" tabindex="0"><table>' if opened else "</table></div>"

    def heading_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        title, anchor = plain(tokens[index - 1]), tokens[index - 2].attrs.get("id")
        link = f'<a class="anchor" href="#{anchor}" aria-label="Link to “{html.escape(title)}”">#</a>' if anchor else ""
        return f"{link}</{tokens[index].tag}>\n"

    rules: dict[str, Callable[..., str]] = {
        "fence": fence,
        "link_open": link_open,
        "heading_close": heading_close,
        "table_open": table,
        "table_close": table,
    }
    for name, rule in rules.items():
        reader.add_render_rule(name, rule)
    return reader
