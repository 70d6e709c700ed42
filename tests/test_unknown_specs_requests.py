from __future__ import annotations

import datetime
import email
import email.message
import inspect
import json
import typing
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

import httpx
import pytest
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from support import unknown
from support.unknown import sent
from werkzeug.datastructures import Headers, ImmutableMultiDict

UID = UUID("8a6e0804-2bd0-4672-b79d-d97027f9071a")
DAY = datetime.date(2024, 2, 29)
NOON = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
EAST = NOON.astimezone(datetime.timezone(datetime.timedelta(hours=5, minutes=30)))
THING: dict[str, Any] = {"thing_id": 2**60, "class_": "a/b c?d#e%2F", "from_date": DAY, "ref": UID, "x_shared": True}


@dataclass
class Judged:
    host_url: str
    path: str
    method: str
    content_type: str
    body: bytes | None
    parameters: RequestParameters


def query(request: httpx.Request) -> list[tuple[str, str]]:
    return parse_qsl(request.url.query.decode(), keep_blank_values=True)


def judge(theme: str, request: httpx.Request) -> list[str]:
    raw: dict[str, Callable[[bytes], Any]] = dict.fromkeys(("message/rfc822", "text/csv"), bytes.decode)
    raw |= {"application/octet-stream": repr, "application/merge-patch+json": json.loads}
    document = {**unknown.module(theme).SPEC.document(), "servers": [{"url": unknown.BASE_URL}]}
    openapi = OpenAPI.from_dict(document, config=Config(extra_media_type_deserializers=raw))
    cookies = dict(pair.split("=", 1) for pair in request.headers.get("cookie", "=").split("; "))
    judged = Judged(
        "https://api.example.org",
        request.url.raw_path.decode().partition("?")[0],
        request.method.lower(),
        request.headers.get("content-type", ""),
        request.content or None,
        RequestParameters(
            ImmutableMultiDict(query(request)), Headers(dict(request.headers)), ImmutableMultiDict(cookies)
        ),
    )
    return [repr(error.__cause__ or error) for error in openapi.unmarshal_request(judged).errors]


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
    assert judge("parameters", request) == []


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
    assert typing.get_args(typing.get_type_hints(search.sync)["level"])[0] == typing.Literal[-3, 1, 2]
    assert "default" not in str(inspect.signature(search.sync))


def parts(request: httpx.Request) -> list[tuple[str, str | None, str | None, str]]:
    message = email.message_from_bytes(
        b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n" + request.content
    )
    found = []
    for part in typing.cast("list[email.message.Message]", message.get_payload()):
        kind = part.get_content_type() if "Content-Type" in part else None
        payload = typing.cast("bytes", part.get_payload(decode=True)).decode()
        found.append((str(part.get_param("name", header="content-disposition")), part.get_filename(), kind, payload))
    return found


def test_a_multipart_form_holds_files_texts_and_json() -> None:
    models, file = unknown.module("bodies", "models"), unknown.module("bodies", "types").File
    form = models.UploadRequest(
        file=file(b"data", "a.bin", "image/png"), title="T", more=[file(b"1", "1.txt"), file(b"2", "2.txt")], count=3,
        draft=True, when=EAST, tags=["x", "y"], meta=models.UploadRequestMeta(depth=1, day=DAY),
    )  # fmt: skip
    for _ in range(2):
        request = sent("bodies", "upload", body=form)
        assert sorted(parts(request), key=lambda part: part[0]) == [
            ("count", None, None, "3"),
            ("draft", None, None, "true"),
            ("file", "a.bin", "image/png", "data"),
            ("meta", None, "application/json", '{"depth": 1, "day": "2024-02-29"}'),
            ("more", "1.txt", "text/plain", "1"),
            ("more", "2.txt", "text/plain", "2"),
            ("tags", None, None, "x"),
            ("tags", None, None, "y"),
            ("title", None, None, "T"),
            ("when", None, None, "2024-02-29T17:30:00+05:30"),
        ]


def test_an_urlencoded_form_leaves_unset_and_null_out() -> None:
    form = unknown.module("bodies", "models").FormRequest(
        grant_type="a b", remember=False, until=NOON, scope=["r", "w"], note=None
    )
    request = sent("bodies", "form", body=form)
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qsl(request.content.decode()) == [
        ("grant_type", "a b"), ("remember", "false"), ("until", "2024-02-29T12:00:00Z"), ("scope", "r"), ("scope", "w"),
    ]  # fmt: skip


def bodies() -> list[tuple[str, Any, str, bytes]]:
    models = unknown.module("bodies", "models")
    note = models.Note(text="n", at=None)
    square = models.Square(side=1.5, parts=[models.Circle(kind="circle", radius=1)])
    nested = b'{"kind":"square","side":1.5,"parts":[{"kind":"circle","radius":1}]}'
    return [
        ("octets", b"\0\xff", "application/octet-stream", b"\0\xff"),
        ("csv", b"a;b", "text/csv", b"a;b"),
        ("mail", b"Subject: x\r\n\r\n", "message/rfc822", b"Subject: x\r\n\r\n"),
        ("optional", note, "application/json", b'{"text":"n","at":null}'),
        ("optional_octets", b"", "application/octet-stream", b""),
        ("notes", [note, models.Note(text="ö", at=EAST)], "application/json",
         '[{"text":"n","at":null},{"text":"ö","at":"2024-02-29T17:30:00+05:30"}]'.encode()),
        ("count", 0, "application/json", b"0"),
        ("word", "w", "application/json", b'"w"'),
        ("moment", NOON, "application/json", b'"2024-02-29T12:00:00Z"'),
        ("nullable", None, "application/json", b"null"),
        ("nullable", note, "application/json", b'{"text":"n","at":null}'),
        ("anything", [1, {"x": None}], "application/json", b'[1,{"x":null}]'),
        ("anything", None, "application/json", b"null"),
        ("merge", note, "application/merge-patch+json", b'{"text":"n","at":null}'),
        ("shape", square, "application/json", nested),
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(15))
def test_body_leaves_as_the_document_says(number: int) -> None:
    name, body, media_type, content = bodies()[number]
    request = sent("bodies", name, body=body)
    assert request.headers["content-type"] == media_type
    if media_type.endswith("json"):
        assert json.loads(request.content) == json.loads(content)
    else:
        assert request.content == content
    assert judge("bodies", request) == []


def test_map_leaves_with_its_values_encoded() -> None:
    body = unknown.module("bodies", "models").MapRequest()
    body["x"] = EAST
    assert json.loads(sent("bodies", "map_", body=body).content) == {"x": "2024-02-29T17:30:00+05:30"}


@pytest.mark.parametrize("name", ["optional", "optional_octets"])
def test_optional_body_that_is_not_given_is_no_body(name: str) -> None:
    request = sent("bodies", name)
    assert request.content == b""
    assert "content-type" not in request.headers
