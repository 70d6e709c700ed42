"""Going on from a text, in another process."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from typing import Any

import pytest
from mailrig.errors import PaginationError
from mailrig.pagination import Paginator
from overlay.support_pages import CURSOR, MODES, OFFSET, PAGE, Page, Row, Script, Server, drawn, rows, walk

NAMES: dict[str, Any] = {"api": "example", "operation_id": "listRows"}


def tokens(facts: Any, fetch: Any, **options: Any) -> list[tuple[list[int], str]]:
    """Each page with the token that was to be had while it was used, and the one after the end."""
    paginator: Paginator[Row] = Paginator(facts, fetch, **NAMES, **options)
    found: list[tuple[list[int], str]] = [([], paginator.resume_token)]
    found += [([row.id for row in page], paginator.resume_token) for page in paginator.pages()]
    return [*found, ([], paginator.resume_token)]


def chain(arguments: dict[str, Any]) -> Page:
    at = int(arguments.get("cursor", "0"))
    return Page(rows(*range(at, at + 10)), following=str(at + 10) if at < 50 else None)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("style", ["offset", "page", "cursor"])
def test_a_walk_goes_on_from_every_page(style: str, mode: str) -> None:
    facts: Any = {"offset": OFFSET, "page": PAGE, "cursor": CURSOR}[style]
    for cap in (1000, 10):

        def fetch(arguments: dict[str, Any], cap: int = cap) -> Page:
            return chain(arguments) if style == "cursor" else Server(60, cap=cap).fetch(arguments)

        every = walk(facts, fetch, page_size=15).ids
        before: list[int] = []
        for page, token in tokens(facts, fetch, page_size=15):
            rest = walk(facts, fetch, mode, resume_token=token).ids
            assert before + rest == every
            before += page


def test_the_token_of_an_item_stands_for_the_page_that_holds_it() -> None:
    paginator: Paginator[Row] = Paginator(OFFSET, Server(30).fetch, page_size=10, **NAMES)
    for row in paginator:
        rest = walk(OFFSET, Server(30).fetch, resume_token=paginator.resume_token).ids
        assert rest[0] == row.id + 9 - row.id % 10
        assert rest[-1] == 0


def test_rows_pushed_forward_between_two_processes_come_once() -> None:
    server = Server(500, total=lambda count: None)
    taken: list[int] = []
    paginator: Paginator[Row] = Paginator(OFFSET, server.fetch, page_size=100, **NAMES)
    for page in paginator.pages():
        if len(taken) == 200:
            break
        taken += [row.id for row in page]
    server.count += 150
    rest = walk(OFFSET, server.fetch, resume_token=paginator.resume_token).ids
    assert sorted(taken + rest) == list(range(500))


def test_a_token_can_be_passed_on_before_a_page_is_read() -> None:
    server = Server(500)
    token = tokens(OFFSET, server.fetch)[3][1]
    second: Paginator[Row] = Paginator(OFFSET, server.fetch, resume_token=token, **NAMES)
    assert second.resume_token == token
    assert second.total == 500


def test_the_token_after_the_end_stands_for_the_end() -> None:
    server = Server(30)
    done = tokens(OFFSET, server.fetch)[-1][1]
    server.requests.clear()
    walked = walk(OFFSET, server.fetch, resume_token=done)
    assert (walked.ids, walked.total, server.requests) == ([], 30, [])


def test_a_token_knows_how_large_a_full_page_is() -> None:
    def fetch(arguments: dict[str, Any]) -> Page:
        return Server(30, cap=10, total=lambda count: 20).fetch(arguments)

    for page, token in tokens(OFFSET, fetch, page_size=1000)[1:4]:
        assert walk(OFFSET, fetch, resume_token=token).ids == list(range(page[0], -1, -1))


def test_a_token_brings_its_own_page_size() -> None:
    server = Server(90)
    token = tokens(PAGE, server.fetch, page_size=20)[2][1]
    assert walk(PAGE, server.fetch, resume_token=token, page_size=7).ids == list(range(69, -1, -1))
    assert server.requests[-1]["limit"] == 20


@pytest.mark.parametrize("mode", MODES)
def test_a_failure_leaves_the_token_at_the_page_that_failed(mode: str) -> None:
    script = Script([Page(rows(1, 2), 5), Page(rows(3, 4), 5), ConnectionError("gone")])
    walked = walk(OFFSET, script.fetch, mode, page_size=2)
    assert (walked.ids, type(walked.error)) == ([1, 2, 3, 4], ConnectionError)
    rest = Script([Page(rows(5), 5), Page([], 5)])
    assert walk(OFFSET, rest.fetch, resume_token=walked.token).ids == [5]
    assert rest.requests == [{"skip": 4, "limit": 2}, {"skip": 5, "limit": 2}]


@pytest.mark.parametrize("mode", MODES)
def test_a_list_that_fails_to_progress_leaves_the_token_at_its_last_good_page(mode: str) -> None:
    walked = walk(OFFSET, Script([Page(rows(1, 2)), Page(rows(3, 4)), Page(rows(3, 4))]).fetch, mode, page_size=2)
    assert isinstance(walked.error, PaginationError)
    assert walk(OFFSET, Script([Page(rows(5)), Page([])]).fetch, resume_token=walked.token).ids == [5]


def test_another_process_understands_the_token() -> None:
    server = Server(3000, total=lambda count: None)
    token = tokens(OFFSET, server.fetch, page_size=1000)[2][1]
    code = (
        "import sys\nsys.path[:0] = sys.argv[1].split('|')\n"
        "from overlay.support_pages import OFFSET, Server, walk\n"
        "server = Server(3400, total=lambda count: None)\n"
        "print(sum(walk(OFFSET, server.fetch, resume_token=sys.argv[2]).ids))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "|".join(sys.path), token], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert int(done.stdout) == sum(range(2000))


def test_a_token_is_url_safe_text_of_bounded_size() -> None:
    found = [token for _, token in tokens(OFFSET, Server(20_000, cap=5000).fetch, page_size=5000)]
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in found)
    assert max(map(len, found)) < 16_000


def test_damaged_tokens_are_refused() -> None:
    token = tokens(OFFSET, Server(300).fetch)[2][1]
    draw = drawn(3)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for _ in range(500):
        at = draw.randrange(len(token) - 1)
        other = draw.choice([letter for letter in letters if letter != token[at]])
        for broken in (token[:at] + other + token[at + 1 :], token[:at], token[:at] + token[at + 1 :]):
            with pytest.raises(ValueError, match="resume token"):
                Paginator(OFFSET, Server(300).fetch, resume_token=broken, **NAMES)


def forged(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode()


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "no token",
        "ä",
        "....",
        forged({}),
        forged([1]),
        forged("a"),
        forged({"v": 1}),
        forged(None),
        7,
        b"x",
    ],
)
def test_what_is_no_token_is_refused(token: Any) -> None:
    with pytest.raises(ValueError, match="no resume token"):
        Paginator(OFFSET, Server(3).fetch, resume_token=token, **NAMES)


def test_a_token_of_another_list_is_refused() -> None:
    token = tokens(OFFSET, Server(300).fetch)[1][1]
    for facts, names in (
        (OFFSET, {**NAMES, "operation_id": "listOthers"}),
        (OFFSET, {**NAMES, "api": "other"}),
        (PAGE, NAMES),
    ):
        with pytest.raises(ValueError, match="belongs to another list"):
            Paginator(facts, Server(300).fetch, resume_token=token, **names)


def test_items_without_keys_are_known_again_after_resuming() -> None:
    facts = OFFSET._replace(key=())
    every = [{"name": f"n{number}", "tags": [number]} for number in range(40)]

    def fetch(arguments: dict[str, Any], pushed: int = 0) -> Page:
        found = [{"name": "new", "tags": [-number]} for number in range(pushed)] + every
        return Page(found[arguments["skip"] : arguments["skip"] + 10])

    paginator: Paginator[Any] = Paginator(facts, fetch, **NAMES)
    walker = paginator.pages()
    taken = [*next(walker), *next(walker)]
    assert next(walker)
    rest = walk(facts, lambda arguments: fetch(arguments, pushed=5), resume_token=paginator.resume_token)
    assert taken + [item for page in rest.pages for item in page] == every
