"""From the words of a command line to the values that an operation takes."""

from __future__ import annotations

import datetime
import json
import sys
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mailrig.cli._signature import alternatives, is_model, is_required

Read = Callable[[str], Any]


@dataclass(frozen=True)
class Kind:
    """How the words of one option become its value.

    Args:
        read: What reads one word.
        shown: What stands for the value in a help text.
        choices: The values that are known; others are taken all the same.
        several: Whether the option may be repeated.
        flag: Whether the option is a switch.
        one: Whether a single word of a repeatable option is the value itself, not a list of one.
        structured: Whether what is read still has to be built into models.
    """

    read: Read
    shown: str
    choices: tuple[str, ...] = ()
    several: bool = False
    flag: bool = False
    one: bool = False
    structured: bool = False


def kind(hint: Any) -> Kind:
    """How a value of a type is given on a command line."""
    members = tuple(member for member in alternatives(hint) if member is not types.NoneType)
    lists = [member for member in members if typing.get_origin(member) is list]
    others = tuple(member for member in members if member not in lists)
    if lists:
        inner = alternatives(typing.get_args(lists[0])[0])
        if all(_is_scalar(member) for member in (*inner, *others)):
            single = _scalar((*inner, *(other for other in others if other not in inner)))
            return Kind(single.read, single.shown, single.choices, several=True, one=bool(others))
    if members == (bool,):
        return Kind(_boolean, "", flag=True)
    if members and all(map(_is_scalar, members)):
        return _scalar(members)
    if str in members or any(map(sole_text, models(hint))):
        return Kind(_text_or_json, "TEXT|JSON", several=bool(lists), structured=True)
    return Kind(read_json, "JSON|@FILE", structured=True)


def _is_scalar(hint: Any) -> bool:
    scalars = (str, int, float, bool, bytes, datetime.datetime, datetime.date)
    return typing.get_origin(hint) is typing.Literal or hint in scalars


def _scalar(members: tuple[Any, ...]) -> Kind:
    known = [value for member in members for value in typing.get_args(member)]
    kinds = {type(value) for value in known} | {member for member in members if isinstance(member, type)}
    for each, read, shown in _READERS:
        if each in kinds:
            fallback = str in kinds and each is not str
            reader = _either(read) if fallback else read
            return Kind(reader, "|".join(map(str, known)) or shown, tuple(map(str, known)))
    raise AssertionError(members)


def _either(read: Read) -> Read:
    def attempt(word: str) -> Any:
        try:
            return read(word)
        except ValueError:
            return text(word)

    return attempt


def _boolean(word: str) -> bool:
    if word.lower() not in ("true", "false"):
        raise ValueError("is neither true nor false")
    return word.lower() == "true"


def _integer(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise ValueError("is no whole number") from None


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise ValueError("is no number") from None


def _moment(word: str) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(word)
    except ValueError:
        raise ValueError("is no time such as 2026-01-31T10:20:30Z") from None
    if moment.tzinfo is None:
        raise ValueError("needs a time zone, as in 2026-01-31T10:20:30Z")
    return moment


def read_json(word: str) -> Any:
    """JSON data, of a file too.

    Raises:
        ValueError: The file cannot be read, or is no JSON.
    """
    try:
        return json.loads(content(word))
    except UnicodeDecodeError:
        raise ValueError("is no JSON: it is not UTF-8") from None
    except RecursionError:
        raise ValueError("is no JSON that anybody could read: it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"is no JSON: {error}") from None


def _text_or_json(word: str) -> Any:
    return read_json(word) if word.lstrip().startswith(("{", "[", "@")) else text(word)


def content(word: str) -> bytes:
    """The content of `@FILE` or of `@-`, the standard input; anything else stands for itself, and `@@` for an `@`.

    Raises:
        ValueError: The file cannot be read, or the word is not UTF-8.
    """
    if not word.isprintable() and any("\ud800" <= each <= "\udfff" for each in word):
        raise ValueError("is not UTF-8")
    if not word.startswith("@") or word.startswith("@@"):
        return word.removeprefix("@").encode() if word.startswith("@@") else word.encode()
    if word == "@-":
        return sys.stdin.buffer.read()
    try:
        return Path(word[1:]).read_bytes()
    except OSError as error:
        raise ValueError(f"{word[1:]}: {error.strerror}") from None


def text(word: str) -> str:
    """The same as text.

    Raises:
        ValueError: The file cannot be read, or is no text.
    """
    try:
        return content(word).decode()
    except UnicodeDecodeError:
        raise ValueError(f"{word[1:]} is not UTF-8") from None


_READERS: tuple[tuple[type, Read, str], ...] = (
    (datetime.datetime, _moment, "TIME"),
    (datetime.date, datetime.date.fromisoformat, "DATE"),
    (int, _integer, "INTEGER"),
    (float, _number, "NUMBER"),
    (bool, _boolean, "true|false"),
    (bytes, content, "DATA|@FILE"),
    (str, text, "TEXT|@FILE"),
)


def models(hint: Any) -> tuple[Any, ...]:
    """The models that a JSON object of a type may be read as, of a list those of its items."""
    members = alternatives(hint)
    inner = [part for member in members for part in typing.get_args(member) if typing.get_origin(member) is list]
    flat = [each for member in (*members, *inner) for each in alternatives(member)]
    return tuple(each for each in flat if is_model(each))


def sole_text(model: Any) -> str | None:
    """The only field that a model needs, if it is a text, which may then stand for the whole."""
    required = [each for each in model.__attrs_attrs__ if is_required(each)]
    return required[0].name if len(required) == 1 and required[0].type == "str" else None


def build(hint: Any, data: Any) -> Any:
    """A value of a type that holds models, from JSON data or a text that stands for a model.

    Raises:
        ValueError: The data is not what any of the models says.
    """
    if isinstance(data, list) and any(typing.get_origin(member) is list for member in alternatives(hint)):
        return [build(hint, item) for item in data]
    if isinstance(data, str):
        if str in alternatives(hint):
            return data
        names = {model: sole_text(model) for model in models(hint)}
        if made := [model(**{name: data}) for model, name in names.items() if name]:
            return made[0]
    problems = []
    for model in models(hint):
        try:
            return model.from_dict(data)
        except Exception as error:
            problems.append(f"{model.__name__}: {error}")
    if not problems:
        return data
    raise ValueError("; ".join(problems))
