"""Reader of Slate pages as widdershins writes them: a whole API in one Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import yaml

from pages.model import (
    METHODS,
    TECHNICAL_HEADERS,
    Content,
    Field,
    Page,
    PageError,
    PageOperation,
    Path,
    alternatives,
)
from pages.tables import Cells, Table, tables_of
from pages.text_blocks import (
    Block,
    markdown_blocks,
    parse_json,
    parse_scopes,
    shown_paths,
    unique_rows,
    url_path,
)
from pages.type_names import array_depth, parse_types

_OPERATION = re.compile(rf"`({METHODS}) (/\S*)`")
_EXAMPLE = re.compile(r"> (?:([1-5]\d\d|[1-5]XX|default) Response|(Body parameter))")
_MEDIA_TYPE = re.compile(r"[\"']Content-Type[\"']\s*:\s*[\"']([^\"']+)[\"']")
_ASIDE = re.compile(r"does not require authentication|must be authenticated")


def recognise(text: str) -> bool:
    """Whether a text is a page of this form."""
    return any(_OPERATION.fullmatch(line.rstrip()) for line in text.split("\n"))


def read(text: str) -> Page:
    """The page that a text in this form is.

    Raises:
        PageError: The text breaks the form.
    """
    chapters: list[list[Block]] = [[]]
    for block in markdown_blocks(text):
        if block.language is None and re.match(r"##? ", block.text):
            chapters.append([])
        chapters[-1].append(block)
    operations = [_operation(blocks) for blocks in chapters if _is_operation(blocks)]
    return Page(tuple(operations), complete=True)


def _is_operation(blocks: list[Block]) -> bool:
    texts = [block.text.rstrip() for block in blocks if block.language is None]
    named = sum(bool(_OPERATION.fullmatch(text)) for text in texts)
    if named > 1 or (not named and "> Code samples" in texts):
        raise PageError(f"{named} lines with method and path under one heading", blocks[0].line)
    return named == 1


def _operation(blocks: list[Block]) -> PageOperation:
    lines = [block for block in blocks if block.language is None]
    heading = next(m for block in lines if (m := _OPERATION.fullmatch(block.text.rstrip())))
    tables = list(tables_of(lines))
    statuses = [table for table in tables if {"status", "schema"} <= set(table.columns)]
    if not statuses:
        raise PageError(f"{heading[1]} {heading[2]} has no table of responses", blocks[0].line)
    examples = _examples(blocks)
    media_types = _media_types(blocks)
    text = "\n".join(block.text for block in lines)
    aside = _ASIDE.search(text)
    scopes = re.findall(r"\( ?Scopes: ([^)]*)\)", text)
    return PageOperation(
        method=heading[1],
        path=url_path(heading[2]),
        title=blocks[0].text.lstrip("# "),
        scopes=parse_scopes(" ".join(scopes)),
        authenticated=None if aside is None else aside[0].startswith("must"),
        parameters=_parameters(tables),
        body=_body(tables, examples.get("", []), media_types),
        responses=_responses(statuses, tables, examples),
    )


def _field(cells: Cells) -> Field:
    required = {"true": True, "false": False}.get(cells.get("required", "").lower())
    return Field(parse_types(cells.get("type", "")), required)


def _tree(rows: Iterable[tuple[Cells, int]]) -> dict[Path, Field]:
    fields: dict[Path, Field] = {}
    inside: list[Path] = [()]
    for cells, line in rows:
        name = cells["name"].lstrip("» ")
        depth, row = cells["name"].count("»", 0, -len(name) or None), _field(cells)
        if depth > len(inside):
            raise PageError(f"{name} stands deeper than the row before it allows", line)
        path = (*inside[depth - 1], name) if depth else ()
        # Rows such as *oneOf* stand for no property: what is under them belongs to their parent.
        if depth and name.startswith("*"):
            inside[depth:] = [inside[depth - 1]]
            continue
        fields[path] = alternatives([fields[path], row]) if path in fields else row
        inside[depth:] = [path + ("[]",) * array_depth(row.types)]
    return fields


def _enums(tables: Iterable[Table], status: str) -> dict[str, frozenset[str]]:
    enums: dict[str, frozenset[str]] = {}
    for table in tables:
        if table.columns in {("parameter", "value"), ("property", "value")}:
            for cells, _ in table.rows if table.status == status else ():
                name = cells[table.columns[0]].lstrip("» ")
                enums[name] = enums.get(name, frozenset()) | {cells["value"]}
    return enums


def _parameters(tables: list[Table]) -> dict[tuple[str, str], Field]:
    enums = _enums(tables, "")
    rows = [
        ((cells["in"], cells["name"]), _field(cells), line)
        for table in tables
        if "in" in table.columns
        for cells, line in table.rows
        if cells["in"] != "body" and not (cells["in"] == "header" and cells["name"].lower() in TECHNICAL_HEADERS)
    ]
    parameters = unique_rows(rows)
    return {key: replace(row, enum=enums.get(key[1], row.enum)) for key, row in parameters.items()}


def _with_enums(fields: dict[Path, Field], enums: dict[str, frozenset[str]]) -> dict[Path, Field]:
    return {
        path: replace(row, enum=enums.get(path[-1], row.enum) if path else row.enum) for path, row in fields.items()
    }


def _body(tables: list[Table], examples: list[Any], media: frozenset[str]) -> Content | None:
    rows = [row for table in tables if "in" in table.columns for row in table.rows if row[0]["in"] == "body"]
    if not rows and not examples:
        return None
    fields = _with_enums(_tree(rows), _enums(tables, ""))
    # An array body gets no rows for its items: its example is all that the page says.
    listed = len(fields) > 1 or not array_depth(fields.get((), Field()).types)
    return Content(fields, shown_paths(examples), media, listed=listed)


def _responses(statuses: list[Table], tables: list[Table], examples: dict[str, list[Any]]) -> dict[str, Content]:
    declared = {cells["status"] for table in statuses for cells, _ in table.rows}
    schemas = {
        table.status: _with_enums(_tree(table.rows), _enums(tables, table.status))
        for table in tables
        if {"name", "type"} <= set(table.columns) and "in" not in table.columns
    }
    return {
        status: Content(
            schemas.get(status, {}),
            shown_paths(examples.get(status, [])),
            declared=status in declared,
        )
        for status in sorted(declared | set(schemas) | set(examples) - {""})
    }


def _examples(blocks: Iterable[Block]) -> dict[str, list[Any]]:
    examples: dict[str, list[Any]] = {}
    current: str | None = None
    for block in blocks:
        if block.language is None:
            mark = _EXAMPLE.match(block.text)
            if mark or block.text.startswith(("> ", "<h", "#")):
                current = (mark[1] or "") if mark else None
        elif current is not None and block.language in {"json", "yaml"}:
            examples.setdefault(current, []).append(_example(block))
    return examples


def _example(block: Block) -> Any:
    if block.language == "json":
        return parse_json(block.text, block.line, "the example")
    try:
        return yaml.safe_load(block.text)
    except yaml.YAMLError as error:
        raise PageError(f"the example is not YAML: {error}", block.line) from error


def _media_types(blocks: Iterable[Block]) -> frozenset[str]:
    samples = [block.text for block in blocks if block.language not in {None, "json", "yaml"}]
    return frozenset(media for sample in samples for media in _MEDIA_TYPE.findall(sample))
