"""The document that the code generators get: failures out of the successes, every object with a name."""

from __future__ import annotations

import copy
import re
from typing import Any

from factory.document import follow, nodes, operations

_BINARY = {"type": "string", "format": "binary"}


def is_failure(document: dict[str, Any], schema: Any) -> bool:
    """Whether a schema is marked as the body of a failure."""
    resolved = follow(document, schema)
    return isinstance(resolved, dict) and resolved.get("x-error") is True


def is_success(status: object) -> bool:
    """Whether a response key of an operation stands for success."""
    return str(status).startswith("2")


def branches(schema: Any) -> list[Any]:
    """The alternatives of a schema; a schema without any is its own only one."""
    if isinstance(schema, dict):
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                return list(schema[keyword])
    return [schema]


def _without_failures(document: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for media_type, media in content.items():
        schema = media.get("schema")
        if schema is None:
            kept[media_type] = media
            continue
        good = [branch for branch in branches(schema) if not is_failure(document, branch)]
        if not good:
            continue
        if len(good) != len(branches(schema)):
            schema = good[0] if len(good) == 1 else {**schema, "oneOf": good}
            schema.pop("anyOf", None) if len(good) > 1 else None
        kept[media_type] = {**media, "schema": schema}
    return kept


def failures(document: dict[str, Any], operation: dict[str, Any]) -> list[str]:
    """References of the failures that an operation's successes may hide, in their order."""
    found: list[str] = []
    for status, response in (operation.get("responses") or {}).items():
        if is_success(status):
            for media in (follow(document, response).get("content") or {}).values():
                for branch in branches(media.get("schema")):
                    if is_failure(document, branch) and branch.get("$ref") not in found:
                        found.append(branch["$ref"])
    return found


class _Namer:
    """Gives every inline object of a document a name among its components."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})

    def lift(self, schema: Any, name: str) -> Any:
        if not isinstance(schema, dict) or "$ref" in schema:
            return schema
        self.visit(schema, name)
        if "properties" in schema and schema.get("type", "object") == "object" and "allOf" not in schema:
            while name in self.schemas:
                name += "_"
            self.schemas[name] = schema
            return {"$ref": f"#/components/schemas/{name}"}
        return schema

    def visit(self, schema: dict[str, Any], name: str) -> None:
        for key, value in (schema.get("properties") or {}).items():
            schema["properties"][key] = self.lift(value, name + _pascal(key))
        for keyword, suffix in (("items", "Item"), ("additionalProperties", "Value")):
            if keyword in schema:
                schema[keyword] = self.lift(schema[keyword], name + suffix)
        for keyword in ("oneOf", "anyOf"):
            for index, branch in enumerate(schema.get(keyword) or []):
                schema[keyword][index] = self.lift(branch, f"{name}{index + 1}")
        for branch in schema.get("allOf") or []:
            if isinstance(branch, dict) and "$ref" not in branch:
                self.visit(branch, name)


def _pascal(name: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name))
    return "".join(word[0].upper() + word[1:] for word in words)


def _secure(document: dict[str, Any], operation: dict[str, Any]) -> None:
    operation.setdefault("security", document.get("security", []))


def prepare(document: dict[str, Any]) -> dict[str, Any]:
    """What the generators take, made from a document in OpenAPI 3.1.

    Bodies that are marked as failures leave the successes, each inline object becomes a component, titles go (they
    would rename classes), and each operation states its own security.
    """
    result = copy.deepcopy(document)
    for _, _, operation in operations(result):
        _secure(document, operation)
        for status, response in (operation.get("responses") or {}).items():
            response = operation["responses"][status] = copy.deepcopy(follow(document, response))
            if is_success(status) and "content" in response:
                response["content"] = _without_failures(document, response["content"])
    result.pop("security", None)
    for _, node in list(nodes(result)):
        if any(keyword in node for keyword in ("type", "properties", "oneOf", "anyOf", "allOf")):
            node.pop("title", None)
    namer = _Namer(result)
    for name, schema in list(namer.schemas.items()):
        if isinstance(schema, dict) and "$ref" not in schema:
            namer.visit(schema, name)
    for _, _, operation in operations(result):
        name = _pascal(operation["operationId"])
        for media in (follow(result, operation.get("requestBody") or {}).get("content") or {}).values():
            if "schema" in media:
                media["schema"] = namer.lift(media["schema"], f"{name}Request")
        for status, response in operation["responses"].items():
            suffix = "Response" if is_success(status) else f"Error{_pascal(str(status))}"
            for media in (response.get("content") or {}).values():
                if "schema" in media:
                    media["schema"] = namer.lift(media["schema"], name + suffix)
    return result


def content_type_overrides(document: dict[str, Any]) -> dict[str, str]:
    """The media types whose bodies are taken as they are: neither JSON, nor text, nor a form, but a string.

    Args:
        document: A prepared document.
    """
    raw: dict[str, str] = {}
    for _, _, operation in operations(document):
        request = follow(document, operation.get("requestBody") or {})
        for body in [request, *operation["responses"].values()]:
            for media_type, media in (body.get("content") or {}).items():
                if is_raw(document, media_type, media, incoming=body is not request):
                    raw[media_type] = "application/octet-stream"
    return raw


def is_json(media_type: str) -> bool:
    """Whether bodies of a media type are JSON."""
    plain = media_type.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")


def is_raw(document: dict[str, Any], media_type: str, media: dict[str, Any], *, incoming: bool) -> bool:
    """Whether a body is taken as bytes: not JSON, and its schema a string or nothing."""
    plain = media_type.partition(";")[0].strip().lower()
    if is_json(plain) or plain in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return False
    if incoming and plain.startswith("text/") and plain != "text/event-stream":
        return False
    schema = follow(document, media.get("schema") or _BINARY)
    return bool(schema.get("type") == "string")
