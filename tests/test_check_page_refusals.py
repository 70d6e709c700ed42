"""What cannot be understood is refused in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import check_page
import pytest
from support.bench import MARKDOWN, PAGES, SLATE, TEXT, Bench, assert_refused, changed


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
