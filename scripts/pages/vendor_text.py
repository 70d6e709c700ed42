"""Reader of HostUp pages that were saved as the text of the web page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from pages.model import (
    METHODS,
    TECHNICAL_HEADERS,
    Content,
    Field,
    Page,
    PageError,
    PageOperation,
    Path,
    parse_path,
)
from pages.text_blocks import curl_body, parse_scopes, shown_paths, unique_rows, url_path
from pages.type_names import is_types, parse_types

_ENDPOINT = re.compile(rf"({METHODS}) (https?://\S+)")
_STATUS = re.compile(r"([1-5]\d\d|[1-5]XX|default)( .*)?")
_SECTION = re.compile(r"Authentication|Context|(?:Path|Query|Header|Cookie) Parameters|Headers|Body|Responses")
_TYPE = r"(?:[^\s<]|<[^>]*>)+"
_ROW = re.compile(
    rf"(?P<name>[\w$\[\]@][\w$.\[\]@-]*) (?P<type>{_TYPE}(?: \| {_TYPE})*)"
    r"(?P<facts>(?:(?: ·)? (?:enum|required|optional|nullable|deprecated)(?= |$))*)"
    r"(?P<more>(?: ·)? Example: .*| · .*)?"
)
_HEADER = re.compile(r"([A-Za-z][\w-]*) Example")
_MEDIA_TYPE = re.compile(r"[a-z]+/[\w.+-]+")
_EMPTY_ENUM = frozenset({""})
_EXAMPLE = re.compile(r"(Response|Request Body)\b(?: ([1-5]\d\d))?.*")


@dataclass
class _Part:
    """A stretch of the page: a section, or one status of the responses."""

    name: str
    rows: list[tuple[str, Field, int]] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    def lacks_values(self) -> bool:
        return bool(self.rows) and self.rows[-1][1].enum == _EMPTY_ENUM

    def fields(self) -> dict[str, Field]:
        for name, row, line in self.rows:
            if self.name in {"", "Authentication", "Context", "Responses"}:
                raise PageError(f"a field outside parameters, body and responses: {name}", line)
            if row.enum == _EMPTY_ENUM:
                raise PageError(f"the enum {name} has no values", line)
        return unique_rows(self.rows)


def recognise(text: str) -> bool:
    """Whether a text is a page of this form."""
    lines = [line.strip() for line in text.split("\n")]
    return "Responses" in lines and any(_ENDPOINT.fullmatch(line) for line in lines)


def read(text: str) -> Page:
    """The page that a text in this form is.

    Raises:
        PageError: The text breaks the form.
    """
    lines = [line.strip() for line in text.split("\n")]
    start = lines.index("Responses")
    ends = [n for n, line in enumerate(lines) if n > start and _ENDPOINT.fullmatch(line)]
    if not ends:
        raise PageError("no line with method and address follows the responses", start + 1)
    method, address = lines[ends[0]].split()
    parts, statuses = _parts(lines[: ends[0]])
    if not statuses:
        raise PageError("the responses list no status", start + 1)
    bodies, responses = _examples(lines, ends[0] + 1)
    success = next((status for status in statuses if status.startswith("2")), "")
    authentication = " ".join(parts["Authentication"].other) if "Authentication" in parts else None
    scopes = re.search(r"API scopes?:\s*(\S+(?:,? \w+:\S+)*)", authentication or "")
    return Page(
        (
            PageOperation(
                method=method,
                path=url_path(address),
                title=next((line for line in lines if line), ""),
                scopes=parse_scopes(scopes[1]) if scopes else frozenset(),
                authenticated=None if authentication is None else "Authorization" in authentication,
                parameters=_parameters(parts),
                body=_body(parts.get("Body"), bodies),
                responses={
                    status: Content(
                        {parse_path(name): row for name, row in part.fields().items()},
                        shown_paths(v for where, v in responses if (where or success) == status),
                    )
                    for status, part in statuses.items()
                },
            ),
        )
    )


def _parts(lines: list[str]) -> tuple[dict[str, _Part], dict[str, _Part]]:
    part = _Part("")
    sections: dict[str, _Part] = {"": part}
    statuses: dict[str, _Part] = {}
    in_enum = touching = False
    for number, line in enumerate(lines, 1):
        if not line:
            touching = False
            continue
        section = None if "Responses" in sections else _SECTION.fullmatch(line)
        status = _STATUS.fullmatch(line) if "Responses" in sections else None
        row = _row(line)
        if section and not (in_enum and touching):
            part = sections[line] = _new(sections, line, number)
        elif status and (status[2] or not (in_enum and touching)):
            part = statuses[status[1]] = _new(statuses, status[1], number)
        elif row:
            part.rows.append((*row, number))
        elif in_enum and (touching or (part.lacks_values() and " " not in line)):
            name, value, at = part.rows[-1]
            part.rows[-1] = name, replace(value, enum=value.enum - _EMPTY_ENUM | {line}), at
            touching = True
            continue
        else:
            part.other.append(line)
            touching = False
            continue
        in_enum, touching = part.lacks_values(), True
    for any_part in sections.values():
        any_part.fields()
    return sections, statuses


def _new(parts: dict[str, _Part], name: str, line: int) -> _Part:
    if name in parts:
        raise PageError(f"'{name}' occurs twice", line)
    return _Part(name)


def _row(line: str) -> tuple[str, Field] | None:
    match = _ROW.fullmatch(line)
    if match is None or not (match["facts"] or match["more"] or is_types(match["type"])):
        return None
    facts = f"{match['facts']} {match['more'] or ''}".split("Example: ")[0].split()
    types = parse_types(match["type"]) | ({"null"} if "nullable" in facts else set())
    enum = _EMPTY_ENUM if "enum" in facts else frozenset()
    return match["name"], Field(types, "required" in facts, enum)


def _parameters(parts: dict[str, _Part]) -> dict[tuple[str, str], Field]:
    parameters: dict[tuple[str, str], Field] = {}
    for title, part in parts.items():
        if title.endswith("Parameters") or title == "Headers":
            where = "header" if title == "Headers" else title.split()[0].lower()
            rows = part.fields()
            for line in part.other if where == "header" else ():
                match = _HEADER.fullmatch(line)
                rows |= {match[1]: Field()} if match else {}
            for name, row in rows.items():
                if where != "header" or name.lower() not in TECHNICAL_HEADERS:
                    parameters[where, name] = row
    return parameters


def _body(part: _Part | None, examples: list[Any]) -> Content | None:
    if part is None:
        return Content(shown=shown_paths(examples), listed=False) if examples else None
    fields: dict[Path, Field] = {(): Field(required="required" in part.other)}
    fields |= {parse_path(name): row for name, row in part.fields().items()}
    media = frozenset(line for line in part.other if _MEDIA_TYPE.fullmatch(line))
    return Content(fields, shown_paths(examples), media)


def _examples(lines: list[str], start: int) -> tuple[list[Any], list[tuple[str, Any]]]:
    bodies = curl_body("\n".join(lines[start:]), start)
    responses: list[tuple[str, Any]] = []
    number = start
    while number < len(lines):
        match = _EXAMPLE.fullmatch(lines[number])
        number += 1
        text = "\n".join(lines[number:])
        if match is None or not text.lstrip().startswith(("{", "[")):
            continue
        try:
            value, end = json.JSONDecoder().raw_decode(text.lstrip())
        except json.JSONDecodeError as error:
            at = number + text[: len(text) - len(text.lstrip())].count("\n") + error.lineno
            raise PageError(f"the example is not JSON: {error.msg}", at) from error
        if match[1] == "Response":
            responses.append((match[2] or "", value))
        else:
            bodies.append(value)
        number += text[: len(text) - len(text.lstrip()) + end].count("\n") + 1
    return bodies, responses
