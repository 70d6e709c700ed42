from __future__ import annotations

import copy
import importlib
from pathlib import Path
from typing import Any

import httpx
import pytest
from support import unknown
from support.unknown import BASE_URL, TOKEN, document

SCHEMES: dict[str, dict[str, Any]] = {
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "api-key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "bearer": {"type": "http", "scheme": "Bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "oauth": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "https://example.org/token", "scopes": {"r": "Read"}}},
    },
}
URLS: dict[str, list[dict[str, Any]] | None] = {
    "none": None,
    "relative": [{"url": "/api/v1"}],
    "variable": [{"url": "https://{zone}.example.org/v1", "variables": {"zone": {"default": "eu"}}}],
    "several": [{"url": "https://a.example.org/v1/"}, {"url": "https://b.example.org"}],
}

OF_OPERATIONS = {
    "every-path": ([{"url": "https://a.example.org/v1/"}], [{"url": "https://a.example.org/v1"}]),
    "different-paths": ([{"url": "https://a.example.org/v1"}], [{"url": "https://b.example.org/v1"}]),
    "one-path": ([{"url": "https://a.example.org/v1"}], []),
}


def at_operations(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> dict[str, Any]:
    result = document()
    item = copy.deepcopy(result["paths"]["/x"])
    item["get"] |= {"operationId": "get_y"} | ({"servers": second} if second else {})
    result["paths"] |= {"/x": {"servers": first, **result["paths"]["/x"]}, "/y": item}
    return result


def secured(requirement: list[dict[str, list[str]]]) -> dict[str, Any]:
    return document(security=requirement, components={"securitySchemes": SCHEMES})


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = {f"by-{name}": secured([{name: []}]) for name in SCHEMES}
    documents |= {f"at-{name}": document(**({"servers": said} if said else {})) for name, said in URLS.items()}
    documents |= {f"at-{name}": at_operations(*said) for name, said in OF_OPERATIONS.items()}
    documents["several"] = secured([{"query": []}, {"header": []}, {}])
    return unknown.made(tmp_path_factory.mktemp("variants"), documents)


def request(name: str) -> httpx.Request:
    wire = unknown.Wire()
    client = importlib.import_module(f"{name.replace('-', '_')}_client.client")
    wiring = client.AuthenticatedClient(base_url=BASE_URL, token=TOKEN, httpx_args={"transport": wire})
    importlib.import_module(f"{name.replace('-', '_')}_client.api.main.get_x").sync(client=wiring)
    assert TOKEN not in repr(wiring)
    return wire.request


@pytest.mark.parametrize(
    ("name", "header", "value"),
    [
        ("by-header", "x-key", TOKEN),
        ("by-cookie", "cookie", f"sid={TOKEN}"),
        ("by-bearer", "authorization", f"Bearer {TOKEN}"),
        ("by-basic", "authorization", f"Basic {TOKEN}"),
        ("by-oauth", "authorization", f"Bearer {TOKEN}"),
        ("several", "x-key", TOKEN),
    ],
)
def test_credential_travels_as_the_document_says(packages: Path, name: str, header: str, value: str) -> None:
    assert request(name).headers[header] == value


def test_credential_may_travel_in_the_query(packages: Path) -> None:
    assert request("by-query").url.query == f"api-key={TOKEN}".encode()


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("at-none", None),
        ("at-relative", None),
        ("at-variable", None),
        ("at-several", "https://a.example.org/v1"),
        ("at-every-path", "https://a.example.org/v1"),
        ("at-different-paths", None),
        ("at-one-path", None),
    ],
)
def test_only_a_whole_address_is_a_default(packages: Path, name: str, url: str | None) -> None:
    module = importlib.import_module(f"{name.replace('-', '_')}_client.client")
    if url is None:
        with pytest.raises(TypeError, match="base_url"):
            module.Client()
    else:
        assert repr(module.Client()) == f"Client(base_url={url!r})"


def test_operation_without_security_takes_both_clients(packages: Path) -> None:
    module = importlib.import_module("at_none_client.api.main.get_x")
    assert module.sync.__annotations__["client"] == "AuthenticatedClient | Client"
    module = importlib.import_module("by_header_client.api.main.get_x")
    assert module.sync.__annotations__["client"] == "AuthenticatedClient"


def test_document_without_any_schema_has_empty_records(packages: Path) -> None:
    assert importlib.import_module("at_none_client.records").__doc__


@pytest.mark.parametrize(
    ("schemas", "message"),
    [
        ({"Any": {"type": "object"}}, "a schema cannot be called 'Any'"),
        ({"HTTPPage": {"type": "object"}, "HttpPage": {"type": "object"}}, "spelled alike"),
        ({"A": {"type": "object", "properties": {"+": {}, "-": {}, "*": {}}}}, "two properties of A are spelled"),
    ],
)  # fmt: skip
def test_names_that_cannot_be_kept_apart_are_refused(
    schemas: dict[str, Any], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown.write_spec(tmp_path / "specs" / "refused", document(components={"schemas": schemas}))
    assert unknown.make(tmp_path / "specs", tmp_path / "generated") == 1
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def large(number: int) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for index in range(number):
        thing = {"$ref": f"#/components/schemas/Thing{index}"}
        follower = {"$ref": f"#/components/schemas/Thing{(index + 1) % number}"}
        schemas[f"Thing{index}"] = {"type": "object", "properties": {"id": {"type": "integer"}, "next": follower}}
        answer = {"200": {"description": "It", "content": {"application/json": {"schema": thing}}}}
        operation = {"operationId": f"readThing{index}", "tags": [f"tag {index % 20}"], "responses": answer}
        paths[f"/things/{index}"] = {"get": operation}
    return document(paths=paths, components={"schemas": schemas})


def test_large_document_with_a_long_ring_of_models_works(tmp_path: Path) -> None:
    unknown.made(tmp_path, {"large": large(200)})
    data: dict[str, Any] = {"id": 199}
    for index in reversed(range(199)):
        data = {"id": index, "next": data}
    wire = unknown.Wire(httpx.Response(200, json=data))
    client = importlib.import_module("large_client").Client(base_url=BASE_URL, httpx_args={"transport": wire})
    assert importlib.import_module("large_client.api.tag_0.read_thing_0").sync(client=client).to_dict() == data
    assert len(importlib.import_module("large_client").OPERATIONS) == 200
