"""The page check names every difference between a saved page and a spec, and only those."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import check_page
import pytest
import yaml

MARKDOWN = """\
## PATCH /v9/boats/{id}

**Rename a boat**

### Headers

- `Accept`: application/json
- `Content-Type`: application/json
- `Authorization`: Bearer YOUR_KEY
- Required API scopes: `read:boats`, `write:boats`

### Parameters

- `id` (path, string, required): The boat. Example: `bt_1`
- `view` (query, string): How much to tell. Example: `short`
  Allowed values: short, long

### Request Body

- `name` (string, required) Example: `Gull`
- `crew` (array<object>)
- `crew[].rank` (string,null, required) Example: `mate`

### Request Example

```bash
curl -X PATCH "https://api.example.org/v9/boats/bt_1" \\
  -d '{"name": "Gull", "crew": [{"rank": null}]}'
```

### Response Schema

- `id` (string, required) Example: `bt_1`
- `tons` (number,null) Example: `2.5`
- `state` (string, required) Example: `afloat`
  Allowed values: afloat, sunk

### Responses

#### 200 - The boat.
```json
{"id": "bt_1", "tons": null, "state": "afloat"}
```

#### 404 - No such boat.
```json
{"code": "not_found", "trace": {"id": "t"}}
```
"""

TEXT = """\
Rename a boat

Gives a boat another name.

Authentication

Required API scopes: read:boatswrite:boats

Use Authorization: Bearer <token> for API keys.

Context

Path Parameters

id string required Example: bt_1

The boat.

Query Parameters

view string · enum Example: short
short
long

Headers

Accept Example
Content-Type Example

Body

required
application/json
name string required · Example: Gull

What is painted on it.

crew array<object>
crew[].rank stringnull required · Example: mate

Responses

200 The boat.
id string required · Example: bt_1
tons number | null · Example: 2.5
state string · enum required · Example: afloat
afloat
sunk
404 No such boat.
code string · Example: not_found
trace object
trace.id string · Example: t
PATCH https://api.example.org/v9/boats/{id}
View as Markdown
cURL
curl -X PATCH "https://api.example.org/v9/boats/bt_1" \\
  -d '{
    "name": "Gull"
  }'
Response
{
  "id": "bt_1",
  "tons": null,
  "state": "afloat"
}
Request Body Rename a boat
{
  "name": "Gull",
  "crew": [{"rank": null}]
}
"""

SLATE = """\
# Harbour

## Rename boat

> Code samples

```python
headers = {'Content-Type': 'application/json'}
r = requests.patch('https://api.example.org/v9/boats/{id}', headers = headers)
```

`PATCH /v9/boats/{id}`

> Body parameter

```json
{"name": "Gull", "crew": [{"rank": null}]}
```

<h3 id="rename-boat-parameters">Parameters</h3>

|Name|In|Type|Required|Description|
|---|---|---|---|---|
|id|path|string|true|none|
|view|query|string|false|how much|
|body|body|object|true|none|
|» name|body|string|true|none|
|» crew|body|[object]|false|none|
|»» rank|body|string¦null|true|none|

#### Enumerated Values

|Parameter|Value|
|---|---|
|view|short|
|view|long|

> Example responses

> 200 Response

```json
{"id": "bt_1", "tons": null, "state": "afloat"}
```

<h3 id="rename-boat-responses">Responses</h3>

|Status|Meaning|Description|Schema|
|---|---|---|---|
|200|[OK](https://example.org/200)|OK|Inline|
|404|[Not Found](https://example.org/404)|Not Found|Inline|

<h3 id="rename-boat-responseschema">Response Schema</h3>

Status Code **200**

|Name|Type|Required|Restrictions|Description|
|---|---|---|---|---|
|» id|string|true|none|none|
|» tons|number¦null|false|none|none|
|» state|string|true|none|none|

#### Enumerated Values

|Property|Value|
|---|---|
|state|afloat|
|state|sunk|

Status Code **404**

|Name|Type|Required|Restrictions|Description|
|---|---|---|---|---|
|» code|string|false|none|none|
|» trace|object|false|none|none|
|»» id|string|false|none|none|

<aside class="warning">
To perform this operation, you must be authenticated by means of one of the following methods:
key ( Scopes: read:boats write:boats )
</aside>
"""

SPEC: dict[str, Any] = yaml.safe_load("""\
openapi: 3.1.0
info: {title: Harbour, version: '9'}
servers: [{url: 'https://api.example.org'}]
paths:
  /v9/boats/{id}:
    parameters:
      - $ref: '#/components/parameters/BoatId'
    patch:
      security: [{key: ['read:boats', 'write:boats']}]
      parameters:
        - {name: view, in: query, schema: {type: string, enum: [short, long]}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Rename'}
      responses:
        '200':
          description: The boat
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Boat'}
              examples:
                one: {$ref: '#/components/examples/Boat'}
        '404':
          $ref: '#/components/responses/NotFound'
components:
  parameters:
    BoatId: {name: id, in: path, required: true, schema: {type: string}}
  examples:
    Boat: {value: {id: bt_1, tons: null, state: afloat}}
  responses:
    NotFound:
      description: None
      content:
        application/problem+json:
          schema: {$ref: '#/components/schemas/Problem'}
  schemas:
    Rename:
      type: object
      required: [name]
      properties:
        name: {type: string}
        crew: {type: array, items: {$ref: '#/components/schemas/Sailor'}}
    Sailor:
      type: object
      required: [rank]
      properties:
        rank: {type: [string, 'null']}
    Boat:
      type: object
      required: [id, state]
      properties:
        id: {type: string}
        tons: {type: [number, 'null']}
        state: {type: string, enum: [afloat, sunk]}
    Problem:
      type: object
      properties:
        code: {type: string}
        trace:
          oneOf: [{$ref: '#/components/schemas/Trace'}]
    Trace:
      type: object
      properties:
        id: {type: string}
""")

PAGES = {"markdown": MARKDOWN, "text": TEXT, "slate": SLATE}
OPERATION = "PATCH /v9/boats/{id}"


class Bench:
    """A folder with one spec and one page, and the command on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.spec = copy.deepcopy(SPEC)
        (folder / "specs" / "harbour").mkdir(parents=True)

    @property
    def deviations(self) -> Path:
        return self.folder / "specs" / "harbour" / "page-deviations.yaml"

    def run(self, *texts: str, options: tuple[str, ...] = ()) -> tuple[int, list[str], str]:
        text = yaml.safe_dump(self.spec)
        (self.folder / "specs" / "harbour" / "openapi.yaml").write_text(text)
        pages = [self.folder / f"page{number}.txt" for number in range(len(texts))]
        for page, content in zip(pages, texts, strict=True):
            page.write_text(content, encoding="utf-8")
        specs = str(self.folder / "specs")
        code = check_page.main(["--specs", specs, *options, "harbour", *map(str, pages)])
        out = self.capsys.readouterr()
        return code, [line.strip() for line in out.out.splitlines()], out.err

    def differences(self, page: str) -> tuple[set[str], set[str]]:
        """What only the page says, and what only the spec says."""
        found: dict[str, set[str]] = {"page only": set(), "spec only": set()}
        code, lines, err = self.run(page)
        assert not err
        assert code == (1 if lines else 0)
        group: set[str] = set()
        for line in lines:
            if line in found:
                group = found[line]
            elif not line.startswith("PATCH "):
                group.add(line)
        return found["page only"], found["spec only"]


@pytest.fixture
def bench(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bench:
    return Bench(tmp_path, capsys)


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


def schema(bench: Bench, name: str) -> dict[str, Any]:
    found: dict[str, Any] = bench.spec["components"]["schemas"][name]
    return found


def operation(bench: Bench) -> dict[str, Any]:
    found: dict[str, Any] = bench.spec["paths"]["/v9/boats/{id}"]["patch"]
    return found


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


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_only_the_spec_says_is_named_in_every_format(bench: Bench, page: str) -> None:
    boat, rename = schema(bench, "Boat"), schema(bench, "Rename")
    boat["properties"]["flag"] = {"type": "array", "items": {"$ref": "#/components/schemas/Trace"}}
    boat["properties"]["tons"]["type"] = ["integer", "null"]
    boat["properties"]["state"]["enum"].append("docked")
    boat["required"].append("tons")
    rename["properties"]["owner"] = {"type": "string"}
    operation(bench)["responses"]["503"] = {"description": "Down"}
    operation(bench)["parameters"].append(
        {"name": "depth", "in": "query", "required": True, "schema": {"type": "integer"}}
    )
    operation(bench)["security"][0]["key"].append("read:docks")

    page_only, spec_only = bench.differences(page)

    assert page_only == {"response 200 tons: type number (spec: integer)"}
    assert spec_only == {
        "body owner: field (string)",
        "query depth: parameter (integer, required)",
        "response 200 flag: field (array<object>)",
        "response 200 flag[].id: field (string)",
        "response 200 state: enum value docked",
        "response 200 tons: required",
        "response 200 tons: type integer (page: number)",
        "response 503: status",
        "scopes: scope read:docks",
    }


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_is_missing_from_the_spec_is_named_in_every_format(bench: Bench, page: str) -> None:
    del schema(bench, "Boat")["properties"]["tons"]
    del schema(bench, "Sailor")["properties"]["rank"]
    del schema(bench, "Boat")["properties"]["state"]["enum"]
    del operation(bench)["responses"]["404"]
    operation(bench)["parameters"].clear()

    page_only, spec_only = bench.differences(page)

    assert not spec_only
    assert page_only == {
        "body crew[].rank: field (null, string, required)",
        "query view: parameter (string)",
        "response 200 state: enum value afloat",
        "response 200 state: enum value sunk",
        "response 200 tons: field (null, number)",
        "response 404: status",
    }


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_body_that_only_one_side_has_is_named_once(bench: Bench, page: str) -> None:
    del operation(bench)["requestBody"]
    assert bench.differences(page) == ({"body"}, set())


def test_a_renamed_path_parameter_is_named_and_the_operation_still_found(bench: Bench) -> None:
    page = MARKDOWN.replace("{id}", "{boat}").replace("- `id` (path", "- `boat` (path")
    assert bench.differences(page) == (
        {"path boat: parameter (string, required)"},
        {"path id: parameter (string, required)"},
    )


def test_a_base_path_may_be_part_of_the_servers_address(bench: Bench) -> None:
    bench.spec["servers"] = [{"url": "https://api.example.org/v9"}]
    bench.spec["paths"]["/boats/{id}"] = bench.spec["paths"].pop("/v9/boats/{id}")
    assert bench.run(MARKDOWN) == (0, [], "")


def test_an_operation_that_only_the_page_has_is_named(bench: Bench) -> None:
    code, lines, _ = bench.run(MARKDOWN.replace("PATCH", "PUT"))
    assert (code, lines) == (1, ["PUT /v9/boats/{id}", "page only", "operation"])


def test_an_operation_that_no_single_page_has_is_named_only_when_the_pages_are_all(bench: Bench) -> None:
    bench.spec["paths"]["/v9/docks"] = {"get": {"responses": {}}}
    missing = ["GET /v9/docks", "spec only", "operation"]
    assert bench.run(MARKDOWN) == (0, [], "")
    assert bench.run(MARKDOWN, TEXT) == (0, [], "")
    assert bench.run(MARKDOWN, options=("--complete",)) == (1, missing, "")


def test_an_operation_missing_from_a_page_that_lists_the_whole_api_is_named(bench: Bench) -> None:
    bench.spec["paths"]["/v9/docks"] = {"get": {"responses": {}}}
    assert bench.run(SLATE)[:2] == (1, ["GET /v9/docks", "spec only", "operation"])


def test_a_failure_inside_a_success_is_compared_as_part_of_the_response(bench: Bench) -> None:
    schemas = bench.spec["components"]["schemas"]
    schemas["Refusal"] = {
        "type": "object",
        "x-error": True,
        "required": ["error"],
        "properties": {"error": {"type": "string"}},
    }
    media = operation(bench)["responses"]["200"]["content"]["application/json"]
    boat = {"$ref": "#/components/schemas/Boat"}
    media["schema"] = {"oneOf": [boat, {"$ref": "#/components/schemas/Refusal"}]}
    page = changed(SLATE, "|» tons|", "|» error|string|true|none|none|\n|» tons|")
    assert bench.run(page) == (0, [], "")
    assert bench.differences(SLATE) == (set(), {"response 200 error: field (string, required)"})


def test_a_field_of_one_branch_of_a_union_is_optional_in_the_whole(bench: Bench) -> None:
    bench.spec["components"]["schemas"]["Scrap"] = {
        "type": "object",
        "required": ["type", "yard"],
        "properties": {"type": {"const": "scrap"}, "yard": {"type": "string"}},
    }
    bench.spec["components"]["schemas"]["Sale"] = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "sale"}},
    }
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("Scrap", "Sale")]
    schema(bench, "Boat")["properties"]["end"] = {"oneOf": [*refs, {"type": "null"}]}
    assert bench.differences(MARKDOWN)[1] == {
        "response 200 end: field (null, object)",
        "response 200 end.type: field (string, required)",
        "response 200 end.yard: field (string)",
    }


def test_keys_below_a_map_of_the_spec_are_compared_with_the_maps_values(bench: Bench) -> None:
    schema(bench, "Boat")["properties"]["tags"] = {"type": "object", "additionalProperties": {"type": "string"}}
    rows = "|» tags|object|false|none|none|\n|»» a.b|string|false|none|none|\n"
    page = changed(SLATE, "|» tons|", rows + "|» tons|")
    assert bench.run(page) == (0, [], "")
    assert bench.differences(changed(page, "a.b|string", "a.b|boolean")) == (
        {"response 200 tags.*: type boolean (spec: string)"},
        {"response 200 tags.*: type string (page: boolean)"},
    )


def test_a_schema_that_contains_itself_is_read_once(bench: Bench) -> None:
    inner = {"oneOf": [{"$ref": "#/components/schemas/Trace"}, {"type": "null"}]}
    schema(bench, "Trace")["properties"]["cause"] = inner
    assert bench.differences(TEXT)[1] == {"response 404 trace.cause: field (null, object)"}


def test_an_array_of_itself_is_an_array_of_anything(bench: Bench) -> None:
    bench.spec["components"]["schemas"]["Tree"] = {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}
    schema(bench, "Boat")["properties"]["tree"] = {"$ref": "#/components/schemas/Tree"}
    assert bench.differences(TEXT)[1] == {"response 200 tree: field (array<any>)"}


def test_an_array_body_that_slate_does_not_list_is_compared_by_its_example(bench: Bench) -> None:
    rename = {"$ref": "#/components/schemas/Rename"}
    media = operation(bench)["requestBody"]["content"]["application/json"]
    media["schema"] = {"type": "array", "items": rename}
    rows = "|» name|body|string|true|none|\n|» crew|body|[object]|false|none|\n"
    page = changed(SLATE, rows + "|»» rank|body|string¦null|true|none|\n", "")
    page = changed(page, "|body|body|object|", "|body|body|array[object]|")
    page = changed(page, '{"name": "Gull", "crew": [{"rank": null}]}', '[{"name": "Gull", "x": 1}]')
    assert bench.differences(page) == (
        {"body [].x: example key"},
        {"body [].crew: field (array<object>)", "body [].crew[].rank: field (null, string, required)"},
    )


def test_a_slate_row_with_line_breaks_in_its_name_is_one_row(bench: Bench) -> None:
    page = changed(SLATE, "|» name|", "|» two\nlines|body|string|false|a | b|\n|» name|")
    assert bench.differences(page) == ({"body two\\nlines: field (string)"}, set())


def test_enum_values_are_found_behind_a_description_and_between_numbers(bench: Bench) -> None:
    page = changed(TEXT, "afloat\nsunk\n404", "\nHow it is doing.\n\nafloat\nsunk\n404\n404")
    assert bench.differences(page) == ({"response 200 state: enum value 404"}, set())


def accept(bench: Bench, **facts: object) -> None:
    entries = yaml.safe_load(bench.deviations.read_text()) if bench.deviations.exists() else []
    bench.deviations.write_text(yaml.safe_dump([*entries, {"reason": "meant so", **facts}]))


def test_recorded_differences_with_reasons_make_the_next_run_silent(bench: Bench) -> None:
    page = changed(MARKDOWN, "- `tons` (number", "- `keel[]` (string)\n- `tons` (string")
    assert bench.run(page)[0] == 1
    arguments = ["--specs", str(bench.folder / "specs"), "--record", "harbour"]
    assert check_page.main([*arguments, str(bench.folder / "page0.txt")]) == 1
    entries = yaml.safe_load(bench.capsys.readouterr().out)
    assert [entry.pop("reason") for entry in entries] == ["", "", ""]
    assert entries[1] == {
        "operation": OPERATION,
        "only": "page",
        "place": "response 200 tons",
        "kind": "type",
        "value": "string",
    }
    for entry in entries:
        accept(bench, **entry)
    assert bench.run(page) == (0, [], "")
    assert bench.run(page, options=("--record",)) == (0, [], "")


def test_a_deviation_accepts_only_what_all_its_patterns_match(bench: Bench) -> None:
    accept(bench, operation="PATCH *", place=["response 200 *", "body *"], kind="type", value="string")
    page = changed(MARKDOWN, "`tons` (number,null)", "`tons` (string,null)")
    assert bench.differences(page) == (set(), {"response 200 tons: type number (page: string)"})


@pytest.mark.parametrize(
    "facts",
    [
        {"operation": "GET *"},
        {"operation": "*", "except": "PATCH *"},
        {"place": "response 404 *"},
        {"kind": "field"},
        {"only": "spec"},
        {"value": "docked"},
    ],
)
def test_a_deviation_with_one_pattern_that_does_not_match_accepts_nothing(bench: Bench, facts: dict[str, str]) -> None:
    fitting = {"operation": "*", "place": "body crew[].*", "kind": "enum*", "only": "page"}
    page = changed(MARKDOWN, "Example: `mate`", "Example: `mate`\n  Allowed values: mate")
    accept(bench, **fitting, value="mate")
    assert bench.run(page)[:2] == (0, [])
    bench.deviations.unlink()
    accept(bench, **{**fitting, "value": "mate", **facts})
    code, lines, _ = bench.run(page)
    assert code == 1
    assert "body crew[].rank: enum value mate" in lines


def test_a_recorded_difference_that_is_gone_is_reported_as_stale(bench: Bench) -> None:
    accept(bench, operation=OPERATION, place="response 503", kind="status", only="spec")
    code, lines, _ = bench.run(MARKDOWN)
    assert code == 1
    assert lines == ["recorded, but no longer there", "PATCH /v9/boats/{id} | spec only | response 503: status *"]


def test_a_deviation_is_not_stale_while_some_of_its_operations_were_not_looked_at(bench: Bench) -> None:
    bench.spec["paths"]["/v9/docks"] = {"get": {"responses": {}}}
    accept(bench, operation="* /v9/*", place="response 503", kind="status")
    assert bench.run(MARKDOWN) == (0, [], "")
    assert "recorded, but no longer there" in bench.run(MARKDOWN, options=("--complete",))[1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("operation: x", "holds no list of deviations"),
        ("[x]", "deviation 1 is no mapping"),
        ("[{operation: x, place: y, reason: z}]", "deviation 1 lacks kind"),
        ("[{operation: x, place: y, kind: k, reason: ' '}]", "deviation 1 gives no reason"),
        ("[{operation: x, place: y, kind: k, reason: z, plaice: q}]", "has an unknown key: plaice"),
        ("[{operation: x, place: 5, kind: k, reason: z}]", "place must be text or a list of texts"),
        ("[{operation: x", "is not YAML"),
    ],
)
def test_a_broken_deviations_file_is_refused(bench: Bench, content: str, message: str) -> None:
    bench.deviations.write_text(content)
    assert_refused(*bench.run(MARKDOWN), "page-deviations.yaml", message)


def assert_refused(code: int, out: list[str], err: str, *parts: str) -> None:
    assert (code, out) == (2, [])
    assert err.count("\n") == 1
    assert err.startswith("check_page: ")
    assert "Traceback" not in err
    for part in parts:
        assert part in err


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "none of the known formats"),
        ("<html><body>GET /v9/boats</body></html>", "none of the known formats"),
        (MARKDOWN[: MARKDOWN.index('"state": "afloat"')], "the code block is not closed"),
        (changed(MARKDOWN, '"tons": null, ', '"tons": , '), "line 42: the example is not JSON"),
        (changed(MARKDOWN, '"rank": null', '"rank": '), "the curl command's body is not JSON"),
        (MARKDOWN[: MARKDOWN.index("### Responses")], "has no section 'Responses'"),
        (changed(MARKDOWN, "### Request Body", "### Payload"), "unknown meaning: 'payload'"),
        (changed(MARKDOWN, "- `tons` (", "- tons ("), "not a field: - tons"),
        (changed(MARKDOWN, "- `tons`", "- `id`"), "the field id occurs twice"),
        (changed(MARKDOWN, "#### 404 -", "#### Oops -"), "not a status: #### Oops"),
        (changed(MARKDOWN, "#### 404 -", "#### 200 -"), "the status 200 occurs twice"),
        (MARKDOWN + MARKDOWN, "the operation PATCH /v9/boats/{id} occurs twice"),
        (TEXT[: TEXT.index("PATCH https")], "none of the known formats"),
        (TEXT[: TEXT.index('"tons": null')], "the example is not JSON"),
        (changed(TEXT, "404 No such boat.\ncode", "id"), "the field id occurs twice"),
        (changed(TEXT, "short\nlong\n", ""), "the enum view has no values"),
        (changed(TEXT, "Path Parameters", "Path bits"), "a field outside parameters"),
        (SLATE[: SLATE.index("string¦null|true")], "the table row is cut short"),
        (SLATE[: SLATE.index("|Status|Meaning")], "has no table of responses"),
        (SLATE + "\n## Sink boat\n\n> Code samples\n", "0 lines with method and path"),
        (changed(SLATE, "|»» rank|", "|»»»» rank|"), "rank stands deeper"),
        (changed(SLATE, "|state|sunk|", "|state|sunk|x|"), "3 cells for 2 columns"),
    ],
)
def test_a_page_that_cannot_be_understood_is_refused_in_one_line(bench: Bench, page: str, message: str) -> None:
    assert_refused(*bench.run(page), "page0.txt", message)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], "has no paths"),
        ({"paths": {"/a": {"get": {"parameters": [{"$ref": "#/x/y"}]}}}}, "#/x/y leads nowhere"),
        ({"paths": {"/a": {"get": {"responses": {"200": "yes"}}}}}, "an object is expected"),
        ({"paths": {"/a": {"get": {"parameters": [{"name": "x"}]}}}}, "GET /a is not well formed"),
    ],
)
def test_a_spec_that_cannot_be_understood_is_refused_in_one_line(bench: Bench, document: Any, message: str) -> None:
    bench.spec = document
    assert_refused(*bench.run(MARKDOWN), "openapi.yaml", message)


def test_files_that_cannot_be_read_are_refused_in_one_line(bench: Bench) -> None:
    bench.run(MARKDOWN)
    specs = str(bench.folder / "specs")
    binary = bench.folder / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00")
    for arguments, message in (
        (["harbour", str(bench.folder / "none.txt")], "none.txt: cannot be read"),
        (["harbour", str(binary)], "binary.txt: cannot be read"),
        (["harbour", str(bench.folder)], "cannot be read"),
        (["nowhere", str(bench.folder / "page0.txt")], "holds no openapi.yaml"),
        (["harbour"], "arguments are required: PAGE"),
        (["--colour", "harbour", "x"], "unrecognized arguments"),
    ):
        code = check_page.main(["--specs", specs, *arguments])
        out = bench.capsys.readouterr()
        assert_refused(code, out.out.splitlines(), out.err, message)


def test_line_ends_and_a_byte_order_mark_do_not_matter(bench: Bench) -> None:
    for page in PAGES.values():
        assert bench.run("\ufeff" + page.replace("\n", "\r\n")) == (0, [], "")


def test_the_command_runs_by_its_path_with_the_documented_exit_codes(bench: Bench) -> None:
    bench.run(MARKDOWN)
    script = [sys.executable, str(Path(check_page.__file__)), "--specs", str(bench.folder / "specs")]
    page = bench.folder / "page0.txt"
    for content, code in ((MARKDOWN, 0), (MARKDOWN.replace("tons", "mass"), 1), ("?", 2)):
        page.write_text(content)
        done = subprocess.run([*script, "harbour", str(page)], capture_output=True, check=False)
        assert done.returncode == code
