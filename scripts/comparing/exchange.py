"""What an operation takes and gives: parameters, bodies, responses, headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comparing.extensions import compare_outcomes
from comparing.judge import Judge
from comparing.keywords import deprecation
from comparing.rating import NARROWER, WIDER, WORDS_ONLY, Direction, Finding, Found, inside
from comparing.report import Level
from comparing.tolerance import reached
from comparing.views import Schemas

_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_FILE = {"type": "string", "format": "binary"}
_WORDS = ("description", "example", "examples", "summary")


def parameter_key(parameter: Mapping[str, Any]) -> tuple[str, str]:
    """What tells a parameter from the others of its operation; a header's case does not."""
    where, name = str(parameter.get("in")), str(parameter.get("name"))
    return where, name.lower() if where == "header" else name


def sent_as(schemas: Schemas, parameter: Mapping[str, Any]) -> dict[str, Any]:
    """How a parameter or a header is written, defaults spelled out; a single value cannot be exploded."""
    style = parameter.get("style", _STYLES.get(str(parameter.get("in")), ""))
    defaults = {"style": style, "explode": style == "form", "allowReserved": False, "allowEmptyValue": False}
    kinds = schemas.view(parameter.get("schema", True)).kinds
    single = {"explode": defaults["explode"]} if kinds and not kinds & {"array", "object"} else {}
    return {key: parameter.get(key, defaults[key]) for key in defaults} | single


def media_key(media_type: str) -> str:
    """A media type as it is compared: in small letters, without the charset that all text has."""
    return re.sub(r"\s*;\s*charset=\"?utf-8\"?\s*$", "", media_type.strip().lower())


def covered_by(status: str, responses: Mapping[str, Any]) -> str:
    """The status that spoke for another one which was not spelled out, or an empty text.

    A success beside others was no case of `default`, which then tells what failures look like.
    """
    if (family := f"{status[:1]}XX") in responses or status == "default":
        return family if family in responses else ""
    succeeds = any(each.startswith("2") for each in responses)
    return "default" if "default" in responses and not (succeeds and status.startswith("2")) else ""


class Exchange:
    """Compares what goes to and fro in an operation.

    Args:
        judge: What compares schemas.
        sent: The direction of what the operation's caller sends: a webhook's caller is the server.
    """

    def __init__(self, judge: Judge, sent: Direction = Direction.REQUEST) -> None:
        self.judge, self.sent = judge, sent

    def parameters(self, old: Mapping[tuple[str, str], Any], new: Mapping[tuple[str, str], Any]) -> Iterator[Found]:
        """The differences of an operation's parameters, each under its place and name."""
        for key in {**old, **new}:
            first, second = old.get(key), new.get(key)
            where = f"{key[0]} parameter {(second or first or {}).get('name')}"
            if second is None:
                yield Finding(Level.MAJOR, where, "parameter removed", "callers who give it fail")
            elif first is None:
                required = second.get("required") is True or key[0] == "path"
                level, why = NARROWER[self.sent] if required else (Level.MINOR, "callers may leave it out")
                yield Finding(level, where, f"{'required' if required else 'optional'} parameter added", why)
            else:
                yield from inside(where, self._parameter(first, second))

    def _parameter(self, old: Any, new: Any) -> Iterator[Found]:
        required = [each.get("required") is True or each.get("in") == "path" for each in (old, new)]
        yield from self._required(required[0], required[1], self.sent)
        yield from self._written(old, new, self.sent)
        yield from _words(old, new)

    def _written(self, old: Any, new: Any, direction: Direction) -> Iterator[Found]:
        written = sent_as(self.judge.new, new)
        for key, before in sent_as(self.judge.old, old).items():
            after = written[key]
            if before != after:
                wider = key == "allowEmptyValue" and after is True
                level, why = WIDER[Direction.REQUEST] if wider else (Level.MAJOR, "it looks different on the wire")
                yield Finding(level, "", f"{key} changed from {before} to {after}", why)
        if ("content" in old) != ("content" in new):
            yield Finding(Level.MAJOR, "", "it is written in another format", "it looks different on the wire")
        elif "content" in old:
            yield from self.content(old, new, direction)
        else:
            yield from self.judge.schema(old.get("schema", True), new.get("schema", True), direction)

    @staticmethod
    def _required(before: bool, after: bool, direction: Direction) -> Iterator[Finding]:
        if before != after:
            level, why = (NARROWER if after else WIDER)[direction]
            yield Finding(level, "", "became required" if after else "became optional", why)

    def body(self, old: Any, new: Any) -> Iterator[Found]:
        """The differences of a request body."""
        if new is None:
            if old is not None:
                yield Finding(Level.MAJOR, "", "request body removed", "callers who send one fail")
        elif old is None:
            required = new.get("required") is True
            level, why = NARROWER[self.sent] if required else (Level.MINOR, "callers may leave it out")
            yield Finding(level, "", f"{'required' if required else 'optional'} request body added", why)
        else:
            yield from self._required(old.get("required") is True, new.get("required") is True, self.sent)
            yield from self.content(old, new, self.sent)
            yield from _words(old, new)

    def content(self, old: Any, new: Any, direction: Direction) -> Iterator[Found]:
        """The differences of the media types of a body, a response or a parameter."""
        before, after = ({media_key(k): v for k, v in (each.get("content") or {}).items()} for each in (old, new))
        for key in before:
            if key not in after:
                yield Finding(Level.MAJOR, key, "media type removed", "callers who use it fail")
        for key, media in after.items():
            if key not in before:
                why = "callers may go on with the others" if before else "there was no body"
                yield Finding(Level.MINOR, key, "media type added", why)
                continue
            first, second = before[key] or {}, media or {}
            yield from inside(key, self.judge.schema(_schema(key, first), _schema(key, second), direction))
            if _encoding(first) != _encoding(second):
                level = Level.MAJOR if direction is Direction.REQUEST else Level.MINOR
                yield Finding(level, key, "the encoding of parts changed", "parts are sent otherwise")
            yield from inside(key, _words(first, second))

    def responses(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Found]:
        """The differences of an operation's responses, each under its status."""
        for status in {**old, **new}:
            place = f"response {status}"
            first, second = old.get(status), new.get(status)
            if second is None:
                yield Finding(Level.MAJOR, place, "response removed", "callers who read it never get it")
            elif first is None:
                why = "the result may be of one more type" if status.startswith("2") else "one more error"
                yield Finding(Level.MINOR, place, "response added", why)
                if covering := covered_by(status, old):
                    yield from inside(f"{place} (was {covering})", self._response(old[covering], second))
            else:
                yield from inside(place, self._response(first, second))
            if first is not None or covered_by(status, old):
                yield from inside(place, compare_outcomes(status, old, new) if second is not None else ())

    def _response(self, old: Any, new: Any) -> Iterator[Found]:
        yield from self.content(old, new, self.sent.opposite)
        yield from self._headers(old.get("headers") or {}, new.get("headers") or {})
        yield from _words(old, new, "links")

    def _headers(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Found]:
        before, after = (
            {
                name.lower(): (name, reached(schemas.document, header))
                for name, header in side.items()
                if name.lower() != "content-type"  # which OpenAPI ignores: the media types say it
            }
            for schemas, side in ((self.judge.old, old), (self.judge.new, new))
        )
        received = self.sent.opposite
        for key in {**before, **after}:
            name = (after.get(key) or before[key])[0]
            place = f"header {name}"
            if key not in after:
                yield Finding(Level.MAJOR, place, "header removed", "callers lose it")
            elif key not in before:
                yield Finding(Level.MINOR, place, "header added", "callers may leave it alone")
            else:
                first, second = before[key][1], after[key][1]
                required = [each.get("required") is True for each in (first, second)]
                yield from inside(place, self._required(required[0], required[1], received))
                headers = [{**each, "in": "header"} for each in (first, second)]
                yield from inside(place, self._written(headers[0], headers[1], received))
                yield from inside(place, _words(first, second))


def _schema(media_type: str, media: Mapping[str, Any]) -> Any:
    """A media type's schema; a file is the same whether it is called `binary` or nothing."""
    schema = media.get("schema") or True
    return _FILE if media_type == "application/octet-stream" and schema is True else schema


def _encoding(media: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: {k: v for k, v in (each or {}).items() if v} for name, each in (media.get("encoding") or {}).items()}
    return {name: each for name, each in said.items() if each}


def _words(old: Mapping[str, Any], new: Mapping[str, Any], *more: str) -> Iterator[Found]:
    if old.get("deprecated", False) != new.get("deprecated", False):
        yield deprecation(new.get("deprecated") is True)
    keys = [key for key in {**old, **new} if key in (*_WORDS, *more) or (key.startswith("x-") and key != "x-outcome")]
    if any(old.get(key) != new.get(key) for key in keys):
        yield Finding(WORDS_ONLY[0], "", "words changed", WORDS_ONLY[1])
