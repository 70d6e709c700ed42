"""What we ask of our specifications beyond what generation refuses."""

from __future__ import annotations

from typing import Any

import pytest
from support.conformance import CALLS, PACKAGES, Call, document, follow, is_json, media_examples
from support.conformance_schemas import branches, failures, is_failure, kinds, successes

PAGED = [call for call in CALLS if "x-pagination" in call.operation]
MARKED = [call for call in CALLS if any(failures(call.package, media["schema"]) for _, _, media, _ in call.responses)]


def is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_operation_says_what_it_is(call: Call) -> None:
    operation, tags = call.operation, document(call.package)["tags"]
    assert is_text(operation["summary"])
    assert not operation["summary"].endswith(".")
    assert is_text(operation["description"])
    assert len(operation["tags"]) == 1
    assert [is_text(tag["description"]) for tag in tags if tag["name"] == call.tag] == [True]
    assert isinstance(operation["security"], list)
    assert operation["x-retry"] in ("safe", "idempotent", "unsafe")


@pytest.mark.parametrize("package", PACKAGES)
def test_document_leaves_security_to_its_operations(package: str) -> None:
    schemes = set(document(package)["components"]["securitySchemes"])
    assert "security" not in document(package)
    used = {name for call in CALLS if call.package == package for each in call.operation["security"] for name in each}
    assert used == schemes


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_parameter_has_a_description_and_an_example(call: Call) -> None:
    for parameter, place in call.parameters:
        assert is_text(parameter["description"]), place
        assert list(media_examples(call.package, parameter, place)), place


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_body_has_an_example(call: Call) -> None:
    bodies = [(media, place) for _, media_type, media, place in call.responses if is_json(media_type)]
    if call.request:
        bodies.append(call.request[1:])
    for media, place in bodies:
        assert list(media_examples(call.package, media, place)), place


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_operation_documents_a_success_and_what_may_go_wrong(call: Call) -> None:
    statuses = set(call.operation["responses"])
    assert any(status.startswith("2") for status in statuses)
    assert statuses >= {"429", "500"} | ({"401"} if call.operation["security"] else set())


def reachable(package: str, schema: Any) -> list[dict[str, Any]]:
    return [follow(package, branch)[0] for branch in branches(follow(package, schema)[0])]


@pytest.mark.parametrize("call", MARKED, ids=str)
def test_no_success_has_all_the_fields_that_tell_a_failure(call: Call) -> None:
    for status, _, media, _ in call.responses:
        for failure in failures(call.package, media["schema"]):
            assert status.startswith("2"), "x-error is for successes; a failure's status says enough"
            telling = set(follow(call.package, failure)[0]["required"])
            assert telling
            for success in reachable(call.package, successes(call.package, media["schema"]) or {}):
                assert not telling <= set(success.get("properties", {})) | set(success.get("required", []))
                assert not success.get("additionalProperties"), "a map may hold any name"


def test_failures_are_marked_where_they_hide_in_successes_only() -> None:
    assert {call.package for call in MARKED} == {"stalwart_client", "mailbaby_client"}
    for call in CALLS:
        for status, _, media, _ in call.responses:
            assert status.startswith("2") or not is_failure(call.package, media["schema"])


@pytest.mark.parametrize("call", PAGED, ids=str)
def test_keys_of_a_list_exist_in_its_items(call: Call) -> None:
    said = call.operation["x-pagination"]
    media = next(media for status, _, media, _ in call.responses if status.startswith("2"))
    schema = successes(call.package, media["schema"])
    for name in said["items"].split("/")[1:]:
        schema = follow(call.package, schema)[0]["properties"][name]
    items = follow(call.package, schema)[0]["items"]
    objects = [each for each in reachable(call.package, items) if "object" in kinds(call.package, each)]
    key = said.get("key")
    if key is None:
        assert "once" in call.operation["description"], "readers must be told that equal items are different ones"
        return
    assert objects or key == []
    for each in objects:
        fields = set(each.get("properties", {})) or set(each.get("required", []))
        assert set(key) <= fields
        assert key or "integer" in kinds(call.package, items), "items cannot be told apart"


@pytest.mark.parametrize("call", [call for call in CALLS if call.streams], ids=str)
def test_token_of_a_stream_comes_from_an_operation_that_gives_one(call: Call) -> None:
    said = call.operation["x-stream"]["token"]
    source = next(each for each in CALLS if each.package == call.package and each.operation_id == said["operation"])
    media = next(media for status, _, media, _ in source.responses if status == "200")
    token = follow(call.package, successes(call.package, media["schema"]))[0]["properties"]["data"]
    assert token["type"] == "string"
    assert [each["in"] for each, _ in call.parameters if each["name"] == said["parameter"]] == ["query"]
