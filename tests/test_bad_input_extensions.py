"""Extensions that break their form: refused with the place of the fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.refusals import refuse
from support.specs import GONE, Workshop, changed, document

LIST = "/paths/~1things/get"
POST = "/paths/~1things/post"
LIVE = "/paths/~1live/get"
PAGES = f"{LIST}/x-pagination"
STREAM = f"{LIVE}/x-stream"
OUTCOME = f"{POST}/responses/409"
Case = tuple[dict[str, Any], str, str]


def _refused(root: Path, case: Case) -> None:
    changes, place, words = case
    refuse(root, changed(document(listing=True, stream=True), changes), f"openapi.json#{place}", words)


RETRY: dict[str, Case] = {
    "none": ({f"{POST}/x-retry": GONE}, POST, "x-retry is missing"),
    "an unknown word": ({f"{POST}/x-retry": "never"}, f"{POST}/x-retry", "must be one of"),
    "a list": ({f"{POST}/x-retry": ["safe"]}, f"{POST}/x-retry", "must be one of"),
    "a boolean": ({f"{POST}/x-retry": False}, f"{POST}/x-retry", "must be one of"),
}


@pytest.mark.parametrize("case", RETRY.values(), ids=RETRY)
def test_an_operation_says_whether_it_may_be_repeated(tmp_path: Path, case: Case) -> None:
    _refused(tmp_path, case)


def _timeout(said: Any, place: str, words: str) -> Case:
    return {f"{POST}/x-timeout": said}, f"{POST}/x-timeout{place}", words


TIMEOUTS: dict[str, Case] = {
    "a number": _timeout(300, "", "must be a mapping"),
    "half": _timeout({"read": 300}, "", "lacks 'total'"),
    "an unknown key": _timeout({"read": 1, "total": 2, "write": 3}, "", "has no 'write'"),
    "nothing": _timeout({"read": 0, "total": 2}, "/read", "must be a positive number"),
    "a text": _timeout({"read": 1, "total": "2"}, "/total", "must be a positive number"),
    "a boolean": _timeout({"read": True, "total": 2}, "/read", "must be a positive number"),
    "more within than in all": _timeout({"read": 3, "total": 2}, "/read", "is more than 'total'"),
}


@pytest.mark.parametrize("case", TIMEOUTS.values(), ids=TIMEOUTS)
def test_a_time_out_keeps_its_form(tmp_path: Path, case: Case) -> None:
    _refused(tmp_path, case)


def _destructive(said: Any, place: str, words: str) -> Case:
    return {f"{POST}/x-destructive": said}, f"{POST}/x-destructive{place}", words


DESTRUCTIVE: dict[str, Case] = {
    "a text": _destructive("yes", "", "must be a mapping"),
    "an unknown key": _destructive({"counts": "listThings"}, "", "lacks 'counted-by'"),
    "a number of operations": _destructive({"counted-by": 2}, "/counted-by", "must name an operation"),
    "a count by no operation": _destructive({"counted-by": "count"}, "/counted-by", "no list with a total is 'count'"),
    "a count by no list": _destructive({"counted-by": "fetchThing"}, "/counted-by", "no list with a total"),
}


@pytest.mark.parametrize("case", DESTRUCTIVE.values(), ids=DESTRUCTIVE)
def test_an_operation_says_what_it_destroys(tmp_path: Path, case: Case) -> None:
    _refused(tmp_path, case)


def _outcome(said: Any) -> dict[str, Any]:
    return {OUTCOME: {"description": "No.", "x-outcome": said}}


OUTCOMES: dict[str, Case] = {
    "an unknown word": (_outcome("maybe"), f"{OUTCOME}/x-outcome", "must be one of"),
    "no rule": (_outcome([]), f"{OUTCOME}/x-outcome", "a list of rules"),
    "a rule without outcome": (_outcome([{"when": {}}]), f"{OUTCOME}/x-outcome/0", "lacks 'outcome'"),
    "a rule that is no mapping": (_outcome([7]), f"{OUTCOME}/x-outcome/0", "must be a mapping"),
    "an unknown key": (_outcome([{"outcome": "unknown", "if": 1}]), f"{OUTCOME}/x-outcome/0", "has no 'if'"),
    "half a condition": (_outcome([{"outcome": "unknown", "when": {"equals": 1}}]), f"{OUTCOME}/x-outcome/0/when",
                         "lacks 'pointer'"),
    "a bad pointer": (_outcome([{"outcome": "unknown", "when": {"equals": 1, "pointer": "code"}}]),
                      f"{OUTCOME}/x-outcome/0/when/pointer", "JSON pointer"),
}  # fmt: skip


@pytest.mark.parametrize("case", OUTCOMES.values(), ids=OUTCOMES)
def test_an_outcome_keeps_its_form(tmp_path: Path, case: Case) -> None:
    _refused(tmp_path, case)


PAGINATION: dict[str, Case] = {
    "no mapping": ({PAGES: "page"}, PAGES, "must be a mapping"),
    "no style": ({f"{PAGES}/style": GONE}, f"{PAGES}/style", "page, offset, cursor"),
    "a bad style": ({f"{PAGES}/style": "scroll"}, f"{PAGES}/style", "page, offset, cursor"),
    "a style that is a list": ({f"{PAGES}/style": ["page"]}, f"{PAGES}/style", "page, offset, cursor"),
    "no parameter": ({f"{PAGES}/page": GONE}, PAGES, "lacks 'page'"),
    "a cursor from nowhere": ({f"{PAGES}/style": "cursor", f"{PAGES}/cursor": "page", f"{PAGES}/page": GONE}, PAGES,
                              "lacks 'next'"),
    "the parameter of another style": ({f"{PAGES}/offset": "page"}, PAGES, "has no 'offset'"),
    "an unknown parameter": ({f"{PAGES}/page": "p"}, f"{PAGES}/page", "no query parameter 'p'"),
    "an unknown limit": ({f"{PAGES}/limit": "n"}, f"{PAGES}/limit", "no query parameter 'n'"),
    "a limit that is a list": ({f"{PAGES}/limit": ["limit"]}, f"{PAGES}/limit", "must be a text"),
    "an unknown key": ({f"{PAGES}/item": "/items"}, PAGES, "has no 'item'"),
    "no pointer": ({f"{PAGES}/items": "items"}, f"{PAGES}/items", "JSON pointer"),
    "items nowhere": ({f"{PAGES}/items": "/rows"}, f"{PAGES}/items", "has no 'rows'"),
    "items no array": ({f"{PAGES}/items": "/total"}, f"{PAGES}/items", "leads to no array"),
    "a total nowhere": ({f"{PAGES}/total": "/count"}, f"{PAGES}/total", "has no 'count'"),
    "a key that is a text": ({f"{PAGES}/key": "id"}, f"{PAGES}/key", "list of property names"),
    "a key of nothing": ({f"{PAGES}/key": None}, f"{PAGES}/key", "list of property names"),
    "a key that no item has": ({f"{PAGES}/key": ["uid"]}, f"{PAGES}/key", "has no 'uid'"),
    "a size of zero": ({f"{PAGES}/default-limit": 0}, f"{PAGES}/default-limit", "positive integer"),
    "a size that is true": ({f"{PAGES}/max-limit": True}, f"{PAGES}/max-limit", "positive integer"),
    "a size above the most": ({f"{PAGES}/max-limit": 1}, f"{PAGES}/default-limit", "more than 'max-limit'"),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGINATION.values(), ids=PAGINATION)
def test_a_listing_keeps_its_form_and_names_what_is_there(tmp_path: Path, case: Case) -> None:
    _refused(tmp_path, case)


def test_a_listing_whose_items_nothing_tells_apart_has_no_key(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("sample", changed(document(listing=True), {f"{PAGES}/key": GONE}))
    run = workshop.run()
    assert run.code == 0, run.err
    assert "key=None" in (workshop.output / "sample/src/sample_client/operations.py").read_text()


_DONE = {"event": "thing", "pointer": "/id", "equals": 1}
_TOKEN = {"operation": "fetchThing", "parameter": "token"}
STREAMS: dict[str, Case] = {
    "none at an event stream": ({STREAM: GONE}, LIVE, "an event stream needs x-stream"),
    "one at no event stream": ({f"{POST}/x-stream": {"events": {"a": "#/components/schemas/Thing"}}},
                               f"{POST}/x-stream", "no response of the operation"),
    "no events": ({f"{STREAM}/events": {}}, f"{STREAM}/events", "must map event names"),
    "an event of no schema": ({f"{STREAM}/events/thing": "#/components/schemas/No"}, f"{STREAM}/events/thing",
                              "leads nowhere"),
    "an event that is a schema": ({f"{STREAM}/events/thing": {"type": "object"}}, f"{STREAM}/events/thing",
                                  "a reference to a component schema"),
    "an event of no component": ({f"{STREAM}/events/thing": "#/info"}, f"{STREAM}/events/thing",
                                 "a reference to a component schema"),
    "an unknown key": ({f"{STREAM}/event": 1}, STREAM, "has no 'event'"),
    "a token of no operation": ({f"{STREAM}/token": {**_TOKEN, "operation": "ask"}}, f"{STREAM}/token",
                                "no operation 'ask'"),
    "a token in no parameter": ({f"{STREAM}/token": {**_TOKEN, "parameter": "key"}}, f"{STREAM}/token/parameter",
                                "no query parameter 'key'"),
    "a token that is a list": ({f"{STREAM}/token": {**_TOKEN, "operation": []}}, f"{STREAM}/token/operation",
                               "must be a text"),
    "a pace in no parameter": ({f"{STREAM}/pace": "interval"}, f"{STREAM}/pace", "no query parameter 'interval'"),
    "half an end": ({f"{STREAM}/completed": {"event": "thing"}}, f"{STREAM}/completed", "lacks 'equals'"),
    "an end by no event": ({f"{STREAM}/completed": {**_DONE, "event": "end"}}, f"{STREAM}/completed/event",
                           "no event 'end'"),
    "an end with no pointer": ({f"{STREAM}/completed": {**_DONE, "pointer": 1}}, f"{STREAM}/completed/pointer",
                               "JSON pointer"),
}  # fmt: skip


@pytest.mark.parametrize("case", STREAMS.values(), ids=STREAMS)
def test_a_stream_keeps_its_form_and_names_what_is_there(tmp_path: Path, case: Case) -> None:
    _refused(tmp_path, case)
