"""Servers that list, honest and not, and walks over them in every mode."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mailbaby_client._operation import Pagination
from mailrig.pagination import AsyncPaginator, Paginator

MODES = ["sync", "sync-prefetch", "async", "async-prefetch"]

OFFSET = Pagination(
    style="offset", parameter="skip", limit="limit", items=("items",), total=("total",), key=("id",), default_limit=100
)
PAGE = Pagination(
    style="page", parameter="page", limit="limit", items=("items",), total=("total",), key=("id",), default_limit=100
)
CURSOR = Pagination(
    style="cursor",
    parameter="cursor",
    limit="limit",
    items=("items",),
    next=("following",),
    more=("more",),
    key=("id",),
    default_limit=100,
)


@dataclass
class Row:
    id: int


@dataclass
class Page:
    items: Any
    total: Any = None
    following: Any = None
    more: Any = None


def drawn(seed: int | str) -> random.Random:
    """Draws that are the same in every run."""
    return random.Random(seed)  # noqa: S311 - servers are drawn, not secrets


def rows(*ids: int) -> list[Row]:
    return [Row(number) for number in ids]


@dataclass
class Server:
    """Rows `count - 1` to 0, newest first, without holding them.

    Args:
        count: How many rows there are; more once it grows.
        cap: The largest page that it gives.
        grow: How many rows come at the head after a request.
        overlap: How many rows of the page before come again at the beginning of a page.
        total: The total that it tells of so many rows.
        by_asked_size: Whether page numbers count pages as large as was asked for, though the cap cuts them.
    """

    count: int
    cap: int = 1_000_000
    grow: Callable[[], int] = lambda: 0
    overlap: int = 0
    total: Callable[[int], Any] = lambda count: count
    by_asked_size: bool = False
    requests: list[dict[str, Any]] = field(default_factory=list)

    def fetch(self, arguments: dict[str, Any]) -> Page:
        self.requests.append(arguments)
        asked = arguments["limit"]
        size = min(asked, self.cap)
        if "page" in arguments:
            skip = (arguments["page"] - 1) * (asked if self.by_asked_size else size)
        else:
            skip = arguments["skip"]
        start = max(0, skip - self.overlap)
        found = [Row(self.count - 1 - at) for at in range(start, min(start + size, self.count))]
        page = Page(found, self.total(self.count))
        self.count += self.grow()
        return page


@dataclass
class Script:
    """Gives pages in order, the last of them for ever; an exception in its place is raised."""

    pages: Sequence[Page | Exception]
    requests: list[dict[str, Any]] = field(default_factory=list)

    def fetch(self, arguments: dict[str, Any]) -> Page:
        self.requests.append(arguments)
        page = self.pages[min(len(self.requests), len(self.pages)) - 1]
        if isinstance(page, Exception):
            raise page
        return page


@dataclass
class Walked:
    """What a walk gave: its rows in pages, and how it ended."""

    pages: list[list[int]]
    error: BaseException | None
    total: int | None
    token: str

    @property
    def ids(self) -> list[int]:
        return [number for page in self.pages for number in page]


def identity(item: Any) -> Any:
    return item.id if isinstance(item, Row) else item


def walk(facts: Pagination, fetch: Callable[[dict[str, Any]], Any], mode: str = "sync", **options: Any) -> Walked:
    """Walks a list to its end or its error, page by page."""
    options = {"prefetch": mode.endswith("prefetch"), "api": "example", "operation_id": "listRows", **options}
    found: list[list[int]] = []
    error: BaseException | None = None
    if mode.startswith("sync"):
        paginator: Paginator[Any] = Paginator(facts, fetch, **options)
        try:
            for page in paginator.pages():
                found.append([identity(item) for item in page])  # noqa: PERF401 - a failure keeps what came before
        except Exception as raised:
            error = raised
        return Walked(found, error, paginator.total, paginator.resume_token)

    async def fetch_later(arguments: dict[str, Any]) -> Any:
        await asyncio.sleep(0)
        return fetch(arguments)

    twin: AsyncPaginator[Any] = AsyncPaginator(facts, fetch_later, **options)

    async def run() -> None:
        async for page in twin.pages():
            found.append([identity(item) for item in page])  # noqa: PERF401 - a failure keeps what came before

    try:
        asyncio.run(run())
    except Exception as raised:
        error = raised
    return Walked(found, error, twin.total, twin.resume_token)
