"""What tells items apart."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import attrs
import msgspec
import pytest
from mailbaby_client.types import UNSET
from mailrig._page_keys import Digest, digest, keys


class Struct(msgspec.Struct):
    id: Any
    text: Any = msgspec.UNSET


@attrs.define
class Model:
    id: Any
    text: Any = UNSET


@dataclass
class Plain:
    id: Any
    text: Any = None


class Bare:
    def __init__(self, number: int, text: Any = None) -> None:
        self.id = number
        self.text = text


def dictionary(number: int, text: Any = None) -> dict[str, Any]:
    return {"id": number, "text": text}


KINDS = pytest.mark.parametrize("kind", [Struct, Model, Plain, Bare, dictionary])


@KINDS
def test_the_values_of_the_key_tell(kind: Any) -> None:
    assert keys([kind(1, "a"), kind(1, "b"), kind(2, "a")], ("id",)) == [(1,), (1,), (2,)]
    assert keys([kind(1, "a"), kind(1, "b")], ("id", "text")) == [(1, "a"), (1, "b")]


@pytest.mark.parametrize("names", [(), ("id",), ("real",)])
@pytest.mark.parametrize("item", [7, "seven", 7.5, b"seven", None, 1 << 63])
def test_scalars_tell_themselves(item: Any, names: tuple[str, ...]) -> None:
    assert keys([item], names) == [item]


@KINDS
@pytest.mark.parametrize("names", [(), ("absent",), ("id", "absent")])
def test_an_item_without_its_key_is_told_by_its_content(kind: Any, names: tuple[str, ...]) -> None:
    first, same, other = keys([kind(1, ["a"]), kind(1, ["a"]), kind(1, ["b"])], names)
    assert first == same != other
    assert isinstance(first, Digest)


@pytest.mark.parametrize("kind", [Struct, Model])
def test_an_unset_part_of_a_key_does_not_tell(kind: Any) -> None:
    first, other = keys([kind(1), kind(2)], ("text",))
    assert first != other


@KINDS
def test_null_and_zero_are_values_that_tell(kind: Any) -> None:
    assert keys([kind(0, None)], ("id", "text")) == [(0, None)]


@KINDS
def test_values_that_cannot_be_hashed_are_told_by_content(kind: Any) -> None:
    first, same, other = keys([kind(1, {"a": [1]}), kind(1, {"a": [1]}), kind(1, {"a": [2]})], ("id", "text"))
    assert first == same != other
    assert len({first, same, other}) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1, (2, 3)], [1, [2, 3]]),
        (Struct(1, {"x": None}), Struct(1, {"x": None})),
        (datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)),
    ],
)
def test_equal_content_has_one_digest(one: Any, two: Any) -> None:
    assert digest(one) == digest(two)


def test_different_content_has_different_digests() -> None:
    contents: list[Any] = [
        1, "1", 1.5, None, "None", [], {}, [1], [[1]], {"a": 1}, {"a": "1"}, {"b": 1}, ["a", 1], b"a", "a", "\ud800",
        (1, 2), (12,), ("1", "2"), Struct(1), Struct(2), SimpleNamespace(a=1),
    ]  # fmt: skip
    assert len({digest(content) for content in contents}) == len(contents)


def test_a_digest_is_its_own() -> None:
    assert digest(digest("a")) == digest("a")


def test_digests_are_the_same_in_every_process() -> None:
    code = "from mailrig._page_keys import digest\nprint(digest((7, 'a', None, frozenset({'x', 'y', 'z'}))).hex())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(found) == 1
