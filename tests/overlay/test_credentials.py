"""Credentials: fixed, asked for, asked for again, never shown."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mailrig import AsyncMailBaby, Connections, HostUp, MailBaby, RetryPolicy, Stalwart, errors
from mailrig._credentials import Credential, MissingCredentialError
from overlay.support_faults import Peer, faulty, head, reply
from overlay.support_twins import CALLS, GOOD, SECRET, TWINS, Clock, Run, failure, run_sync, safe

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


@pytest.mark.parametrize("secret", ["line\nbreak", "tab\tin", "Schlüssel", "two words"])
def test_a_credential_that_no_header_may_carry_is_not_shown(secret: str) -> None:
    for make in (lambda: MailBaby(secret), lambda: Stalwart("mail.example.org", token=secret)):
        with pytest.raises(ValueError, match="header") as caught:
            make()
        assert secret not in str(caught.value)


HEADERS = {"X-Job": "a", "Cookie": SECRET, "X-Auth": SECRET, "X-Access": SECRET}


def test_a_pickled_client_reads_its_credential_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with faulty(reply()) as server:
        client = MailBaby(SECRET, base_url=server.url, headers=HEADERS, retry=RetryPolicy(2))
        pickled = pickle.dumps(client.with_options(timeout=7))
        assert SECRET.encode() not in pickled
        monkeypatch.setenv("MAILBABY_API_KEY", "from-the-environment")
        with pickle.loads(pickled) as twin:
            safe(twin)
            assert twin._core.options.deadline == 7
            assert twin._core.options.retry == RetryPolicy(2)
        assert (keys(server.seen), server.seen[0].headers["x-job"]) == (["from-the-environment"], "a")
        assert "cookie" not in server.seen[0].headers


def test_a_pickled_client_asks_its_function_again() -> None:
    with faulty(reply()) as server:
        client = MailBaby(from_a_function, base_url=server.url)
        safe(client)
        pickled = pickle.dumps(client)
        client.close()
        assert b"asked-for" not in pickled
        with pickle.loads(pickled) as twin:
            safe(twin)
        assert keys(server.seen) == ["asked-for", "asked-for"]


@pytest.mark.parametrize("given", [{"token": SECRET}, {"username": "admin", "password": SECRET}])
def test_a_pickled_client_without_a_credential_says_so(given: dict[str, Any]) -> None:
    client = pickle.loads(pickle.dumps(Stalwart("mail.example.org", **given)))
    with pytest.raises(MissingCredentialError, match="no credential: set STALWART_"):
        client.settings.list_settings()


@pytest.mark.parametrize(
    "connections",
    [Connections(proxy="http://user:secret@proxy.example.org"), Connections(cert=("a", "b", "secret"))],
    ids=["proxy", "certificate"],
)
def test_a_password_of_the_connections_is_neither_shown_nor_pickled(connections: Connections) -> None:
    assert "secret" not in repr(connections)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(HostUp(SECRET, connections=connections))


def test_a_deep_copy_works_without_the_sockets() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url) as client:
        safe(client)
        with copy.deepcopy(client) as twin:
            safe(twin)
            assert server.connections == 2
        safe(copy.copy(client))
        assert (server.connections, keys(server.seen)) == (2, [SECRET] * 3)


def test_copies_have_raw_responses_too() -> None:
    with faulty(reply()) as server, MailBaby(SECRET, base_url=server.url) as client, copy.deepcopy(client) as twin:
        for each in (copy.copy(client), twin, client.with_options(timeout=5)):
            assert copy.copy(each.with_raw_response).services.get_mail_orders().status_code == 200


@TWINS
@pytest.mark.parametrize("said", ["key_{} is wrong", "bad:\n{}", "X_API_KEY{}"])
def test_a_credential_that_touches_a_word_is_not_shown(run: Run, said: str) -> None:
    body = json.dumps({"code": 401, "message": said.format(SECRET)}).encode()
    with faulty(reply(401, body)) as server:
        error = failure(run, server.url, safe, retry=None)
        shown = [str(error), repr(error.detail), repr(error.args), repr(error.body), repr(pickle.dumps(error))]
        assert not [each for each in shown if SECRET in each]


@TWINS
def test_the_credentials_that_were_used_before_are_not_shown_either(run: Run, clock: Clock) -> None:
    secrets = [f"key-{turn}-0123456789" for turn in range(4)]
    answers = [*(each for _ in secrets[1:] for each in (REFUSED, reply())), reply(403, json.dumps(secrets).encode())]

    def calls(client: Any) -> Any:
        return [safe(client) for _ in secrets]

    async def acalls(client: Any) -> Any:
        return [await safe(client) for _ in secrets]

    with faulty(*answers) as server:
        error = failure(run, server.url, calls if run is run_sync else acalls, api_key=in_turn(*secrets))
    assert (len(server.seen), server.seen[-1].headers["x-api-key"]) == (7, secrets[-1])
    shown = f"{error} {error.args} {error.body!r} {pickle.dumps(error)!r}"
    assert [each for each in secrets if each in shown] == []


def test_few_earlier_credentials_are_kept() -> None:
    secrets = iter(range(10_000))
    credential = Credential("X-API-Key", "", lambda: f"key-{next(secrets)}-0123456789", ())
    for _ in range(100):
        credential.renew(credential.turn)
    assert credential.hide("key-99-0123456789 key-92-0123456789") == "*** ***"
    assert credential.hide("key-0-0123456789") == "key-0-0123456789"
