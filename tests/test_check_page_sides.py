"""What only one side says is named in every form of page."""

from __future__ import annotations

import pytest
from support.bench import MARKDOWN, PAGES, SLATE, TEXT, Bench, changed, operation, schema


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
