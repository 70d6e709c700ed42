"""Changes of a document by their effect: such as break callers, and such as nobody notices."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from factory.document import METHODS, follow, nodes, resolve

Document = dict[str, Any]
Pick = Callable[[list[Any]], Any]
Change = Callable[[Document, Pick], None]


def _operations(document: Document) -> list[Document]:
    return [item[method] for item in document["paths"].values() for method in METHODS if method in item]


def _holders(document: Document, *, sent: bool) -> Iterator[Document]:
    """What holds the schemas of one direction: parameters and media types, or media types and headers."""
    for item in document["paths"].values():
        for operation in (item[method] for method in METHODS if method in item):
            said = [*item.get("parameters", []), *operation.get("parameters", [])]
            parts = [follow(document, each) for each in said]
            if sent:
                yield from parts
            bodies = [operation["requestBody"]] if "requestBody" in operation else []
            for body in bodies if sent else operation["responses"].values():
                found = follow(document, body)
                yield from found.get("content", {}).values()
                yield from (follow(document, each) for each in found.get("headers", {}).values())


def schemas(document: Document, *, sent: bool) -> list[Document]:
    """Each schema that operations send, or receive, but what stands among alternatives or is hidden there."""
    found: dict[int, Document] = {}
    todo = [each["schema"] for each in _holders(document, sent=sent) if "schema" in each]
    while todo:
        schema = follow(document, todo.pop())
        if isinstance(schema, dict) and id(schema) not in found and not schema.get("readOnly" if sent else "writeOnly"):
            found[id(schema)] = schema
            inner = [*schema.get("properties", {}).values(), *schema.get("allOf", [])]
            todo += [*inner, *(schema[key] for key in ("items", "additionalProperties") if key in schema)]
    return list(found.values())


def _both(document: Document) -> list[Document]:
    return [*schemas(document, sent=True), *schemas(document, sent=False)]


def _operation_removed(document: Document, pick: Pick) -> None:
    item = pick(list(document["paths"].values()))
    del item[pick([method for method in METHODS if method in item])]


def _operation_renamed(document: Document, pick: Pick) -> None:
    pick(_operations(document))["operationId"] = "somethingElse"


def _tag_changed(document: Document, pick: Pick) -> None:
    pick(_operations(document))["tags"] = ["elsewhere"]


def _parameter_removed(document: Document, pick: Pick) -> None:
    lists = [each.get("parameters", []) for each in _operations(document)]
    found = [(each, i) for each in lists for i, one in enumerate(each) if follow(document, one)["in"] != "path"]
    chosen = pick(found)
    del chosen[0][chosen[1]]


def _parameter_needed(document: Document, pick: Pick) -> None:
    new = {"name": "needed", "in": "query", "required": True, "schema": {"type": "string"}}
    pick(_operations(document)).setdefault("parameters", []).append(new)


def _parameter_becomes_needed(document: Document, pick: Pick) -> None:
    said = [follow(document, each) for op in _operations(document) for each in op.get("parameters", [])]
    chosen = pick([each for each in said if not each.get("required")])
    chosen["required"] = True


def _status_removed(document: Document, pick: Pick) -> None:
    responses = pick(_operations(document))["responses"]
    del responses[pick(list(responses))]


def _media_type_removed(document: Document, pick: Pick) -> None:
    bodies = [each["requestBody"] for each in _operations(document) if "requestBody" in each]
    bodies += [each for op in _operations(document) for each in op["responses"].values()]
    contents = [body["content"] for body in (follow(document, each) for each in bodies) if body.get("content")]
    chosen = pick(contents)
    del chosen[pick(list(chosen))]


def _authentication_tightened(document: Document, pick: Pick) -> None:
    document["components"].setdefault("securitySchemes", {})["more"] = {"type": "http", "scheme": "digest"}
    pick(_operations(document))["security"] = [{"more": []}]


def _property_removed(document: Document, pick: Pick) -> None:
    chosen = pick([each for each in _both(document) if each.get("properties")])
    del chosen["properties"][pick(list(chosen["properties"]))]


def _type_changed(document: Document, pick: Pick) -> None:
    chosen = pick([each for each in _both(document) if each.get("type") == "string" and "enum" not in each])
    chosen.clear()
    chosen["type"] = "boolean"


def _value_removed(document: Document, pick: Pick) -> None:
    chosen = pick([each for each in schemas(document, sent=True) if len(each.get("enum", [])) > 1])
    chosen["enum"].remove(pick(chosen["enum"]))


def _text_shortened(document: Document, pick: Pick) -> None:
    texts = [each for each in schemas(document, sent=True) if each.get("type") == "string" and "enum" not in each]
    pick(texts)["maxLength"] = 1


def _field_needed(document: Document, pick: Pick) -> None:
    found = [each for each in schemas(document, sent=True) if each.get("properties")]
    chosen = pick(found)
    chosen["properties"]["needed"] = {"type": "string"}
    chosen["required"] = [*chosen.get("required", []), "needed"]


def _no_longer_promised(document: Document, pick: Pick) -> None:
    chosen = pick([each for each in schemas(document, sent=False) if each.get("required")])
    chosen["required"].remove(pick(chosen["required"]))


def _may_be_null(document: Document, pick: Pick) -> None:
    found = [each for each in schemas(document, sent=False) if each.get("type") in ("integer", "boolean")]
    chosen = pick([each for each in found if not each.get("nullable")])
    if document["openapi"].startswith("3.0"):
        chosen["nullable"] = True
    else:
        chosen["type"] = [chosen["type"], "null"]


BREAKING: tuple[Change, ...] = (
    _operation_removed, _operation_renamed, _tag_changed, _parameter_removed, _parameter_needed,
    _parameter_becomes_needed, _status_removed, _media_type_removed, _authentication_tightened, _property_removed,
    _type_changed, _value_removed, _text_shortened, _field_needed, _no_longer_promised, _may_be_null,
)  # fmt: skip


def _described(document: Document, pick: Pick) -> None:
    pick([*_both(document), *_operations(document)])["description"] = "Said in other words."


def _example_given(document: Document, pick: Pick) -> None:
    pick(_both(document))["example"] = "an example"


def _extended(document: Document, pick: Pick) -> None:
    pick([*_both(document), *_operations(document)])["x-unheard-of"] = {"type": "object"}


def _renumbered(document: Document, pick: Pick) -> None:
    document["info"]["version"] = "99"


def _reordered(document: Document, pick: Pick) -> None:
    maps = [node[key] for _, node in nodes(document) for key in ("properties", "responses") if key in node]
    chosen = pick([each for each in maps if isinstance(each, dict)])
    turned = dict(reversed(list(chosen.items())))
    chosen.clear()
    chosen.update(turned)


def _turned(document: Document, pick: Pick) -> None:
    lists = [node[key] for _, node in nodes(document) for key in ("required", "enum", "parameters") if key in node]
    pick([each for each in lists if isinstance(each, list)]).reverse()


def _written_out(document: Document, pick: Pick) -> None:
    found = [node for parts, node in nodes(document) if "$ref" in node and parts[0] == "paths" and len(node) == 1]
    chosen = pick(found)
    target = copy.deepcopy(resolve(document, chosen.pop("$ref")))
    chosen.update(target)


def _wrapped(document: Document, pick: Pick) -> None:
    chosen = pick([each for each in _both(document) if each.get("properties") and "allOf" not in each])
    inner = dict(chosen)
    chosen.clear()
    chosen["allOf"] = [inner]


def _spelled_out(document: Document, pick: Pick) -> None:
    said = [follow(document, each) for op in _operations(document) for each in op.get("parameters", [])]
    pick([each for each in said if "required" not in each])["required"] = False
    pick(_operations(document)).setdefault("deprecated", False)


HARMLESS: tuple[Change, ...] = (
    _described, _example_given, _extended, _renumbered, _reordered, _turned, _written_out, _wrapped, _spelled_out,
)  # fmt: skip
