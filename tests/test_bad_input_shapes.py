"""Schemas, parameters and bodies that the generators would get wrong: refused instead of generated."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.refusals import refuse
from support.specs import changed, document

GET = "/paths/~1things~1{id}/get"
POST = "/paths/~1things/post"
SCHEMAS = "/components/schemas"
THING = f"{SCHEMAS}/Thing/properties"
REQUEST = f"{POST}/requestBody/content"

_A = {"$ref": f"#{SCHEMAS}/A"}
_B = {"$ref": f"#{SCHEMAS}/B"}


def _tagged(*values: str) -> dict[str, Any]:
    tag = {"type": "string", "const": values[0]} if len(values) == 1 else {"type": "string", "enum": list(values)}
    return {"type": "object", "required": ["type"], "properties": {"type": tag}}


_PLAIN = {"type": "object", "properties": {"x": {"type": "integer"}}}
_MAP = {"type": "object", "additionalProperties": {"type": "string"}}
_FREE = {"type": "object", "additionalProperties": True}
_TAG = {"propertyName": "type"}

UNIONS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], str]] = {
    "two untagged objects": (_PLAIN, _PLAIN, {"oneOf": [_A, _B]}, "needs a discriminator"),
    "two untagged objects and null": (_PLAIN, _PLAIN, {"anyOf": [_A, _B, {"type": "null"}]}, "needs a discriminator"),
    "an object or a map": (_PLAIN, _MAP, {"oneOf": [_A, _B]}, "needs a discriminator"),
    "an object or a free object": (_PLAIN, _FREE, {"oneOf": [_A, _B]}, "needs a discriminator"),
    "an object or an inline object": (_PLAIN, _FREE, {"oneOf": [_A, {"type": "object"}]}, "needs a discriminator"),
    "an object inside an inner union": (_PLAIN, {"oneOf": [_A, {"type": "null"}]}, {"oneOf": [_A, _B]},
                                        "needs a discriminator"),
    "a shared tag": (_tagged("one"), _tagged("one"), {"oneOf": [_A, _B], "discriminator": _TAG}, "share the 'type'"),
    "a tag of two values": (_tagged("one"), _tagged("two", "three"), {"oneOf": [_A, _B], "discriminator": _TAG},
                            "one has 2"),
    "a tag that is not there": (_tagged("one"), _PLAIN, {"oneOf": [_A, _B], "discriminator": _TAG}, "one has 0"),
    "two arrays": (_PLAIN, _PLAIN, {"oneOf": [{"type": "array", "items": _A}, {"type": "array", "items": {}}]},
                   "several arrays"),
    "a time or a text": (_PLAIN, _PLAIN, {"oneOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]},
                         "several strings"),
    "a time or a date": (_PLAIN, _PLAIN, {"anyOf": [{"type": "string", "format": "date-time"},
                                                    {"type": "string", "format": "date"}]}, "several strings"),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "union", "words"), UNIONS.values(), ids=UNIONS)
def test_a_union_whose_branches_cannot_be_told_apart_is_refused(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any], union: dict[str, Any], words: str
) -> None:
    changes = {f"{SCHEMAS}/A": first, f"{SCHEMAS}/B": second, f"{THING}/both": union}
    refuse(tmp_path, changed(document(), changes), f"openapi.json#{THING}/both", words)


def test_a_property_called_like_a_keyword_hides_no_union(tmp_path: Path) -> None:
    holder = {"type": "object", "properties": {"default": {"oneOf": [_A, _B]}, "enum": {"type": "string"}}}
    changes = {f"{SCHEMAS}/A": _PLAIN, f"{SCHEMAS}/B": _PLAIN, f"{SCHEMAS}/Holder": holder}
    place = f"openapi.json#{SCHEMAS}/Holder/properties/default"
    refuse(tmp_path, changed(document(), changes), place, "needs a discriminator")


PARAMETERS = {
    "content instead of a schema": ({"content": {"application/json": {"schema": {}}}}, "", "'content' is not taken"),
    "an object": ({"schema": {"type": "object"}}, "/schema", "an object is not taken"),
    "an object by reference": ({"schema": {"$ref": f"#{SCHEMAS}/Thing"}}, "/schema", "an object is not taken"),
    "a deep object": ({"schema": {"type": "object"}, "style": "deepObject"}, "/style", "'deepObject' is not taken"),
    "piped": ({"schema": {"type": "array", "items": {}}, "style": "pipeDelimited"}, "/style", "is not taken"),
    "an array in one value": ({"schema": {"type": "array", "items": {"type": "string"}}, "explode": False},
                              "/schema", "one 'name=value' an item"),
    "an array in a header": ({"schema": {"type": "array", "items": {"type": "string"}}, "in": "header"},
                             "/schema", "in the query only"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "place", "words"), PARAMETERS.values(), ids=PARAMETERS)
def test_a_parameter_that_would_be_sent_otherwise_is_refused(
    tmp_path: Path, said: dict[str, Any], place: str, words: str
) -> None:
    whole = changed(document(), {f"{GET}/parameters/-": {"name": "x", "in": "query", **said}})
    refuse(tmp_path, whole, f"openapi.json#{GET}/parameters/1{place}", words)


def test_a_parameter_of_the_path_is_checked_where_it_stands(tmp_path: Path) -> None:
    shared = [{"name": "x", "in": "query", "schema": {"type": "object"}}]
    whole = changed(document(), {"/paths/~1things/parameters": shared})
    refuse(tmp_path, whole, "openapi.json#/paths/~1things/parameters/0/schema", "an object is not taken")


def test_a_path_with_an_undeclared_parameter_is_refused(tmp_path: Path) -> None:
    whole = changed(document(), {f"{GET}/parameters": []})
    refuse(tmp_path, whole, "openapi.json", "Path parameter 'id' for 'get' operation in '/things/{id}'")


_JSON = {"schema": {"$ref": f"#{SCHEMAS}/Thing"}}
BODIES = {
    "two types": ({"application/json": _JSON, "multipart/form-data": _JSON}, "", "one request body type is taken"),
    "an object as XML": ({"application/xml": _JSON}, "/application~1xml", "is not taken"),
    "an object as text": ({"text/plain": _JSON}, "/text~1plain", "is not taken"),
    "JSON without a schema": ({"application/json": {}}, "/application~1json", "is not taken"),
}


@pytest.mark.parametrize(("content", "place", "words"), BODIES.values(), ids=BODIES)
def test_a_request_body_of_no_taken_type_is_refused(
    tmp_path: Path, content: dict[str, Any], place: str, words: str
) -> None:
    whole = changed(document(), {REQUEST: content})
    refuse(tmp_path, whole, f"openapi.json#{REQUEST}{place}", words)


def test_an_answer_of_no_taken_type_is_refused(tmp_path: Path) -> None:
    place = f"{GET}/responses/200/content"
    whole = changed(document(), {place: {"application/xml": _JSON}})
    refuse(tmp_path, whole, f"openapi.json#{place}/application~1xml", "is not taken")


_TEXT = {"type": "string"}
CLASHES = {
    "two schemas": ({f"{SCHEMAS}/new_thing": _PLAIN, f"{SCHEMAS}/NewThing": _PLAIN}, f"#{SCHEMAS}/NewThing"),
    "a schema and an enum": ({f"{SCHEMAS}/new_thing": _PLAIN, f"{SCHEMAS}/NewThing": {**_TEXT, "enum": ["a"]}},
                             f"#{SCHEMAS}/NewThing"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "place"), CLASHES.values(), ids=CLASHES)
def test_two_names_that_python_spells_alike_are_refused(tmp_path: Path, changes: dict[str, Any], place: str) -> None:
    refuse(tmp_path, changed(document(), changes), f"openapi.json{place}", "in Python")


@pytest.mark.parametrize("name", ["Any", "Unset", "Literal"])
def test_a_schema_called_like_a_word_of_the_package_is_refused(tmp_path: Path, name: str) -> None:
    whole = changed(document(), {f"{SCHEMAS}/{name}": _PLAIN, f"{THING}/other": {"$ref": f"#{SCHEMAS}/{name}"}})
    refuse(tmp_path, whole, "openapi.json", f"a schema cannot be called {name!r}")
