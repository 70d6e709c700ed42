"""A change on either side is named there."""

from __future__ import annotations

import pytest
from support.bench import PAGES, Bench, changed


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_that_agrees_with_the_spec_prints_nothing_and_exits_0(bench: Bench, page: str) -> None:
    assert bench.run(page) == (0, [], "")


EDITS: list[tuple[str, str, str, set[str], set[str]]] = [
    # format, old text, new text, page only, spec only
    (
        "markdown",
        "- `tons`",
        "- `flag` (string, required)\n- `tons`",
        {"response 200 flag: field (string, required)"},
        set(),
    ),
    ("markdown", "- `tons` (number,null) Example: `2.5`\n", "", set(), {"response 200 tons: field (null, number)"}),
    (
        "markdown",
        "`tons` (number,null)",
        "`tons` (string,null)",
        {"response 200 tons: type string (spec: number)"},
        {"response 200 tons: type number (page: string)"},
    ),
    ("markdown", "(number,null)", "(number)", set(), {"response 200 tons: type null"}),
    ("markdown", "`tons` (number,null)", "`tons` (number,null, required)", {"response 200 tons: required"}, set()),
    ("markdown", "`name` (string, required)", "`name` (string)", set(), {"body name: required"}),
    ("markdown", "afloat, sunk", "afloat, sunk, lost", {"response 200 state: enum value lost"}, set()),
    ("markdown", "afloat, sunk", "afloat", set(), {"response 200 state: enum value sunk"}),
    (
        "markdown",
        "#### 404 - No such boat.",
        "#### 409 - Taken.\n\n#### 404 - No such boat.",
        {"response 409: status"},
        set(),
    ),
    ("markdown", "#### 404", "#### 410", {"response 410: status"}, {"response 404: status"}),
    (
        "markdown",
        "- `view` (query",
        "- `look` (query",
        {"query look: parameter (string)"},
        {"query view: parameter (string)"},
    ),
    (
        "markdown",
        "- `view` (query",
        "- `view` (header",
        {"header view: parameter (string)"},
        {"query view: parameter (string)"},
    ),
    ("markdown", "- `Accept`", "- `X-Trace`: text\n- `Accept`", {"header X-Trace: parameter"}, set()),
    ("markdown", "short, long", "short, full", {"query view: enum value full"}, {"query view: enum value long"}),
    (
        "markdown",
        "- `crew[].rank`",
        "- `crew[].pay` (integer)\n- `crew[].rank`",
        {"body crew[].pay: field (integer)"},
        set(),
    ),
    ("markdown", "`, `write:boats`", "`", set(), {"scopes: scope write:boats"}),
    (
        "markdown",
        "`write:boats`",
        "`admin:boats`",
        {"scopes: scope admin:boats (spec: write:boats)"},
        {"scopes: scope write:boats (page: admin:boats)"},
    ),
    ("markdown", '"tons": null, ', '"tons": null, "mast": {"m": 1}, ', {"response 200 mast: example key"}, set()),
    (
        "markdown",
        ', "trace": {"id": "t"}',
        "",
        set(),
        {"response 404 trace: field (object)", "response 404 trace.id: field (string)"},
    ),
    (
        "markdown",
        "`Content-Type`: application/json",
        "`Content-Type`: text/csv",
        {"body: media type text/csv (spec: application/json)"},
        {"body: media type application/json (page: text/csv)"},
    ),
    ("markdown", "- `Authorization`: Bearer YOUR_KEY\n", "", set(), {"authentication: required"}),
    (
        "text",
        "tons number | null",
        "flag boolean · Example: true\ntons number | null",
        {"response 200 flag: field (boolean)"},
        set(),
    ),
    ("text", "trace.id string · Example: t\n", "", set(), {"response 404 trace.id: field (string)"}),
    (
        "text",
        "rank stringnull",
        "rank integernull",
        {"body crew[].rank: type integer (spec: string)"},
        {"body crew[].rank: type string (page: integer)"},
    ),
    ("text", "code string ·", "code string required ·", {"response 404 code: required"}, set()),
    ("text", "name string required", "name string", set(), {"body name: required"}),
    ("text", "Body\n\nrequired\n", "Body\n\n", set(), {"body: required"}),
    ("text", "sunk\n404", "sunk\nlost\n404", {"response 200 state: enum value lost"}, set()),
    ("text", "sunk\n404", "404", set(), {"response 200 state: enum value sunk"}),
    ("text", "404 No such", "409 Taken.\n404 No such", {"response 409: status"}, set()),
    ("text", "view string ·", "look string ·", {"query look: parameter (string)"}, {"query view: parameter (string)"}),
    (
        "text",
        "Query Parameters",
        "Cookie Parameters",
        {"cookie view: parameter (string)"},
        {"query view: parameter (string)"},
    ),
    ("text", "Accept Example", "Accept Example\nX-Trace Example", {"header X-Trace: parameter"}, set()),
    ("text", "write:boats\n", "write:boatsread:docks\n", {"scopes: scope read:docks"}, set()),
    ("text", "\n404 No such", "\nextra money · Example: 1\n404 No such", {"response 200 extra: field (money)"}, set()),
    ("text", '"tons": null,', '"tons": null,\n  "mast": 1,', {"response 200 mast: example key"}, set()),
    ("slate", "|» tons|", "|» flag|boolean|false|none|none|\n|» tons|", {"response 200 flag: field (boolean)"}, set()),
    ("slate", "|» tons|number¦null|false|none|none|\n", "", set(), {"response 200 tons: field (null, number)"}),
    (
        "slate",
        "|» crew|body|[object]|",
        "|» crew|body|[string]|",
        {"body crew: type array<string> (spec: array<object>)"},
        {"body crew: type array<object> (page: array<string>)"},
    ),
    ("slate", "|» name|body|string|true|", "|» name|body|string|false|", set(), {"body name: required"}),
    ("slate", "|» tons|number¦null|false|", "|» tons|number¦null|true|", {"response 200 tons: required"}, set()),
    ("slate", "|body|body|object|true|", "|body|body|object|false|", set(), {"body: required"}),
    (
        "slate",
        "|state|sunk|",
        "|state|lost|",
        {"response 200 state: enum value lost"},
        {"response 200 state: enum value sunk"},
    ),
    ("slate", "|view|long|\n", "", set(), {"query view: enum value long"}),
    ("slate", "|404|[Not", "|409|[No](https://example.org)|No|None|\n|404|[Not", {"response 409: status"}, set()),
    (
        "slate",
        "|404|[Not Found](https://example.org/404)|Not Found|Inline|\n",
        "",
        set(),
        {"response 404: status (page describes it, lists it not)"},
    ),
    (
        "slate",
        "|view|query|string|false|how much|",
        "|look|query|string|false|how much|",
        {"query look: parameter (string)"},
        {"query view: parameter (string)"},
    ),
    ("slate", "|view|query|", "|view|header|", {"header view: parameter (string)"}, {"query view: parameter (string)"}),
    ("slate", "write:boats )", ")", set(), {"scopes: scope write:boats"}),
    ("slate", '"tons": null, ', '"tons": null, "mast": 1, ', {"response 200 mast: example key"}, set()),
]


@pytest.mark.parametrize(("form", "old", "new", "page_only", "spec_only"), EDITS)
def test_a_change_of_the_page_is_named_on_the_side_that_states_it(
    bench: Bench, form: str, old: str, new: str, page_only: set[str], spec_only: set[str]
) -> None:
    assert bench.differences(changed(PAGES[form], old, new)) == (page_only, spec_only)
