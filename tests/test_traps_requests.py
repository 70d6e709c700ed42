"""What the generators get wrong about requests and clients by themselves; with --stock-templates every test fails."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from factory.errors import SpecError
from support.loopback import answer, serve
from support.traps import SPEC, Package, package, write_spec

TWO_BODIES = """
        content:
          application/json: {schema: {$ref: '#/components/schemas/Upload'}}
          multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}
"""
ONE_BODY = "\n        content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}}\n"


def client(traps: Package, url: str, **settings: Any) -> Any:
    return traps.module("client").AuthenticatedClient(base_url=url, token="the-secret-key", **settings)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ONE_BODY, TWO_BODIES),
        ("multipart/form-data: {schema", "application/xml: {schema"),
        ("{$ref: '#/components/schemas/Part'}", "{$ref: 'other.yaml#/Part'}"),
        ("{$ref: '#/components/schemas/Part'}", "{$ref: '#/components/schemas/Gone'}"),
    ],
    ids=["two request bodies", "a body that nobody can write", "a reference to a file", "a reference to nothing"],
)
def test_what_cannot_be_generated_is_refused_and_not_dropped(tmp_path: Path, stock: bool, old: str, new: str) -> None:
    text = SPEC.read_text(encoding="utf-8")
    assert old in text
    folder = write_spec(tmp_path / "specs" / "broken", text.replace(old, new))
    with pytest.raises(SpecError), package(folder, tmp_path / "made", stock=stock):
        pass


def test_a_client_has_time_outs_by_default(traps: Package) -> None:
    with traps.module("client").Client(base_url="http://127.0.0.1") as plain:
        timeout = plain.get_httpx_client().timeout
    assert None not in (timeout.connect, timeout.read, timeout.write, timeout.pool)


def test_a_client_shows_no_credential(traps: Package) -> None:
    shown = repr(client(traps, "http://user:word@127.0.0.1", headers={"X-Other": "another-secret"}))
    assert "the-secret-key" not in shown
    assert "another-secret" not in shown
    assert "word" not in shown


def test_the_callers_headers_stay_as_they_are(traps: Package) -> None:
    headers = {"X-Other": "1"}
    with client(traps, "http://127.0.0.1", headers=headers) as wired:
        assert wired.get_httpx_client().headers["X-API-KEY"] == "the-secret-key"
    assert headers == {"X-Other": "1"}


@pytest.mark.parametrize(
    ("change", "value"),
    [("with_headers", {"X-New": "1"}), ("with_cookies", {"new": "1"}), ("with_timeout", httpx.Timeout(1))],
)
def test_a_changed_copy_leaves_the_original_alone(traps: Package, change: str, value: object) -> None:
    with client(traps, "http://127.0.0.1") as original:
        before = original.get_httpx_client()
        state = (dict(before.headers), dict(before.cookies), before.timeout)
        with getattr(original, change)(value) as changed:
            after = changed.get_httpx_client()
            assert (dict(after.headers), dict(after.cookies), after.timeout) != state
        assert (dict(before.headers), dict(before.cookies), before.timeout) == state


def test_threads_share_one_connection_pool(traps: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = threading.Barrier(2, timeout=1)
    made: list[httpx.Client] = []

    class Slow(httpx.Client):
        def __init__(self, **settings: Any) -> None:
            with contextlib.suppress(threading.BrokenBarrierError):
                meeting.wait()
            super().__init__(**settings)
            made.append(self)

    monkeypatch.setattr(httpx, "Client", Slow)
    wired = client(traps, "http://127.0.0.1")
    threads = [threading.Thread(target=wired.get_httpx_client) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(made) == 1


def test_an_integer_never_leaves_as_a_decimal(traps: Package) -> None:
    kwargs = traps.module("api.things.list_things")._get_kwargs
    assert str(httpx.QueryParams(kwargs(page=2)["params"])) == "page=2"
    with pytest.raises(TypeError):
        kwargs(page=2.0)


def test_no_content_can_break_out_of_its_multipart_field(traps: Package) -> None:
    types, upload = traps.module("types"), traps.module("models.upload").Upload
    attack = b'--+++\r\nContent-Disposition: form-data; name="admin"\r\n\r\nyes\r\n--+++--'
    upload_thing = traps.module("api.things.upload_thing")
    with serve(answer(204)) as server:
        for _ in range(2):
            body = upload(file=types.File(payload=attack, file_name="a.bin"))
            upload_thing.sync_detailed(client=client(traps, server.url), body=body)
    boundaries = [each.headers["content-type"].partition("boundary=")[2].encode() for each in server.requests]
    assert len(set(boundaries)) == 2
    for exchange, boundary in zip(server.requests, boundaries, strict=True):
        assert attack in exchange.body
        assert exchange.body.count(b"--" + boundary) == 2


def test_a_raw_body_is_sent_twice_and_asynchronously_byte_for_byte(traps: Package) -> None:
    replace_thing = traps.module("api.things.replace_thing")
    message = b"From: a@example.org\r\nSubject: \xff\r\n\r\nbody\r\n"
    with serve(answer(204)) as server:
        wired = client(traps, server.url)
        for _ in range(2):
            replace_thing.sync("one", client=wired, body=message)
        asyncio.run(replace_thing.asyncio("one", client=wired, body=message))
    assert [each.body for each in server.requests] == [message] * 3
    assert {each.headers["content-type"] for each in server.requests} == {"message/rfc822"}


def test_a_transport_learns_which_operation_it_carries(traps: Package) -> None:
    seen: list[Any] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["operation"])
        return httpx.Response(204)

    wired = client(traps, "http://127.0.0.1", httpx_args={"transport": httpx.MockTransport(handle)})
    traps.module("api.things.replace_thing").sync("one", client=wired, body=b"")
    assert seen == ["replaceThing"]


def test_a_credential_that_the_whole_document_demands_is_demanded_of_each_call(traps: Package) -> None:
    annotations = traps.module("api.things.list_things").sync.__annotations__
    assert str(annotations["client"]) == "AuthenticatedClient"


def test_vendor_extensions_reach_the_package(traps: Package) -> None:
    operations = traps.module("operations").OPERATIONS
    assert {name: each.retry for name, each in operations.items()} == {
        "listThings": "safe",
        "uploadThing": "unsafe",
        "fetchThing": "safe",
        "replaceThing": "idempotent",
        "watchEvents": "safe",
    }


def test_a_description_stands_once_in_its_module(traps: Package) -> None:
    source = (traps.folder / "api" / "things" / "list_things.py").read_text(encoding="utf-8")
    assert source.count("A sentence that stands nowhere else.") == 1


def test_every_module_says_that_it_is_generated_and_from_what(traps: Package) -> None:
    paths = list(traps.folder.rglob("*.py"))
    assert len(paths) > 20
    for path in paths:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == '# @generated from specs/traps by scripts/generate.py: never edit it, run "make generate"'


def test_nothing_is_left_beside_the_package(traps: Package) -> None:
    strangers = [path for path in traps.folder.rglob("*") if path.name.startswith(".") or path.suffix == ".pyc"]
    assert [path.name for path in strangers if "__pycache__" not in path.parts] == []


def test_importing_a_model_imports_no_other(traps: Package) -> None:
    import subprocess
    import sys

    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import traps_client.models; "
        "from traps_client.models import Part; "
        "print(sorted(name for name in sys.modules if name.startswith('traps_client.models.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(traps.folder.parent)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['traps_client.models.part']"
