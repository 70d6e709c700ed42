"""A list that is read page by page fails as a single call to the same operation does."""

from __future__ import annotations

import asyncio
import json
from importlib import import_module
from typing import Any

import pytest
from mailrig import RetryPolicy, errors
from mailrig.mailbaby import LogWindow
from overlay.support_answers import Documented, documented
from overlay.support_faults import faulty, reply
from overlay.support_twins import MAKERS, Clock, made
from overlay.test_documented_errors import check, settings
from support.conformance import CALLS


def operation(said: Documented) -> Any:
    return import_module(f"{said.call.package}.operations").OPERATIONS[said.call.operation_id]


CRASHES: list[dict[str, Any]] = [
    {"code": 500, "msg": "Server internal error"},
    {"code": "42S02", "msg": "Base table or view not found"},
    {"code": 404, "msg": "404 Not Found", "data": []},
]
LOG = next(each for each in CALLS if each.operation_id == "viewMailLog")
LISTS = [each for each in documented() if operation(each).pagination is not None]
LISTS += [Documented(LOG, 200, "application/json", json.dumps(data).encode(), data) for data in CRASHES]
HIDDEN = [each for each in LISTS if each.status == 200]


def walk(client: Any, said: Documented) -> Any:
    listing = operation(said)
    given = {name: value for name, value in settings(said).items() if name not in ("page", "limit", "skip")}
    return getattr(getattr(client, listing.tag), f"iter_{listing.name.partition('_')[2]}")(**given)


def single(client: Any, said: Documented) -> Any:
    return getattr(getattr(client, operation(said).tag), operation(said).name)(**settings(said))


def api(said: Documented) -> str:
    return said.call.package.removesuffix("_client")


def walked(said: Documented, url: str, retry: RetryPolicy | None) -> errors.MailrigError:
    with made(MAKERS[api(said)][0], url, retry=retry) as client, pytest.raises(errors.MailrigError) as caught:
        list(walk(client, said))
    return caught.value


def awalked(said: Documented, url: str, retry: RetryPolicy | None) -> errors.MailrigError:
    async def go() -> None:
        async with made(MAKERS[api(said)][1], url, retry=retry) as client:
            async for _ in walk(client, said):
                pass

    with pytest.raises(errors.MailrigError) as caught:
        asyncio.run(go())
    return caught.value


def test_every_paginated_operation_documents_failures() -> None:
    assert {(api(each), operation(each).operation_id) for each in LISTS} >= {
        (name, each.operation_id)
        for name in ("mailbaby", "stalwart")
        for each in import_module(f"{name}_client.operations").OPERATIONS.values()
        if each.pagination is not None
    }
    assert {api(each) for each in HIDDEN} == {"mailbaby", "stalwart"}


@pytest.mark.parametrize("walked", [walked, awalked], ids=["sync", "async"])
@pytest.mark.parametrize("said", LISTS, ids=str)
def test_a_list_raises_each_documented_failure(said: Documented, walked: Any) -> None:
    with faulty(reply(said.status, said.body, said.media_type)) as server:
        check(said, walked(said, server.url, None))


@pytest.mark.parametrize("walked", [walked, awalked], ids=["sync", "async"])
@pytest.mark.parametrize("said", HIDDEN, ids=str)
def test_a_failure_inside_a_success_is_repeated_as_in_a_single_call(
    said: Documented, walked: Any, clock: Clock
) -> None:
    with faulty(reply(said.status, said.body, said.media_type)) as server:
        with made(MAKERS[api(said)][0], server.url) as client, pytest.raises(errors.MailrigError) as caught:
            single(client, said)
        alone = len(server.seen)
        error = walked(said, server.url, RetryPolicy())
        assert len(server.seen) == 2 * alone
        assert (type(error), error.outcome) == (type(caught.value), caught.value.outcome)
        causes = [(each.cause, each.outcome, each.status_code) for each in error.attempts]
        assert causes == [(each.cause, each.outcome, each.status_code) for each in caught.value.attempts]


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("said", [each for each in HIDDEN if each.call is LOG], ids=lambda said: str(said.data["code"]))
def test_a_walk_through_the_log_sees_a_failure_inside_a_success(said: Documented, asynchronous: bool) -> None:
    window = LogWindow(order_id=7, start=1_767_225_600, end=1_767_229_200)

    async def go(url: str) -> None:
        async with made(MAKERS["mailbaby"][1], url, retry=None) as client:
            async for _ in client.walk_log_window(window):
                pass

    with faulty(reply(200, said.body)) as server, pytest.raises(errors.MailrigError) as caught:
        if asynchronous:
            asyncio.run(go(server.url))
        with made(MAKERS["mailbaby"][0], server.url, retry=None) as client:
            list(client.walk_log_window(window))
    check(said, caught.value)
