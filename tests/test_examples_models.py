"""Both model families take every documented body and give it back."""

from __future__ import annotations

import copy
import json
from importlib import import_module
from typing import Any

import attrs
import httpx
import msgspec
import pytest
from support.conformance import CALLS, PACKAGES, Call, document, is_json, plain
from support.conformance_samples import Example, at, bodies, changed, examples, samples
from support.conformance_schemas import (
    chosen,
    decoded,
    failures,
    model,
    normal,
    record_type,
    successes,
    validator,
    walk,
)

JSON_EXAMPLES = [each for package in PACKAGES for each in examples(package) if is_json(each.media_type)]
ANSWERING = [call for call in CALLS if any(is_json(media_type) for _, media_type, _, _ in call.responses)]
COMPONENTS = [
    (package, name)
    for package in PACKAGES
    for name, schema in document(package)["components"]["schemas"].items()
    if "properties" in schema
]


def exact(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def encode(package: str, value: Any) -> Any:
    return import_module(f"{package}._encode").encode(value)


def read(value: Any, kind: Any) -> Any:
    return msgspec.json.decode(json.dumps(value).encode(), type=kind, strict=True)


def told(package: str, schema: Any, body: Any) -> tuple[Any, bool]:
    """The schema that a body has among successes and failures, and whether it is a failure."""
    failed = [each for each in failures(package, schema) if validator(package, each).is_valid(body)]
    return (failed[0], True) if failed else (successes(package, schema), False)


def answer(status: str, body: Any) -> httpx.Response:
    code = int(status.replace("X", "0"))
    return httpx.Response(code, json=body, headers={"content-type": "application/json"})


@pytest.mark.parametrize("example", JSON_EXAMPLES, ids=str)
def test_model_gives_an_example_back_as_it_was(example: Example) -> None:
    package, schema, value = example.package, example.schema, example.value
    again = json.loads(json.dumps(encode(package, decoded(package, schema, value))))
    assert exact(normal(package, schema, again)) == exact(normal(package, schema, value))


@pytest.mark.parametrize("example", JSON_EXAMPLES, ids=str)
def test_record_gives_an_example_back_as_far_as_its_schema_names_the_fields(example: Example) -> None:
    package, value = example.package, example.value
    schema, _ = told(package, example.schema, value)
    again = json.loads(msgspec.json.encode(read(value, record_type(package, schema))))
    assert exact(normal(package, schema, again, named_only=True)) == exact(
        normal(package, schema, value, named_only=True)
    )


@pytest.mark.parametrize("call", ANSWERING, ids=str)
def test_every_documented_answer_comes_out_as_the_model_of_its_schema(call: Call) -> None:
    errors = import_module(f"{call.package}.errors")
    for status, media_type, media, place in call.responses:
        if not is_json(media_type):
            continue
        for body in bodies(call.package, media_type, media, place):
            schema, failed = told(call.package, media["schema"], body)
            if status.startswith("2") and not failed:
                result = call.module.ENDPOINT.result(answer(status, body))
            else:
                with pytest.raises(errors.ErrorResponse) as caught:
                    call.module.ENDPOINT.result(answer(status, body))
                assert (caught.value.status_code, caught.value.operation_id) == (int(status), call.operation_id)
                result = caught.value.parsed
            assert result == decoded(call.package, schema, body), (status, body)
            assert call.module.ENDPOINT.response(answer(status, body)).parsed == result


@pytest.mark.parametrize(("package", "component"), COMPONENTS)
def test_record_and_model_name_their_fields_alike(package: str, component: str) -> None:
    record = record_type(package, {"$ref": f"#/components/schemas/{component}"})
    fields = [field.name for field in attrs.fields(model(package, component)) if field.name != "additional_properties"]
    properties = set(document(package)["components"]["schemas"][component]["properties"])
    tag = {record.__struct_config__.tag_field} - {None}
    assert set(record.__struct_encode_fields__) | tag == properties
    assert set(record.__struct_fields__) == set(fields) - {name for name in fields if plain(name) in map(plain, tag)}


@pytest.mark.parametrize("call", ANSWERING, ids=str)
def test_unknown_fields_stay_in_models_and_leave_records(call: Call) -> None:
    for _, media_type, media, place in call.responses:
        if not is_json(media_type):
            continue
        for body in bodies(call.package, media_type, media, place):
            extended = copy.deepcopy(body)
            for spot in list(walk(call.package, media["schema"], extended)):
                if isinstance(spot.value, dict) and "properties" in chosen(call.package, spot.schema, spot.value)[1]:
                    spot.value["notInTheSpecification"] = {"deep": [1, None]}
            schema, _ = told(call.package, media["schema"], body)
            parsed = json.loads(json.dumps(encode(call.package, decoded(call.package, schema, extended))))
            assert exact(normal(call.package, schema, parsed)) == exact(normal(call.package, schema, extended)), place
            kind = record_type(call.package, schema)
            assert read(extended, kind) == read(body, kind), place


@pytest.mark.parametrize("call", ANSWERING, ids=str)
def test_unknown_value_of_an_enumeration_stays_text(call: Call) -> None:
    for status, media_type, media, _ in call.responses:
        is_result = status.startswith("2") and is_json(media_type)
        schema = successes(call.package, media["schema"]) if is_result else None
        for body in samples(call.package, schema) if schema else []:
            for spot in walk(call.package, schema, body):
                if "enum" not in chosen(call.package, spot.schema, spot.value)[1]:
                    continue
                odd = changed(body, spot.keys, "a value of tomorrow")
                parsed = call.module.ENDPOINT.result(answer(status, odd))
                assert at(encode(call.package, parsed), spot.keys) == "a value of tomorrow", spot.pointer
                record = msgspec.to_builtins(read(odd, record_type(call.package, schema)))
                assert at(record, spot.keys) == "a value of tomorrow", spot.pointer
