"""What a specification must keep to before a package is made from it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jsonschema.exceptions import ValidationError
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from factory import extensions, shapes
from factory.destruction import read_destruction
from factory.document import follow, nodes, operations, parameters, resolve
from factory.errors import SpecError, pointer
from factory.naming import class_name, is_python_name, listing_name, operation_name, tag_name
from factory.timeouts import read_timeout

RESERVED_TAGS = {
    "aclose", "api", "client", "close", "copy", "headers", "options", "plan_log", "request", "retry",
    "send_once", "timeout", "transport", "walk_log", "walk_log_window", "with_options", "with_raw_response",
}  # fmt: skip

# The validator takes another engine when one happens to be installed, which words and places its findings otherwise.
os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"

_UNSET = ValidationError("").instance  # what the validator leaves out where its own rules, not a schema, are broken

Problem = tuple[tuple[object, ...], str]
Rule = Callable[[dict[str, Any]], Iterator[Problem]]


def check_source(document: dict[str, Any], file: Path) -> None:
    """Checks a document as the vendor or we wrote it: its references and the OpenAPI schema.

    Raises:
        SpecError: The first rule that it breaks.
    """
    version = document.get("openapi")
    if not isinstance(version, str) or not re.fullmatch(r"3\.[01]\.[0-9]+", version):
        said = f"openapi: {version}" if "openapi" in document else f"swagger: {document.get('swagger')}"
        raise SpecError(file, f"is not OpenAPI 3.0.x or 3.1.x but says {said!r}", "/openapi")
    _raise_first(document, file, (_whole, _dangling, _identity, shapes.check_cycles))
    validator = OpenAPIV30SpecValidator if version.startswith("3.0") else OpenAPIV31SpecValidator
    errors: list[ValidationError] = []
    try:
        for each in validator(document).iter_errors():
            errors.append(each)  # noqa: PERF402 - what was found stays when the validator fails
    except Exception as crash:  # of the validator, on a document that is no OpenAPI at all
        if not errors:
            raise SpecError(file, f"breaks the OpenAPI schema: {type(crash).__name__}: {crash}") from crash
    if errors:
        error = _deepest(min(errors, key=lambda each: (each.instance is _UNSET, len(each.absolute_path))))
        raise SpecError(file, error.message[:300], pointer(_place(document, error)))


def _deepest(error: ValidationError) -> ValidationError:
    """What a failed choice fails for: the branch that comes furthest."""
    while error.context:
        error = max(error.context, key=lambda each: len(each.absolute_path))
    return error


def _place(document: dict[str, Any], error: ValidationError) -> tuple[object, ...]:
    """The keys that lead to what an error speaks of; the validator gives those below a schema only."""
    below = tuple(error.absolute_path)
    for parts, _ in nodes(document):
        found: Any = document
        with contextlib.suppress(LookupError, TypeError):
            for part in (*parts, *below):
                found = found[part]
            if found is error.instance:
                return (*parts, *below)
    return below


def _raise_first(document: dict[str, Any], file: Path, rules: tuple[Rule, ...]) -> None:
    for rule in rules:
        for parts, message in rule(document):
            raise SpecError(file, message, pointer(parts))


def check(document: dict[str, Any], file: Path) -> None:
    """Checks what the generators and the callers build on.

    Args:
        document: The corrected document, in OpenAPI 3.1.
        file: The file to name in an error.

    Raises:
        SpecError: The first rule that it breaks.
    """
    rules = (
        _dangling, _identity, _schema_names, _tags, _extensions, shapes.check_bodies, shapes.check_parameters,
        shapes.check_unions,
    )  # fmt: skip
    _raise_first(document, file, rules)


def _whole(document: dict[str, Any]) -> Iterator[Problem]:
    for name in ("info", "paths"):
        if not isinstance(document.get(name), dict):
            yield (name,), f"{name} is missing" if name not in document else f"{name} must be a mapping"
    for path, item in (document.get("paths") or {}).items():
        if isinstance(item, dict) and "$ref" in item:
            yield ("paths", path, "$ref"), "a path that is a reference is not taken: write its operations out"
    for path, method, operation in operations(document):
        place = ("paths", path, method, "responses")
        responses = operation.get("responses")
        if not isinstance(responses, dict) or not responses:
            yield place, "an operation needs responses"
            continue
        for status in responses:
            if not re.fullmatch(r"[1-5]([0-9]{2}|XX)|default", status):
                yield (*place, status), "is no status, and an extension is not taken here"


def _dangling(document: dict[str, Any]) -> Iterator[Problem]:
    for parts, node in nodes(document):
        reference = node.get("$ref")
        if reference is None:
            continue
        if not isinstance(reference, str) or not reference.startswith("#/"):
            yield (*parts, "$ref"), f"{reference!r} leads out of the document; only '#/…' is taken"
            continue
        try:
            target = resolve(document, reference)
        except KeyError:
            yield (*parts, "$ref"), f"{reference} leads nowhere"
            continue
        try:
            follow(document, target)
        except KeyError as error:
            yield (*parts, "$ref"), f"{reference} ends in {error.args[0]}, which leads nowhere or in a circle"


def _identity(document: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        name = operation.get("operationId")
        if not isinstance(name, str) or not name.strip():
            yield place, "operationId is missing"
            continue
        spelled = operation_name(name)
        if not is_python_name(name):
            yield (*place, "operationId"), f"{name!r} makes no Python name"
        if spelled in seen:
            yield (*place, "operationId"), f"{name!r} is already the operationId of {seen[spelled]}"
        seen[spelled] = f"{method.upper()} {path}"


def _schema_names(document: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in (document.get("components") or {}).get("schemas") or {}:
        spelled = class_name(name)
        if spelled in seen:
            yield ("components", "schemas", name), f"is called {spelled} in Python, as {seen[spelled]!r} is"
        seen[spelled] = name


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
        if not is_python_name(str(tags[0])):
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
    known = {operation["operationId"] for _, _, operation in operations(document)}
    counting = {each["operationId"] for _, _, each in operations(document) if _counts(each)}
    for path, method, operation in operations(document):
        place = ("paths", path, method)
        query = {each["name"] for _, each in parameters(document, path, operation) if each.get("in") == "query"}
        try:
            extensions.read_retry(operation)
            read_timeout(operation)
            destruction = read_destruction(method, operation)
            extensions.read_outcomes(document, operation)
            listing = extensions.read_pagination(operation, query)
            stream = extensions.read_stream(document, operation, query)
        except extensions.ExtensionError as error:
            yield (*place, *error.parts), str(error)
            continue
        for name in shapes.lacking_keys(document, operation, listing) if listing else ():
            yield (*place, "x-pagination", "key"), f"an item of the list has no {name!r}"
        if destruction and destruction.counted_by and destruction.counted_by not in counting:
            yield (*place, "x-destructive", "counted-by"), f"no list with a total is {destruction.counted_by!r}"
        if stream and stream.token and stream.token.operation not in known:
            yield (*place, "x-stream", "token"), f"there is no operation {stream.token.operation!r}"
        streams = any(
            "text/event-stream" in (follow(document, response).get("content") or {})
            for response in operation["responses"].values()
        )
        if stream is None and streams:
            yield place, "an event stream needs x-stream"
        if stream and not streams:
            yield (*place, "x-stream"), "no response of the operation is text/event-stream"


def _counts(operation: dict[str, Any]) -> bool:
    listing = operation.get("x-pagination")
    return isinstance(listing, dict) and "total" in listing


__all__ = ["RESERVED_TAGS", "check", "check_source", "parameters"]
