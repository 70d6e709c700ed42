"""A further API is a further folder under `specs/`, and nothing else."""

from __future__ import annotations

import importlib
import socket
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from support.loopback import Exchange, Server, answer, serve
from support.specs import Workshop, document, stamps

NAME = "fourth_api_client"
EVENTS = b'event: thing\ndata: {"id": 1, "name": "lamp"}\n\nevent: thing\ndata: {"id": 2}\n\n'


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """An API that is there already, and one more folder beside it."""
    workshop = Workshop(tmp_path_factory.mktemp("fourth"))
    workshop.write("third", document())
    assert workshop.run().code == 0
    before = stamps(workshop.output)
    workshop.write("fourth-api", document(listing=True, stream=True))
    run = workshop.run()
    assert run.code == 0, run.err
    after = stamps(workshop.output)
    assert {name for name in after if name not in before} == {name for name in after if name.startswith("fourth-api/")}
    assert {name: after[name] for name in before} == before
    return workshop


@pytest.fixture
def package(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(workshop.output / "fourth-api" / "src")
    yield importlib.import_module(NAME)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{NAME}.{name}")


def _client(package: ModuleType, server: Server) -> Any:
    return package.AuthenticatedClient(base_url=server.url, token="made-up")


def test_its_distribution_is_named_after_its_folder(workshop: Workshop) -> None:
    project = (workshop.output / "fourth-api" / "pyproject.toml").read_text()
    assert 'name = "mailrig-fourth-api"' in project
    assert sorted(path.name for path in workshop.output.iterdir()) == ["fourth-api", "third"]


def test_its_calls_send_and_take_what_the_specification_says(package: ModuleType) -> None:
    with serve(answer(200, b'{"id": 7, "name": "lamp", "new": true}')) as server, _client(package, server) as client:
        thing = _module("api.things.fetch_thing").sync(7, client=client)
        chair = _module("models").Thing(id=8, name="chair")
        made = _module("api.things.create_thing").sync(body=chair, client=client)
    assert (thing.id, thing.name, made.id) == (7, "lamp", 7)
    assert [each.line for each in server.requests] == ["GET /things/7 HTTP/1.1", "POST /things HTTP/1.1"]
    assert {each.headers["authorization"] for each in server.requests} == {"Bearer made-up"}
    assert server.requests[1].body == b'{"id":8,"name":"chair"}'


def test_its_refusals_are_typed(package: ModuleType) -> None:
    refusal = answer(404, b'{"code": 12, "message": "no such thing"}')
    refused = pytest.raises(_module("errors").ErrorResponse)
    with serve(refusal) as server, _client(package, server) as client, refused as caught:
        _module("api.things.fetch_thing").sync(7, client=client)
    assert caught.value.status_code == 404


def test_its_stream_gives_typed_events(package: ModuleType) -> None:
    def send(_: Exchange, connection: socket.socket) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: {len(EVENTS)}\r\n"
        connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + EVENTS)

    with serve(send) as server, _client(package, server) as client:
        events = list(_module("api.things.watch_things").stream(client=client, token="t"))
    assert [(each.event, each.data.id) for each in events] == [("thing", 1), ("thing", 2)]
    assert server.requests[0].line == "GET /live?token=t HTTP/1.1"


def test_its_operations_are_described(package: ModuleType) -> None:
    assert set(package.OPERATIONS) == {"fetchThing", "createThing", "listThings", "watchThings"}
    listing = package.OPERATIONS["listThings"]
    assert (listing.method, listing.path, listing.tag, listing.retry) == ("GET", "/things", "things", "safe")
    assert package.OPERATIONS["createThing"].retry == "unsafe"
