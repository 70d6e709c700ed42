"""YAML and JSON files as plain data."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from factory.errors import SpecError, pointer

_DEEPEST = 100
_OPEN = 1000
_ALIASED = 10_000_000
_VALUE = 10
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


_TAG = "tag:yaml.org,2002:"


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's core schema with text for keys: `no` and `2024-01-31` are text, a repeated key is an error."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            wrong = _wrong_key(key)
            if wrong or key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, wrong or f"the key {key.value!r} occurs twice", key.start_mark
                )
            seen.add(key.value)
            key.tag = f"{_TAG}str"
        return super().construct_mapping(node, deep)

    def _integer(self, node: yaml.ScalarNode) -> int:
        return int(node.value, 0 if node.value.startswith(("0x", "0o")) else 10)


def _wrong_key(key: yaml.Node) -> str:
    if not isinstance(key, yaml.ScalarNode):
        return "a key is text"
    if not key.style and key.value == "<<":
        return "the merge key << is not taken: write the entries out"
    if key.tag not in (f"{_TAG}str", f"{_TAG}int"):
        return f"the key {key.value or 'null'} would not be text: quote it"
    return ""


for _name, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
     list("-+.0123456789")),
):  # fmt: skip
    _Loader.add_implicit_resolver(f"{_TAG}{_name}", re.compile(f"^(?:{_pattern})$"), _first)
_Loader.add_constructor(f"{_TAG}int", _Loader._integer)


class _LenientLoader(_Loader):
    """The same for files that others keep: merge keys are merged, of a repeated key the last entry counts."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and not key.style and key.value == "<<":
                key.tag = f"{_TAG}merge"
        self.flatten_mapping(node)
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = f"{_TAG}str"
        return yaml.constructor.BaseConstructor.construct_mapping(self, node, deep)


class _Repeated(dict[str, Any]):
    """A JSON object that has a key twice."""

    key = ""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    repeated = _Repeated(result)
    counts = Counter(key for key, _ in pairs)
    repeated.key = next(key for key, count in counts.items() if count > 1)
    return repeated


def _where(mark: Any) -> str:
    return f"{mark.line + 1}:{mark.column + 1}" if mark else ""


def _require_bounded(text: str, file: Path) -> None:
    """Refuses YAML that its loader would overflow the stack with, or that grows without measure by its aliases."""
    sizes: dict[str | None, int] = {}
    begun: list[tuple[str | None, int]] = []
    size = aliased = 0  # in about the characters that it takes written out
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            begun.append((event.anchor, size))
            size += _VALUE
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = begun.pop()
            if anchor:
                sizes[anchor] = size - before
        elif isinstance(event, yaml.ScalarEvent):
            more = _VALUE + len(event.value)
            size += more
            if event.anchor:
                sizes[event.anchor] = more
        elif isinstance(event, yaml.AliasEvent):
            size += sizes.get(event.anchor, 0)
            aliased += sizes.get(event.anchor, 0)
        if len(begun) > _OPEN or aliased > _ALIASED:
            grown = f"its aliases repeat over {_ALIASED:,} characters: refer with $ref instead"
            wrong = "is nested too deeply" if len(begun) > _OPEN else grown
            raise SpecError(file, wrong, _where(event.start_mark))


def _tree(data: Any, file: Path, parts: tuple[object, ...] = ()) -> Any:
    """The data without shared parts, so that a change in one place is a change in that place only."""
    if len(parts) > _DEEPEST:
        raise SpecError(file, "is nested too deeply, or holds itself", pointer(parts[:4]))
    if isinstance(data, _Repeated):
        raise SpecError(file, f"the key {data.key!r} occurs twice", pointer((*parts, data.key)))
    if isinstance(data, dict):
        return {_tree(key, file, parts): _tree(value, file, (*parts, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_tree(value, file, (*parts, index)) for index, value in enumerate(data)]
    finite = not isinstance(data, float) or math.isfinite(data)
    if not (data is None or (isinstance(data, (str, int, float)) and finite)):
        raise SpecError(file, f"{data} is no value that JSON has", pointer(parts))
    if isinstance(data, str) and _LONE_SURROGATE.search(data):
        raise SpecError(file, "holds half a character (a lone surrogate)", pointer(parts))
    return data


def load(path: Path, *, lenient: bool = False) -> Any:
    """The data of a YAML or JSON file.

    Args:
        path: A file whose name ends in `.json`, `.yaml` or `.yml`.
        lenient: Whether to take what only others' files may have: merge keys, repeated keys, a byte order mark.

    Raises:
        SpecError: The file cannot be read, breaks the syntax of its format, or says what JSON cannot.
    """
    kind = "JSON" if path.suffix == ".json" else "YAML"
    try:
        text = path.read_text(encoding="utf-8-sig" if lenient else "utf-8")
        if kind == "JSON":
            data = json.loads(text, object_pairs_hook=None if lenient else _pairs)
        else:
            _require_bounded(text, path)
            data = yaml.load(text, _LenientLoader if lenient else _Loader)  # noqa: S506
    except OSError as error:
        raise SpecError(path, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SpecError(path, f"is not UTF-8: {error.reason} at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise SpecError(path, f"is not JSON: {error.msg}", f"{error.lineno}:{error.colno}") from error
    except yaml.MarkedYAMLError as error:
        raise SpecError(path, f"is not YAML: {error.problem}", _where(error.problem_mark)) from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise SpecError(path, f"is not {kind}: {error}") from error
    return _tree(data, path)


def load_mapping(path: Path, *, lenient: bool = False) -> dict[str, Any]:
    """The data of a file that must hold a mapping.

    Args:
        path: As `load` takes it.
        lenient: As `load` takes it.

    Raises:
        SpecError: As `load`, or the file holds something else.
    """
    data = load(path, lenient=lenient)
    if not isinstance(data, dict):
        raise SpecError(path, "holds no mapping")
    return data
