"""What is asked for, and where a walk ends."""

from __future__ import annotations

from typing import Any

import pytest
from mailrig._pages import advance, begin, request
from overlay.support_pages import CURSOR, MODES, OFFSET, PAGE, Page, Script, Server, rows, walk


def asked(server: Server | Script) -> list[tuple[Any, int]]:
    names = ("skip", "page", "cursor")
    return [(next((each[n] for n in names if n in each), None), each["limit"]) for each in server.requests]


@pytest.mark.parametrize("mode", MODES)
def test_offsets_go_on_by_what_was_received(mode: str) -> None:
    server = Server(25, cap=10)
    walked = walk(OFFSET, server.fetch, mode)
    assert walked.ids == list(range(24, -1, -1))
    assert asked(server) == [(0, 100), (10, 100), (20, 100), (25, 100)]


@pytest.mark.parametrize("mode", MODES)
def test_page_numbers_count_from_one_with_one_size(mode: str) -> None:
    server = Server(25)
    walked = walk(PAGE, server.fetch, mode, page_size=10)
    assert walked.ids == list(range(24, -1, -1))
    assert asked(server) == [(1, 10), (2, 10), (3, 10), (4, 10)]


@pytest.mark.parametrize("by_asked_size", [True, False], ids=["counts asked sizes", "counts given sizes"])
@pytest.mark.parametrize("total", [True, False], ids=["total", "no total"])
def test_a_cut_first_page_sets_the_size_of_the_others(by_asked_size: bool, total: bool) -> None:
    server = Server(25, cap=10, by_asked_size=by_asked_size, total=lambda count: count if total else None)
    walked = walk(PAGE, server.fetch)
    assert walked.ids == list(range(24, -1, -1))
    assert asked(server)[:3] == [(1, 100), (2, 10), (3, 10)]


def test_a_short_page_in_the_middle_leaves_the_size_of_pages_alone() -> None:
    script = Script([Page(rows(1, 2, 3)), Page(rows(4)), Page(rows(7, 8, 9)), Page([])])
    assert walk(PAGE, script.fetch, page_size=3).ids == [1, 2, 3, 4, 7, 8, 9]
    assert asked(script) == [(1, 3), (2, 3), (3, 3), (4, 3)]


@pytest.mark.parametrize("facts", [OFFSET, PAGE], ids=["offset", "page"])
@pytest.mark.parametrize("total", [25, "25", None, 0, 10, 24, 26, 1000, -1, True, "many"])
def test_an_empty_page_ends_the_walk_whatever_the_total(facts: Any, total: Any) -> None:
    server = Server(25, total=lambda count: total)
    walked = walk(facts, server.fetch, page_size=10)
    assert walked.ids == list(range(24, -1, -1))
    assert len(server.requests) == 4


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("facts", [OFFSET, PAGE], ids=["offset", "page"])
@pytest.mark.parametrize("cap", [1, 10, 24])
def test_a_server_that_tells_the_size_of_its_cut_page_for_the_total_is_read_whole(
    facts: Any, cap: int, mode: str
) -> None:
    constant = Server(25, cap=cap, total=lambda count: cap)
    assert walk(facts, constant.fetch, mode).ids == list(range(24, -1, -1))
    counting = Server(25, cap=cap)
    counting.total = lambda count: min(len(counting.requests) * cap, count)
    assert walk(facts, counting.fetch, mode).ids == list(range(24, -1, -1))


@pytest.mark.parametrize("facts", [OFFSET, PAGE], ids=["offset", "page"])
def test_a_full_page_is_followed_by_another_even_when_the_total_is_met(facts: Any) -> None:
    server = Server(30, total=lambda count: 20)
    assert len(walk(facts, server.fetch, page_size=10).ids) == 30


def test_a_capped_page_that_meets_a_total_too_small_is_followed_by_another() -> None:
    server = Server(30, cap=10, total=lambda count: 20)
    assert len(walk(OFFSET, server.fetch, page_size=1000).ids) == 30


def test_behind_a_short_list_one_empty_page_is_asked_for() -> None:
    server = Server(3)
    assert walk(PAGE, server.fetch).ids == [2, 1, 0]
    assert asked(server) == [(1, 100), (2, 3)]


def test_a_server_that_gives_more_than_asked_is_read_once() -> None:
    script = Script([Page(rows(*range(50)), 50)])
    assert walk(PAGE, script.fetch, page_size=10).ids == list(range(50))
    assert asked(script) == [(1, 10), (6, 10)]


def test_a_growing_list_whose_items_nothing_tells_apart_ends_where_its_total_is_met_again() -> None:
    server = Server(25)
    server.grow = lambda: int(len(server.requests) < 100)
    walked = walk(OFFSET._replace(key=None), server.fetch, page_size=10)
    assert (walked.error, len(server.requests)) == (None, 4)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("facts", [OFFSET, PAGE, CURSOR], ids=["offset", "page", "cursor"])
@pytest.mark.parametrize("items", [[], None, ()], ids=["empty", "none", "tuple"])
def test_an_empty_list_gives_no_page(facts: Any, mode: str, items: Any) -> None:
    walked = walk(facts, Script([Page(items, 40)]).fetch, mode)
    assert (walked.pages, walked.error) == ([], None)


@pytest.mark.parametrize(
    ("default", "most", "page_size", "limit"),
    [
        (100, None, None, 100),
        (100, None, 30, 30),
        (100, 1000, 10_000, 1000),
        (2000, 1000, None, 1000),
        (None, 50, None, 50),
        (None, None, None, 100),
    ],
)
def test_the_size_asked_for_is_at_most_what_the_server_gives(
    default: int | None, most: int | None, page_size: int | None, limit: int
) -> None:
    facts = OFFSET._replace(default_limit=default, max_limit=most)
    assert request(facts, begin(facts, page_size)) == {"skip": 0, "limit": limit}


@pytest.mark.parametrize("size", [0, -1, True, 2.0, "5"])
def test_a_size_that_is_no_positive_integer_is_refused(size: Any) -> None:
    with pytest.raises(ValueError, match="page_size is a positive integer"):
        begin(OFFSET, size)


def test_an_unknown_style_is_refused() -> None:
    style: Any = "keyset"
    with pytest.raises(ValueError, match="style of pagination"):
        begin(OFFSET._replace(style=style))


@pytest.mark.parametrize("mode", MODES)
def test_cursors_lead_from_page_to_page(mode: str) -> None:
    pages = [
        Page(rows(1), following="a", more=True),
        Page(rows(2), following="b", more=True),
        Page(rows(3), more=False),
    ]
    script = Script(pages)
    assert walk(CURSOR, script.fetch, mode).ids == [1, 2, 3]
    assert asked(script) == [(None, 100), ("a", 100), ("b", 100)]


@pytest.mark.parametrize("following", [None, "", ...], ids=["null", "empty", "unset"])
def test_a_page_without_a_cursor_is_the_last(following: Any) -> None:
    script = Script([Page(rows(1), following=7), Page(rows(2), following=following)])
    assert walk(CURSOR, script.fetch).ids == [1, 2]
    assert asked(script) == [(None, 100), (7, 100)]


def test_a_cursor_on_the_last_page_is_not_followed() -> None:
    script = Script([Page(rows(1), following="a", more=True), Page(rows(2), following="a", more=False)])
    walked = walk(CURSOR, script.fetch)
    assert (walked.ids, walked.error, len(script.requests)) == ([1, 2], None, 2)


def test_an_empty_page_with_a_cursor_is_not_the_end() -> None:
    script = Script([Page([], following="a"), Page([], following="b"), Page(rows(1))])
    assert walk(CURSOR, script.fetch).pages == [[1]]


def test_a_page_is_read_through_attributes_and_keys() -> None:
    facts = PAGE._replace(items=("data", "items"), total=("data", "total"), key=("_id",))
    page = {"data": {"items": [{"_id": "a"}, {"_id": "a"}, {"_id": "b"}], "total": 3}}
    step = advance(facts, begin(facts), page)
    assert step.items == [{"_id": "a"}, {"_id": "b"}]
    assert (step.state.met, step.state.total) == (True, 3)


def test_a_step_leaves_the_state_before_it_as_it_was() -> None:
    before = begin(OFFSET)
    first = advance(OFFSET, before, Page(rows(1, 2), 9))
    again = advance(OFFSET, before, Page(rows(1, 2), 9))
    assert (first, before) == (again, begin(OFFSET))
