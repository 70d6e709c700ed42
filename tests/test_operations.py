"""Every operation of the documents is there once, in every form, and is described as the document has it."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from support.conformance import CALLS, PACKAGES, Call, calls, document, follow, snake
from support.conformance_schemas import branches, record_type, successes

COUNTS = {"hostup_client": 3, "stalwart_client": 60, "mailbaby_client": 13}
PAGED = [call for call in CALLS if "x-pagination" in call.operation]
STREAMING = [call for call in CALLS if call.streams]
# What a client is and does by itself, in the words of its users, and the parts that it is made of.
CLIENTS_OWN = {
    *("request", "close", "aclose", "options", "with_options", "with_raw_response", "client", "copy", "api"),
    *("headers", "retry", "timeout", "transport", "walk_log", "plan_log", "walk_log_window", "send_once"),
}


def described(call: Call) -> Any:
    return import_module(call.package).OPERATIONS[call.operation_id]


def modules(package: str) -> list[str]:
    root = import_module(package)
    return [each.name for each in pkgutil.walk_packages(root.__path__, f"{package}.")]


def endpoint_modules(package: str) -> list[ModuleType]:
    depth = len(f"{package}.api.tag.operation".split("."))
    names = [name for name in modules(package) if name.startswith(f"{package}.api.") and name.count(".") == depth - 1]
    return [import_module(name) for name in names]


def methods(package: str, prefix: str = "") -> dict[str, set[str]]:
    """The methods of the resource classes, by tag, found from the class that holds all of them."""
    resources = import_module(f"{package}.resources")
    holder = getattr(resources, f"{prefix}Resources")
    whole = holder(object())
    tags = [name for name in vars(holder) if not name.startswith("_")]
    return {tag: {name for name in vars(type(getattr(whole, tag))) if not name.startswith("_")} for tag in tags}


@pytest.mark.parametrize("package", PACKAGES)
def test_operations_in_are_operations_out(package: str) -> None:
    assert len(calls(package)) == COUNTS[package]
    ids = [call.operation_id for call in calls(package)]
    assert set(import_module(package).OPERATIONS) == set(ids)
    assert len(import_module(package).OPERATIONS) == len(ids)
    assert {(module.__name__, module.ENDPOINT.operation_id) for module in endpoint_modules(package)} == {
        (call.module.__name__, call.operation_id) for call in calls(package)
    }


def test_all_in_all_there_are_76() -> None:
    assert len(CALLS) == sum(COUNTS.values()) == 76


@pytest.mark.parametrize("prefix", ["", "Async"], ids=["sync", "async"])
@pytest.mark.parametrize("package", PACKAGES)
def test_resource_classes_have_a_method_for_each_operation_and_no_other(package: str, prefix: str) -> None:
    expected: dict[str, set[str]] = {}
    for call in calls(package):
        _, _, rest = snake(call.operation_id).partition("_")
        names = {f"stream_{rest}"} if call.streams else {snake(call.operation_id)}
        if "x-pagination" in call.operation:
            names.add(f"iter_{rest}")
        taken = expected.setdefault(call.tag, set())
        assert not taken & names, "two operations share a method"
        taken |= names
    assert methods(package, prefix) == expected


@pytest.mark.parametrize("prefix", ["", "Async"], ids=["sync", "async"])
@pytest.mark.parametrize("package", PACKAGES)
def test_every_single_call_is_there_with_its_raw_response(package: str, prefix: str) -> None:
    ordinary: Any = getattr(import_module(f"{package}.resources"), f"{prefix}Resources")(object())
    raw: Any = getattr(import_module(f"{package}.raw_resources"), f"{prefix}RawResources")(ordinary)
    expected = {(call.tag, snake(call.operation_id)) for call in calls(package) if not call.streams}
    tags = {call.tag for call in calls(package)}
    found = {(tag, name) for tag in tags for name in vars(type(getattr(raw, tag))) if not name.startswith("_")}
    assert found == expected
    for tag, name in expected:
        assert getattr(getattr(raw, tag), name) == getattr(getattr(ordinary, tag), name)


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_resource_methods_are_coroutines_where_they_wait(call: Call) -> None:
    resources = import_module(f"{call.package}.resources")
    for prefix in ("", "Async"):
        group = type(getattr(getattr(resources, f"{prefix}Resources")(object()), call.tag))
        _, _, rest = snake(call.operation_id).partition("_")
        if call.streams:
            assert not inspect.iscoroutinefunction(getattr(group, f"stream_{rest}"))
            continue
        assert inspect.iscoroutinefunction(getattr(group, snake(call.operation_id))) == (prefix == "Async")
        if call in PAGED:
            assert not inspect.iscoroutinefunction(getattr(group, f"iter_{rest}"))


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_endpoint_module_has_the_functions_of_its_kind_and_no_other(call: Call) -> None:
    own = {
        name
        for name, value in vars(call.module).items()
        if inspect.isfunction(value) and value.__module__ == call.module.__name__ and not name.startswith("_")
    }
    assert own == ({"stream", "astream"} if call.streams else {"sync", "sync_detailed", "asyncio", "asyncio_detailed"})
    for name in own - {"stream", "astream"}:
        assert inspect.iscoroutinefunction(getattr(call.module, name)) == name.startswith("asyncio")


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_operation_is_described_as_the_document_has_it(call: Call) -> None:
    said = described(call)
    assert (said.operation_id, said.name) == (call.operation_id, snake(call.operation_id))
    assert (said.method, said.path, said.tag) == (call.method.upper(), call.path, call.tag)
    assert said.retry == call.operation["x-retry"]
    timeout = said.timeout and {"read": said.timeout.read, "total": said.timeout.total}
    assert timeout == call.operation.get("x-timeout")
    destructive = call.operation.get("x-destructive", call.method == "delete")
    counted_by = destructive.get("counted-by") if isinstance(destructive, dict) else None
    assert (said.destruction is not None) == bool(destructive)
    assert (said.destruction and said.destruction.counted_by) == counted_by
    assert said.summary == " ".join(call.operation["summary"].split()).rstrip(".")
    assert said.deprecated is call.operation.get("deprecated", False)
    required: dict[str, list[str]] = next(iter(call.operation["security"]), {})
    assert set(said.scopes) == {scope for scopes in required.values() for scope in scopes}
    assert (said.pagination is None, said.stream is None) == (call not in PAGED, not call.streams)


def steps(pointer: str) -> tuple[str, ...]:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_outcomes_and_failures_are_those_of_the_responses(call: Call) -> None:
    outcomes: dict[str, list[tuple[str, Any]]] = {}
    for status, each in call.operation["responses"].items():
        said = follow(call.package, each)[0].get("x-outcome")
        if said is not None:
            rules = said if isinstance(said, list) else [{"outcome": said}]
            outcomes[status] = [
                (rule["outcome"], (steps(rule["when"]["pointer"]), rule["when"]["equals"]) if "when" in rule else None)
                for rule in rules
            ]
    assert outcomes == {
        status: [(rule.outcome, rule.when and (rule.when.path, rule.when.equals)) for rule in rules]
        for status, rules in described(call).outcomes.items()
    }
    marked = {
        tuple(follow(call.package, branch)[0]["required"])
        for status, _, media, _ in call.responses
        for branch in branches(media["schema"])
        if status.startswith("2") and follow(call.package, branch)[0].get("x-error")
    }
    assert {tuple(fields) for fields in described(call).failures} == marked


@pytest.mark.parametrize("call", PAGED, ids=str)
def test_pagination_is_that_of_the_document(call: Call) -> None:
    said, made = call.operation["x-pagination"], described(call).pagination
    assert (made.style, made.parameter, made.limit) == (
        said["style"], call.arguments[said[{"page": "page", "offset": "offset", "cursor": "cursor"}[said["style"]]]],
        call.arguments[said["limit"]],
    )  # fmt: skip
    assert (made.default_limit, made.max_limit) == (said.get("default-limit"), said.get("max-limit"))
    assert (made.key is None) == ("key" not in said)
    assert len(made.key or ()) == len(said.get("key", ()))
    for name in ("items", "total", "next", "more"):
        assert (getattr(made, name) is None) == (name not in said)


@pytest.mark.parametrize("call", PAGED, ids=str)
def test_attribute_paths_of_pagination_exist_in_the_records(call: Call) -> None:
    said, made = call.operation["x-pagination"], described(call).pagination
    media = next(media for status, _, media, _ in call.responses if status.startswith("2"))
    page = successes(call.package, media["schema"])
    for name in ("items", "total", "next", "more"):
        if name in said:
            follow_attributes(call.package, page, steps(said[name]), getattr(made, name))
    items = field_schema(call.package, page, steps(said["items"]))
    for branch in branches(items["items"]):
        record = record_type(call.package, branch)
        if hasattr(record, "__struct_fields__"):
            follow_keys(record, said.get("key", []), made.key or ())
        else:
            assert list(made.key) == said["key"]


def field_schema(package: str, schema: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        schema = follow(package, schema)[0]["properties"][name]
    return follow(package, schema)[0]


def follow_attributes(package: str, schema: Any, names: tuple[str, ...], attributes: tuple[str, ...]) -> None:
    assert len(names) == len(attributes)
    for name, attribute in zip(names, attributes, strict=True):
        follow_keys(record_type(package, schema), [name], (attribute,))
        schema = follow(package, schema)[0]["properties"][name]


def follow_keys(record: Any, names: list[str], attributes: tuple[str, ...]) -> None:
    encoded = dict(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))
    assert [encoded[attribute] for attribute in attributes] == names


@pytest.mark.parametrize("call", STREAMING, ids=str)
def test_stream_is_that_of_the_document(call: Call) -> None:
    said, made = call.operation["x-stream"], described(call).stream
    assert made.events == tuple(said["events"]) == tuple(call.module.STREAM.events)
    assert call.module.STREAM.pace == said.get("pace")
    assert (made.token.operation_id, made.token.parameter) == (
        said["token"]["operation"], call.arguments[said["token"]["parameter"]],
    )  # fmt: skip
    assert (made.completed is None) == ("completed" not in said)
    if made.completed:
        end = said["completed"]
        assert (made.completed.event, made.completed.match.path) == (end["event"], steps(end["pointer"]))
        assert made.completed.match.equals == end["equals"]


@pytest.mark.parametrize("package", PACKAGES)
def test_tags_are_free_names_of_a_client(package: str) -> None:
    declared = {tag["name"] for tag in document(package)["tags"]}
    assert {call.tag for call in calls(package)} == declared
    assert not declared & CLIENTS_OWN
    assert all(tag.isidentifier() and tag == tag.lower() for tag in declared)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_can_be_imported(package: str) -> None:
    names = modules(package)
    assert len(names) > COUNTS[package]
    for name in names:
        assert import_module(name).__name__ == name
