from __future__ import annotations

import datetime
import inspect
import json
import typing
import warnings
from typing import Any
from uuid import UUID

import pytest
from support import unknown
from support.unknown import judge, query, sent

UID = UUID("8a6e0804-2bd0-4672-b79d-d97027f9071a")
DAY = datetime.date(2024, 2, 29)
NOON = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
EAST = NOON.astimezone(datetime.timezone(datetime.timedelta(hours=5, minutes=30)))
THING: dict[str, Any] = {"thing_id": 2**60, "class_": "a/b c?d#e%2F", "from_date": DAY, "ref": UID, "x_shared": True}


def test_path_segments_are_percent_encoded_in_their_json_form() -> None:
    request = sent("parameters", "things_find_by_place", **THING)
    assert request.url.raw_path == f"/v1/things/{2**60}/a%2Fb%20c%3Fd%23e%252F/2024-02-29/{UID}".encode()


def test_an_operation_overrides_a_parameter_of_its_path() -> None:
    optional = sent(
        "parameters", "replace_thing", **{name: THING[name] for name in ("thing_id", "class_", "from_date", "ref")}
    )
    assert "x-shared" not in optional.headers
    assert sent("parameters", "things_find_by_place", **THING).headers["x-shared"] == "true"


def test_headers_and_cookies_leave_as_text_and_beside_the_clients_own() -> None:
    wire = unknown.Wire()
    client = unknown.client("parameters", wire, cookies={"own": "1"})
    module = unknown.operation("parameters", "things_find_by_place")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        module.sync(client=client, **THING, x_count=3, x_when="Thu, 29 Feb 2024", session="s3", theme=7)
    headers = wire.request.headers
    assert (headers["x-count"], headers["x-when"]) == ("3", "Thu, 29 Feb 2024")
    assert sorted(headers["cookie"].split("; ")) == ["own=1", "session=s3", "theme=7"]


WORDS = {
    "from_": "from", "body_": "body", "client_query": "client", "request": "request", "types": "types",
    "datetime_": "datetime", "records": "records", "models": "models", "partial": "partial", "page_size": "page_size",
    "kwargs": "kwargs", "field_kwargs": "_kwargs", "field_encode": "_encode", "str_": "str", "list_": "list",
    "caller": "caller", "endpoint": "endpoint", "filtername": "filter[name]", "top": "$top", "field_1st": "1st",
    "ab": "a-b", "a_b": "a_b", "async_": "async", "sag_hallo": 'sag "hallo" \\ ☂',
}  # fmt: skip


def test_parameters_may_have_names_that_are_taken() -> None:
    body = unknown.module("parameters", "models").ReservedRequest(body="b")
    given = {name: f"{number} &=+%" for number, name in enumerate(WORDS)}
    request = sent("parameters", "reserved", client_path="c", url_path="u", self_="s", body=body, **given)
    assert request.url.raw_path.startswith(b"/v1/reserved/c/u/s?")
    assert dict(query(request)) == {WORDS[name]: value for name, value in given.items()}
    assert json.loads(request.content) == {"body": "b"}
    assert judge("parameters", request) == []


def test_nothing_is_sent_that_was_not_given_though_it_has_a_default() -> None:
    assert query(sent("parameters", "search", days=[DAY], always="yes please")) == [
        ("days", "2024-02-29"),
        ("always", "yes please"),
    ]


def test_query_values_leave_in_their_json_form() -> None:
    given = {
        "ids": [1, 2**60], "days": [DAY, DAY], "kinds": ["", "a-b", "A", "a"], "active": False, "since": NOON,
        "ratio": 0.5, "big": 2**60, "limit": 20, "order": "asc", "level": -3, "maybe": None, "either": 4,
        "kind": 'x"y', "always": "yes please", "fixed": "v1",
    }  # fmt: skip
    request = sent("parameters", "search", **given)
    assert query(request) == [
        ("ids", "1"), ("ids", str(2**60)), ("days", "2024-02-29"), ("days", "2024-02-29"), ("kinds", ""),
        ("kinds", "a-b"), ("kinds", "A"), ("kinds", "a"), ("active", "false"), ("since", "2024-02-29T12:00:00Z"),
        ("ratio", "0.5"), ("big", str(2**60)), ("limit", "20"), ("order", "asc"), ("level", "-3"), ("either", "4"),
        ("kind", 'x"y'), ("always", "yes please"), ("fixed", "v1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("big", 2.0, TypeError),
        ("level", "1", TypeError),
        ("ids", [1, "2"], TypeError),
        ("since", NOON.replace(tzinfo=None), ValueError),
    ],
)
def test_values_that_would_leave_as_something_else_are_refused(
    name: str, value: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sent("parameters", "search", days=[], always="yes please", **{name: value})


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_segment_cannot_name_another_path(value: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a path"):
        sent("parameters", "things_find_by_place", **{**THING, "class_": value})


def test_values_of_an_enum_are_a_literal_type() -> None:
    values = typing.get_args(unknown.module("parameters", "models").Kind)
    assert set(values) == {"", "1h", "a-b", "A", "a", 'x"y'}
    search = unknown.operation("parameters", "search")
    hints = typing.get_type_hints(search.sync)
    assert typing.get_args(hints["level"])[0] == typing.Literal[-3, 1, 2]
    assert type(None) in typing.get_args(hints["kind"])
    assert type(None) not in typing.get_args(hints["order"])
    assert "default" not in str(inspect.signature(search.sync))
