from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from support import unknown

ITEM = {"item-id": 1, "_rev": "r", "secret": "hush"}
PAGES: dict[str, tuple[str, Any, list[Any]]] = {
    "listBare": ("list_bare", [ITEM], [1]),
    "listNested": ("list_nested", {"data": {"totalCount": 7, "list-of": {"rows": [ITEM]}}}, [1]),
    "list_names": ("list_names", {"names": ["a", "b"]}, ["a", "b"]),
    "searchInline": ("search_inline", {"results": [{"from": 5}], "nextCursor": None, "hasMore": False}, [5]),
    "fetchInherited": ("fetch_inherited", {"items": [ITEM], "paging": {"next": "c"}}, [1]),
    "listAliased": ("list_aliased", [ITEM], [1]),
    "listUncertain": ("list_uncertain", {"items": [ITEM]}, [1]),
}


class Caller:
    """Keeps what a resource asks for."""

    def walk(self, operation: Any, request: Any, page: Any, **options: Any) -> Any:
        return operation, request, page, options


def iterate(name: str, **arguments: Any) -> Any:
    resources = unknown.module("listings", "resources").Resources(Caller())
    return getattr(resources.main, f"iter_{name.partition('_')[2]}")(**arguments)


def follow(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        value = getattr(value, step)
    return value


@pytest.mark.parametrize("operation_id", PAGES)
def test_page_is_decoded_into_records_and_its_pointers_lead_to_the_items(operation_id: str) -> None:
    name, page, keys = PAGES[operation_id]
    operation, request, kind, _ = iterate(name)
    pagination = operation.pagination
    assert operation == unknown.module("listings").OPERATIONS[operation_id]
    items = follow(msgspec.json.decode(json.dumps(page), type=kind), pagination.items)
    assert [getattr(item, pagination.key[0]) if pagination.key else item for item in items] == keys
    step = request(**{pagination.parameter: 3, pagination.limit: 50})
    assert list(step["params"].values()) == [3, 50]


def test_pointers_to_the_total_the_cursor_and_more_are_attributes() -> None:
    operations = unknown.module("listings").OPERATIONS
    nested, inline = operations["listNested"].pagination, operations["searchInline"].pagination
    assert (nested.items, nested.total) == (("data", "list_of", "rows"), ("data", "total_count"))
    assert (inline.next, inline.more, inline.key) == (("next_cursor",), ("has_more",), ("from_", "class_"))
    assert operations["fetchInherited"].pagination.next == ("paging", "next_")
    assert operations["listNested"].pagination.key == ("item_id", "field_rev")
    bare = operations["listBare"].pagination
    assert (bare.limit, bare.default_limit, bare.max_limit) == ("per_page", 100, 100)


def test_parameter_that_is_called_as_an_option_of_ours_is_still_there() -> None:
    _, request, _, options = iterate("list_nested", page_size_="big", page_size=10)
    assert request(offset=0, limit=10)["params"] == {"offset": 0, "limit": 10, "page_size": "big"}
    assert options == {"page_size": 10, "resume_token": None, "prefetch": False}


def test_secret_of_an_item_is_not_shown() -> None:
    *_, kind, _ = iterate("list_bare")
    assert "hush" not in repr(msgspec.json.decode(json.dumps([ITEM]), type=kind))
