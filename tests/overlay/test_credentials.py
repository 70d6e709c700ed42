"""Credentials: fixed, asked for, asked for again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mailrig import AsyncMailBaby, MailBaby, errors
from overlay.support_faults import Peer, faulty, head, reply
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Clock, Run, failure, safe

REFUSED = reply(401, b'{"code": 401, "message": "Invalid API key"}')


def from_a_function() -> str:
    """A credential as a service would give it."""
    return "asked-for"


def in_turn(*secrets: str) -> Any:
    left: Iterator[str] = iter(secrets)
    return lambda: next(left)


def keys(seen: list[Any]) -> list[str]:
    return [each.headers["x-api-key"] for each in seen]


@TWINS
@pytest.mark.parametrize("kind", CALLS)
def test_a_function_is_asked_again_once_after_a_401(run: Run, kind: str, clock: Clock) -> None:
    with faulty(REFUSED, reply(200, GOOD[kind])) as server:
        run(server.url, CALLS[kind], api_key=in_turn("old", "new"), retry=None)
        assert (keys(server.seen), clock.slept) == (["old", "new"], [])


@TWINS
def test_a_second_401_is_raised_with_both_attempts(run: Run, clock: Clock) -> None:
    with faulty(REFUSED) as server:
        error = failure(run, server.url, safe, api_key=in_turn("old", "new"))
        assert (type(error), keys(server.seen)) == (errors.AuthenticationError, ["old", "new"])
        assert [each.status_code for each in error.attempts] == [401, 401]


@TWINS
@pytest.mark.parametrize("key", [SECRET, from_a_function], ids=["a-fixed-one", "the-same-one-again"])
def test_a_401_is_not_repeated_with_the_same_credential(run: Run, key: Any, clock: Clock) -> None:
    with faulty(REFUSED) as server:
        failure(run, server.url, safe, api_key=key)
        assert len(server.seen) == 1


@TWINS
def test_a_function_is_asked_once_for_many_calls(run: Run, clock: Clock) -> None:
    with faulty(reply(503), reply()) as server:
        run(server.url, safe, api_key=in_turn("only"))
        assert keys(server.seen) == ["only", "only"]


def test_threads_that_are_refused_together_share_the_new_credential() -> None:
    def step(peer: Peer) -> None:
        (reply() if b"x-api-key: new" in peer.socket.recv(4096, 2).lower() else REFUSED)(peer)

    with (
        faulty(step) as server,
        MailBaby(in_turn("old", "new"), base_url=server.url) as client,
        ThreadPoolExecutor(8) as workers,
    ):
        assert list(workers.map(lambda _: safe(client), range(40))) == [[]] * 40


def test_an_asynchronous_function_gives_a_credential() -> None:
    async def ask() -> str:
        await asyncio.sleep(0)
        return "awaited"

    async def go(url: str) -> None:
        async with AsyncMailBaby(ask, base_url=url) as client:
            await safe(client)

    with faulty(reply()) as server:
        asyncio.run(go(server.url))
        assert keys(server.seen) == ["awaited"]
        with pytest.raises(TypeError, match="asynchronous"):
            safe(MailBaby(ask, base_url=server.url))  # type: ignore[arg-type]


class Vault:
    """Gives tokens, each of which revokes the one before; its server takes only the last one."""

    def __init__(self, *, lasting: bool = False) -> None:
        self.asked = 0
        self.valid = ""
        self.lasting = lasting

    async def ask(self) -> str:
        self.asked += 1
        token = f"token-{self.asked:04}"
        await asyncio.sleep(0.02)
        self.valid = "nothing" if self.lasting else token
        return "token-0000" if self.lasting else token

    def ask_in_a_thread(self) -> str:
        return asyncio.run(self.ask())

    def serve(self, peer: Peer) -> None:
        seen = peer.read()
        if seen:
            good = seen.headers["x-api-key"] == self.valid
            status, body = (200, b"[]") if good else (401, b'{"code": 401, "message": "no"}')
            peer.socket.sendall(head(status, len(body), "application/json", {}) + body)


@pytest.mark.parametrize("name", ["ask", "ask_in_a_thread"])
def test_tasks_that_start_together_or_are_refused_together_ask_once(name: str) -> None:
    vault = Vault()

    async def go(url: str) -> None:
        async with AsyncMailBaby(getattr(vault, name), base_url=url) as client:
            assert await asyncio.gather(*(safe(client) for _ in range(20))) == [[]] * 20
            assert vault.asked == 1
            vault.valid = "revoked"
            assert await asyncio.gather(*(safe(client) for _ in range(20))) == [[]] * 20
            assert vault.asked == 2

    with faulty(vault.serve) as server:
        asyncio.run(go(server.url))


def test_tasks_that_wait_for_an_answer_take_it_though_the_credential_stays_the_same() -> None:
    vault = Vault(lasting=True)

    async def go(url: str) -> None:
        async with AsyncMailBaby(vault.ask, base_url=url) as client:
            with pytest.raises(errors.AuthenticationError):
                await safe(client)
            before, used = vault.asked, client._core.credential.turn
            answers = await asyncio.gather(*(client._core.credential.arenew(used) for _ in range(20)))
            assert (answers, vault.asked) == ([False] * 20, before + 1)

    with faulty(vault.serve) as server:
        asyncio.run(go(server.url))


def test_a_task_that_is_cancelled_while_it_asks_leaves_the_question_to_the_next() -> None:
    asked: list[str] = []

    async def ask() -> str:
        asked.append("asked")
        if len(asked) == 1:
            await asyncio.Event().wait()
        return "second"

    async def go(url: str) -> None:
        async with AsyncMailBaby(ask, base_url=url) as client, asyncio.timeout(20):
            first = asyncio.create_task(safe(client))
            while not asked:
                await asyncio.sleep(0)
            others = [asyncio.create_task(safe(client)) for _ in range(3)]
            await asyncio.sleep(0)
            first.cancel()
            assert await asyncio.gather(*others) == [[]] * 3
            assert first.cancelled()
            assert len(asked) == 2

    with faulty(reply()) as server:
        asyncio.run(go(server.url))


def test_one_client_asks_in_each_loop_that_it_serves() -> None:
    vault = Vault()
    with faulty(vault.serve) as server:
        client = AsyncMailBaby(vault.ask, base_url=server.url)

        async def go() -> list[Any]:
            vault.valid = "revoked"
            async with client:
                return await asyncio.gather(*(safe(client) for _ in range(5)))

        assert [asyncio.run(go()) for _ in range(2)] == [[[]] * 5] * 2
        assert vault.asked == 2
