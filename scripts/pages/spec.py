"""An OpenAPI document brought to the model that pages are read into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pages.model import (
    METHODS,
    TECHNICAL_HEADERS,
    Content,
    Field,
    Page,
    PageError,
    PageOperation,
    Path,
    alternatives,
    example_paths,
)
from pages.type_names import array_of

Node = Mapping[str, Any]
Fields = dict[Path, Field]


def read_spec(document: Any) -> Page:
    """The operations of an OpenAPI document.

    Args:
        document: The parsed document.

    Raises:
        PageError: It is no OpenAPI document, or a reference in it leads nowhere.
    """
    if not isinstance(document, dict) or not isinstance(document.get("paths"), dict):
        raise PageError("the document has no paths")
    reader = _Reader(document)
    operations = []
    for path, item in document["paths"].items():
        for method in METHODS.split("|"):
            if isinstance(item, dict) and isinstance(item.get(method.lower()), dict):
                try:
                    operations.append(reader.operation(method, path, item))
                except (AttributeError, KeyError, TypeError) as error:
                    raise PageError(f"{method} {path} is not well formed: {error!r}") from error
    urls = [str(server.get("url", "")) for server in document.get("servers") or []]
    bases = {re.sub(r"^https?://[^/]*", "", url).rstrip("/") for url in urls}
    return Page(tuple(operations), complete=True, prefixes=tuple(sorted(bases - {""})))


class _Reader:
    def __init__(self, document: Node) -> None:
        self._document = document

    def operation(self, method: str, path: str, item: Node) -> PageOperation:
        node = item[method.lower()]
        parameters = [self._resolve(p) for p in item.get("parameters") or []]
        parameters += [self._resolve(p) for p in node.get("parameters") or []]
        security = node.get("security", self._document.get("security")) or []
        body = self._resolve(node["requestBody"]) if "requestBody" in node else None
        return PageOperation(
            method=method,
            path=path,
            title=str(node.get("summary", "")),
            scopes=frozenset(s for need in security for scopes in need.values() for s in scopes),
            authenticated=bool(security) and {} not in security,
            parameters={
                (str(p["in"]), str(p["name"])): self._parameter(p)
                for p in parameters
                if p["in"] != "header" or p["name"].lower() not in TECHNICAL_HEADERS
            },
            body=None if body is None else self._content(body, bool(body.get("required"))),
            responses={
                str(status): self._content(self._resolve(response), None)
                for status, response in (node.get("responses") or {}).items()
            },
        )

    def _parameter(self, node: Node) -> Field:
        schema = node.get("schema") or {}
        required = bool(node.get("required", False))
        return Field(self._types(schema), required, self._enum(schema))

    def _content(self, node: Node, required: bool | None) -> Content:
        media: Mapping[str, Node] = node.get("content") or {}
        schemas = [value["schema"] for value in media.values() if "schema" in value]
        fields = self._alternatives(schemas, ())
        if schemas or required is not None:
            whole = alternatives([self._whole(schema) for schema in schemas])
            fields[()] = Field(whole.types, required, whole.enum)
        shown = {
            path for value in media.values() for example in self._examples(value) for path in example_paths(example)
        }
        return Content(fields, frozenset(shown), frozenset(media))

    def _examples(self, node: Node) -> Iterable[Any]:
        if "example" in node:
            yield node["example"]
        for example in (node.get("examples") or {}).values():
            yield self._resolve(example).get("value")

    def _resolve(self, node: Any) -> Node:
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            node = self._document
            for part in reference.removeprefix("#/").split("/"):
                key = part.replace("~1", "/").replace("~0", "~")
                node = node.get(key) if isinstance(node, dict) else None
            if reference in seen or not reference.startswith("#/") or node is None:
                raise PageError(f"the reference {reference} leads nowhere")
            seen.add(reference)
        if not isinstance(node, dict):
            raise PageError(f"an object is expected in place of {str(node)[:60]}")
        return node

    def _types(self, node: Any, seen: Path = ()) -> frozenset[str]:
        reference = _reference(node)
        if reference in seen:
            return frozenset({"any"})
        seen = (*seen, reference) if reference else seen
        schema = {} if node is True else self._resolve(node)
        stated = schema.get("type", [])
        names = {stated} if isinstance(stated, str) else set(stated)
        if schema.get("nullable"):
            names.add("null")
        for key in ("oneOf", "anyOf", "allOf") if not names else ():
            for part in schema.get(key) or []:
                names |= self._types(part, seen)
        if not names:
            names = {_type_of(value) for value in _values(schema)} or {"any"}
        if "array" in names:
            items = self._types(schema.get("items", True), seen)
            names = names - {"array"} | {array_of(items)}
        return frozenset(names)

    def _enum(self, node: Any, seen: Path = ()) -> frozenset[str]:
        reference = _reference(node)
        if node is True or reference in seen:
            return frozenset()
        seen = (*seen, reference) if reference else seen
        schema = self._resolve(node)
        if "items" in schema:
            return self._enum(schema["items"], seen)
        branches = [*(schema.get("oneOf") or []), *(schema.get("anyOf") or [])]
        enums = [self._enum(branch, seen) for branch in branches if self._resolve(branch).get("type") != "null"]
        if enums:
            return frozenset().union(*enums) if all(enums) else frozenset()
        return frozenset(_text(value) for value in _values(schema) if value is not None)

    def _whole(self, schema: Any, required: bool | None = None) -> Field:
        return Field(self._types(schema), required, self._enum(schema))

    def _alternatives(self, schemas: Sequence[Any], path: Path, seen: Path = ()) -> Fields:
        """Fields of several schemas of which one holds, failures told apart from results."""
        branches = [s for s in schemas if self._resolve(s).get("type") != "null"]
        flat = [branch for schema in branches for branch in self._judged(schema)]
        failures = [self._fields(s, path, seen) for s in flat if self._is_failure(s)]
        results = [self._fields(s, path, seen) for s in flat if not self._is_failure(s)]
        fields = _merge([each for each in results if each], shared=True)
        return _merge([fields, _merge(failures, shared=True)], shared=False)

    def _judged(self, schema: Node) -> list[Node]:
        whole = self._resolve(schema)
        branches = [*(whole.get("oneOf") or []), *(whole.get("anyOf") or [])]
        return branches if any(map(self._is_failure, branches)) else [schema]

    def _is_failure(self, schema: Node) -> bool:
        return bool(self._resolve(schema).get("x-error"))

    def _fields(self, node: Any, path: Path, seen: Path = ()) -> Fields:
        reference = _reference(node)
        if not isinstance(node, dict) or reference in seen:
            return {}
        seen = (*seen, reference) if reference else seen
        schema = self._resolve(node)
        fields: Fields = {}
        for part in schema.get("allOf") or []:
            fields |= self._fields(part, path, seen)
        branches = [*(schema.get("oneOf") or []), *(schema.get("anyOf") or [])]
        fields |= self._alternatives(branches, path, seen) if branches else {}
        needed = schema.get("required") or []
        for name, inner in (schema.get("properties") or {}).items():
            fields[*path, str(name)] = self._whole(inner, name in needed)
            fields |= self._fields(inner, (*path, str(name)), seen)
        values = schema.get("additionalProperties")
        if isinstance(values, dict) and values:
            fields[*path, "*"] = self._whole(values)
            fields |= self._fields(values, (*path, "*"), seen)
        if isinstance(schema.get("items"), dict):
            fields |= self._fields(schema["items"], (*path, "[]"), seen)
        return fields


def _merge(parts: Sequence[Fields], *, shared: bool) -> Fields:
    merged: Fields = {}
    for path in dict.fromkeys(path for part in parts for path in part):
        found = [part[path] for part in parts if path in part]
        field = alternatives(found)
        # A field of one alternative may be absent as soon as another alternative is sent.
        missing = shared and len(found) < len(parts) and field.required is not None
        merged[path] = Field(field.types, False if missing else field.required, field.enum)
    return merged


def _reference(node: Any) -> str:
    return str(node.get("$ref", "")) if isinstance(node, dict) else ""


def _values(schema: Node) -> list[Any]:
    return [schema["const"]] if "const" in schema else list(schema.get("enum") or [])


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type_of(value: Any) -> str:
    kinds = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
    return kinds.get(type(value), "object")
