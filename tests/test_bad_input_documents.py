"""Documents that break OpenAPI, or a rule that every client relies on: one line with a JSON pointer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.refusals import refuse
from support.specs import GONE, changed, document

GET = "/paths/~1things~1{id}/get"
POST = "/paths/~1things/post"
CONTENT = "/content/application~1json"
OK = "/responses/200"
SCHEMAS = "/components/schemas"
Case = tuple[dict[str, Any], str, str]


def _check(root: Path, case: Case, **features: bool) -> None:
    changes, place, words = case
    refuse(root, changed(document(**features), changes), f"openapi.json{place}", words)


INVALID: dict[str, Case] = {
    "no info": ({"/info": GONE}, "#/info", "missing"),
    "no paths": ({"/paths": GONE}, "#/paths", "missing"),
    "paths as a list": ({"/paths": []}, "#/paths", "mapping"),
    "no operation at all": ({"/paths": {}}, "#/paths", "no operation"),
    "no title": ({"/info/title": GONE}, "#/info", "'title'"),
    "Swagger 2.0": ({"/openapi": GONE, "/swagger": "2.0"}, "#/openapi", "swagger: 2.0"),
    "no version": ({"/openapi": GONE}, "#/openapi", "is not OpenAPI 3.0.x or 3.1.x"),
    "OpenAPI 3.2": ({"/openapi": "3.2.0"}, "#/openapi", "openapi: 3.2.0"),
    "OpenAPI 3.10": ({"/openapi": "3.10.0"}, "#/openapi", "openapi: 3.10.0"),
    "a version that is a number": ({"/openapi": 3.1}, "#/openapi", "openapi: 3.1"),
    "a response without description": ({f"{POST}{OK}/description": GONE}, f"#{POST}{OK}", "'description'"),
    "a response without description in 3.0": (
        {"/openapi": "3.0.3", f"{SCHEMAS}/Thing/properties/name/examples": GONE, f"{POST}{OK}/description": GONE},
        f"#{POST}{OK}", "'description'"),
    "a parameter without name": ({f"{GET}/parameters/0/name": GONE}, f"#{GET}/parameters/0", "'name'"),
    "a parameter nowhere": ({f"{GET}/parameters/0/in": "sky"}, f"#{GET}/parameters/0/in", "'sky'"),
    "no responses": ({f"{POST}/responses": {}}, f"#{POST}/responses", "needs responses"),
    "responses left out": ({f"{POST}/responses": GONE}, f"#{POST}/responses", "needs responses"),
    "an extension among responses": ({f"{POST}/responses/x-note": {"a": 1}}, f"#{POST}/responses/x-note", "no status"),
    "a status that is none": ({f"{POST}/responses/2": {"description": "x"}}, f"#{POST}/responses/2", "no status"),
    "a path without its slash": ({"/paths/things": {}}, "#/paths", "'things'"),
    "a choice that is no list": ({f"{SCHEMAS}/Thing/oneOf": 7}, f"#{SCHEMAS}/Thing/oneOf", "7 is not"),
    "a bad type word": ({f"{SCHEMAS}/Thing/properties/name/type": "strng"},
                        f"#{SCHEMAS}/Thing/properties/name/type", "strng"),
    "required as a boolean": ({f"{SCHEMAS}/Thing/properties/name/required": True},
                              f"#{SCHEMAS}/Thing/properties/name/required", "True is not"),
    "required as a text": ({f"{SCHEMAS}/Thing/required": "id"}, f"#{SCHEMAS}/Thing/required", "'id' is not"),
    "properties as a list": ({f"{SCHEMAS}/Thing/properties": []}, f"#{SCHEMAS}/Thing/properties", "[] is not"),
    "a path that is nothing": ({"/paths/~1void": None}, "#/paths/~1void", "None"),
    "an operation that is nothing": ({"/paths/~1things/put": None}, "#/paths/~1things/put", "None"),
    "a path by reference": ({"/paths/~1other": {"$ref": "#/paths/~1things"}}, "#/paths/~1other/$ref", "not taken"),
    "an unknown security scheme": ({f"{GET}/security": [{"nokey": []}]}, "#/components/securitySchemes", "'nokey'"),
    "a security scheme of no known kind": ({"/components/securitySchemes/key/scheme": "digest"},
                                           "#/components/securitySchemes", "none of its"),
}  # fmt: skip


@pytest.mark.parametrize("case", INVALID.values(), ids=INVALID)
def test_an_invalid_document_is_refused(tmp_path: Path, case: Case) -> None:
    _check(tmp_path, case)


REFERENCES: dict[str, Case] = {
    "to no schema": ({f"{POST}{OK}{CONTENT}/schema/$ref": "#/components/schemas/No"},
                     f"#{POST}{OK}{CONTENT}/schema/$ref", "leads nowhere"),
    "to no response": ({f"{POST}{OK}": {"$ref": "#/components/responses/No"}}, f"#{POST}{OK}/$ref", "leads nowhere"),
    "to no parameter": ({f"{GET}/parameters/0": {"$ref": "#/components/parameters/No"}},
                        f"#{GET}/parameters/0/$ref", "leads nowhere"),
    "to no request body": ({f"{POST}/requestBody": {"$ref": "#/components/requestBodies/No"}},
                           f"#{POST}/requestBody/$ref", "leads nowhere"),
    "to no example": ({f"{POST}{OK}{CONTENT}/examples": {"one": {"$ref": "#/components/examples/No"}}},
                      f"#{POST}{OK}{CONTENT}/examples/one/$ref", "leads nowhere"),
    "to no item of a list": ({f"{POST}{OK}{CONTENT}/schema/$ref": "#/tags/-1"},
                             f"#{POST}{OK}{CONTENT}/schema/$ref", "leads nowhere"),
    "of a property called default": ({f"{SCHEMAS}/Thing/properties/default": {"$ref": f"#{SCHEMAS}/No"}},
                                     f"#{SCHEMAS}/Thing/properties/default/$ref", "leads nowhere"),
    "of the default response": ({f"{POST}/responses/default": {"$ref": "#/components/responses/No"}},
                                f"#{POST}/responses/default/$ref", "leads nowhere"),
    "in a circle": ({f"{SCHEMAS}/A": {"$ref": f"#{SCHEMAS}/B"}, f"{SCHEMAS}/B": {"$ref": f"#{SCHEMAS}/A"}},
                    f"#{SCHEMAS}/A/$ref", "in a circle"),
    "to itself": ({f"{SCHEMAS}/A": {"$ref": f"#{SCHEMAS}/A"}}, f"#{SCHEMAS}/A/$ref", "in a circle"),
    "to a part of itself": ({f"{SCHEMAS}/A": {"oneOf": [{"$ref": f"#{SCHEMAS}/A"}, {"type": "null"}]}},
                            f"#{SCHEMAS}/A", "part of itself"),
    "to a part of itself in two steps": (
        {f"{SCHEMAS}/A": {"allOf": [{"$ref": f"#{SCHEMAS}/B"}]},
         f"{SCHEMAS}/B": {"anyOf": [{"$ref": f"#{SCHEMAS}/A"}]}},
        f"#{SCHEMAS}/A", "part of itself"),
    "to a file": ({f"{POST}{OK}": {"$ref": "answers.yaml#/Fine"}}, f"#{POST}{OK}/$ref", "out of the document"),
    "to a URL": ({f"{POST}{OK}": {"$ref": "https://example.org/a.yaml"}}, f"#{POST}{OK}/$ref", "out of the document"),
    "to no text": ({f"{SCHEMAS}/A": {"$ref": 7}}, f"#{SCHEMAS}/A/$ref", "out of the document"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFERENCES.values(), ids=REFERENCES)
def test_a_reference_that_leads_nowhere_is_refused(tmp_path: Path, case: Case) -> None:
    _check(tmp_path, case)


IDENTITY: dict[str, Case] = {
    "none": ({f"{POST}/operationId": GONE}, f"#{POST}", "operationId is missing"),
    "a blank": ({f"{POST}/operationId": " "}, f"#{POST}", "operationId is missing"),
    "a number": ({f"{POST}/operationId": 7}, f"#{POST}", "operationId is missing"),
    "twice": ({f"{POST}/operationId": "fetchThing"}, f"#{POST}/operationId", "GET /things/{id}"),
    "twice in two spellings": ({f"{POST}/operationId": "fetch_thing"}, f"#{POST}/operationId", "GET /things/{id}"),
    "a keyword": ({f"{POST}/operationId": "import"}, f"#{POST}/operationId", "no Python name"),
    "beginning with a digit": ({f"{POST}/operationId": "2things"}, f"#{POST}/operationId", "no Python name"),
    "without a letter": ({f"{POST}/operationId": "!?"}, f"#{POST}/operationId", "no Python name"),
}  # fmt: skip


@pytest.mark.parametrize("case", IDENTITY.values(), ids=IDENTITY)
def test_an_operation_id_that_names_no_function_is_refused(tmp_path: Path, case: Case) -> None:
    _check(tmp_path, case)


TAGS: dict[str, Case] = {
    "none": ({f"{POST}/tags": GONE}, f"#{POST}", "exactly one tag"),
    "an empty list": ({f"{POST}/tags": []}, f"#{POST}", "exactly one tag"),
    "two": ({f"{POST}/tags": ["things", "more"]}, f"#{POST}", "exactly one tag"),
    "a keyword": ({f"{POST}/tags": ["class"]}, f"#{POST}/tags/0", "no Python name"),
    "beginning with a digit": ({f"{POST}/tags": ["2things"]}, f"#{POST}/tags/0", "no Python name"),
    "reserved": ({f"{POST}/tags": ["close"]}, f"#{POST}/tags/0", "reserved"),
    "reserved in another spelling": ({f"{POST}/tags": ["WithOptions"]}, f"#{POST}/tags/0", "reserved"),
}  # fmt: skip


@pytest.mark.parametrize("case", TAGS.values(), ids=TAGS)
def test_a_tag_that_names_no_group_is_refused(tmp_path: Path, case: Case) -> None:
    _check(tmp_path, case)


METHODS: dict[str, Case] = {
    "an iterator like an operation": ({f"{POST}/operationId": "iterThings"}, f"#{POST}/operationId", "iter_things"),
    "a stream like an operation": ({f"{POST}/operationId": "streamThings"}, "#/paths/~1live/get/operationId",
                                   "stream_things"),
}  # fmt: skip


@pytest.mark.parametrize("case", METHODS.values(), ids=METHODS)
def test_two_methods_of_one_name_are_refused(tmp_path: Path, case: Case) -> None:
    changes, place, words = case
    whole = changed(document(listing=True, stream=True), changes)
    whole["paths"]["/things"] = {key: whole["paths"]["/things"][key] for key in ("post", "get")}
    refuse(tmp_path, whole, f"openapi.json{place}", words)
