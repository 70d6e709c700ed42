"""Files that are no YAML or JSON, or no OpenAPI document at all: one line that names the place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.refusals import refuse, refuse_workshop
from support.specs import Workshop, document

YAML = {
    "broken flow": (b"openapi: 3.1.0\ninfo: {title: x\n", ":3:1", "is not YAML"),
    "tab as indent": (b"openapi: 3.1.0\ninfo:\n\ttitle: x\n", ":3:1", "is not YAML"),
    "duplicate key": (b"openapi: 3.1.0\ninfo:\n  title: a\n  title: b\n", ":4:3", "'title' occurs twice"),
    "duplicate number as key": (b"responses:\n  200: a\n  '200': b\n", ":3:3", "'200' occurs twice"),
    "two documents": (b"a: 1\n---\nb: 2\n", ":2:1", "is not YAML"),
    "unknown anchor": (b"a: *nowhere\n", ":1:4", "is not YAML"),
    "an object of Python": (b"a: !!python/object:os.system {}\n", ":1:4", "is not YAML"),
    "merge key": (b"a: &a {x: 1}\nb:\n  <<: *a\n", ":3:3", "write the entries out"),
    "a boolean as key": (b"true: 1\n", ":1:1", "quote it"),
    "nothing as key": (b"~: 1\n", ":1:1", "quote it"),
    "a list as key": (b"? [a]\n: 1\n", ":1:3", "a key is text"),
    "not UTF-8": (b"openapi: \xff\n", "", "is not UTF-8"),
    "a control character": (b"openapi: \x01\n", "", "is not YAML"),
    "empty": (b"", "", "holds no mapping"),
    "only a comment": (b"# nothing\n", "", "holds no mapping"),
    "a list": (b"- openapi: 3.1.0\n", "", "holds no mapping"),
    "a text": (b"openapi\n", "", "holds no mapping"),
    "a value within itself": (b"a: &a\n  b: *a\n", "#/a/b/b/b", "holds itself"),
    "not a number": (b"a: {b: .nan}\n", "#/a/b", "no value that JSON has"),
    "a number beyond all": (b"a: 1e999\n", "#/a", "no value that JSON has"),
    "a set": (b"a: !!set {x, y}\n", "#/a", "no value that JSON has"),
    "half a character": (b'a: ["\\ud800"]\n', ":1:8", "is not YAML"),
    "nested without end": (b"[" * 100_000, ":1:1001", "nested too deeply"),
    "aliases of aliases": (
        b"a: &a0 [ha, ha]\n" + b"".join(b"b%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60)),
        ":18:18",
        "aliases repeat",
    ),
    "many aliases of much": (
        b"a: &a [" + b"1, " * 9000 + b"1]\nb: [" + b"*a, " * 9000 + b"1]\n",
        ":2:405",
        "aliases repeat",
    ),
    "many aliases of a long text": (
        b"a: &a " + b"x" * 9000 + b"\nb: [" + b"*a, " * 9000 + b"1]\n",
        ":2:4441",
        "aliases repeat",
    ),
}


@pytest.mark.parametrize(("text", "where", "words"), YAML.values(), ids=YAML)
def test_broken_yaml_is_one_line_with_its_place(tmp_path: Path, text: bytes, where: str, words: str) -> None:
    refuse(tmp_path, text, f"openapi.yaml{where}", words, "openapi.yaml")


JSON = {
    "broken": (b'{"openapi": "3.1.0",\n "info": }', ":2:10", "is not JSON"),
    "cut off": (b'{"openapi": ', ":1:13", "is not JSON"),
    "empty": (b"", ":1:1", "is not JSON"),
    "a byte order mark": (b'\xef\xbb\xbf{"openapi": "3.1.0"}', ":1:1", "BOM"),
    "duplicate key": (b'{"info": {"title": "a", "title": "b"}}', "#/info/title", "'title' occurs twice"),
    "a list": (b"[]", "", "holds no mapping"),
    "null": (b"null", "", "holds no mapping"),
    "not UTF-8": (b'{"a": "\xe9"}', "", "is not UTF-8"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "", "is not UTF-8"),
    "not a number": (b'{"a": [1, NaN]}', "#/a/1", "no value that JSON has"),
    "infinite": (b'{"a": -Infinity}', "#/a", "no value that JSON has"),
    "a number without end": (b'{"a": ' + b"9" * 5000 + b"}", "", "is not JSON"),
    "half a character": (b'{"a": "\\udc00"}', "#/a", "surrogate"),
    "half a character as key": (b'{"a": {"\\udc00": 1}}', "#/a", "surrogate"),
    "nested deeply": (b'{"a":' * 300 + b"1" + b"}" * 300, "#/a/a/a/a", "too deeply"),
    "nested without end": (b"[" * 100_000, "", "is not JSON"),
    "a key that occurs twice after many others": (
        json.dumps({str(number): 0 for number in range(100_000)})[:-1].encode() + b', "99999": 1}',
        "#/99999",
        "occurs twice",
    ),
}


@pytest.mark.parametrize(("text", "where", "words"), JSON.values(), ids=JSON)
def test_broken_json_is_one_line_with_its_place(tmp_path: Path, text: bytes, where: str, words: str) -> None:
    refuse(tmp_path, text, f"openapi.json{where}", words)


def test_a_specification_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    folder = workshop.write("sample", document())
    (folder / "openapi.json").unlink()
    (folder / "openapi.json").mkdir()
    refuse_workshop(workshop, "specs/sample", "holds 0 files")


def test_a_folder_without_a_specification_is_refused(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    (workshop.specs / "sample").mkdir()
    refuse_workshop(workshop, "specs/sample", "holds 0 files")


def test_a_folder_with_two_specifications_is_refused(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("sample", document())
    workshop.write("sample", b"openapi: 3.1.0\n", "openapi.yaml")
    refuse_workshop(workshop, "specs/sample", "holds 2 files")


@pytest.mark.parametrize("name", ["Sample", "sample_one", "1st", "sam ple", "sample-", "a--b", "über"])
def test_a_folder_name_that_makes_no_package_name_is_refused(tmp_path: Path, name: str) -> None:
    workshop = Workshop(tmp_path)
    workshop.write(name, document())
    refuse_workshop(workshop, f"specs/{name}", "an API's folder is named")


def test_a_folder_of_specifications_that_is_empty_is_refused(tmp_path: Path) -> None:
    refuse_workshop(Workshop(tmp_path), "specs", "holds no folder with a specification")


def test_a_folder_of_specifications_that_is_not_there_is_refused(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.specs.rmdir()
    refuse_workshop(workshop, "specs", "holds no folder with a specification")


def test_of_several_bad_apis_the_first_is_named_and_no_good_one_is_made(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("alpha", document())
    workshop.write("beta", b"{")
    workshop.write("gamma", b"[]")
    refuse_workshop(workshop, "specs/beta/openapi.json:1:2", "is not JSON")
    assert not (workshop.output / "alpha").exists()


def test_a_file_outside_the_current_folder_is_named_in_full(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.write("sample", b"[]")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = workshop.run_process(cwd=elsewhere)
    assert run.err == f"error: {tmp_path}/specs/sample/openapi.json: holds no mapping\n"
    assert run.code == 1
