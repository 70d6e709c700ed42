from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import generate
import pytest
from support import unknown
from support.unknown import THEMES

UNNAMEABLE = re.compile(r'["\\\x00-\x1f]')  # msgspec takes no field of such a name
ALONE = {"attrs", "httpx", "msgspec"}


def sources(theme: str) -> list[Path]:
    return sorted((unknown.generated() / theme / "src").rglob("*.py"))


def run(*command: str, path: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=unknown.generated(),
        env={**os.environ, "MYPYPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{done.stdout}{done.stderr}" if done.returncode else ""


@pytest.mark.parametrize("theme", THEMES)
def test_every_module_can_be_imported(theme: str) -> None:
    package = unknown.module(theme)
    names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    for name in names:
        importlib.import_module(name)
    assert len(names) + 1 == len(sources(theme))


def test_packages_are_clean_under_strict_mypy(tmp_path: Path) -> None:
    folders = [f"{theme}/src" for theme in THEMES]
    options = ["--strict", "--no-incremental", f"--cache-dir={tmp_path}", "--config-file="]
    assert run("mypy", *options, *folders, path=os.pathsep.join(folders)) == ""


def test_packages_hold_no_undefined_and_no_redefined_name() -> None:
    assert run("ruff", "check", "--isolated", "--no-cache", "--select", "E9,F", ".") == ""


@pytest.mark.parametrize("theme", THEMES)
def test_package_imports_nothing_but_itself_and_what_it_depends_on(theme: str) -> None:
    allowed = ALONE | ({"httpx_sse"} if theme in ("answers", "hostile") else set())
    found = set()
    for source in sources(theme):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [str(node.module)]
            found |= {name.partition(".")[0] for name in names}
    assert found - sys.stdlib_module_names <= allowed
    project = (unknown.generated() / theme / "pyproject.toml").read_text(encoding="utf-8")
    assert ("httpx-sse" in project) == ("httpx_sse" in allowed)


def test_another_process_writes_the_same_bytes() -> None:
    specs, command = unknown.generated().parent / "specs", Path(generate.__file__)
    done = subprocess.run(
        [sys.executable, str(command), "--check", "--specs", str(specs), "--output", str(unknown.generated())],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def classes(theme: str) -> list[tuple[Any, Any]]:
    models, records = unknown.module(theme, "models"), unknown.module(theme, "records")
    pairs = [(getattr(models, name), getattr(records, name, None)) for name in models.__all__]
    return [(model, record) for model, record in pairs if attrs.has(model) and hasattr(record, "__struct_fields__")]


@pytest.mark.parametrize("theme", THEMES)
def test_both_families_have_the_same_classes_and_attributes(theme: str) -> None:
    pairs = classes(theme)
    assert pairs
    for model, record in pairs:
        fields = [field.name for field in attrs.fields(model) if field.name != "additional_properties"]
        attributes = model(**{name: name for name in fields}).to_dict()
        assert len(attributes) == len(fields)
        tag = record.__struct_config__.tag_field
        kept = {name: each for name, each in attributes.items() if name != tag and not UNNAMEABLE.search(name)}
        assert dict(zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True)) == kept


def test_property_names_that_clash_are_told_apart() -> None:
    model = unknown.module("names", "models").Properties
    said = unknown.module("names").SPEC.document()["components"]["schemas"]["Properties"]["properties"]
    data: dict[str, Any] = {
        name: index if schema["type"] == "integer" else f"value {index}"
        for index, (name, schema) in enumerate(said.items())
    }
    data |= {
        "_fields": "2024-01-02T03:04:05Z",
        "datetime": "2024-01-02T03:04:05+02:00",
        "date": "2024-01-02",
        "list": ["x"],
    }
    assert len({field.name for field in attrs.fields(model)}) == len(said) + 1
    assert model.from_dict(data).to_dict() == data


@pytest.mark.parametrize("name", ["Client", "Endpoint", "File", "List", "Record", "Response", "Struct", "Moment"])
def test_schema_may_be_called_as_a_class_of_ours(name: str) -> None:
    model = getattr(unknown.module("names", "models"), name)
    assert model.from_dict({"value": "c"}) == model(value="c")
    assert getattr(unknown.module("names", "records"), name)(value="c").value == "c"


def test_tags_and_operation_ids_become_attributes_and_methods() -> None:
    resources = unknown.module("names", "resources").Resources
    operations = unknown.module("names").OPERATIONS
    assert [(each.tag, each.name) for each in operations.values()] == [
        ("client_admin", "list_"),
        ("stra_ß_e_kä_se", "users_get_one"),
        ("response", "import_all"),
        ("response", "records"),
        ("file", "sync"),
        ("resources", "second_thing"),
        ("error", "endpoint"),
    ]
    for each in operations.values():
        assert callable(getattr(type(getattr(resources(caller=None), each.tag)), each.name))
    assert [each.deprecated for each in operations.values()].count(True) == 1
