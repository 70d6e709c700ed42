"""Reader of pages in the form that HostUp gives under "View as Markdown"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pages.model import (
    METHODS,
    TECHNICAL_HEADERS,
    Content,
    Field,
    Page,
    PageError,
    PageOperation,
    parse_path,
)
from pages.text_blocks import (
    Block,
    curl_body,
    markdown_blocks,
    parse_json,
    parse_scopes,
    shown_paths,
    unique_rows,
    url_path,
)
from pages.type_names import parse_types

_OPERATION = re.compile(rf"#+ ({METHODS}) (\S+)\s*")
_ROW = re.compile(r"[-*] `(?P<name>[^`]+)`(?: \((?P<facts>(?:[^()]|\([^()]*\))*)\))?(?P<rest>.*)")
_VALUES = re.compile(r"(?:Allowed|Possible) values?: (.+?)(?:\.\s.*|\.?\s*)$")
_STATUS = re.compile(r"#### `?([1-5]\d\d|[1-5]XX|default)`?(?:\s.*)?")
_LOCATION = re.compile(r"path|query|header|cookie")
_QUALIFIERS = frozenset({"required", "optional", "nullable", "deprecated", "enum", "read-only"})

Sections = Mapping[str, list[Block]]


def recognise(text: str) -> bool:
    """Whether a text is a page of this form."""
    return any(_OPERATION.fullmatch(line) for line in text.split("\n"))


def read(text: str) -> Page:
    """The page that a text in this form is.

    Raises:
        PageError: The text breaks the form.
    """
    operations: list[list[Block]] = []
    for block in markdown_blocks(text):
        if block.language is None and _OPERATION.fullmatch(block.text):
            operations.append([])
        if operations:
            operations[-1].append(block)
    return Page(tuple(_operation(blocks) for blocks in operations))


def _operation(blocks: list[Block]) -> PageOperation:
    method, address = blocks[0].text.lstrip("# ").split()
    sections = _sections(blocks[1:])
    if "responses" not in sections:
        raise PageError(f"{method} {address} has no section 'Responses'", blocks[0].line)
    titles = [block.text.strip("* ") for block in sections[""] if block.text.startswith("**")]
    headers = [block.text for block in sections.get("headers", [])]
    return PageOperation(
        method=method,
        path=url_path(address),
        title=titles[0] if titles else "",
        scopes=parse_scopes(" ".join(line for line in headers if "API scope" in line)),
        authenticated=any("`Authorization`" in line for line in headers) if headers else None,
        parameters=_parameters(sections),
        body=_body(sections),
        responses=_responses(sections),
    )


def _sections(blocks: Iterable[Block]) -> Sections:
    sections: dict[str, list[Block]] = {"": []}
    name = ""
    for block in blocks:
        if block.language is None and block.text.startswith("### "):
            name = block.text[4:].strip().lower()
            if name in sections:
                raise PageError(f"the section '{name}' occurs twice", block.line)
            sections[name] = []
            continue
        sections[name].append(block)
        row = _ROW.fullmatch(block.text) if block.language is None else None
        if row and row["facts"] and not re.search("parameter|header|body|schema|responses", name):
            raise PageError(f"fields in a section of unknown meaning: '{name}'", block.line)
    return sections


def _rows(blocks: Iterable[Block]) -> dict[tuple[str, str], Field]:
    rows: list[tuple[tuple[str, str], Field, int]] = []
    for block in blocks:
        if block.language is not None:
            continue
        match = _ROW.fullmatch(block.text)
        if match:
            rows.append((*_row(match), block.line))
        elif re.match(r"[-*] ", block.text) and "API scope" not in block.text:
            raise PageError(f"not a field: {block.text[:60]}", block.line)
        values = _VALUES.search(match["rest"] if match else block.text)
        if rows and values:
            key, row, line = rows[-1]
            enum = frozenset(value.strip(" `\"'") for value in values[1].split(","))
            rows[-1] = key, replace(row, enum=enum - {""}), line
    return unique_rows(rows)


def _row(match: re.Match[str]) -> tuple[tuple[str, str], Field]:
    facts = [fact.strip() for fact in re.split(r",(?![^<]*>)", match["facts"] or "")]
    where = facts.pop(0) if _LOCATION.fullmatch(facts[0]) else ""
    types = parse_types(",".join(fact for fact in facts if fact not in _QUALIFIERS))
    if "nullable" in facts:
        types |= {"null"}
    required = None if match["facts"] is None else "required" in facts
    return (where, match["name"]), Field(types, required)


def _fields(blocks: Iterable[Block]) -> dict[tuple[str, ...], Field]:
    return {parse_path(name): row for (_, name), row in _rows(blocks).items()}


def _parameters(sections: Sections) -> dict[tuple[str, str], Field]:
    parameters: dict[tuple[str, str], Field] = {}
    for name, blocks in sections.items():
        if "parameter" in name and "body" not in name:
            default = _LOCATION.search(name)
            for (where, key), row in _rows(blocks).items():
                parameters[where or (default[0] if default else "query"), key] = row
        elif name == "headers":
            for (_, key), row in _rows(blocks).items():
                if key.lower() not in TECHNICAL_HEADERS:
                    parameters["header", key] = row
    return parameters


def _examples(blocks: Iterable[Block]) -> list[object]:
    return [parse_json(block.text, block.line, "the example") for block in blocks if block.language == "json"]


def _body(sections: Sections) -> Content | None:
    parts = [
        blocks
        for name, blocks in sections.items()
        if "body" in name or name in {"request schema", "request parameters"}
    ]
    examples = [value for blocks in parts for value in _examples(blocks)]
    for blocks in sections.values():
        for block in blocks:
            if block.language in {"bash", "sh", "shell", "curl"}:
                examples += curl_body(block.text, block.line)
    if not parts and not examples:
        return None
    media = [
        block.text.split(":", 1)[1].strip(" `")
        for block in sections.get("headers", [])
        if block.text.startswith("- `Content-Type`:")
    ]
    fields = {path: row for blocks in parts for path, row in _fields(blocks).items()}
    return Content(fields, shown_paths(examples), frozenset(media), listed=bool(fields))


def _responses(sections: Sections) -> dict[str, Content]:
    by_status: dict[str, list[Block]] = {}
    for block in sections["responses"]:
        match = _STATUS.fullmatch(block.text) if block.language is None else None
        if match:
            if match[1] in by_status:
                raise PageError(f"the status {match[1]} occurs twice", block.line)
            by_status[match[1]] = []
        elif block.language is None and block.text.startswith("#"):
            raise PageError(f"not a status: {block.text[:60]}", block.line)
        elif by_status:
            by_status[next(reversed(by_status))].append(block)
    schema = sections.get("response schema")
    success = next((status for status in by_status if status.startswith("2")), None)
    if not by_status or (schema and success is None):
        raise PageError("the section 'Responses' lists no status that the response schema is for")
    responses: dict[str, Content] = {}
    for status, blocks in by_status.items():
        fields = _fields([*(schema or []), *blocks] if status == success else blocks)
        listed = bool(fields) or (status == success and schema is not None)
        responses[status] = Content(fields, shown_paths(_examples(blocks)), listed=listed)
    return responses
