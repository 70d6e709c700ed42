"""The command that compares two files."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from comparing import Level, redocly
from factory.reading import load_mapping
from support.compare_pairs import HERE

SCRIPT = Path(__file__).parent.parent / "scripts" / "compare.py"
SECONDS = 120


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


def only_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def write(path: Path, document: Any) -> Path:
    text = json.dumps(document) if path.suffix == ".json" else yaml.safe_dump(document, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def base() -> dict[str, Any]:
    return load_mapping(HERE / "base.yaml")


@pytest.fixture
def old(tmp_path: Path, base: dict[str, Any]) -> Iterator[Path]:
    yield write(tmp_path / "old.yaml", base)


def test_it_groups_what_changed_in_words_and_ends_with_the_level_alone(
    tmp_path: Path, base: dict[str, Any], old: Path
) -> None:
    del base["paths"]["/letters/{id}"]["delete"]
    base["components"]["schemas"]["State"]["enum"].append("lost")
    base["info"]["version"] = "2"

    done = run(old, write(tmp_path / "new.json", base))

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1] == "major"
    assert [line for line in lines if line.endswith(":")] == ["major:", "minor:", "patch:"]
    assert lines[1:3] == ["  DELETE /letters/{id}", "    operation removed (callers who use it fail)"]
    assert '    values added: "lost" (the type stays; warning: a strict reader refuses the new values)' in lines
    assert "    info: changed (only words)" in lines


def test_it_gives_the_same_as_data(tmp_path: Path, base: dict[str, Any], old: Path) -> None:
    base["paths"]["/letters"]["get"]["parameters"][1]["required"] = True

    done = run(old, write(tmp_path / "new.yaml", base), "--format", "json")

    said = json.loads(done.stdout)
    assert said["level"] == "major"
    assert said["changes"][0] == {
        "level": "major",
        "subject": "GET /letters",
        "place": "query parameter limit",
        "what": "became required",
        "why": "what callers send may be refused",
        "source": "rules",
    }


def test_equal_documents_are_none_whatever_their_format(tmp_path: Path, base: dict[str, Any], old: Path) -> None:
    done = run(old, write(tmp_path / "new.json", base))

    assert (done.returncode, done.stdout) == (0, "none\n")


def test_it_says_why_the_packages_were_not_compared(tmp_path: Path, base: dict[str, Any]) -> None:
    del base["paths"]["/upload"]["post"]["operationId"]
    old = write(tmp_path / "old.yaml", base)
    base["info"]["version"] = "2"

    done = run(old, write(tmp_path / "new.yaml", base))

    assert "note: the Python packages were not compared, none can be made of the older document:" in done.stdout
    assert "operationId is missing" in done.stdout
    assert done.stdout.endswith("\npatch\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("swagger: '2.0'\ninfo: {}\n", "is not OpenAPI 3.0 or 3.1, but says 2.0"),
        ("openapi: 3.2.0\n", "is not OpenAPI 3.0 or 3.1, but says 3.2.0"),
        ("just text", "holds no mapping"),
        ("a: [", "is not YAML"),
        ("openapi: 3.1.0\npaths: [1]\n", "paths is no mapping"),
        ("openapi: 3.1.0\npaths: {/a: {get: {security: [{key: [[]]}]}}}\n", "is not built as OpenAPI says"),
    ],
)
def test_a_file_that_is_no_openapi_is_one_line(tmp_path: Path, old: Path, content: str, said: str) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(content, encoding="utf-8")

    done = run(old, bad)

    assert done.returncode == 2
    assert said in only_line(done)
    assert "bad.yaml" in done.stderr


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, old: Path) -> None:
    done = run(old, tmp_path / "none.yaml")

    assert done.returncode == 2
    assert "cannot be read: No such file or directory" in only_line(done)


def test_a_wrong_argument_is_one_line(old: Path) -> None:
    done = run(old, old, "--format", "xml")

    assert done.returncode == 2
    assert "--format" in only_line(done)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (None, "cannot be run"),
        ("#!/bin/sh\nexit 1\n", "redocly diff failed: it said nothing"),
        ("#!/bin/sh\necho Cannot find module >&2\n", "redocly diff failed: Cannot find module"),
        (
            "#!/bin/sh\nprintf 'RangeError: too deep\\n    at y (x.js:1:2)\\n' >&2\n",
            "redocly diff failed: RangeError: too deep: ",
        ),
        ("#!/bin/sh\necho '{}'\n", "redocly diff failed"),
    ],
)
def test_redocly_missing_or_broken_is_one_line_that_says_what_to_do(
    tmp_path: Path, base: dict[str, Any], old: Path, program: str | None, said: str
) -> None:
    tool = tmp_path / "redocly"
    if program is not None:
        tool.write_text(program, encoding="utf-8")
        tool.chmod(0o755)
    base["info"]["version"] = "2"

    done = run(old, write(tmp_path / "new.yaml", base), "--redocly", tool)

    assert done.returncode == 3
    assert said in only_line(done)
    assert "make scripts/node/node_modules" in done.stderr


@pytest.mark.parametrize(
    "said", ["RangeError: Maximum call stack size exceeded", "FATAL ERROR: Reached heap limit - heap out of memory"]
)
def test_where_redocly_comes_to_no_end_our_rules_decide_with_a_note(
    tmp_path: Path, base: dict[str, Any], old: Path, said: str
) -> None:
    tool = tmp_path / "redocly"
    tool.write_text(f"#!/bin/sh\nprintf '{said}\\n    at y (x.js:1:2)\\n' >&2\nexit 1\n", encoding="utf-8")
    tool.chmod(0o755)
    del base["paths"]["/letters/{id}"]["delete"]

    done = run(old, write(tmp_path / "new.yaml", base), "--redocly", tool)

    assert done.returncode == 0, done.stderr
    note, level = done.stdout.splitlines()[-2:]
    assert note.startswith("note: Redocly did not compare the documents, our rules did")
    assert said in note
    assert level == "major"


def test_redocly_is_ended_with_what_it_started_where_it_takes_too_long(
    tmp_path: Path, base: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool, child = tmp_path / "redocly", tmp_path / "child"
    os.mkfifo(child)
    tool.write_text(f"#!/bin/sh\nsh -c 'exec 3>{child}; sleep 100'\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr(redocly, "_SECONDS", 1)

    with ThreadPoolExecutor(1) as pool:
        end = pool.submit(child.read_bytes)  # which ends with the last that holds it open
        with pytest.raises(redocly.TooMuchError, match="longer than 1 seconds"):
            redocly.compare_by_redocly(base, {**base, "info": {}}, tool)
        assert end.result(timeout=SECONDS) == b""


def test_redocly_compares_a_chain_of_schemas_to_its_end(base: dict[str, Any]) -> None:
    schemas = base["components"]["schemas"]
    for number in range(1000):
        following = {"$ref": f"#/components/schemas/Link{number + 1}"}
        schemas[f"Link{number}"] = {"type": "object", "properties": {"next": following}}
    schemas["Link1000"] = {"type": "object", "properties": {"end": {"type": "string"}}}
    schemas["Letter"]["allOf"][1]["properties"]["chain"] = {"$ref": "#/components/schemas/Link0"}
    changed = copy.deepcopy(base)
    changed["components"]["schemas"]["Link1000"]["properties"]["end"]["type"] = "integer"

    assert redocly.compare_by_redocly(base, changed).level is Level.MAJOR


def test_redocly_that_is_not_installed_is_named_with_what_to_do(tmp_path: Path, base: dict[str, Any]) -> None:
    alone = shutil.copy(redocly.COMMAND, tmp_path)

    with pytest.raises(redocly.ToolError, match=r"Cannot find module .*make scripts/node/node_modules"):
        redocly.compare_by_redocly(base, {**base, "info": {}}, Path(alone))


def test_what_only_others_files_may_have_is_read(tmp_path: Path) -> None:
    text = """\ufeff
openapi: 3.0.3
info: {title: A, version: "1"}
x-refused: &refused
  404: {description: It is not there.}
paths:
  /a:
    get:
      operationId: readA
      tags: [a]
      responses:
        <<: *refused
        200: {description: It was so once.}
        200: {description: It is so.}
"""
    written_out = yaml.safe_load(text.replace("        200: {description: It was so once.}\n", ""))
    responses = written_out["paths"]["/a"]["get"]["responses"]
    written_out["paths"]["/a"]["get"]["responses"] = {str(status): said for status, said in responses.items()}
    (tmp_path / "old.yaml").write_text(text, encoding="utf-8")

    done = run(tmp_path / "old.yaml", write(tmp_path / "new.json", written_out))

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "none"
