"""The documented events of each stream come out as the models and the records of their schemas."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from support.conformance import CALLS, Call, media_examples
from support.conformance_schemas import decoded, record_type, validator
from support.conformance_wire import Recorder, arguments, call_async, call_sync, client

STREAMS = [
    (call, text)
    for call in CALLS
    for _, media_type, media, where in call.responses
    if media_type == "text/event-stream"
    for text, _ in media_examples(call.package, media, where)
]


def events(text: str) -> list[tuple[str, Any]]:
    """The name and JSON data of each event of a stream."""
    found = []
    for block in text.strip("\n").split("\n\n"):
        lines = [line.partition(":") for line in block.splitlines()]
        fields = [(name, value.removeprefix(" ")) for name, _, value in lines if name]
        if fields:
            data = "\n".join(value for name, value in fields if name == "data")
            found.append((dict(fields).get("event", "message"), json.loads(data)))
    return found


def test_every_stream_has_an_example_of_each_of_its_events() -> None:
    named: dict[str, set[str]] = {call.operation_id: set() for call in CALLS if call.streams}
    for call, text in STREAMS:
        named[call.operation_id] |= {name for name, _ in events(text)}
    assert named == {call.operation_id: set(call.operation["x-stream"]["events"]) for call in CALLS if call.streams}


@pytest.mark.parametrize(("call", "text"), STREAMS, ids=[str(call) for call, _ in STREAMS])
def test_events_come_out_as_models_and_records(call: Call, text: str) -> None:
    schemas = call.operation["x-stream"]["events"]
    expected = events(text)
    assert expected
    for how in (call_sync, call_async):
        recorder = Recorder(200, "text/event-stream", text.encode())
        came = how(call, client(call, recorder), arguments(call)[0].given)
        assert [each.event for each in came] == [name for name, _ in expected]
        for event, (name, data) in zip(came, expected, strict=True):
            assert event.data == decoded(call.package, {"$ref": schemas[name]}, data)
    for name, data in expected:
        schema = {"$ref": schemas[name]}
        validator(call.package, schema).validate(data)
        msgspec.json.decode(json.dumps(data).encode(), type=record_type(call.package, schema), strict=True)


@pytest.mark.parametrize("call", [call for call in CALLS if call.streams], ids=str)
def test_stream_that_ends_by_itself_is_documented_to_its_end(call: Call) -> None:
    end = call.operation["x-stream"].get("completed")
    texts = [text for each, text in STREAMS if each is call]
    if end:
        for text in texts:
            name, data = events(text)[-1]
            for key in end["pointer"].split("/")[1:]:
                data = data[int(key)] if isinstance(data, list) else data[key]
            assert (name, data) == (end["event"], end["equals"])
    assert texts
