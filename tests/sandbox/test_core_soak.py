from __future__ import annotations

import asyncio
import gc
import ssl
from collections import Counter
from pathlib import Path

import httpx
from mailrig_sandbox import Sandbox
from sandbox.support_core import RELAY, headers

CLIENTS = 64
PATHS = {"hostup": RELAY, "stalwart": "/api/queue/status", "mailbaby": "/mail"}


async def many(sandbox: Sandbox, calls: int) -> Counter[tuple[str, int]]:
    """So many calls by each of many clients at once, counted by API and status."""
    answers: Counter[tuple[str, int]] = Counter()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    async def one(api: str) -> None:
        url = sandbox.urls[api]
        named = headers(sandbox, api)
        async with httpx.AsyncClient(base_url=url, headers=named, trust_env=False, timeout=60, verify=context) as made:
            for _ in range(calls):
                answers[api, (await made.get(PATHS[api])).status_code] += 1

    await asyncio.gather(*(one(tuple(PATHS)[number % 3]) for number in range(CLIENTS)))
    return answers


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0


def test_many_clients_at_once_lose_nothing_and_leave_nothing(sandbox: Sandbox) -> None:
    asyncio.run(many(sandbox, 1))
    sandbox.hang_up()
    gc.collect()
    before = descriptors()
    answers = asyncio.run(many(sandbox, 8))
    assert sum(answers.values()) == CLIENTS * 8
    assert {status for _, status in answers} == {200}
    assert sandbox.requests[-1].number == CLIENTS * 9
    assert Counter(each.api for each in sandbox.requests[CLIENTS:]) == Counter(
        {api: sum(count for (name, _), count in answers.items() if name == api) for api in PATHS}
    )
    assert sandbox.violations == []
    sandbox.hang_up()
    gc.collect()
    assert sandbox.connections == 0
    assert sandbox.thread.call(lambda: len(asyncio.all_tasks(sandbox.thread.loop))) == 1
    assert descriptors() <= before


def test_starting_and_stopping_leaves_nothing() -> None:
    Sandbox(apis=("hostup",)).start().stop()
    gc.collect()
    before = descriptors()
    for _ in range(5):
        Sandbox().start().stop()
    gc.collect()
    assert descriptors() <= before
