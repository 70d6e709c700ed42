"""Functions that should give a credential, and fail, hang or are interrupted."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mailrig import AsyncMailBaby, MailBaby, errors
from overlay.support_faults import faulty, reply
from overlay.support_twins import CALLS, SECRET, TWINS, Clock, Run, failure, run_sync, safe
from overlay.test_credentials import REFUSED, in_turn, keys

FAILURES: dict[str, tuple[Any, type[Exception]]] = {
    "a-failure": (lambda: dict[str, str]()["the vault is shut"], KeyError),
    "a-refusal-of-another-api": (lambda: _raised(errors.ServerError(f"down, {SECRET}")), errors.ServerError),
    "no-text": (lambda: None, TypeError),
    "an-empty-text": (lambda: " ", ValueError),
    "the-end-of-an-iterator": (in_turn(), Exception),
}


def _raised(error: BaseException) -> str:
    raise error


@TWINS
@pytest.mark.parametrize("name", FAILURES)
def test_a_function_that_fails_is_an_error_of_the_call_that_was_not_sent(run: Run, name: str, clock: Clock) -> None:
    ask, kind = FAILURES[name]
    with faulty(reply()) as server:
        error = failure(run, server.url, CALLS["unsafe"], api_key=ask)
        assert (type(error), error.outcome, error.attempts) == (errors.APIConnectionError, errors.Outcome.NOT_SENT, ())
        assert (error.api, error.operation_id, error.method) == ("mailbaby", "sendMail", "POST")
        assert isinstance(error.__cause__, kind)
        assert type(error.__cause__).__name__ in str(error)
        assert not re.search(f"vault|{SECRET}", str(error) + repr(error.args))
        assert (server.seen, clock.slept) == ([], [])


@TWINS
@pytest.mark.parametrize("kind", CALLS)
def test_a_function_that_fails_after_a_401_leaves_the_refusal_with_the_error(run: Run, kind: str, clock: Clock) -> None:
    with faulty(REFUSED) as server:
        error = failure(run, server.url, CALLS[kind], api_key=in_turn("old"))
        assert (type(error), error.outcome) == (errors.APIConnectionError, errors.Outcome.REJECTED)
        assert [(each.cause, each.delay, each.status_code) for each in error.attempts] == [("status 401", None, 401)]
        assert len(server.seen) == 1


@TWINS
def test_the_next_call_asks_a_function_that_failed_again(run: Run, clock: Clock) -> None:
    answers: Iterator[Exception | str] = iter([OSError("no route"), "second"])

    def ask() -> str:
        answer = next(answers)
        return answer if isinstance(answer, str) else _raised(answer)

    with faulty(reply()) as server:
        failure(run, server.url, safe, api_key=ask)
        run(server.url, safe, api_key=ask)
        assert keys(server.seen) == ["second"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
@TWINS
def test_a_function_that_is_interrupted_ends_the_call(run: Run, stop: type[BaseException]) -> None:
    for secrets in ([], ["old"]):
        answers = iter(secrets)
        with faulty(REFUSED) as server, pytest.raises(stop):
            run(server.url, safe, api_key=lambda answers=answers: next(answers, None) or _raised(stop()))


def test_an_asynchronous_function_that_fails_is_an_error_and_one_that_is_cancelled_is_not() -> None:
    async def fail() -> str:
        raise LookupError("the vault is shut")

    async def cancel() -> str:
        raise asyncio.CancelledError

    async def go(ask: Any) -> None:
        async with AsyncMailBaby(ask, base_url="http://api.example.org") as client:
            await safe(client)

    with pytest.raises(errors.APIConnectionError) as caught:
        asyncio.run(go(fail))
    assert isinstance(caught.value.__cause__, LookupError)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(go(cancel))


@TWINS
def test_a_function_that_needs_itself_is_an_error_at_once(run: Run, clock: Clock) -> None:
    clients: list[Any] = []

    async def aask() -> str:
        await safe(clients[0])
        return "never"

    def ask() -> str:
        safe(clients[0])
        return "never"

    def call(client: Any) -> Any:
        clients.append(client)
        return safe(client)

    with faulty(reply()) as server:
        error = failure(run, server.url, call, api_key=ask if run is run_sync else aask)
        assert (type(error), server.seen) == (errors.APIConnectionError, [])
    inner = error.__cause__
    assert isinstance(inner, errors.APIConnectionError)
    assert isinstance(inner.__cause__, RuntimeError)


def in_a_loop_of_its_own(client: AsyncMailBaby) -> Callable[[], Any]:
    async def call() -> Any:
        return await safe(client)

    return lambda: asyncio.run(call())


def in_a_task_of_its_own(client: AsyncMailBaby) -> Callable[[], Any]:
    async def call() -> Any:
        return await asyncio.create_task(safe(client))

    return call


@pytest.mark.parametrize("way", [in_a_loop_of_its_own, in_a_task_of_its_own])
def test_a_function_that_needs_itself_elsewhere_is_an_error_at_once(way: Callable[[Any], Callable[[], Any]]) -> None:
    asked = 0

    async def go(url: str) -> errors.MailrigError:
        def ask() -> Any:
            nonlocal asked
            asked += 1
            return way(client)()

        async with AsyncMailBaby(ask, base_url=url, timeout=20) as client:
            with pytest.raises(errors.APIConnectionError) as caught:
                await safe(client)
            return caught.value

    with faulty(reply()) as server:
        error = asyncio.run(go(server.url))
        assert (asked, server.seen) == (1, [])
    assert error.__cause__ is not None
    assert isinstance(error.__cause__.__cause__, RuntimeError)


def test_a_task_that_outlives_the_question_that_began_it_may_ask() -> None:
    async def go(url: str) -> None:
        answered = asyncio.Event()
        answers = iter(["first", "second"])
        begun: list[asyncio.Task[Any]] = []

        async def afterwards() -> Any:
            await answered.wait()
            return await safe(client)

        async def ask() -> str:
            if not begun:
                begun.append(asyncio.create_task(afterwards()))
            return next(answers)

        async with AsyncMailBaby(ask, base_url=url) as client:
            assert await safe(client) == []
            answered.set()
            assert await begun[0] == []

    with faulty(reply(), REFUSED, reply()) as server:
        asyncio.run(go(server.url))
        assert keys(server.seen) == ["first", "first", "second"]


def test_threads_that_wait_for_another_to_ask_keep_to_their_deadline() -> None:
    asking, goes_on = threading.Event(), threading.Event()

    def ask() -> str:
        asking.set()
        assert goes_on.wait(20)
        return "first"

    with faulty(reply()) as server, MailBaby(ask, base_url=server.url) as client, ThreadPoolExecutor(1) as other:
        first = other.submit(safe, client)
        assert asking.wait(20)
        with pytest.raises(errors.APITimeoutError) as caught:
            safe(client.with_options(timeout=0.1))
        assert caught.value.outcome is errors.Outcome.NOT_SENT
        goes_on.set()
        assert first.result(20) == []


def test_an_asynchronous_function_that_hangs_after_a_401_leaves_the_refusal_with_the_error(
    everyones_clock: Clock,
) -> None:
    answers = iter(["old"])

    async def ask() -> str:
        if old := next(answers, ""):
            return old
        everyones_clock.offset += 20
        return await asyncio.sleep(60, "late")

    async def go(url: str) -> None:
        async with AsyncMailBaby(ask, base_url=url, timeout=20) as client:
            with pytest.raises(errors.APITimeoutError) as caught:
                await safe(client)
            assert (caught.value.outcome, len(caught.value.attempts)) == (errors.Outcome.REJECTED, 1)

    with faulty(REFUSED) as server:
        asyncio.run(go(server.url))


def test_an_asynchronous_function_that_hangs_ends_with_the_deadline() -> None:
    async def hang() -> str:
        await asyncio.sleep(60)
        return "late"

    async def go() -> None:
        async with AsyncMailBaby(hang, base_url="http://api.example.org", timeout=0.1) as client:
            with pytest.raises(errors.APITimeoutError) as caught:
                await CALLS["unsafe"](client)
            assert caught.value.outcome is errors.Outcome.NOT_SENT

    asyncio.run(go())
