"""Reading YAML and JSON files into plain data, and finding one's way in it."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from factory.errors import SpecError, pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class _Loader(yaml.CSafeLoader):
    """YAML's JSON subset: timestamps stay text, a repeated key is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} occurs twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _unique_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} occurs twice")
    return result


def load(path: Path) -> Any:
    """The data of a YAML or JSON file.

    Args:
        path: A file whose name ends in `.json`, `.yaml` or `.yml`.

    Raises:
        SpecError: The file cannot be read, or breaks the syntax of its format.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(path, f"cannot be read: {error}") from error
    try:
        if path.suffix == ".json":
            return json.loads(text, object_pairs_hook=_unique_pairs)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except json.JSONDecodeError as error:
        raise SpecError(path, f"is not JSON: {error.msg}", f"{error.lineno}:{error.colno}") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise SpecError(path, f"is not YAML: {error.problem}", where) from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise SpecError(path, f"is not {path.suffix[1:].upper()}: {error}") from error


def load_mapping(path: Path) -> dict[str, Any]:
    """The data of a file that must hold a mapping.

    Raises:
        SpecError: As `load`, or the file holds something else.
    """
    data = load(path)
    if not isinstance(data, dict):
        raise SpecError(path, "holds no mapping")
    return data


def dump(document: Any) -> str:
    """JSON text of a document, the same bytes for the same data."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each operation of a document as (path, method, operation object)."""
    for path, item in (document.get("paths") or {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield path, method, item[method]


_NAMED = {
    "$defs", "callbacks", "content", "encoding", "headers", "links", "mapping", "parameters", "paths",
    "patternProperties", "properties", "requestBodies", "responses", "schemas", "securitySchemes", "variables",
}  # fmt: skip
_DATA = {"const", "default", "enum", "example", "examples"}


def nodes(
    data: Any, parts: tuple[object, ...] = (), *, names: bool = False
) -> Iterator[tuple[tuple[object, ...], dict[str, Any]]]:
    """Each object of a document with the keys that lead to it, outer ones first.

    Example data, vendor extensions and mere maps of names are passed over.
    """
    if isinstance(data, list):
        for index, value in enumerate(data):
            yield from nodes(value, (*parts, index))
    elif isinstance(data, dict):
        if not names:
            yield parts, data
        for key, value in data.items():
            if names or not (key in _DATA or str(key).startswith("x-")):
                yield from nodes(value, (*parts, key), names=not names and key in _NAMED)


def resolve(document: dict[str, Any], reference: str) -> Any:
    """What a local reference such as `#/components/schemas/Thing` names.

    Raises:
        KeyError: The reference leads nowhere or out of the document.
    """
    if not reference.startswith("#/"):
        raise KeyError(reference)
    target: Any = document
    for part in reference[2:].split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        try:
            target = target[int(key)] if isinstance(target, list) else target[key]
        except (ValueError, IndexError, TypeError) as error:
            raise KeyError(reference) from error
    return target


def follow(document: dict[str, Any], node: Any) -> Any:
    """The node itself, or what its chain of references ends in.

    Raises:
        KeyError: A reference leads nowhere, or in a circle.
    """
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        if node["$ref"] in seen:
            raise KeyError(node["$ref"])
        seen.add(node["$ref"])
        node = resolve(document, node["$ref"])
    return node


__all__ = [
    "METHODS",
    "dump",
    "follow",
    "load",
    "load_mapping",
    "nodes",
    "operations",
    "pointer",
    "resolve",
]
