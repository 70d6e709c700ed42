"""A client of an API that nobody has seen: a factory of a few lines over its generated package."""

from __future__ import annotations

import asyncio
import datetime
from typing import Any
from uuid import UUID

import pytest
from mailrig._clients import AsyncClient, SyncClient
from mailrig._credentials import Credential
from mailrig._start import DEFAULT_RETRY, start
from mailrig.client import Api, Core
from overlay.support_faults import faulty, reply
from support import unknown

WHERE = (1, "a", datetime.date(2026, 1, 2), UUID(int=3))


def core(theme: str, url: str) -> Core:
    unknown.generated()
    return start(
        Api(name=theme, package=f"{theme}_client"),
        Credential("Authorization", "Bearer", "made-up", ()),
        base_url=(url, "", None),
        timeout=None,
        retry=DEFAULT_RETRY,
        transport=None,
        user_agent=None,
        headers=None,
        connections=None,
    )


def client_of(theme: str, url: str, prefix: str = "") -> Any:
    resources = getattr(unknown.module(theme, "resources"), f"{prefix}Resources")
    return type("Client", (AsyncClient if prefix else SyncClient, resources), {})(core(theme, url))


def find_sync(url: str) -> None:
    with client_of("parameters", url) as client:
        client.main.things_find_by_place(*WHERE, x_shared=True, session="s3", theme=7)


def find_async(url: str) -> None:
    async def go() -> None:
        async with client_of("parameters", url, "Async") as client:
            await client.main.things_find_by_place(*WHERE, x_shared=True, session="s3", theme=7)

    asyncio.run(go())


@pytest.mark.parametrize("find", [find_sync, find_async], ids=["sync", "async"])
def test_cookies_of_a_call_are_sent_without_a_warning(find: Any) -> None:
    with faulty(reply(204, b"", content_type=None)) as server:
        find(server.url)
    assert sorted(server.seen[0].headers["cookie"].split("; ")) == ["session=s3", "theme=7"]


def test_raw_responses_need_no_code() -> None:
    with faulty(reply(204, b"", content_type=None)) as server, client_of("parameters", server.url) as client:
        raw = client.with_raw_response.main.things_find_by_place(*WHERE, x_shared=True)
    assert (raw.status_code, raw.parsed) == (204, None)
