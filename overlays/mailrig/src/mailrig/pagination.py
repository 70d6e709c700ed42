"""All items of a list, page by page.

Every item comes once, told apart by its key attributes within a window of the last 32 pages (or the last 20,000 items),
even when a list grows at its head while it is read. What is deleted meanwhile moves the items behind it forward, past
the place that was read: no client can see those; a list read twice can. When a walk ends and when it fails is decided
in `_pages`.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator
from contextlib import aclosing, closing, contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mailrig import _resume_token
from mailrig._pages import Facts, State, Step, advance, begin, request
from mailrig.errors import PaginationError

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class _Walk:
    """What both paginators know of their walk."""

    def __init__(
        self, facts: Facts, page_size: int | None, resume_token: str | None, prefetch: bool, **named: str
    ) -> None:
        self._facts = facts
        self._prefetch = prefetch
        self._named = named
        self._listing = f"{named['api']}.{named['operation_id']}"
        self._start = begin(facts, page_size)
        if resume_token is not None:
            self._start = _resume_token.decode(resume_token, facts, self._listing)
        self._state = self._start
        self._total = self._start.total

    @property
    def total(self) -> int | None:
        """How many items the server says that there are, once the first page is read; None if it does not say."""
        return self._total

    @property
    def resume_token(self) -> str:
        """A text from which another process can go on, with the same filters and the same page size.

        It stands for the beginning of the page whose items are being given (or that could not be fetched): going on
        from it loses nothing and repeats at most that page. After the last item it stands for the end.
        """
        return _resume_token.encode(self._state, self._facts, self._listing)

    def _restart(self) -> State:
        self._state, self._total = self._start, self._start.total
        return self._start

    def _request(self, state: State) -> dict[str, Any]:
        return request(self._facts, state)

    def _read(self, state: State, page: Any) -> Step:
        step = advance(self._facts, state, page)
        self._total = step.state.total
        return step

    def _wants_next(self, step: Step) -> bool:
        return self._prefetch and not step.state.done and step.problem is None

    def _passed(self, step: Step) -> State:
        if step.problem is not None:
            raise PaginationError(step.problem, **self._named)  # type: ignore[arg-type]
        self._state = step.state
        return step.state


class Paginator(_Walk, Generic[T]):
    """All items of a list; each iteration starts anew, or anew from the resume token.

    Args:
        facts: How the operation lists.
        fetch: What gives the record of a page for keyword arguments such as `{"skip": 200, "limit": 100}`.
        page_size: Items a page; the operation's default unless given, and cut to what the server gives at most. A
            resume token brings its own.
        resume_token: Where to go on.
        prefetch: Whether the next page is fetched, in one thread, while the items of this one are used. Closing an
            iterator waits for a request that is under way.
        api: The API's name, for errors and resume tokens.
        operation_id: The operation's name, for errors and resume tokens.
        method: The operation's method, for errors.
        url: The operation's URL, for errors.

    Raises:
        ValueError: The page size is not positive, or the resume token is broken or belongs to another list.
        PaginationError: While iterating: the list repeats itself or makes no progress.
    """

    def __init__(
        self,
        facts: Facts,
        fetch: Callable[[dict[str, Any]], Any],
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        api: str = "",
        operation_id: str = "",
        method: str = "GET",
        url: str = "",
    ) -> None:
        named = {"api": api, "operation_id": operation_id, "method": method, "url": url}
        super().__init__(facts, page_size, resume_token, prefetch, **named)
        self._fetch = fetch

    def __iter__(self) -> Generator[T, None, None]:
        with closing(self.pages()) as pages:
            for page in pages:
                yield from page

    def pages(self) -> Generator[list[T], None, None]:
        """The pages, each a list of the items that have not come before; none is empty."""
        state = self._restart()
        ahead: Future[Any] | None = None
        with _worker(self._prefetch) as worker:
            while not state.done:
                page = ahead.result() if ahead else self._fetch(self._request(state))
                step = self._read(state, page)
                ahead = None
                if worker and self._wants_next(step):
                    ahead = worker.submit(copy_context().run, self._fetch, self._request(step.state))
                if step.items:
                    yield step.items
                state = self._passed(step)


class AsyncPaginator(_Walk, Generic[T]):
    """The asynchronous twin of `Paginator`: `fetch` gives an awaitable, a task fetches ahead where asyncio runs."""

    def __init__(
        self,
        facts: Facts,
        fetch: Callable[[dict[str, Any]], Awaitable[Any]],
        *,
        page_size: int | None = None,
        resume_token: str | None = None,
        prefetch: bool = False,
        api: str = "",
        operation_id: str = "",
        method: str = "GET",
        url: str = "",
    ) -> None:
        named = {"api": api, "operation_id": operation_id, "method": method, "url": url}
        super().__init__(facts, page_size, resume_token, prefetch, **named)
        self._fetch = fetch

    async def __aiter__(self) -> AsyncGenerator[T, None]:
        async with aclosing(self.pages()) as pages:
            async for page in pages:
                for item in page:
                    yield item

    async def pages(self) -> AsyncGenerator[list[T], None]:
        """The pages, each a list of the items that have not come before; none is empty."""
        import asyncio

        state, loop = self._restart(), asyncio._get_running_loop()
        ahead: asyncio.Task[Any] | None = None
        try:
            while not state.done:
                page = await (ahead or self._fetch(self._request(state)))
                step = self._read(state, page)
                ahead = None
                if loop is not None and self._wants_next(step):
                    ahead = loop.create_task(self._get(self._request(step.state)))
                if step.items:
                    yield step.items
                state = self._passed(step)
        finally:
            if ahead is not None:
                ahead.cancel()
                await asyncio.gather(ahead, return_exceptions=True)

    async def _get(self, arguments: dict[str, Any]) -> Any:
        return await self._fetch(arguments)


@contextmanager
def _worker(wanted: bool) -> Iterator[ThreadPoolExecutor | None]:
    if not wanted:
        yield None
        return
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mailrig-prefetch")
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
