"""Single values of a request: what leaves in which spelling, and what is refused before anything leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from support.conformance import CALLS, Call, is_json
from support.conformance_wire import Recorder, arguments, call_async, call_sync, client, judge, server, success
from support.loopback import answer, serve
from support.traps import package, write_spec

EVIL = "a/b?c#d e"
BOTH = [call_sync, call_async]
RAW = [call for call in CALLS if call.request and not is_json(call.request[0])]
BYTES = b"From: a@example.org\r\nSubject: \xff\x00\r\n\r\n.\r\n--+++\r\nlast line without an end"
ARRAYS = """
openapi: 3.1.0
info: {title: Arrays, version: '1'}
servers: [{url: https://api.example.org}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      x-retry: safe
      security: []
      parameters:
        - {name: kind, in: query, schema: {type: array, items: {type: string}}}
        - {name: id, in: query, required: true, schema: {type: array, items: {type: integer}}}
      responses:
        '200':
          description: Things
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: integer}}}
"""


def located(where: str, kind: str) -> list[Any]:
    return [
        pytest.param(call, each["name"], id=f"{call}-{each['name']}")
        for call in CALLS
        for each, _ in call.parameters
        if each["in"] in where and each["schema"].get("type") == kind
        if kind != "string" or "enum" not in each["schema"]
    ]


def with_value(call: Call, name: str, value: Any) -> dict[str, Any]:
    return {**arguments(call)[0].given, call.arguments[name]: value}


def sending(call: Call, name: str, value: Any, how: Callable[..., Any]) -> Recorder:
    recorder = Recorder(*success(call))
    how(call, client(call, recorder), with_value(call, name, value))
    return recorder


@pytest.mark.parametrize("how", BOTH)
@pytest.mark.parametrize(("call", "name"), located("path", "string"))
def test_path_value_arrives_as_one_segment(call: Call, name: str, how: Callable[..., Any]) -> None:
    for value in (EVIL, "%2F", "jane@example.org", "ü;=+&", "...", "a\\b"):
        sent = sending(call, name, value, how).sent[0]
        template = f"{server(call).partition('://')[2].partition('/')[2]}{call.path}".lstrip("/").split("/")
        segments = sent.target.lstrip("/").split("/")
        assert len(segments) == len(template)
        assert unquote(segments[template.index(f"{{{name}}}")]) == value
        assert sent.query == []
        judge(call, sent)


def test_principal_of_any_name_reaches_the_server_as_one_segment() -> None:
    call = next(each for each in CALLS if each.operation_id == "fetchPrincipal")
    with serve(answer(200, success(call)[2])) as running:
        call_sync(call, client(call, base_url=f"{running.url}/api"), {"principal_id": EVIL})
        call_async(call, client(call, base_url=f"{running.url}/api"), {"principal_id": EVIL})
        assert [each.line for each in running.requests] == ["GET /api/principal/a%2Fb%3Fc%23d%20e HTTP/1.1"] * 2


@pytest.mark.parametrize("how", BOTH)
@pytest.mark.parametrize(("call", "name"), located("path", "string"))
@pytest.mark.parametrize("value", ["", ".", ".."])
def test_path_value_that_would_name_another_path_is_refused(
    call: Call, name: str, value: str, how: Callable[..., Any]
) -> None:
    recorder = Recorder(*success(call))
    with pytest.raises(ValueError, match="path"):
        how(call, client(call, recorder), with_value(call, name, value))
    assert recorder.sent == []


@pytest.mark.parametrize("how", BOTH)
@pytest.mark.parametrize(("call", "name"), located("path query", "integer"))
def test_integer_that_is_none_is_refused(call: Call, name: str, how: Callable[..., Any]) -> None:
    recorder = Recorder(*success(call))
    for value in (2.0, 1.5, "2"):
        with pytest.raises(TypeError):
            how(call, client(call, recorder), with_value(call, name, value))
    assert recorder.sent == []


@pytest.mark.parametrize(("call", "name"), located("query", "integer"))
def test_integer_leaves_as_an_integer(call: Call, name: str) -> None:
    for value, written in ((2, "2"), (0, "0"), (2**63, "9223372036854775808"), (True, "1"), (False, "0")):
        sent = sending(call, name, value, call_sync).sent[0]
        assert f"{name}={written}" in sent.target.partition("?")[2].split("&")


@pytest.mark.parametrize(("call", "name"), located("path", "integer"))
def test_integer_leaves_as_an_integer_in_the_path(call: Call, name: str) -> None:
    assert sending(call, name, 2**40, call_sync).sent[0].path.endswith("/1099511627776")


@pytest.mark.parametrize("how", BOTH)
@pytest.mark.parametrize(("call", "name"), located("query", "string"))
def test_query_text_arrives_as_it_was(call: Call, name: str, how: Callable[..., Any]) -> None:
    for value in ("a+b/c==", "x&y=z#w", "ü %41", ""):
        assert (name, value) in sending(call, name, value, how).sent[0].query


@pytest.mark.parametrize("how", BOTH)
@pytest.mark.parametrize("call", [call for call in CALLS if call.streams], ids=str)
def test_token_of_a_stream_is_percent_encoded(call: Call, how: Callable[..., Any]) -> None:
    name = call.operation["x-stream"]["token"]["parameter"]
    sent = sending(call, name, "ab+c/d==", how).sent[0]
    assert f"{name}=ab%2Bc%2Fd%3D%3D" in sent.target.partition("?")[2].split("&")


@pytest.mark.parametrize("how", BOTH)
@pytest.mark.parametrize("call", RAW, ids=str)
def test_raw_message_arrives_byte_for_byte_and_twice(call: Call, how: Callable[..., Any]) -> None:
    given = {**arguments(call)[0].given, "body": BYTES}
    status, media_type, body = success(call)
    with serve(answer(status, body, media_type)) as running:
        for _ in range(2):
            how(call, client(call, base_url=f"{running.url}/api"), given)
        assert [each.body for each in running.requests] == [BYTES] * 2
        assert {each.headers["content-type"] for each in running.requests} == {"message/rfc822"}


def test_body_of_one_call_does_not_change_by_being_sent() -> None:
    for call in CALLS:
        for given in arguments(call) if call.request else []:
            recorder = Recorder(*success(call))
            for how in (call_sync, call_async, call_sync):
                how(call, client(call, recorder), given.given)
            assert len({each.body for each in recorder.sent}) == 1


def test_argument_that_is_not_given_does_not_leave() -> None:
    for call in CALLS:
        optional = [call.arguments[each["name"]] for each, _ in call.parameters if not each.get("required")]
        recorder = Recorder(*success(call))
        call_sync(call, client(call, recorder), {**arguments(call)[0].given, **dict.fromkeys(optional)})
        assert "?" not in recorder.sent[0].target


def test_array_in_the_query_repeats_its_name(tmp_path: Path) -> None:
    folder = write_spec(tmp_path / "specs" / "arrays", ARRAYS)
    with package(folder, tmp_path / "made", stock=False) as made, serve(answer(200, b"{}")) as running:
        function = made.module("api.things.list_things")
        wiring = made.module("client").Client(running.url, verify_ssl=False)
        function.sync(client=wiring, id=[1, 2], kind=["a b", "c&d"])
        function.sync(client=wiring, id=[3])
        assert [each.line.split(" ")[1] for each in running.requests] == [
            "/things?kind=a%20b&kind=c%26d&id=1&id=2".replace("%20", "+"),
            "/things?id=3",
        ]
        for wrong in ([1.0], ["1"]):
            with pytest.raises(TypeError):
                function.sync(client=wiring, id=wrong)


def test_json_body_is_written_in_utf8() -> None:
    call = next(each for each in CALLS if each.operation_id == "createPort25Request")
    recorder = Recorder(*success(call))
    body = {"vpsId": "vps_ü", "reason": "„quoted“ \u2028 \x00"}
    from hostup_client.models import Port25RequestCreate

    call_sync(call, client(call, recorder), {"body": Port25RequestCreate.from_dict(body)})
    assert json.loads(recorder.sent[0].body.decode("utf-8")) == body
