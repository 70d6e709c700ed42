"""What the generators get wrong about answers by themselves; run with --stock-templates, every test here fails."""

from __future__ import annotations

import copy
import json
import pickle
import socket
from typing import Any

import pytest
from support.loopback import Exchange, answer, serve
from support.traps import Package

THING = {"id": 9007199254740993, "kind": "small", "note": None}


def client(traps: Package, url: str) -> Any:
    return traps.module("client").AuthenticatedClient(base_url=url, token="key")


def listing(*items: object) -> bytes:
    return json.dumps({"items": items}).encode()


def test_a_status_that_http_does_not_know_comes_back_as_a_number(traps: Package) -> None:
    list_things = traps.module("api.things.list_things")
    with serve(answer(520, b"<html>origin error</html>", "text/html")) as server:
        response = list_things.sync_detailed(client=client(traps, server.url))
    assert (response.status_code, response.content) == (520, b"<html>origin error</html>")
    assert response.parsed is None


def test_an_html_page_under_a_documented_failure_is_no_crash(traps: Package) -> None:
    list_things = traps.module("api.things.list_things")
    with serve(answer(404, b"<html>nothing here</html>", "text/html")) as server:
        response = list_things.sync_detailed(client=client(traps, server.url))
    assert (response.status_code, response.parsed) == (404, None)


def test_an_undocumented_status_is_raised_and_never_none(traps: Package) -> None:
    list_things = traps.module("api.things.list_things")
    with serve(answer(502, b"{}")) as server, pytest.raises(traps.module("errors").UnexpectedStatus) as caught:
        list_things.sync(client=client(traps, server.url))
    assert caught.value.status_code == 502


def test_a_documented_failure_is_raised_and_never_a_result(traps: Package) -> None:
    list_things = traps.module("api.things.list_things")
    with (
        serve(answer(404, b'{"message": "no things"}')) as server,
        pytest.raises(traps.module("errors").ErrorResponse) as caught,
    ):
        list_things.sync(client=client(traps, server.url))
    assert caught.value.parsed.message == "no things"


def test_a_failure_inside_a_success_is_raised(traps: Package) -> None:
    fetch_thing = traps.module("api.things.fetch_thing")
    with (
        serve(answer(200, b'{"code": 500, "msg": "crash"}')) as server,
        pytest.raises(traps.module("errors").ErrorResponse) as caught,
    ):
        fetch_thing.sync("one", client=client(traps, server.url))
    assert caught.value.parsed.msg == "crash"


def test_an_unknown_enum_value_stays_text(traps: Package) -> None:
    list_things = traps.module("api.things.list_things")
    with serve(answer(200, listing({**THING, "kind": "enormous"}))) as server:
        result = list_things.sync(client=client(traps, server.url))
    assert result.items[0].kind == "enormous"
    assert result.to_dict() == {"items": [{**THING, "kind": "enormous"}]}


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (listing({"kind": "small"}), "/items/0/id"),
        (listing(THING, "text"), "/items/1"),
        (listing({**THING, "parts": {}}), "/items/0/parts"),
        (listing({**THING, "kind": None}), "/items/0/kind"),
        (listing({**THING, "id": None, "kind": None}), "/items/0/id"),
        (listing({**THING, "parts": [{"name": "a"}, {}]}), "/items/0/parts/1/name"),
        (listing({**THING, "seen": "yesterday"}), "/items/0/seen"),
        (b'{"items": null}', "/items"),
        (b"{}", "/items"),
        (b"[]", ""),
        (b"null", ""),
        (b"", ""),
        (b'{"items": [', ""),
        (b"<html>fine</html>", ""),
        (listing({**THING, "weight": float("nan")}), ""),
        (listing({**THING, "weight": float("-inf")}), ""),
        (listing(THING).replace(b"null", b"1e400"), ""),
    ],
)
def test_a_success_of_the_wrong_shape_is_an_error_that_names_the_place(traps: Package, body: bytes, path: str) -> None:
    list_things = traps.module("api.things.list_things")
    with serve(answer(200, body)) as server, pytest.raises(traps.module("errors").DecodeError) as caught:
        list_things.sync(client=client(traps, server.url))
    assert caught.value.path == path
    assert (caught.value.status_code, caught.value.content) == (200, body)


def test_a_field_left_out_and_a_null_are_told_apart(traps: Package) -> None:
    thing = traps.module("models.thing").Thing
    records = traps.module("records")
    decode = __import__("msgspec").json.decode
    for family in (thing.from_dict, lambda data: decode(json.dumps(data), type=records.Thing)):
        assert family({"id": 1, "kind": "small", "note": None}).note is None
        assert family({"id": 1, "kind": "small"}).note is not None


def test_unset_is_one_object_after_pickle_and_copies(traps: Package) -> None:
    thing = traps.module("models.thing").Thing(id=1, kind="small")
    for twin in (pickle.loads(pickle.dumps(thing)), copy.deepcopy(thing), copy.copy(thing)):
        assert twin.to_dict() == {"id": 1, "kind": "small"}


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_a_live_stream_gives_its_events_while_it_lasts(traps: Package, mark: str) -> None:
    watch_events = traps.module("api.things.watch_events")

    def send(_: Exchange, connection: socket.socket) -> None:
        event = f"{mark}event: thing\ndata: {json.dumps(THING)}\n\n"
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n{event}".encode())
        assert connection.recv(1) == b""

    with serve(send) as server:
        events = watch_events.stream(client=client(traps, server.url))
        event = next(events)
        events.close()
    assert event.event == "thing"
    assert event.data.id == 9007199254740993


def test_a_stream_that_is_refused_is_raised(traps: Package) -> None:
    watch_events = traps.module("api.things.watch_events")
    with serve(answer(200, b"{}")) as server, pytest.raises(traps.module("errors").DecodeError):
        next(watch_events.stream(client=client(traps, server.url)))


def test_reading_a_model_defines_no_function_a_call(traps: Package) -> None:
    from_dict = traps.module("models.thing").Thing.from_dict.__func__.__code__
    assert [each for each in from_dict.co_consts if hasattr(each, "co_name") and each.co_name != "<lambda>"] == []
    assert "Part" in str(traps.module("models.thing").Thing.__annotations__["parts"])


def test_a_secret_is_in_no_representation(traps: Package) -> None:
    import msgspec

    body = {**THING, "secret": "hunter2"}
    thing = traps.module("models.thing").Thing.from_dict(body)
    record = msgspec.convert(body, traps.module("records").Thing)
    assert thing.secret == record.secret == "hunter2"
    assert "hunter2" not in repr(thing) + str(thing) + repr(record) + str(record) + repr([record])
