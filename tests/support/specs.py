"""A small API of our own, and the factory run on it: everything that a test can change is plain data."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import generate
from jsonpointer import resolve_pointer, set_pointer

SCRIPT = Path(generate.__file__)
GONE = object()
"""The value, in `changed`, of what is taken out."""

_THING = {"$ref": "#/components/schemas/Thing"}
_FAILED = {"$ref": "#/components/responses/Failed"}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "It is so.", "content": {"application/json": {"schema": schema}}}


def _operation(operation_id: str, retry: str, schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "operationId": operation_id,
        "tags": ["things"],
        "x-retry": retry,
        "summary": "Do it",
        "security": [{"key": []}],
        "responses": {"200": _answer(schema), "4XX": _FAILED},
        **more,
    }


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": "A number.", "schema": schema}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def document(*, listing: bool = False, stream: bool = False) -> dict[str, Any]:
    """A valid document: fetch, create and, if wanted, list and stream things."""
    identifier = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    body = {"required": True, "content": {"application/json": {"schema": _THING}}}
    paths: dict[str, Any] = {
        "/things/{id}": {"get": _operation("fetchThing", "safe", _THING, parameters=[identifier])},
        "/things": {"post": _operation("createThing", "unsafe", _THING, requestBody=body)},
    }
    schemas = {
        "Thing": _object(["id"], id={"type": "integer"}, name={"type": "string", "examples": ["lamp"]}),
        "Failure": _object(["code"], code={"type": "integer"}, message={"type": "string"}),
    }
    if listing:
        schemas["ThingPage"] = _object(
            ["items", "total"], items={"type": "array", "items": _THING}, total={"type": "integer"}
        )
        said = {"style": "page", "page": "page", "limit": "limit", "items": "/items", "total": "/total", "key": ["id"]}
        paths["/things"]["get"] = _operation(
            "listThings",
            "safe",
            {"$ref": "#/components/schemas/ThingPage"},
            parameters=[_query("page", {"type": "integer"}), _query("limit", {"type": "integer"})],
            **{"x-pagination": {**said, "default-limit": 2}},
        )
    if stream:
        paths["/live"] = {"get": _operation("watchThings", "safe", {"type": "string"})}
        watch = paths["/live"]["get"]
        watch["responses"]["200"]["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
        watch["parameters"] = [_query("token", {"type": "string"})]
        watch["x-stream"] = {"events": {"thing": "#/components/schemas/Thing"}}
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "servers": [{"url": "https://things.example.org/v1"}],
        "tags": [{"name": "things", "description": "Things."}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {"Failed": {**_answer({"$ref": "#/components/schemas/Failure"}), "description": "Not so."}},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }
    return dict(json.loads(json.dumps(whole)))  # no part is shared, so that a change is a change in one place


def changed(whole: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a document with other values at some JSON pointers; `GONE` takes a value out."""
    result = copy.deepcopy(whole)
    for place, value in changes.items():
        if value is GONE:
            parent, _, key = place.rpartition("/")
            del resolve_pointer(result, parent)[key.replace("~1", "/")]
        else:
            result = set_pointer(result, place, value)
    return result


@dataclass(frozen=True)
class Run:
    """What a run of the command came to."""

    code: int
    out: str
    err: str


class Workshop:
    """A folder of specifications and a folder of packages, below one folder.

    Args:
        root: The folder that holds both.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.specs = root / "specs"
        self.output = root / "generated"
        self.specs.mkdir(parents=True, exist_ok=True)

    def write(self, api: str, whole: Any, name: str = "openapi.json", **others: bytes) -> Path:
        """Puts an API's folder there; `patches` and `client` are texts of these files."""
        folder = self.specs / api
        folder.mkdir(exist_ok=True)
        text = whole if isinstance(whole, bytes) else json.dumps(whole, indent=1).encode()
        (folder / name).write_bytes(text)
        for other, content in others.items():
            (folder / f"{other}.yaml").write_bytes(content)
        return folder

    def arguments(self, *more: str) -> list[str]:
        """The command's arguments."""
        return ["--specs", str(self.specs), "--output", str(self.output), *more]

    def run(self, *more: str) -> Run:
        """The command in this process, its current folder being the root."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = generate.main(self.arguments(*more))
        return Run(code, out.getvalue(), err.getvalue())

    def start(self, *more: str, **options: Any) -> subprocess.Popen[str]:
        """The command in a process of its own."""
        command = [sys.executable, str(SCRIPT), *self.arguments(*more)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", "errors": "replace"}
        return subprocess.Popen(command, **{"cwd": self.root, **pipes, **options})

    def run_process(self, *more: str, **options: Any) -> Run:
        """The command in a process of its own, until it ends."""
        with self.start(*more, **options) as process:
            out, err = process.communicate(timeout=240)
        return Run(process.returncode, out, err)

    def left_overs(self) -> list[str]:
        """What a run left beside the output, other than its lock."""
        expected = {self.specs.name, self.output.name, f".{self.output.name}-lock"}
        return sorted({path.name for path in self.root.iterdir()} - expected)


def tree(folder: Path) -> dict[str, bytes]:
    """The content of each file below a folder, and of each symbolic link its goal."""
    return {
        path.relative_to(folder).as_posix(): bytes(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in _walk(folder)
    }


def stamps(folder: Path) -> dict[str, int]:
    """When each file below a folder was written last."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in _walk(folder)}


def _walk(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file())
