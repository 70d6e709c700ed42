"""Specifications of any size, for what grows with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def _operation(number: int) -> dict[str, Any]:
    name = f"thing{number}"
    item = {"$ref": f"#/components/schemas/Thing{number}"}
    return {
        f"/{name}/{{id}}": {
            "get": {
                "operationId": f"get_{name}",
                "summary": f"Read thing {number}.",
                "tags": [f"group{number // 20}"],
                "x-retry": "safe",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                    {"name": "fields", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                ],
                "responses": {"200": {"description": "It.", "content": {"application/json": {"schema": item}}}},
            }
        }
    }


def _schema(number: int) -> dict[str, Any]:
    texts = {f"text{each}": {"type": "string"} for each in range(8)}
    return {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "when": {"type": "string", "format": "date-time"}, **texts},
    }


def write(folder: Path, operations: int) -> None:
    """Writes an API with so many operations, each with an object of its own."""
    folder.mkdir(parents=True)
    paths: dict[str, Any] = {}
    for number in range(operations):
        paths |= _operation(number)
    document = {
        "openapi": "3.1.0",
        "info": {"title": folder.name.title(), "version": "1.0.0"},
        "servers": [{"url": "https://api.example.org"}],
        "tags": [{"name": f"group{number}"} for number in range((operations + 19) // 20)],
        "paths": paths,
        "components": {"schemas": {f"Thing{number}": _schema(number) for number in range(operations)}},
    }
    (folder / "openapi.yaml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    (folder / "client.yaml").write_text("version: 1.0.0\n", encoding="utf-8")
