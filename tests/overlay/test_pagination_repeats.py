"""Rows that come again, and lists that never end."""

from __future__ import annotations

from typing import Any

import pytest
from mailrig._page_window import WINDOW_KEYS, WINDOW_PAGES
from mailrig._pages import STALLED_PAGES, advance, begin
from mailrig.errors import PaginationError
from overlay.support_pages import CURSOR, MODES, OFFSET, PAGE, Page, Script, Server, drawn, rows, walk

COUNTING = pytest.mark.parametrize("facts", [OFFSET, PAGE], ids=["offset", "page"])


def failed(walked: Any, words: str) -> bool:
    error = walked.error
    assert isinstance(error, PaginationError)
    assert (error.api, error.operation_id) == ("example", "listRows")
    return words in str(error)


@COUNTING
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("total", [None, 7, 300])
def test_a_page_that_repeats_is_an_error_after_its_rows_came_once(facts: Any, mode: str, total: int | None) -> None:
    script = Script([Page(rows(1, 2, 3), total)])
    walked = walk(facts, script.fetch, mode)
    assert walked.ids == [1, 2, 3]
    assert failed(walked, "a page of 3 items comes again as a whole")
    assert len(script.requests) == 2


@COUNTING
def test_a_page_that_repeats_in_another_order_is_the_same_page(facts: Any) -> None:
    walked = walk(facts, Script([Page(rows(1, 2, 3)), Page(rows(3, 1, 2))]).fetch, page_size=3)
    assert failed(walked, "comes again as a whole")


@COUNTING
@pytest.mark.parametrize("length", [2, 5, WINDOW_PAGES + 3, 200])
def test_a_list_that_begins_again_is_an_error_at_its_first_page(facts: Any, length: int) -> None:
    pages = [Page(rows(2 * number, 2 * number + 1)) for number in range(length)]
    script = Script([*pages, *pages])
    walked = walk(facts, script.fetch, page_size=2)
    assert walked.ids == list(range(2 * length))
    assert failed(walked, "comes again as a whole")
    assert len(script.requests) == length + 1


def test_a_loop_that_leaves_out_the_beginning_is_found_though_it_is_longer_than_the_window() -> None:
    pages = [Page(rows(number)) for number in range(150)]
    script = Script(pages + pages[50:] + pages[50:] + pages[50:])
    walked = walk(OFFSET, script.fetch, page_size=1)
    assert failed(walked, "comes again as a whole")
    assert len(script.requests) <= 2 * 150


@pytest.mark.parametrize("grown", [3, 7])
def test_a_page_pushed_as_a_whole_by_rows_that_the_total_tells_of_is_no_error(grown: int) -> None:
    script = Script(
        [Page(rows(6, 5, 4), 6), Page(rows(6, 5, 4), 6 + grown), Page(rows(3, 2, 1), 6 + grown), Page([], 6 + grown)]
    )
    walked = walk(OFFSET, script.fetch, page_size=3)
    assert (walked.error, walked.ids) == (None, [6, 5, 4, 3, 2, 1])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("more", [True, None])
def test_a_cursor_that_comes_again_is_an_error_after_its_page(mode: str, more: bool | None) -> None:
    pages = [Page(rows(1), following="a", more=more), Page(rows(2), following="b", more=more)]
    script = Script([*pages, Page(rows(3), following="a", more=more)])
    walked = walk(CURSOR, script.fetch, mode)
    assert walked.ids == [1, 2, 3]
    assert failed(walked, "a cursor comes again")
    assert len(script.requests) == 3


@pytest.mark.parametrize("length", [1, 3, WINDOW_PAGES + 3, 200])
def test_empty_pages_whose_cursors_go_round_are_an_error(length: int) -> None:
    script = Script([Page([], following=str(number % length)) for number in range(1000)])
    walked = walk(CURSOR, script.fetch)
    assert isinstance(walked.error, PaginationError)
    assert len(script.requests) <= STALLED_PAGES + 1


def test_new_cursors_that_bring_nothing_new_are_an_error_in_the_end() -> None:
    script = Script([Page(rows(*range(10)), following="0")] + [Page([], following=str(n + 1)) for n in range(1000)])
    walked = walk(CURSOR, script.fetch)
    assert failed(walked, "33 pages in a row brought nothing new")
    assert len(script.requests) == STALLED_PAGES + 2


def test_more_without_a_cursor_is_an_error_after_the_page() -> None:
    walked = walk(CURSOR, Script([Page(rows(1), more=True)]).fetch)
    assert walked.ids == [1]
    assert failed(walked, "names no cursor")


@COUNTING
def test_full_pages_of_known_rows_are_an_error_in_the_end(facts: Any) -> None:
    draw = drawn(1)
    known = [Page(rows(*range(start, start + 10))) for start in range(0, 100, 10)]
    mixed = [Page(rows(*draw.sample(range(100), 10))) for _ in range(1000)]
    script = Script(known + mixed)
    walked = walk(facts, script.fetch, page_size=10)
    assert walked.ids == list(range(100))
    assert failed(walked, "33 pages in a row brought nothing new")
    assert len(script.requests) == 10 + STALLED_PAGES + 1


@COUNTING
def test_a_last_page_that_is_given_for_ever_is_an_error_in_the_end(facts: Any) -> None:
    script = Script([Page(rows(1, 2, 3)), Page(rows(4, 5))])
    walked = walk(facts, script.fetch, page_size=3)
    assert walked.ids == [1, 2, 3, 4, 5]
    assert failed(walked, "brought nothing new")
    assert len(script.requests) == 2 + STALLED_PAGES + 1


@COUNTING
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [3, 1, 100])
def test_a_server_that_repeats_its_last_page_behind_a_met_total_has_no_more(facts: Any, mode: str, size: int) -> None:
    script = Script([Page(rows(1, 2, 3), 3)])
    walked = walk(facts, script.fetch, mode, page_size=size + 3)
    assert (walked.ids, walked.error, len(script.requests)) == ([1, 2, 3], None, 2)


@COUNTING
def test_a_repetition_behind_a_met_total_is_an_error_when_the_total_has_changed(facts: Any) -> None:
    walked = walk(facts, Script([Page(rows(1, 2, 3), 3), Page(rows(1, 2, 3), 4)]).fetch)
    assert failed(walked, "comes again as a whole")


@pytest.mark.parametrize("total", [None, 0, 10_000])
def test_a_list_that_grows_as_fast_as_it_is_read_ends(total: int | None) -> None:
    draw = drawn(2)
    server = Server(500, grow=lambda: draw.randint(1, 40), total=lambda count: total)
    walked = walk(OFFSET, server.fetch, page_size=100)
    assert walked.error is None
    assert sorted(walked.ids) == list(range(500))
    assert len(server.requests) < 80


def test_an_honest_total_ends_a_list_that_grows_as_fast_as_it_is_read() -> None:
    server = Server(500, grow=lambda: 40)
    walked = walk(OFFSET, server.fetch, page_size=100)
    assert sorted(walked.ids) == list(range(500))
    assert len(server.requests) < 12


def test_rows_pushed_by_many_pages_at_once_come_once() -> None:
    server = Server(5000, total=lambda count: None)
    server.grow = lambda: 1234 if len(server.requests) == 20 else 0
    walked = walk(OFFSET, server.fetch, page_size=100)
    assert (walked.error, walked.ids) == (None, list(range(4999, -1, -1)))


def test_rows_that_come_twice_on_a_page_are_given_once() -> None:
    step = advance(OFFSET, begin(OFFSET), Page(rows(1, 2, 1, 3, 3), 5))
    assert [row.id for row in step.items] == [1, 2, 3]
    assert step.state.met


def test_the_window_has_a_bound_for_small_pages_and_for_large_ones() -> None:
    for size, pages in ((1, 2 * WINDOW_PAGES), (1000, WINDOW_PAGES), (12_000, 4)):
        state = begin(OFFSET, size)
        for number in range(pages):
            state = advance(OFFSET, state, Page(rows(*range(number * size, (number + 1) * size)))).state
            held = sum(len(page.keys) for page in state.window.pages)
            assert len(state.window.pages) <= WINDOW_PAGES
            assert held <= max(WINDOW_KEYS, 2 * size)


@COUNTING
@pytest.mark.parametrize("items", ["text", {"a": 1}, 7])
def test_items_that_are_no_list_are_an_error(facts: Any, items: Any) -> None:
    assert failed(walk(facts, Script([Page(items)]).fetch), "instead of a list")
