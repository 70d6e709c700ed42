"""Recorded deviations are accepted, and only those."""

from __future__ import annotations

import check_page
import pytest
import yaml
from support.bench import MARKDOWN, OPERATION, Bench, assert_refused, changed


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
