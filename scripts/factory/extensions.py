"""What a specification says beyond OpenAPI: the `x-*` extensions, read and checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from factory.document import follow, resolve

RETRY_CLASSES = ("safe", "idempotent", "unsafe")
OUTCOMES = ("rejected", "unknown", "not-processed")
STYLES = ("page", "offset", "cursor")  # each the key of the parameter that advances, too


class ExtensionError(Exception):
    """An extension that breaks its form.

    Args:
        message: What is wrong.
        parts: The keys below the operation that lead to the place.
    """

    def __init__(self, message: str, *parts: object) -> None:
        super().__init__(message)
        self.parts = parts


@dataclass(frozen=True)
class Match:
    """A condition on a JSON document: the value at a pointer equals another."""

    pointer: tuple[str, ...]
    equals: Any


@dataclass(frozen=True)
class OutcomeRule:
    """What a response says about whether the call was carried out, perhaps under a condition."""

    outcome: str
    when: Match | None


@dataclass(frozen=True)
class Pagination:
    """How an operation lists: its parameters, and where the answer holds what."""

    style: str
    parameter: str
    limit: str
    items: tuple[str, ...]
    total: tuple[str, ...] | None
    next: tuple[str, ...] | None
    more: tuple[str, ...] | None
    key: tuple[str, ...] | None
    default_limit: int | None
    max_limit: int | None


@dataclass(frozen=True)
class Token:
    """The operation that a stream's token comes from, and the parameter that carries it."""

    operation: str
    parameter: str


@dataclass(frozen=True)
class Completed:
    """The event after which a server ends a stream by itself."""

    event: str
    match: Match


@dataclass(frozen=True)
class Stream:
    """The events of a server-sent stream, each with the reference of its data's schema, and what paces them."""

    events: tuple[tuple[str, str], ...]
    token: Token | None
    completed: Completed | None
    pace: str | None


def keys(value: object, required: set[str], optional: set[str], *place: object) -> dict[str, Any]:
    """A mapping that has the keys that it must have, and none but those that it may.

    Raises:
        ExtensionError: It is no mapping, lacks a key or has another.
    """
    if not isinstance(value, dict):
        raise ExtensionError("must be a mapping", *place)
    if missing := sorted(required - set(value)):
        raise ExtensionError(f"lacks {missing[0]!r}", *place)
    if unknown := sorted(set(value) - required - optional):
        raise ExtensionError(f"has no {unknown[0]!r}", *place)
    return value


def _pointer(value: object, *place: object) -> tuple[str, ...]:
    if not isinstance(value, str) or (value and not value.startswith("/")):
        raise ExtensionError("must be a JSON pointer", *place)
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in value.split("/")[1:])


def _text(value: object, *place: object) -> str:
    if not isinstance(value, str) or not value:
        raise ExtensionError("must be a text", *place)
    return value


def _parameter(value: object, query: set[str], *place: object) -> str:
    if (name := _text(value, *place)) not in query:
        raise ExtensionError(f"the operation has no query parameter {name!r}", *place)
    return name


def _limit(value: object, *place: object) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise ExtensionError("must be a positive integer", *place)
    return value


def _match(value: object, *place: object) -> Match:
    match = keys(value, {"pointer", "equals"}, set(), *place)
    return Match(_pointer(match["pointer"], *place, "pointer"), match["equals"])


def read_retry(operation: dict[str, Any]) -> str:
    """The retry class of an operation.

    Raises:
        ExtensionError: `x-retry` is missing or is none of the three classes.
    """
    retry = operation.get("x-retry")
    if retry is None:
        raise ExtensionError("x-retry is missing")
    if retry not in RETRY_CLASSES:
        raise ExtensionError(f"x-retry must be one of {', '.join(RETRY_CLASSES)}", "x-retry")
    return str(retry)


def read_outcomes(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, tuple[OutcomeRule, ...]]:
    """The outcome rules of an operation's responses by status.

    Raises:
        ExtensionError: An `x-outcome` is neither a known word nor a list of rules.
    """
    outcomes: dict[str, tuple[OutcomeRule, ...]] = {}
    for status, response in (operation.get("responses") or {}).items():
        said = follow(document, response).get("x-outcome")
        if said is None:
            continue
        place = ("responses", status, "x-outcome")
        if said == []:
            raise ExtensionError("must be an outcome or a list of rules", *place)
        rules = []
        for index, rule in enumerate(said if isinstance(said, list) else [{"outcome": said}]):
            rule = keys(rule, {"outcome"}, {"when"}, *place, index)
            if rule["outcome"] not in OUTCOMES:
                raise ExtensionError(f"must be one of {', '.join(OUTCOMES)}", *place)
            when = _match(rule["when"], *place, index, "when") if "when" in rule else None
            rules.append(OutcomeRule(rule["outcome"], when))
        outcomes[str(status)] = tuple(rules)
    return outcomes


def read_pagination(operation: dict[str, Any], query: set[str]) -> Pagination | None:
    """How an operation lists, or None.

    Args:
        operation: The operation object.
        query: The names of its query parameters.

    Raises:
        ExtensionError: `x-pagination` breaks its form or names a parameter that does not exist.
    """
    said = operation.get("x-pagination")
    if said is None:
        return None
    place = "x-pagination"
    style = str(said.get("style")) if isinstance(said, dict) else ""
    if isinstance(said, dict) and style not in STYLES:
        raise ExtensionError(f"must be one of {', '.join(STYLES)}", place, "style")
    cursor = {"next"} if style == "cursor" else set()
    optional = {"total", "key", "default-limit", "max-limit"} | ({"more"} if cursor else set())
    said = keys(said, {"style", "limit", "items", style, *cursor}, optional, place)
    key = said.get("key", [])
    if not (isinstance(key, list) and all(isinstance(name, str) for name in key)):
        raise ExtensionError("must be a list of property names", place, "key")
    pointers = {name: _pointer(said[name], place, name) if name in said else None for name in ("total", "next", "more")}
    default_limit, max_limit = (_limit(said.get(name), place, name) for name in ("default-limit", "max-limit"))
    if (default_limit or 0) > (max_limit or math.inf):
        raise ExtensionError("is more than 'max-limit'", place, "default-limit")
    return Pagination(
        style=style,
        parameter=_parameter(said[style], query, place, style),
        limit=_parameter(said["limit"], query, place, "limit"),
        items=_pointer(said["items"], place, "items"),
        key=tuple(key) if "key" in said else None,
        default_limit=default_limit,
        max_limit=max_limit,
        **pointers,
    )


def read_stream(document: dict[str, Any], operation: dict[str, Any], query: set[str]) -> Stream | None:
    """The events of an operation that streams, or None.

    Raises:
        ExtensionError: `x-stream` breaks its form, or names a schema, parameter or operation that does not exist.
    """
    said = operation.get("x-stream")
    if said is None:
        return None
    place = "x-stream"
    said = keys(said, {"events"}, {"token", "completed", "pace"}, place)
    if not isinstance(said["events"], dict) or not said["events"]:
        raise ExtensionError("must map event names to schema references", place, "events")
    for name, reference in said["events"].items():
        if not str(reference).startswith("#/components/schemas/"):
            raise ExtensionError("must be a reference to a component schema", place, "events", name)
        try:
            resolve(document, reference)
        except KeyError as error:
            raise ExtensionError(f"{reference} leads nowhere", place, "events", name) from error
    token = completed = None
    if "token" in said:
        source = keys(said["token"], {"operation", "parameter"}, set(), place, "token")
        token = Token(
            _text(source["operation"], place, "token", "operation"),
            _parameter(source["parameter"], query, place, "token", "parameter"),
        )
    if "completed" in said:
        end = keys(said["completed"], {"event", "pointer", "equals"}, set(), place, "completed")
        if end["event"] not in list(said["events"]):
            raise ExtensionError(f"there is no event {end['event']!r}", place, "completed", "event")
        match = _match({"pointer": end["pointer"], "equals": end["equals"]}, place, "completed")
        completed = Completed(str(end["event"]), match)
    pace = _parameter(said["pace"], query, place, "pace") if "pace" in said else None
    return Stream(tuple(said["events"].items()), token, completed, pace)
