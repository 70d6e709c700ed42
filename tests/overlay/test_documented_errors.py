"""Every documented failure of every operation becomes its class with its fields."""

from __future__ import annotations

import asyncio
import copy
import pickle
import socket
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from importlib import import_module
from typing import Any

import pytest
from mailrig import errors
from mailrig.errors import read_error
from overlay.support_answers import Documented, documented, method
from overlay.support_faults import Faulty, Peer, faulty, reply
from overlay.support_twins import MAKERS, SECRET, made
from support.conformance import CALLS
from support.conformance_wire import arguments

ALL = documented()
BULK = {"deleteQueuedMessages", "rescheduleQueuedMessages"}
DROPPED = {"from_", "to", "before", "after"}
FIELDS = [name for name in vars(errors.MailrigError("x")) if name != "body"]


class Wire:
    """A server that answers as told, but gives tokens to who asks for one."""

    current: Documented

    def __call__(self, peer: Peer) -> None:
        path = peer.socket.recv(4096, socket.MSG_PEEK).split(b" ", 2)[1]
        if self.current.call.streams and path.endswith(b"token"):
            reply(200, b'{"data": "dG9rZW4="}')(peer)
        else:
            reply(self.current.status, self.current.body, self.current.media_type)(peer)


@pytest.fixture(scope="module")
def answering() -> Iterator[tuple[Wire, Faulty]]:
    wire = Wire()
    with faulty(wire) as server:
        yield wire, server


def check(said: Documented, error: errors.MailrigError) -> None:
    assert type(error) is said.kind
    assert (error.status_code, error.body) == (said.status, said.body)
    assert error.operation_id == said.call.operation_id
    assert error.method == said.call.method.upper()
    assert error.api == said.call.package.removesuffix("_client")
    assert error.url.startswith("http://127.0.0.1")
    assert [each.outcome for each in error.attempts] == [said.outcome]
    assert error.outcome is said.outcome
    data = said.data if isinstance(said.data, dict) else {}
    assert error.detail == next(
        (
            data[name] if name != "details" or not data.get("reason") else f"{data['details']} {data['reason']}"
            for name in ("detail", "message", "msg", "details")
            if data.get(name)
        ),
        f"{data['item']} was not found" if data.get("item") else None,
    )
    assert error.code == data.get("code", data.get("error"))
    assert error.request_id == data.get("requestId")
    told = [(each["pointer"], each["detail"]) for each in data.get("errors", [])]
    assert [(each.field, each.detail) for each in error.field_errors] == told + (
        [(data["field"], "")] if data.get("field") else []
    )
    for twin in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert all(getattr(twin, name) == getattr(error, name) for name in FIELDS)


def settings(said: Documented) -> dict[str, Any]:
    given = {name: value for name, value in arguments(said.call)[-1].given.items() if name != "token"}
    # A bulk call with filters that the server would drop beside a text is refused before it is sent.
    dropped = DROPPED if said.call.operation_id in BULK else ()
    return {name: value for name, value in given.items() if name not in dropped}


def test_all_operations_are_there() -> None:
    assert {each.call.operation_id for each in ALL} >= {
        call.operation_id for call in CALLS if call.operation["security"]
    }
    assert len(CALLS) == 76


def test_synchronous_calls_raise_each_documented_failure(answering: tuple[Wire, Faulty]) -> None:
    with ExitStack() as stack:
        clients = {
            api: stack.enter_context(made(kinds[0], answering[1].url, retry=None)) for api, kinds in MAKERS.items()
        }
        for said in ALL:
            answering[0].current = said
            with pytest.raises(errors.MailrigError) as caught:
                result = method(clients[said.call.package.removesuffix("_client")], said.call)(**settings(said))
                list(result if said.call.streams else [])
            check(said, caught.value)


def test_asynchronous_calls_raise_each_documented_failure(answering: tuple[Wire, Faulty]) -> None:
    async def go() -> None:
        async with AsyncExitStack() as stack:
            clients = {
                api: await stack.enter_async_context(made(kinds[1], answering[1].url, retry=None))
                for api, kinds in MAKERS.items()
            }
            for said in ALL:
                answering[0].current = said
                with pytest.raises(errors.MailrigError) as caught:
                    result = method(clients[said.call.package.removesuffix("_client")], said.call)(**settings(said))
                    if said.call.streams:
                        async for _ in result:
                            pass
                    else:
                        await result
                check(said, caught.value)

    asyncio.run(go())


def test_reading_an_error_needs_no_call() -> None:
    for said in ALL:
        operation = import_module(f"{said.call.package}.operations").OPERATIONS[said.call.operation_id]
        error = read_error(operation, said.status, {"Content-Type": said.media_type or ""}, said.body)
        assert type(error) is said.kind
        assert SECRET not in str(error)
