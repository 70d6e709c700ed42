"""The document that the code generators get: failures out of the successes, every object with a name."""

from __future__ import annotations

import copy
from typing import Any

from factory.document import follow, nodes, operations, parameters
from factory.objects import Namer, branches, normalise, pascal

_BINARY = {"type": "string", "format": "binary"}


def is_failure(document: dict[str, Any], schema: Any) -> bool:
    """Whether a schema is marked as the body of a failure."""
    resolved = follow(document, schema)
    return isinstance(resolved, dict) and resolved.get("x-error") is True


def is_success(status: object) -> bool:
    """Whether a response key of an operation stands for success."""
    return str(status).startswith("2")


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


def _readable(document: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """The media types that are read, each with a schema; a failure in any other form is still a failure."""
    kept: dict[str, Any] = {}
    for media_type, media in content.items():
        if is_json(media_type):
            kept[media_type] = {"schema": {}, **media}
        elif media_type.startswith("text/") and media_type != "text/event-stream":
            kept[media_type] = {**media, "schema": {"type": "string"}}
        elif is_raw(document, media_type, media, incoming=True):
            kept[media_type] = {**media, "schema": dict(_BINARY)}
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


def _secure(document: dict[str, Any], operation: dict[str, Any]) -> None:
    operation.setdefault("security", document.get("security", []))


def _texts_for_files(document: dict[str, Any]) -> None:
    """Makes text of `format: binary` everywhere but in a multipart form, for JSON can hold no file."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    forms: list[Any] = []
    for _, _, operation in operations(document):
        content = follow(document, operation.get("requestBody") or {}).get("content") or {}
        forms += [media["schema"] for media_type, media in content.items() if media_type.startswith("multipart/")]
    with_files: set[str] = set()
    while forms:
        for _, node in nodes(forms.pop()):
            name = str(node.get("$ref", "")).rpartition("/")[2]
            if name in schemas and name not in with_files:
                with_files.add(name)
                forms.append(schemas[name])
    for name in set(schemas) - with_files:
        for _, node in nodes(schemas[name]):
            if node.get("format") == "binary":
                del node["format"]


def _plain_headers(document: dict[str, Any]) -> None:
    """Makes text of what only JSON and queries have a form for: a date in a header is text in the server's own form."""
    for path, _, operation in operations(document):
        for _, parameter in parameters(document, path, operation):
            if parameter["in"] == "header":
                said = follow(document, parameter.get("schema") or {})
                schema = dict(said)
                if "const" in schema:
                    schema["enum"] = [schema.pop("const")]
                elif not {"type", "enum", "oneOf", "anyOf"} & set(schema):
                    schema["type"] = "string"
                if schema.get("format") in ("date", "date-time"):
                    del schema["format"]
                if schema != said:
                    parameter["schema"] = schema


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
            if "content" in response:
                response["content"] = _readable(document, response["content"])
    result.pop("security", None)
    _plain_headers(result)
    normalise(result)
    namer = Namer(result)
    namer.name_components()
    for _, _, operation in operations(result):
        name = pascal(operation["operationId"])
        for media in (follow(result, operation.get("requestBody") or {}).get("content") or {}).values():
            if "schema" in media:
                media["schema"] = namer.lift(media["schema"], f"{name}Request")
        for status, response in operation["responses"].items():
            suffix = "Response" if is_success(status) else f"Error{pascal(str(status))}"
            for media in (response.get("content") or {}).values():
                if "schema" in media:
                    media["schema"] = namer.lift(media["schema"], name + suffix)
    _texts_for_files(result)
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
    return isinstance(schema, dict) and schema.get("type") == "string"


__all__ = ["branches", "content_type_overrides", "failures", "is_failure", "is_json", "is_raw", "is_success", "prepare"]
