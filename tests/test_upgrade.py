"""OpenAPI 3.0 in the words of 3.1: everything that changed between them, and nothing else."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from factory.upgrade import upgrade
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from support.specs import document

THING = {"$ref": "#/components/schemas/Thing"}
NULL = {"type": "null"}
NAMES = ("nullable", "example", "examples", "items", "properties", "default", "schema", "enum", "x-a")


def _old(schema: dict[str, Any]) -> dict[str, Any]:
    whole = document(listing=True)
    whole["openapi"] = "3.0.3"
    del whole["components"]["schemas"]["Thing"]["properties"]["name"]["examples"]
    whole["components"]["schemas"]["Old"] = schema
    assert not list(OpenAPIV30SpecValidator(whole).iter_errors())
    return whole


SCHEMAS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "nullable type": ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    "not nullable": ({"type": "string", "nullable": False}, {"type": "string"}),
    "nullable enum": (
        {"type": "string", "enum": ["a"], "nullable": True},
        {"type": ["string", "null"], "enum": ["a", None]},
    ),
    "nullable enum that says so": (
        {"type": "string", "enum": ["a", None], "nullable": True},
        {"type": ["string", "null"], "enum": ["a", None]},
    ),
    "nullable enum without a type": ({"enum": ["a"], "nullable": True}, {"enum": ["a", None]}),
    "nullable reference": ({"allOf": [THING], "nullable": True}, {"oneOf": [THING, NULL]}),
    "nullable reference with words": (
        {"allOf": [THING], "nullable": True, "description": "One.", "x-error": True},
        {"oneOf": [THING, NULL], "description": "One.", "x-error": True},
    ),
    "nullable sum": (
        {"allOf": [THING, {"type": "object"}], "nullable": True},
        {"oneOf": [{"allOf": [THING, {"type": "object"}]}, NULL]},
    ),
    "nullable sum with a type": (
        {"type": "object", "allOf": [THING], "nullable": True},
        {"oneOf": [{"type": "object", "allOf": [THING]}, NULL]},
    ),
    "nullable choice": ({"oneOf": [THING], "nullable": True}, {"oneOf": [THING, NULL]}),
    "nullable choice of any": ({"anyOf": [THING], "nullable": True}, {"anyOf": [THING, NULL]}),
    "nullable choice with a type": (
        {"type": "object", "oneOf": [THING], "nullable": True},
        {"type": ["object", "null"], "oneOf": [THING, NULL]},
    ),
    "exclusive bounds": (
        {"type": "integer", "minimum": 1, "exclusiveMinimum": True, "maximum": 9, "exclusiveMaximum": True},
        {"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 9},
    ),
    "inclusive bounds": (
        {"type": "integer", "minimum": 1, "exclusiveMinimum": False, "maximum": 9},
        {"type": "integer", "minimum": 1, "maximum": 9},
    ),
    "example": ({"type": "integer", "example": 7}, {"type": "integer", "examples": [7]}),
    "example that is nothing": (
        {"type": "integer", "nullable": True, "example": None},
        {"type": ["integer", "null"], "examples": [None]},
    ),
    "bounds inside a nullable sum": (
        {"allOf": [THING], "minimum": 1, "exclusiveMinimum": True, "nullable": True},
        {"oneOf": [{"allOf": [THING], "exclusiveMinimum": 1}, NULL]},
    ),
    "deep inside": (
        {"type": "array", "items": {"anyOf": [{"not": {"type": "string", "nullable": True}}]}},
        {"type": "array", "items": {"anyOf": [{"not": {"type": ["string", "null"]}}]}},
    ),
    "values of a map": (
        {"type": "object", "additionalProperties": {"type": "string", "nullable": True}},
        {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
    ),
    "beside a reference": (
        {"type": "object", "properties": {"a": {**THING, "nullable": True, "description": "x", "example": 1}}},
        {"type": "object", "properties": {"a": THING}},
    ),
    "data like a schema": (
        {"type": "object", "default": {"nullable": True}, "example": {"example": 1, "$ref": "y", "z": 2}},
        {"type": "object", "default": {"nullable": True}, "examples": [{"example": 1, "$ref": "y", "z": 2}]},
    ),
    "extension like a schema": (
        {"type": "object", "x-old": {"properties": {"a": {"type": "string", "nullable": True}}}},
        {"type": "object", "x-old": {"properties": {"a": {"type": "string", "nullable": True}}}},
    ),
    "names like keywords": (
        {"type": "object", "properties": {
            name: {"type": "string", "nullable": True, "example": "e"}
            for name in NAMES}},
        {"type": "object", "properties": {
            name: {"type": ["string", "null"], "examples": ["e"]}
            for name in NAMES}},
    ),
    "properties of properties": (
        {"type": "object", "properties": {"properties": {"properties": {"example": {"example": 1}}}}},
        {"type": "object", "properties": {"properties": {"properties": {"example": {"examples": [1]}}}}},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_says_the_same_in_the_words_of_3_1(old: dict[str, Any], new: dict[str, Any]) -> None:
    result = upgrade(_old(old))
    assert result["openapi"] == "3.1.0"
    assert result["components"]["schemas"]["Old"] == new
    assert not list(OpenAPIV31SpecValidator(result).iter_errors())


def test_what_is_no_schema_keeps_its_example_whatever_it_is_called() -> None:
    whole = _old({"type": "object"})
    schema = {"type": "string", "nullable": True, "example": "b"}
    named: dict[str, Any] = {
        "parameters": {"items": {"name": "a", "in": "query", "example": "a", "schema": schema}},
        "headers": {"schema": {"example": "a", "schema": schema}, "oneOf": {"example": "a", "schema": schema}},
        "examples": {"properties": {"value": {"nullable": True, "example": 1}}},
    }
    whole["components"].update(copy.deepcopy(named))
    media = whole["paths"]["/things"]["post"]["requestBody"]["content"]["application/json"]
    media["example"] = {"id": 1, "nullable": True, "example": 2}
    assert not list(OpenAPIV30SpecValidator(whole).iter_errors())
    result = upgrade(whole)
    new = {"type": ["string", "null"], "examples": ["b"]}
    assert result["components"]["parameters"]["items"] == {**named["parameters"]["items"], "schema": new}
    assert result["components"]["headers"] == {name: {"example": "a", "schema": new} for name in ("schema", "oneOf")}
    assert result["components"]["examples"] == named["examples"]
    assert result["paths"]["/things"]["post"]["requestBody"]["content"]["application/json"] == media
    assert not list(OpenAPIV31SpecValidator(result).iter_errors())


def test_words_beside_any_reference_are_dropped_since_3_0_ignores_them() -> None:
    whole = _old({"type": "object"})
    whole["paths"]["/things"]["post"]["responses"]["4XX"]["description"] = "Ignored."
    result = upgrade(whole)
    assert result["paths"]["/things"]["post"]["responses"]["4XX"] == {"$ref": "#/components/responses/Failed"}


def test_a_document_in_3_1_comes_back_as_an_equal_copy() -> None:
    whole = document(listing=True, stream=True)
    whole["components"]["schemas"]["Thing"]["properties"]["nullable"] = {"$ref": "#/a", "description": "kept"}
    before = copy.deepcopy(whole)
    result = upgrade(whole)
    assert result == before
    result["info"]["title"] = "changed"
    assert whole == before


def test_the_given_document_stays_as_it_is() -> None:
    whole = _old({"allOf": [THING], "nullable": True, "example": {"id": 1}})
    before = copy.deepcopy(whole)
    upgrade(whole)
    assert whole == before
