"""The labelled pairs of documents in tests/compare."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonpatch
from comparing import Level
from factory.reading import load

HERE = Path(__file__).parent.parent / "compare"
VERSIONS = {"3.0": "3.0.3", "3.1": "3.1.0"}
_COMPONENTS = {
    "schemas": {
        "Thing": {"type": "object", "properties": {"name": {"type": "string"}}},
        "Word": {"type": "string"},
    }
}


@dataclass(frozen=True)
class Pair:
    """Two documents and what they differ by."""

    name: str
    level: Level
    old: dict[str, Any]
    new: dict[str, Any]


def _level(name: str) -> Level:
    return Level[name.upper()]


def _around(schema: Any, position: str, version: str) -> dict[str, Any]:
    media = {"content": {"application/json": {"schema": copy.deepcopy(schema)}}}
    operation: dict[str, Any] = {"operationId": "doIt", "tags": ["all"], "x-retry": "unsafe"}
    response = {"description": "Done.", **(media if position == "response" else {})}
    return {
        "openapi": VERSIONS[version],
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://api.example.org"}],
        "security": [],
        "paths": {
            "/things": {
                "post": {
                    **operation,
                    **({"requestBody": {"required": True, **media}} if position == "request" else {}),
                    "responses": {"200": response},
                }
            }
        },
        "components": copy.deepcopy(_COMPONENTS),
    }


def schema_pairs() -> Iterator[Pair]:
    """Each pair of schemas as a request and as a response."""
    for case in load(HERE / "schemas.yaml"):
        for version in VERSIONS:
            for position in ("request", "response"):
                if case.get("only", version) == version:
                    sides = [_around(case[side], position, version) for side in ("old", "new")]
                    yield Pair(f"{case['name']}, {position}, {version}", _level(case[position]), *sides)


def document_pairs() -> Iterator[Pair]:
    """Each change of the base document."""
    base = load(HERE / "base.yaml")
    for case in load(HERE / "documents.yaml"):
        for version, said in VERSIONS.items():
            if case.get("only", version) == version:
                whole = {**base, "openapi": said}
                old, new = (jsonpatch.apply_patch(whole, case.get(side, [])) for side in ("from", "patch"))
                yield Pair(f"{case['name']}, {version}", _level(case["level"]), old, new)


def version_pairs() -> Iterator[Pair]:
    """The same documents in the other version."""
    base = load(HERE / "base.yaml")
    yield Pair("from 3.0 to 3.1", Level.PATCH, {**base, "openapi": "3.0.3"}, base)


PAIRS = [*schema_pairs(), *document_pairs(), *version_pairs()]
