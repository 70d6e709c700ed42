"""Whatever form a document takes, and however faulty it is, it is compared by what it says."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from comparing import Level, compare
from comparing.normal import normal
from comparing.plain import Plain
from comparing.redocly import compare_by_redocly
from comparing.views import Schemas
from factory.document import METHODS, nodes, resolve
from factory.reading import load_mapping
from factory.upgrade import upgrade
from support.compare_pairs import HERE

SPECS = HERE.parent.parent / "specs"
Document = dict[str, Any]
APIS = {api: next(path for path in (SPECS / api).glob("openapi.*")) for api in ("hostup", "mailbaby", "stalwart")}


def operations(document: Document) -> Iterator[tuple[Document, Document]]:
    for item in document["paths"].values():
        for method in METHODS:
            if method in item:
                yield item, item[method]


def schemas_written_out(document: Document) -> Document:
    result = copy.deepcopy(document)
    for parts, node in list(nodes(document)):
        if str(node.get("$ref")).startswith("#/components/schemas/") and parts[0] == "paths":
            place = result
            for part in parts:
                place = place[part]  # type: ignore[index]
            place.clear()
            place.update(copy.deepcopy(resolve(document, node["$ref"])))
    return result


def schemas_in_parts(document: Document) -> Document:
    result = copy.deepcopy(document)
    for schema in result["components"]["schemas"].values():
        if schema.get("type") == "object" and len(schema.get("properties", {})) > 1 and not schema.get("nullable"):
            (first, said), *others = schema.pop("properties").items()
            parts = [{"type": "object", "properties": {first: said}}, {"properties": dict(others)}]
            schema["allOf"] = [*schema.get("allOf", []), *parts]
    return result


def parameters_at_operations(document: Document) -> Document:
    result = copy.deepcopy(document)
    for item, operation in operations(result):
        operation["parameters"] = [*copy.deepcopy(item.get("parameters", [])), *operation.get("parameters", [])]
    for item in result["paths"].values():
        item.pop("parameters", None)
    return result


def security_at_operations(document: Document) -> Document:
    result = copy.deepcopy(document)
    for _, operation in operations(result):
        operation.setdefault("security", document.get("security", []))
    result.pop("security", None)
    return result


def more_properties(document: Document) -> Document:
    result = copy.deepcopy(document)
    for _, node in list(nodes(result)):
        if node.get("type") == "object" and "properties" in node:
            node["properties"]["oneMore"] = {"type": "string"}
    return result


FORMS = (upgrade, schemas_written_out, schemas_in_parts, parameters_at_operations, security_at_operations)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("api", APIS)
def test_our_specifications_in_another_form_are_a_patch_at_most(api: str, form: Callable[[Document], Document]) -> None:
    document = load_mapping(APIS[api])
    other = form(document)

    assert compare(document, other).level <= Level.PATCH
    assert compare(other, document).level <= Level.PATCH


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_redocly_finds_nothing_in_another_form(form: Callable[[Document], Document]) -> None:
    document = load_mapping(APIS["mailbaby"])

    assert compare_by_redocly(document, form(document)).level is Level.NONE


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("api", APIS)
def test_another_form_hides_no_addition(api: str, form: Callable[[Document], Document]) -> None:
    document = load_mapping(APIS[api])

    assert compare(document, form(more_properties(document))).level is Level.MINOR


def faults() -> Iterator[tuple[tuple[str, ...], Any]]:
    operation = ("paths", "/letters", "get")
    for place in (
        ("paths", "/letters"),
        ("security",),
        ("components", "schemas"),
        ("components", "schemas", "Draft"),
        ("components", "schemas", "Draft", "properties"),
        ("components", "schemas", "Draft", "properties", "subject"),
        ("components", "schemas", "Draft", "properties", "subject", "type"),
        ("components", "schemas", "Draft", "properties", "subject", "maxLength"),
        ("components", "schemas", "Draft", "required"),
        ("components", "schemas", "Letter", "allOf"),
        ("components", "schemas", "State", "enum"),
        ("components", "securitySchemes", "key"),
        (*operation, "tags"),
        (*operation, "parameters"),
        (*operation, "responses"),
        (*operation, "responses", "200"),
        (*operation, "responses", "200", "content"),
        (*operation, "responses", "200", "content", "application/json"),
        (*operation, "responses", "200", "content", "application/json", "schema"),
        (*operation, "responses", "200", "headers"),
        ("paths", "/letters", "post", "requestBody"),
    ):
        for value in (None, 7, True, "text", [7], [None], {"a": 7}, {"$ref": "#/nowhere"}, {"$ref": "other.yaml#/A"}):
            yield place, value


@pytest.mark.parametrize(("place", "value"), list(faults()))
def test_a_faulty_part_is_compared_as_if_it_were_not_there(place: tuple[str, ...], value: Any) -> None:
    base = load_mapping(HERE / "base.yaml")
    faulty = copy.deepcopy(base)
    node = faulty
    for part in place[:-1]:
        node = node[part]
    node[place[-1]] = value

    assert compare(base, faulty).level >= Level.PATCH
    assert compare(faulty, base).level >= Level.PATCH
    assert compare(faulty, {**faulty, "info": {}}).level is Level.PATCH
    assert Plain(Schemas(normal(faulty))).written()["openapi"] == "3.1.0"


def test_a_property_that_calls_itself_required_is_what_it_was() -> None:
    base = load_mapping(HERE / "base.yaml")
    faulty = copy.deepcopy(base)
    faulty["components"]["schemas"]["Draft"]["properties"]["box"]["required"] = True

    assert compare(base, faulty).level is Level.PATCH


def test_schemas_that_hold_themselves_in_every_way_come_to_an_end() -> None:
    base = load_mapping(HERE / "base.yaml")
    schemas = base["components"]["schemas"]
    reference = {"$ref": "#/components/schemas/Ring"}
    schemas["Ring"] = {
        "allOf": [{"type": "object", "properties": {"next": reference}}, reference],
        "properties": {"next": {"allOf": [reference], "description": "On."}, "all": {"oneOf": [reference]}},
        "additionalProperties": {"type": "array", "items": reference},
        "oneOf": [reference, {"type": "object", "properties": {"last": {"type": "string"}}}],
    }
    schemas["Draft"]["properties"]["ring"] = reference
    longer = copy.deepcopy(base)
    longer["components"]["schemas"]["Ring"]["properties"]["more"] = {"type": "string"}
    shorter = copy.deepcopy(base)
    del shorter["components"]["schemas"]["Ring"]["properties"]["all"]

    assert compare(base, copy.deepcopy(base)).level is Level.NONE
    assert compare(base, longer).level is Level.MINOR
    assert compare(base, shorter).level is Level.MAJOR


def test_a_long_chain_of_schemas_is_compared_to_its_end() -> None:
    base = load_mapping(HERE / "base.yaml")
    schemas = base["components"]["schemas"]
    for number in range(1500):
        schemas[f"Link{number}"] = {
            "type": "object",
            "properties": {"next": {"$ref": f"#/components/schemas/Link{number + 1}"}},
        }
    schemas["Link1500"] = {"type": "object", "properties": {"end": {"type": "string"}}}
    schemas["Letter"]["allOf"][1]["properties"]["chain"] = {"$ref": "#/components/schemas/Link0"}
    changed = copy.deepcopy(base)
    changed["components"]["schemas"]["Link1500"]["properties"]["end"]["type"] = "integer"

    assert compare(base, changed).level is Level.MAJOR
