from __future__ import annotations

import datetime
import email
import email.message
import json
import typing
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from support import unknown
from support.unknown import judge, sent

DAY = datetime.date(2024, 2, 29)
NOON = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
EAST = NOON.astimezone(datetime.timezone(datetime.timedelta(hours=5, minutes=30)))


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
