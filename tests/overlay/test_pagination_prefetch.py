"""Fetching ahead, and cleaning up after it."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator, Iterator
from contextvars import ContextVar
from typing import Any

import pytest
from mailrig.pagination import AsyncPaginator, Paginator
from overlay.support_pages import OFFSET, Page, Row, Script, Server, rows, walk

WAIT = 30.0


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("mailrig-prefetch")]


class Watched(Server):
    """Tells when a page is asked for."""

    def watch(self) -> Watched:
        self.asked = [threading.Event() for _ in range(20)]
        return self

    def fetch(self, arguments: dict[str, Any]) -> Page:
        self.asked[len(self.requests)].set()
        return super().fetch(arguments)


def test_the_next_page_is_fetched_while_this_one_is_used() -> None:
    server = Watched(25).watch()
    for number, _ in enumerate(Paginator[Row](OFFSET, server.fetch, page_size=10, prefetch=True).pages()):
        assert server.asked[number + 1].wait(WAIT)
    assert len(server.requests) == 4


def test_without_prefetching_a_page_is_fetched_when_it_is_needed() -> None:
    server = Server(30)
    for number, _ in enumerate(Paginator[Row](OFFSET, server.fetch, page_size=10).pages()):
        assert len(server.requests) == number + 1
    assert not workers()


def test_nothing_is_fetched_before_the_first_item_is_wanted() -> None:
    server = Server(30)
    paginator = Paginator[Row](OFFSET, server.fetch, prefetch=True)
    walker = iter(paginator)
    assert (server.requests, paginator.total) == ([], None)
    assert next(walker).id == 29
    assert paginator.total == 30
    walker.close()


@pytest.mark.parametrize("how", ["exhausted", "closed", "dropped", "failed", "thrown into"])
def test_no_thread_is_left_behind(how: str) -> None:
    script = Script([Page(rows(1, 2)), Page(rows(3, 4)), ConnectionError("gone")])
    fetch = script.fetch if how == "failed" else Server(500).fetch
    walker = iter(Paginator[Row](OFFSET, fetch, page_size=2, prefetch=True))
    next(walker)
    assert len(workers()) == 1
    if how == "exhausted":
        assert len(list(walker)) == 499
    elif how == "closed":
        walker.close()
    elif how == "dropped":
        del walker
        gc.collect()
    elif how == "failed":
        with pytest.raises(ConnectionError):
            list(walker)
    else:
        with pytest.raises(KeyError):
            walker.throw(KeyError("mine"))
    assert not workers()


def test_closing_waits_for_the_request_under_way() -> None:
    begun, finish = threading.Event(), threading.Event()
    finished: list[int] = []

    def fetch(arguments: dict[str, Any]) -> Page:
        if arguments["skip"]:
            begun.set()
            assert finish.wait(WAIT)
            finished.append(arguments["skip"])
        return Server(30).fetch(arguments)

    walker = iter(Paginator[Row](OFFSET, fetch, page_size=10, prefetch=True))
    next(walker)
    assert begun.wait(WAIT)
    threading.Timer(0, finish.set).start()
    walker.close()
    assert finished == [10]


@pytest.mark.parametrize("mode", ["sync", "sync-prefetch", "async", "async-prefetch"])
def test_a_failure_comes_after_the_items_before_it(mode: str) -> None:
    script = Script([Page(rows(1, 2)), Page(rows(3, 4)), ConnectionError("gone")])
    walked = walk(OFFSET, script.fetch, mode, page_size=2)
    assert walked.pages == [[1, 2], [3, 4]]
    assert str(walked.error) == "gone"
    assert len(script.requests) == 3


def test_a_failure_of_a_page_that_nobody_wants_is_not_raised() -> None:
    script = Script([Page(rows(1, 2)), ConnectionError("gone")])
    walker = Paginator[Row](OFFSET, script.fetch, page_size=2, prefetch=True).pages()
    assert next(walker) == rows(1, 2)
    walker.close()


@pytest.mark.parametrize("prefetch", [False, True])
def test_each_iteration_begins_anew(prefetch: bool) -> None:
    paginator = Paginator[Row](OFFSET, Server(30).fetch, page_size=10, prefetch=prefetch)
    begun = paginator.resume_token
    first = iter(paginator)
    next(first)
    first.close()
    assert [row.id for row in paginator] == list(range(29, -1, -1))
    assert [row.id for row in paginator] == list(range(29, -1, -1))
    assert paginator.resume_token != begun
    assert next(iter(paginator)).id == 29
    assert paginator.resume_token == begun


def test_the_worker_sees_the_context_of_the_one_who_iterates() -> None:
    label: ContextVar[str] = ContextVar("label", default="none")
    seen: list[str] = []

    def fetch(arguments: dict[str, Any]) -> Page:
        seen.append(label.get())
        return Server(25).fetch(arguments)

    mark = label.set("mine")
    list(Paginator[Row](OFFSET, fetch, page_size=10, prefetch=True))
    label.reset(mark)
    assert seen == ["mine"] * 4


def started(paginator: AsyncPaginator[Row]) -> AsyncIterator[Row]:
    return aiter(paginator)


@pytest.mark.parametrize("how", ["exhausted", "closed", "cancelled", "failed"])
def test_no_task_is_left_behind(how: str) -> None:
    under_way: list[int] = []

    async def fetch(arguments: dict[str, Any]) -> Page:
        skip = arguments["skip"]
        under_way.append(skip)
        try:
            if skip and how in ("closed", "cancelled"):
                await asyncio.Event().wait()
            if skip and how == "failed":
                raise ConnectionError("gone")
            return Server(6).fetch(arguments)
        finally:
            under_way.remove(skip)

    async def use(walker: Any) -> list[int]:
        return [row.id async for row in walker]

    async def run() -> None:
        before = asyncio.all_tasks()
        walker: Any = aiter(AsyncPaginator[Row](OFFSET, fetch, page_size=2, prefetch=True))
        assert (await anext(walker)).id == 5
        await asyncio.sleep(0)
        if how == "exhausted":
            assert await use(walker) == [4, 3, 2, 1, 0]
        elif how == "closed":
            assert under_way == [2]
            await walker.aclose()
        elif how == "cancelled":
            user = asyncio.create_task(use(walker))
            for _ in range(3):
                await asyncio.sleep(0)
            user.cancel()
            with pytest.raises(asyncio.CancelledError):
                await user
        else:
            with pytest.raises(ConnectionError):
                await use(walker)
        assert under_way == []
        assert asyncio.all_tasks() <= before

    asyncio.run(asyncio.wait_for(run(), WAIT))


def test_async_prefetching_fetches_the_next_page_while_this_one_is_used() -> None:
    async def run() -> tuple[list[int], int]:
        asked = [asyncio.Event() for _ in range(4)]
        server, pages = Server(25), []

        async def fetch(arguments: dict[str, Any]) -> Page:
            asked[len(server.requests)].set()
            return server.fetch(arguments)

        async for page in AsyncPaginator[Row](OFFSET, fetch, page_size=10, prefetch=True).pages():
            pages.append(len(page))
            await asyncio.wait_for(asked[len(pages)].wait(), WAIT)
        return pages, len(server.requests)

    assert asyncio.run(asyncio.wait_for(run(), WAIT)) == ([10, 10, 5], 4)


@pytest.mark.parametrize("prefetch", [False, True])
def test_async_iterations_begin_anew_and_tell_the_total(prefetch: bool) -> None:
    async def run() -> None:
        async def fetch(arguments: dict[str, Any]) -> Page:
            return Server(30).fetch(arguments)

        paginator = AsyncPaginator[Row](OFFSET, fetch, page_size=10, prefetch=prefetch)
        assert paginator.total is None
        for _ in range(2):
            assert [row.id async for row in paginator] == list(range(29, -1, -1))
            assert paginator.total == 30

    asyncio.run(asyncio.wait_for(run(), WAIT))


def test_prefetching_loads_no_threads_for_those_who_do_without() -> None:
    walker: Iterator[Row] = iter(Paginator[Row](OFFSET, Server(3).fetch))
    before = set(threading.enumerate())
    next(walker)
    assert set(threading.enumerate()) <= before


def test_where_another_library_than_asyncio_runs_a_page_is_fetched_when_it_is_needed() -> None:
    server = Server(25)

    async def fetch(arguments: dict[str, Any]) -> Page:
        return server.fetch(arguments)

    async def taken() -> list[int]:
        return [row.id async for row in AsyncPaginator[Row](OFFSET, fetch, page_size=10, prefetch=True)]

    with pytest.raises(StopIteration) as ended:
        taken().send(None)
    assert ended.value.value == [*range(24, -1, -1)]
