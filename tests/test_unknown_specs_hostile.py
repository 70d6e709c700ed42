from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import tomllib
from typing import Any

import httpx
import pytest
from support import unknown

BAD = 'x"""\n__import__(\'os\').abort()\n""" \' \\" {{ 7 * 7 }} {% raw %} \\N{BULLET} \\x4 #{x} %s {0}'
TAIL = 'ends with """'


def hostile(name: str = "") -> Any:
    return unknown.module("hostile", name)


def get_it(**arguments: Any) -> httpx.Request:
    wire = unknown.Wire(httpx.Response(400))
    module = unknown.operation("hostile", "get_it", "pets")
    module.sync_detailed(client=unknown.client("hostile", wire), id="i", **arguments)
    return wire.request


def test_no_text_of_the_document_is_code() -> None:
    for path in (unknown.generated() / "hostile").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert not {name for name in called if "__import__" in name or "abort" in name}


def test_every_module_can_be_imported_and_nothing_happens() -> None:
    package = hostile()
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(each.name)


def test_values_leave_as_the_document_has_them() -> None:
    operation = hostile("operations").OPERATIONS["getIt"]
    request = get_it(**{bad_argument(): BAD, "fixed": BAD})
    assert operation.path == '/"+__import__("os").abort()+"/{id}/x'
    assert request.url.path == '/v1/"+__import__("os").abort()+"/i/x'
    assert dict(unknown.query(request))["fixed"] == BAD
    assert dict(unknown.query(request))[BAD] == BAD
    assert dict(unknown.query(request))['k"+abort()+"'] == unknown.TOKEN


def bad_argument() -> str:
    parameters = inspect.signature(unknown.operation("hostile", "get_it", "pets").sync).parameters
    return next(name for name in parameters if name.startswith("x_import"))


def test_constants_tags_and_media_types_are_what_the_document_says() -> None:
    models = hostile("models")
    wire = unknown.Wire()
    operation = next(each for each in hostile().OPERATIONS.values() if each.method == "POST")
    module = unknown.operation("hostile", operation.name, operation.tag)
    module.sync(client=unknown.client("hostile", wire), body=models.One())
    assert wire.request.headers["content-type"] == "application/x'\"\\+json"
    assert httpx.Response(200, content=wire.request.content).json() == {"k'": BAD}
    assert operation.operation_id == "sendIt'); __import__('os').abort() #"


def test_properties_are_read_under_their_own_names() -> None:
    data = {BAD: BAD, "secret": "s", "'": "q", "{x}": BAD, "a\nb": "2024-01-02T03:04:05Z", "\\": "b", "\u202e\0rtl": 1}
    made = hostile("models").Bad.from_dict(data)
    assert made.to_dict() == data
    record = hostile("records").Bad
    assert set(record.__struct_encode_fields__) >= {"secret", "'", "{x}"}
    with pytest.raises(hostile("errors").DecodeError) as caught:
        hostile("models").Bad.from_dict({**data, "{x}": "other"})
    assert caught.value.path == "/{x}"


def test_facts_of_operations_are_what_the_document_says() -> None:
    operations = hostile().OPERATIONS
    stream, rule = operations["stream"].stream, operations["getIt"].outcomes["400"][0]
    assert (stream.events, stream.completed.match.equals) == ((BAD,), {BAD: [BAD]})
    assert rule.when.path == ("'\"", "__import__('os').abort()")
    assert operations["list"].pagination.items == ("its",)


@pytest.mark.parametrize("name", ["Bad", "Trailing", "Backslash"])
def test_docstrings_say_what_the_document_says(name: str) -> None:
    said = hostile().SPEC.document()["components"]["schemas"][name]["description"]
    words = str(getattr(hostile("models"), name).__doc__).split()
    assert [word for word in said.split() if word in words] == said.split()


def test_distribution_is_described_in_its_own_words() -> None:
    folder = unknown.generated() / "hostile"
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Documentation"] == 'https://example.org/"+__import__("os").abort()+"'
    assert "__import__('os').abort()" in project["description"]
    assert project["dependencies"][0].startswith("attrs")
