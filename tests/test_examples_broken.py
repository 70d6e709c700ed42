"""A body that is not what the specification says is an error that names the place, in both model families."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

import httpx
import msgspec
import pytest
from support.conformance import CALLS, PACKAGES, Call, document, is_json
from support.conformance_samples import at, bodies, changed
from support.conformance_schemas import (
    Place,
    chosen,
    decoded,
    failures,
    kinds,
    model,
    record_type,
    successes,
    validator,
    walk,
)

ANSWERING = [call for call in CALLS if any(is_json(media_type) for _, media_type, _, _ in call.responses)]
CONTAINERS = {"object", "array"}
COMPONENTS = [
    (package, name)
    for package in PACKAGES
    for name, schema in document(package)["components"]["schemas"].items()
    if schema.get("required") and "properties" in schema
]


class Broken(NamedTuple):
    """A body that its schema does not allow, and the pointer to what is wrong with it."""

    value: Any
    pointer: str


def without_a_required_field(package: str, spot: Place, body: Any) -> Iterator[Broken]:
    whole = chosen(package, spot.schema, spot.value)[1]
    for name in whole.get("required", []) if isinstance(spot.value, dict) else []:
        if name in whole.get("properties", {}):
            broken = copy.deepcopy(body)
            del at(broken, spot.keys)[name]
            yield Broken(broken, f"{spot.pointer}/{name}")


def with_another_thing_for_a_container(package: str, spot: Place, body: Any) -> Iterator[Broken]:
    possible = kinds(package, spot.schema)
    if "any" in possible or not possible & CONTAINERS:
        return
    # A scalar in place of another one is let be: only the records are that strict.
    others: list[Any] = [None, "text", [], {}] if possible <= CONTAINERS | {"null"} else [[], {}]
    for other in others:
        names = {type(None): "null", str: "string", list: "array", dict: "object"}
        if names[type(other)] not in possible:
            yield Broken(changed(body, spot.keys, other), spot.pointer)


def with_a_container_for_a_plain_value(package: str, spot: Place, body: Any) -> Iterator[Broken]:
    # Fields deeper down may be those of a list's rows, in which models do not look at each plain value.
    seen = len(spot.keys) == 1 or (spot.keys and isinstance(spot.keys[-1], int))
    if seen and not kinds(package, spot.schema) & (CONTAINERS | {"any"}):
        others: tuple[Any, ...] = ({}, [], {"text": 1})
        for other in others:
            yield Broken(changed(body, spot.keys, other), spot.pointer)


MAKERS = (without_a_required_field, with_another_thing_for_a_container, with_a_container_for_a_plain_value)


def broken_bodies(call: Call, media: dict[str, Any], schema: Any, place: str) -> list[Broken]:
    found: dict[str, Broken] = {}
    for body in bodies(call.package, "application/json", {**media, "schema": schema}, place):
        if not validator(call.package, schema).is_valid(body):
            continue
        for spot in walk(call.package, schema, body):
            for make in MAKERS:
                for broken in make(call.package, spot, body):
                    found[json.dumps(broken, sort_keys=True)] = broken
    return list(found.values())


def answer(status: str, body: Any) -> httpx.Response:
    return httpx.Response(int(status), json=body, headers={"content-type": "application/json"})


def answers(call: Call, *, good: bool) -> Iterator[tuple[str, Any, list[Broken]]]:
    for status, media_type, media, place in call.responses:
        if status.startswith("2") is good and is_json(media_type):
            schema = successes(call.package, media["schema"])
            if schema:
                yield status, schema, broken_bodies(call, media, schema, place)


@pytest.mark.parametrize("call", [call for call in ANSWERING if any(answers(call, good=True))], ids=str)
def test_broken_success_is_an_error_that_names_the_place(call: Call) -> None:
    errors = import_module(f"{call.package}.errors")
    for status, _, broken in answers(call, good=True):
        assert broken
        for value, pointer in broken:
            response = answer(status, value)
            for read in (call.module.ENDPOINT.result, call.module.ENDPOINT.response):
                with pytest.raises(errors.DecodeError) as caught:
                    read(response)
                assert caught.value.path == pointer, value
                assert (caught.value.status_code, caught.value.content) == (int(status), response.content)


@pytest.mark.parametrize("call", ANSWERING, ids=str)
def test_broken_failure_is_still_the_failure_that_its_status_says(call: Call) -> None:
    errors = import_module(f"{call.package}.errors")
    for status, _, broken in answers(call, good=False):
        for value, _ in broken:
            with pytest.raises(errors.ErrorResponse) as caught:
                call.module.ENDPOINT.result(answer(status, value))
            assert (caught.value.status_code, caught.value.parsed) == (int(status), None), value


@pytest.mark.parametrize("call", ANSWERING, ids=str)
def test_broken_body_is_no_record(call: Call) -> None:
    for good in (True, False):
        for _, schema, broken in answers(call, good=good):
            decoder = msgspec.json.Decoder(record_type(call.package, schema))
            for value, pointer in broken:
                with pytest.raises(msgspec.ValidationError):
                    pytest.fail(f"{pointer}: {decoder.decode(json.dumps(value).encode())!r}")


@pytest.mark.parametrize(("package", "component"), COMPONENTS)
def test_model_of_an_object_without_a_required_field_is_refused(package: str, component: str) -> None:
    errors = import_module(f"{package}.errors")
    schema = {"$ref": f"#/components/schemas/{component}"}
    for body in bodies(package, "application/json", {"schema": schema}, ""):
        for value, pointer in without_a_required_field(package, Place((), schema, body), body):
            with pytest.raises(errors.DecodeError) as caught:
                model(package, component).from_dict(value)
            assert caught.value.path == pointer


@pytest.mark.parametrize("call", ANSWERING, ids=str)
@pytest.mark.parametrize(
    "content",
    [b"", b"<html>502</html>", b'{"data": ', b"\xff\xfe", b"[" * 100_000],
    ids=["nothing", "html", "half", "not-utf8", "deep"],
)
def test_success_that_is_no_json_is_an_error_at_the_top(call: Call, content: bytes) -> None:
    errors = import_module(f"{call.package}.errors")
    for status, said in call.module.ENDPOINT.answers.items():
        if status.startswith("2") and said.source == "json":
            with pytest.raises(errors.DecodeError) as caught:
                call.module.ENDPOINT.result(httpx.Response(int(status), content=content))
            assert (caught.value.path, caught.value.content) == ("", content)


@pytest.mark.parametrize("call", [call for call in ANSWERING if not call.streams], ids=str)
def test_failure_inside_a_success_is_told_by_its_required_fields_only(call: Call) -> None:
    errors = import_module(f"{call.package}.errors")
    for status, media_type, media, _ in call.responses:
        for schema in failures(call.package, media["schema"]) if status.startswith("2") and is_json(media_type) else []:
            required = chosen(call.package, schema, {})[1]["required"]
            body = dict.fromkeys(required, "word")
            with pytest.raises(errors.ErrorResponse) as caught:
                call.module.ENDPOINT.result(answer(status, body))
            assert caught.value.parsed == decoded(call.package, schema, body)
