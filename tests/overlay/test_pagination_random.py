"""Thousands of servers drawn at random, whose every row must come exactly once."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from mailrig.pagination import Paginator
from overlay.support_pages import MODES, OFFSET, PAGE, Row, Server, drawn, walk

TOTALS = ["honest", "absent", "zero", "small", "big", "text", "changing"]


def _total(kind: str, draw: random.Random, first_page: int) -> Callable[[int], Any]:
    def small(count: int) -> int:
        # A server that cuts the first page and says that this was all cannot be told from an honest one.
        return count // 2 if count // 2 != first_page else count // 3

    return {
        "honest": lambda count: count,
        "absent": lambda count: None,
        "zero": lambda count: 0,
        "small": small,
        "big": lambda count: 2 * count + 7,
        "text": lambda count: str(count),
        "changing": lambda count: first_page + 1 + draw.randrange(2) * 10_000,
    }[kind]


def _growing(draw: random.Random, most: int, budget: int) -> Callable[[], int]:
    left = [budget]

    def grow() -> int:
        rows = min(draw.randint(0, most), left[0])
        left[0] -= rows
        return rows

    return grow


def _draw(draw: random.Random, style: str) -> tuple[Server, int]:
    count, asked, cap = draw.randint(0, 400), draw.randint(4, 60), draw.choice([3, 7, 20, 1_000_000])
    size = min(asked, cap, count)
    growth = draw.choice([0, 1, size // 3])
    # A page that is pushed or repeated as a whole is another matter, unless the total tells.
    growth = min(growth, max(size - 1, 0))
    overlap = min(draw.choice([0, 0, 1, size // 2] if style == "offset" else [0, 0, 1]), max(size - growth - 1, 0))
    server = Server(
        count,
        cap=cap,
        grow=_growing(draw, growth, draw.randint(0, 60)),
        overlap=overlap,
        total=_total(draw.choice(TOTALS), draw, size),
        by_asked_size=draw.random() < 0.5,
    )
    return server, asked


@pytest.mark.parametrize("style", ["offset", "page"])
@pytest.mark.parametrize("part", range(4))
def test_every_row_comes_exactly_once_whatever_the_server_does(style: str, part: int) -> None:
    for seed in range(part * 500, (part + 1) * 500):
        draw = drawn(f"{style} {seed}")
        server, asked = _draw(draw, style)
        before = server.count
        walked = walk(OFFSET if style == "offset" else PAGE, server.fetch, page_size=asked)
        assert walked.error is None, (seed, walked.error)
        assert len(walked.ids) == len(set(walked.ids)), (seed, "a row came twice")
        assert set(range(before)) <= set(walked.ids), (seed, "rows are missing", server)
        assert len(server.requests) < 20 + 8 * (server.count // min(asked, server.cap) + 1), (seed, "too many requests")


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_finds_the_same(mode: str) -> None:
    for seed in range(60):
        style = ("offset", "page")[seed % 2]
        facts = OFFSET if style == "offset" else PAGE
        server, asked = _draw(drawn(f"mode {seed}"), style)
        twin, _ = _draw(drawn(f"mode {seed}"), style)
        walked, expected = walk(facts, server.fetch, mode, page_size=asked), walk(facts, twin.fetch, page_size=asked)
        assert (walked.pages, walked.total) == (expected.pages, expected.total)
        assert server.requests == twin.requests


@pytest.mark.parametrize("style", ["offset", "page"])
@pytest.mark.parametrize("total", ["honest", "big"])
def test_a_hundred_thousand_rows_come_once_each_in_constant_memory(style: str, total: str) -> None:
    draw = drawn(f"{style} {total}")
    server = Server(
        100_000, cap=1000, grow=_growing(draw, 90, 5000), overlap=2, total=_total(total, draw, 1000), by_asked_size=True
    )
    facts = OFFSET if style == "offset" else PAGE
    paginator: Paginator[Row] = Paginator(facts, server.fetch, page_size=10_000)
    came = bytearray(110_000)
    peak = 0
    tracemalloc.start()
    try:
        for page, found in enumerate(paginator.pages()):
            for row in found:
                came[row.id] += 1
            if page == 0:
                tracemalloc.reset_peak()
                first = tracemalloc.get_traced_memory()[0]
        peak = tracemalloc.get_traced_memory()[1] - first
    finally:
        tracemalloc.stop()
    assert came[:100_000] == bytes([1]) * 100_000
    assert max(came) == 1
    assert peak < 15_000_000
