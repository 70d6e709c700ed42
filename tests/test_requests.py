"""Every request that leaves is one that the specification describes."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from support.conformance import CALLS, PACKAGES, Call, document, is_json
from support.conformance_schemas import normal
from support.conformance_wire import (
    TOKEN,
    Arguments,
    Recorder,
    Sent,
    arguments,
    call_async,
    call_sync,
    client,
    judge,
    server,
    success,
)
from support.loopback import answer, serve


def text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def check(call: Call, given: Arguments, sent: Sent) -> None:
    """Compares a request with what the document says, without a look at the package."""
    judge(call, sent)
    located = {each["name"]: each["in"] for each, _ in call.parameters}
    assert sent.method == call.method.upper()
    template = (urlsplit(server(call)).path + call.path).split("/")
    segments = sent.path.split("/")
    assert len(segments) == len(template)
    for said, segment in zip(template, segments, strict=True):
        assert unquote(segment) == (text(given.stated[said[1:-1]]) if said.startswith("{") else said)
    query = {name: text(value) for name, value in given.stated.items() if located[name] == "query"}
    assert sorted(sent.query) == sorted(query.items())
    schemes = [name for each in call.operation["security"] for name in each]
    if schemes:
        name = "x-api-key" if schemes == ["apiKeyAuth"] else "authorization"
        assert sent.headers[name] == (TOKEN if name == "x-api-key" else f"Bearer {TOKEN}")
        assert [each for each, value in sent.headers.items() if TOKEN in value] == [name]
    if call.request is None:
        assert (sent.body, sent.headers.get("content-type")) == (b"", None)
        return
    media_type, media, _ = call.request
    assert sent.headers["content-type"] == media_type
    if is_json(media_type):
        schema = media["schema"]
        written = [normal(call.package, schema, each) for each in (json.loads(sent.body), given.body)]
        assert json.dumps(written[0], sort_keys=True) == json.dumps(written[1], sort_keys=True)
    else:
        assert sent.body == given.body.encode()


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_every_function_of_an_operation_sends_what_the_document_says(call: Call) -> None:
    for given in arguments(call):
        recorder = Recorder(*success(call))
        results = []
        for detailed in (False,) if call.streams else (False, True):
            results.append(call_sync(call, client(call, recorder), given.given, detailed=detailed))
            results.append(call_async(call, client(call, recorder), given.given, detailed=detailed))
        assert len(recorder.sent) == len(results)
        for sent in recorder.sent:
            check(call, given, sent)
        assert results[0] == results[1]
        assert [each.parsed for each in results[2:]] == ([] if call.streams else [results[0]] * 2)


def test_arguments_are_the_required_ones_and_all_of_them() -> None:
    for call in CALLS:
        made = arguments(call)
        required = {each["name"] for each, _ in call.parameters if each.get("required")}
        bodies = len(call.request[1]["examples"]) if call.request else 1
        assert [set(each.stated) for each in made[:bodies]] == [required] * bodies
        assert [set(each.stated) for each in made[bodies:]] == [{each["name"] for each, _ in call.parameters}] * bodies


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_request_arrives_over_a_socket_as_the_document_says(call: Call) -> None:
    status, media_type, body = success(call)
    prefix = urlsplit(server(call)).path
    with serve(answer(status, body, media_type)) as running:
        for given in arguments(call):
            with client(call, base_url=running.url + prefix) as wiring:
                call_sync(call, wiring, given.given)
            call_async(call, client(call, base_url=running.url + prefix), given.given)
            assert len(running.requests) == 2
            for seen in running.requests:
                method, target, version = seen.line.split(" ")
                assert version == "HTTP/1.1"
                assert int(seen.headers.get("content-length", "0")) == len(seen.body)
                check(call, given, Sent(method, target, seen.headers, seen.body))
            running.requests.clear()


@pytest.mark.parametrize("call", [call for call in CALLS if not call.operation["security"]], ids=str)
def test_operation_without_security_needs_no_credential(call: Call) -> None:
    recorder = Recorder(*success(call))
    package = import_module(f"{call.package}.client")
    call_sync(call, package.Client(server(call), httpx_args={"transport": recorder}), {})
    assert {"authorization", "x-api-key", "cookie"} & set(recorder.sent[0].headers) == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_default_address_is_that_of_the_document_unless_everybody_has_another(package: str) -> None:
    said = document(package)["servers"][0]
    wiring = import_module(f"{package}.client").AuthenticatedClient
    if "variables" in said:
        with pytest.raises(TypeError):
            wiring(token=TOKEN)
    else:
        with wiring(token=TOKEN, verify_ssl=False) as made:
            assert str(made.get_httpx_client().base_url).rstrip("/") == said["url"]
