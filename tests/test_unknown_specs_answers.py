from __future__ import annotations

import asyncio
import datetime
import json
import typing
from typing import Any

import httpx
import pytest
from support import unknown
from support.unknown import answered

THING = {"name": "n", "seen": None}


def response(status: int, data: object, media_type: str = "application/json") -> httpx.Response:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return httpx.Response(status, content=content, headers={"content-type": media_type} if media_type else {})


def thing(name: str = "n") -> Any:
    return unknown.module("answers", "models").Thing(name=name, seen=None)


def result_type(name: str) -> str:
    return str(unknown.operation("answers", name).sync.__annotations__["return"]).replace("_models.", "")


@pytest.mark.parametrize(
    ("name", "status", "body", "media_type", "result", "kind"),
    [
        ("nothing", 204, b"", "", None, "None"),
        ("undescribed", 200, b"whatever", "text/plain", None, "None"),
        ("no_schema", 200, [1, None], "application/json", [1, None], "Any"),
        ("two_successes", 201, [1, 2], "application/json", [1, 2], "Thing | list[int] | None"),
        ("two_successes", 202, b"", "", None, "Thing | list[int] | None"),
        ("text", 200, "ä".encode(), "text/plain; charset=utf-8", "ä", "str"),
        ("csv", 200, b"a;b", "text/csv", "a;b", "str"),
        ("csv_bare", 200, b"a;b", "text/csv", "a;b", "str"),
        ("octets", 200, b"\0\xff", "application/octet-stream", b"\0\xff", "bytes"),
        ("image", 200, b"\x89PNG", "image/png", b"\x89PNG", "bytes"),
        ("pdf", 200, b"%PDF", "application/pdf", b"%PDF", "bytes"),
        ("scalar", 200, 2**80, "application/json", 2**80, "int"),
        ("nullable_thing", 200, None, "application/json", None, "Thing | None"),
    ],
)
def test_success_becomes_its_result(
    name: str, status: int, body: object, media_type: str, result: object, kind: str
) -> None:
    assert answered("answers", name, response(status, body, media_type)) == result
    assert result_type(name) == kind


@pytest.mark.parametrize(
    ("name", "status", "media_type"),
    [
        ("two_successes", 200, "application/json"),
        ("only_default", 200, "application/json"),
        ("only_default", 203, "application/json"),
        ("success_range", 226, "application/json; charset=utf-8"),
        ("vendor_json", 200, "application/vnd.example.v2+json"),
        ("several", 200, "application/json"),
        ("nullable_thing", 200, "application/json"),
        ("hidden_failures", 200, "application/json"),
    ],
)
def test_json_success_becomes_a_model(name: str, status: int, media_type: str) -> None:
    assert answered("answers", name, response(status, THING, media_type)) == thing()


def test_map_of_models_is_a_model_with_items() -> None:
    found = answered("answers", "map_of_things", response(200, {"a": THING}))
    assert (found["a"], found.additional_keys) == (thing(), ["a"])


@pytest.mark.parametrize(
    ("name", "status", "body", "error", "parsed"),
    [
        ("two_successes", 418, {"status": 1}, "ErrorResponse", "Problem"),
        ("two_successes", 500, b"<html>", "ErrorResponse", "str"),
        ("success_range", 404, {"title": "T"}, "ErrorResponse", "Problem"),
        ("success_range", 404, b"<html>", "ErrorResponse", "NoneType"),
        ("success_range", 500, b"<x/>", "ErrorResponse", "NoneType"),
        ("success_range", 520, b"", "UnexpectedStatus", "NoneType"),
        ("only_default", 400, THING, "ErrorResponse", "Thing"),
        ("octets", 200, {"error": "e"}, "ErrorResponse", "Failure"),
        ("hidden_failures", 200, {"error": "e"}, "ErrorResponse", "Failure"),
        ("hidden_failures", 200, {"code": 1, "message": "m"}, "ErrorResponse", "OtherFailure"),
        ("nothing", 302, b"", "UnexpectedStatus", "NoneType"),
    ],
)
def test_anything_else_is_raised(name: str, status: int, body: object, error: str, parsed: str) -> None:
    errors = unknown.module("answers", "errors")
    with pytest.raises(errors.ErrorResponse) as caught:
        answered("answers", name, response(status, body))
    assert (type(caught.value).__name__, type(caught.value.parsed).__name__) == (error, parsed)


@pytest.mark.parametrize(
    ("name", "body", "path"),
    [
        ("two_successes", {"seen": None}, "/name"),
        ("two_successes", {"name": "n", "seen": "2024-01-02T03:04:05"}, "/seen"),
        ("hidden_failures", [THING, {"name": "n", "seen": "x"}], "/1/seen"),
        ("map_of_things", {"a/b": {"name": "n", "seen": 1}}, "/a~1b/seen"),
        ("moment", "2024-01-02T03:04:05", ""),
        ("nullable_thing", [], ""),
    ],
)
def test_success_that_is_something_else_names_the_place(name: str, body: object, path: str) -> None:
    errors = unknown.module("answers", "errors")
    with pytest.raises(errors.DecodeError) as caught:
        answered("answers", name, response(200, body))
    assert (caught.value.path, caught.value.status_code) == (path, 200)


def test_list_of_models_may_be_a_success_beside_hidden_failures() -> None:
    assert answered("answers", "hidden_failures", response(200, [THING, THING])) == [thing(), thing()]
    assert result_type("hidden_failures") == "Thing | list[Thing]"
    failures = unknown.module("answers").OPERATIONS["hiddenFailures"].failures
    assert failures == (("error",), ("code", "message"))


STREAM = b'event: thing\nid: 1\ndata: {"name": "a"}\n\nevent: problem\ndata: {"status": 3}\n\n: ping\n\n' + (
    b'event: list\ndata: [{"name": "b",\ndata: "seen": "2024-01-02T03:04:05+02:00"}]\n\nevent: else\ndata: text\n\n'
)
SEEN = datetime.datetime(2024, 1, 2, 1, 4, 5, tzinfo=datetime.UTC)


def names(events: list[Any]) -> list[tuple[str, str]]:
    return [(each.event, type(each.data).__name__) for each in events]


def test_stream_gives_each_event_in_its_type() -> None:
    module = unknown.operation("answers", "watch_many")
    wire = unknown.Wire(response(200, STREAM, "text/event-stream; charset=utf-8"))
    events = list(module.stream(client=unknown.client("answers", wire), token="t"))
    assert names(events) == [("thing", "Thing"), ("problem", "Problem"), ("list", "list"), ("else", "str")]
    assert (events[2].data[0].seen, wire.request.url.query) == (SEEN, b"token=t")

    async def twin() -> list[Any]:
        wire = unknown.Wire(response(200, STREAM, "text/event-stream"))
        return [each async for each in module.astream(client=unknown.client("answers", wire), token="t")]

    assert asyncio.run(twin()) == events


def test_stream_of_one_event_knows_its_type() -> None:
    module = unknown.operation("answers", "watch_one")
    assert typing.get_type_hints(module.stream)["return"].__args__[0].__args__ == (type(thing()),)
    wire = unknown.Wire(response(200, b'event: tick\ndata: {"seen": null}\n\n', "text/event-stream"))
    with pytest.raises(unknown.module("answers", "errors").DecodeError):
        list(module.stream(client=unknown.client("answers", wire)))


def test_stream_that_is_refused_raises_what_a_call_raises() -> None:
    module, errors = unknown.operation("answers", "watch_many"), unknown.module("answers", "errors")
    wire = unknown.Wire(response(401, {"title": "T"}))
    with pytest.raises(errors.ErrorResponse) as caught:
        list(module.stream(client=unknown.client("answers", wire), token="t"))
    assert caught.value.parsed.title == "T"


def test_operations_state_what_the_document_says() -> None:
    operations = unknown.module("answers").OPERATIONS
    stream = operations["watchMany"].stream
    assert stream.events == ("thing", "problem", "list")
    assert (stream.token.operation_id, stream.token.parameter) == ("text", "token")
    assert (stream.completed.match.path, stream.completed.match.equals) == (("0", "name"), 'end "of" \\ it')
    assert operations["successRange"].outcomes["404"][0].outcome == "rejected"
