"""What a specification must keep to before a package is made from it."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from factory import extensions
from factory.document import follow, nodes, operations, resolve
from factory.errors import SpecError, pointer
from factory.naming import listing_name, operation_name, tag_name
from factory.prepare import branches, is_json, is_raw, is_success

RESERVED_TAGS = {
    "aclose", "api", "client", "close", "copy", "headers", "options", "request", "retry", "send_once",
    "timeout", "transport", "walk_log", "with_options", "with_raw_response",
}  # fmt: skip

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

Problem = tuple[tuple[object, ...], str]


def check_source(document: dict[str, Any], file: Path) -> None:
    """Checks a document as the vendor or we wrote it: its references and the OpenAPI schema.

    Raises:
        SpecError: The first rule that it breaks.
    """
    version = str(document.get("openapi", ""))
    if not version.startswith(("3.0", "3.1")):
        raise SpecError(file, f"is not OpenAPI 3.0 or 3.1 but {version or 'states no version'}", "/openapi")
    for parts, message in _dangling(document):
        raise SpecError(file, message, pointer(parts))
    for parts, message in _identity(document):
        raise SpecError(file, message, pointer(parts))
    validator = OpenAPIV30SpecValidator if version.startswith("3.0") else OpenAPIV31SpecValidator
    errors = sorted(validator(document).iter_errors(), key=lambda error: len(error.absolute_path))
    for error in errors[:1]:
        while error.context:
            error = max(error.context, key=lambda inner: len(inner.absolute_path))
        raise SpecError(file, error.message[:300], pointer(error.absolute_path))


def check(document: dict[str, Any], file: Path) -> None:
    """Checks what the generators and the callers build on.

    Args:
        document: The corrected document, in OpenAPI 3.1.
        file: The file to name in an error.

    Raises:
        SpecError: The first rule that it breaks.
    """
    rules: tuple[Callable[[dict[str, Any]], Iterator[Problem]], ...] = (
        _dangling, _identity, _tags, _extensions, _bodies, _parameters, _unions,
    )  # fmt: skip
    for rule in rules:
        for parts, message in rule(document):
            raise SpecError(file, message, pointer(parts))


def _dangling(document: dict[str, Any]) -> Iterator[Problem]:
    for parts, node in nodes(document):
        reference = node.get("$ref")
        if reference is None:
            continue
        if not isinstance(reference, str) or not reference.startswith("#/"):
            yield (*parts, "$ref"), f"{reference!r} leads out of the document; only '#/…' is taken"
            continue
        try:
            follow(document, resolve(document, reference))
        except KeyError:
            yield (*parts, "$ref"), f"{reference} leads nowhere"


def _identity(document: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        name = operation.get("operationId")
        if not isinstance(name, str) or not name.strip():
            yield place, "operationId is missing"
            continue
        spelled = operation_name(name)
        if not spelled.isidentifier() or keyword.iskeyword(spelled):
            yield (*place, "operationId"), f"{name!r} makes no Python name"
        if spelled in seen:
            yield (*place, "operationId"), f"{name!r} is already the operationId of {seen[spelled]}"
        seen[spelled] = f"{method.upper()} {path}"


def _tags(document: dict[str, Any]) -> Iterator[Problem]:
    methods: dict[str, dict[str, str]] = {}
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        tags = operation.get("tags")
        if not isinstance(tags, list) or len(tags) != 1:
            yield place, "an operation needs exactly one tag"
            continue
        tag = tag_name(str(tags[0]))
        if tag in RESERVED_TAGS:
            yield (*place, "tags", 0), f"the tag {tags[0]!r} is reserved: every client has a {tag!r} of its own"
        if not tag.isidentifier() or keyword.iskeyword(tag):
            yield (*place, "tags", 0), f"the tag {tags[0]!r} makes no Python name"
        names = [operation_name(operation["operationId"])]
        if "x-pagination" in operation:
            names.append(listing_name("iter", operation["operationId"]))
        if "x-stream" in operation:
            names = [listing_name("stream", operation["operationId"])]
        for name in names:
            taken = methods.setdefault(tag, {}).setdefault(name, operation["operationId"])
            if taken != operation["operationId"]:
                yield (*place, "operationId"), f"the method {tag}.{name} is already that of {taken!r}"


def _extensions(document: dict[str, Any]) -> Iterator[Problem]:
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        query = {each["name"] for _, each in parameters(document, path, operation) if each.get("in") == "query"}
        try:
            extensions.read_retry(operation)
            extensions.read_outcomes(document, operation)
            extensions.read_pagination(operation, query)
            stream = extensions.read_stream(document, operation, query)
        except extensions.ExtensionError as error:
            yield (*place, *error.parts), str(error)
            continue
        known = {each["operationId"] for _, _, each in operations(document)}
        if stream and stream.token and stream.token.operation not in known:
            yield (*place, "x-stream", "token"), f"there is no operation {stream.token.operation!r}"
        if stream is None and any(
            "text/event-stream" in (follow(document, response).get("content") or {})
            for response in operation["responses"].values()
        ):
            yield place, "an event stream needs x-stream"


def parameters(
    document: dict[str, Any], path: str, operation: dict[str, Any]
) -> Iterator[tuple[tuple[object, ...], dict[str, Any]]]:
    """An operation's parameters, those of its path too, each with the keys that lead to it from the path item."""
    for index, parameter in enumerate(document["paths"][path].get("parameters") or []):
        yield ("parameters", index), follow(document, parameter)
    method = next(name for name, each in document["paths"][path].items() if each is operation)
    for index, parameter in enumerate(operation.get("parameters") or []):
        yield (method, "parameters", index), follow(document, parameter)


def _parameters(document: dict[str, Any]) -> Iterator[Problem]:
    for path, _, operation in operations(document):
        for parts, parameter in parameters(document, path, operation):
            place = ("paths", path, *parts)
            if "schema" not in parameter:
                yield place, f"the parameter {parameter.get('name')!r} needs a schema; 'content' is not taken"
                continue
            schema = follow(document, parameter["schema"])
            kinds = {kind for branch in branches(schema) for kind in _kinds(document, branch)}
            usual = "form" if parameter["in"] in ("query", "cookie") else "simple"
            if parameter.get("style", usual) != usual:
                yield (*place, "style"), f"the style {parameter['style']!r} is not taken"
            if "object" in kinds:
                yield (*place, "schema"), "a parameter that is an object is not taken"
            if "array" in kinds and (parameter["in"] != "query" or not parameter.get("explode", True)):
                yield (*place, "schema"), "an array is taken in the query only, one 'name=value' an item"


def _bodies(document: dict[str, Any]) -> Iterator[Problem]:
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        request = follow(document, operation.get("requestBody") or {})
        content = request.get("content") or {}
        if len(content) > 1:
            yield (*place, "requestBody", "content"), f"one request body type is taken, not {', '.join(content)}"
        for media_type, media in content.items():
            known = is_json(media_type) or media_type in _FORMS
            if "schema" not in media or not (known or is_raw(document, media_type, media, incoming=False)):
                yield (*place, "requestBody", "content", media_type), "a body of this type and schema is not taken"
        for status, response in (operation.get("responses") or {}).items():
            for media_type, media in (follow(document, response).get("content") or {}).items():
                text = media_type.startswith("text/")
                if is_json(media_type) or text or is_raw(document, media_type, media, incoming=True):
                    continue
                if is_success(status):
                    yield (
                        (*place, "responses", status, "content", media_type),
                        "a body of this type and schema is not taken",
                    )


def _kinds(document: dict[str, Any], schema: Any) -> set[str]:
    schema = follow(document, schema)
    if not isinstance(schema, dict):
        return {"any"}
    if any(keyword in schema for keyword in ("oneOf", "anyOf")):
        return {kind for branch in branches(schema) for kind in _kinds(document, branch)}
    if "allOf" in schema or "properties" in schema:
        return {"object"}
    if "const" in schema or "enum" in schema:
        return {{str: "string", bool: "boolean", int: "integer", float: "number"}.get(type(value), "null")
                for value in schema.get("enum", [schema.get("const")])}  # fmt: skip
    said = schema.get("type", "any")
    return set(said) if isinstance(said, list) else {said}


def _tag_values(document: dict[str, Any], branch: Any, name: str) -> list[object]:
    tag = (follow(document, branch).get("properties") or {}).get(name) or {}
    tag = follow(document, tag)
    return [tag["const"]] if "const" in tag else list(tag.get("enum") or [])


def _unions(document: dict[str, Any]) -> Iterator[Problem]:
    for parts, node in nodes(document):
        choices = [branch for branch in branches(node) if not _marked(document, branch)]
        if choices == [node] or (parts[:1] == ("components",) and len(parts) == 1):
            continue
        objects = [branch for branch in choices if "object" in _kinds(document, branch)]
        if len(objects) > 1:
            name = (node.get("discriminator") or {}).get("propertyName")
            if name is None:
                yield parts, "a union of several objects needs a discriminator"
                continue
            values: list[object] = []
            for branch in objects:
                said = _tag_values(document, branch, name)
                if len(said) != 1:
                    yield parts, f"each object of the union fixes {name!r} to one value; one has {len(said)}"
                elif said[0] in values:
                    yield parts, f"two objects of the union share the {name!r} {said[0]!r}"
                values += said
        for kind in ("array", "string"):
            same = [branch for branch in choices if kind in _kinds(document, branch)]
            if len(same) > 1 and not all("enum" in follow(document, branch) for branch in same):
                yield parts, f"a union of several {kind}s cannot be told apart"


def _marked(document: dict[str, Any], branch: Any) -> bool:
    resolved = follow(document, branch)
    return isinstance(resolved, dict) and resolved.get("x-error") is True
