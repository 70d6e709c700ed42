from __future__ import annotations

import copy
import datetime
import json
import os
import pickle
import subprocess
import sys
from typing import Any
from uuid import UUID

import msgspec
import pytest
from support import unknown

UID = "8a6e0804-2bd0-4672-b79d-d97027f9071a"
REQUIRED: dict[str, Any] = {"id": 2**53 + 1, "needed": None, "color": "dark green"}
VALUES: dict[str, Any] = {
    **REQUIRED, "text": "t", "whole": 2**63, "ratio": 0.1, "flag": False, "day": "2024-02-29",
    "moment": "2024-02-29T17:30:00+05:30", "uid": UID, "octets": "AAE=", "clock": "12:00:00Z", "span": "P1D",
    "mail": "a@example.org", "link": "https://example.org", "host": "192.0.2.1", "exact": "0.10", "list": ["a", None],
    "moments": ["2024-01-01T00:00:00Z", None], "inner": {"n": 1}, "bare": {"n": 2, "extra": [1]}, "free": {"a": 1},
    "anything": [{}], "shade": "blue", "size": "1h", "step": 5, "password": "hush", "passwords": ["hush"],
    "keys": {"k": "hush"}, "secret": "hush", "readOnly": "r", "writeOnly": "w", "old": "o", "either": "x",
    "many": ["x"], "when": "2024-01-01T00:00:00Z", "blob": "raw",
    "factor": 0.75, "maybe": {"day": "2024-02-29"}, "place": {"at": "2024-01-01T00:00:00Z"},
}  # fmt: skip
NULLABLE = (
    "needed", "text", "whole", "ratio", "flag", "day", "moment", "uid", "octets", "list", "inner", "free", "shade",
    "size", "password", "maybe", "place",
)  # fmt: skip
SHAPES: dict[str, Any] = {
    "deep": {"one": {"two": [{"three": {"at": "2024-01-01T00:00:00Z"}}]}}, "matrix": [[1], [], [2, 3]],
    "cells": [[{"v": "2024-01-01"}], []], "counts": {"a": {"b": 1}}, "byName": {"x": {"name": "t"}},
    "inline": {"x": {"at": "2024-01-01T00:00:00Z"}}, "lists": {"x": [{"name": "t"}]},
    "tree": {"name": "r", "children": [{"name": "c", "children": [], "parent": None}]},
    "person": {"name": "p", "employer": {"name": "c", "staff": [{"name": "p"}]}},
    "dog": {"name": "d", "born": "2024-01-01", "bark": {"loud": True}, "home": None}, "maybeDog": None,
    "anyDog": {"name": "d", "born": "2024-01-01", "bark": {}}, "pet": {"petSpecies": "fish", "salt": True},
    "pets": [{"petSpecies": "cat", "lives": 9}, {"petSpecies": "fish"}],
    "closed": {"x": 1, "y": None}, "open": {"x": 1, "z": []},
    "typed": {"x": 1, "at": "2024-01-01T00:00:00Z"}, "numberOrObject": {"x": 1}, "textOrList": [{"x": 1}],
    "listOrMap": {"a": 1.5}, "alias": {"x": 2}, "names": ["a"], "optionalLevel": None, "empty": {"any": 1},
    "nothing": None, "onlyList": [1, "a", None],
}  # fmt: skip
FAMILIES = [("scalars", "Values", VALUES), ("shapes", "All", SHAPES)]


def model(theme: str, name: str, data: dict[str, Any]) -> Any:
    return getattr(unknown.module(theme, "models"), name).from_dict(data)


def record(theme: str, name: str, data: dict[str, Any]) -> Any:
    return msgspec.json.decode(json.dumps(data), type=getattr(unknown.module(theme, "records"), name))


@pytest.mark.parametrize(("theme", "name", "data"), FAMILIES)
def test_model_gives_back_what_it_was_made_of(theme: str, name: str, data: dict[str, Any]) -> None:
    made = model(theme, name, data)
    assert made.to_dict() == data
    for twin in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made), copy.copy(made)):
        assert (twin, twin.to_dict(), repr(twin)) == (made, data, repr(made))


@pytest.mark.parametrize(("theme", "name", "data"), FAMILIES)
def test_record_gives_back_what_it_knows(theme: str, name: str, data: dict[str, Any]) -> None:
    made = record(theme, name, data)
    unknown_names = {"bare": {"n": 2}, "open": {"x": 1}, "typed": {"x": 1}}
    assert msgspec.to_builtins(made) | {} == {
        **data, **{key: value for key, value in unknown_names.items() if key in data},
        **({"moment": "2024-02-29T17:30:00+05:30"} if theme == "scalars" else {}),
    }  # fmt: skip
    assert (copy.deepcopy(made), repr(copy.copy(made))) == (made, repr(made))


def test_both_families_read_the_same_types() -> None:
    moment = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
    for made in (model("scalars", "Values", VALUES), record("scalars", "Values", VALUES)):
        assert (made.id, made.whole, made.moment, made.uid) == (2**53 + 1, 2**63, moment, UUID(UID))
        assert made.moment.utcoffset() == datetime.timedelta(hours=5, minutes=30)
        assert (made.day, made.exact, made.octets, made.size) == (datetime.date(2024, 2, 29), "0.10", "AAE=", "1h")


def test_json_holds_no_file() -> None:
    assert unknown.module("scalars", "models").Values.__annotations__["blob"] == "str | Unset"
    assert unknown.module("bodies", "models").UploadRequest.__annotations__["file"] == "_types.File"


@pytest.mark.parametrize("name", NULLABLE)
def test_null_and_nothing_are_told_apart(name: str) -> None:
    for data in (
        {**REQUIRED, name: None},
        {key: value for key, value in REQUIRED.items() if key != name or name == "needed"},
    ):
        assert model("scalars", "Values", data).to_dict() == data
        assert msgspec.to_builtins(record("scalars", "Values", data)) == data


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("moment", "2024-02-29T12:00:00", "/moment"), ("moments", ["x"], "/moments/0"), ("uid", "x", "/uid"),
        ("day", "29.2.2024", "/day"), ("inner", {}, "/inner/n"), ("inner", [], "/inner"), ("list", {}, "/list"),
        ("when", "soon", "/when"),
    ],
)  # fmt: skip
def test_wrong_value_names_its_place_in_both_families(name: str, value: object, path: str) -> None:
    data = {**REQUIRED, name: value}
    with pytest.raises(unknown.module("scalars", "errors").DecodeError) as caught:
        model("scalars", "Values", data)
    assert caught.value.path == path
    with pytest.raises(msgspec.ValidationError):
        record("scalars", "Values", data)


@pytest.mark.parametrize("species", ["dog", None])
def test_tag_that_no_branch_has_is_an_error_at_its_place(species: object) -> None:
    data = {"pets": [{"petSpecies": "fish"}, {"petSpecies": species}]}
    with pytest.raises(unknown.module("shapes", "errors").DecodeError) as caught:
        model("shapes", "All", data)
    assert caught.value.path in ("/pets/1", "/pets/1/petSpecies")
    with pytest.raises(msgspec.ValidationError):
        record("shapes", "All", data)


def test_tag_says_which_branch_it_is() -> None:
    assert [type(each).__name__ for each in model("shapes", "All", SHAPES).pets] == ["Cat", "Fish"]
    assert [type(each).__name__ for each in record("shapes", "All", SHAPES).pets] == ["Cat", "Fish"]


def test_inherited_fields_are_the_models_own() -> None:
    models = unknown.module("shapes", "models")
    with pytest.raises(unknown.module("shapes", "errors").DecodeError) as caught:
        models.Dog.from_dict({"name": "d", "bark": {}})
    assert caught.value.path == "/born"
    assert "Inherits, adds" in models.Dog.__doc__


@pytest.mark.parametrize("make", [model, record])
def test_secrets_are_not_shown(make: Any) -> None:
    made = make("scalars", "Values", VALUES)
    assert "hush" not in repr(made)
    assert "text='t'" in repr(made)
    assert made.password == "hush"
    assert "password=None" in repr(make("scalars", "Values", {**REQUIRED, "password": None}))
    assert "password=UNSET" in repr(make("scalars", "Values", REQUIRED))


OTHER_PROCESS = """
import pickle, sys
from scalars_client.types import UNSET
made = pickle.load(sys.stdin.buffer)
assert made.text is UNSET
pickle.dump(made, sys.stdout.buffer)
"""


def test_unset_is_one_object_in_every_process() -> None:
    unset = unknown.module("scalars", "types").UNSET
    twins = (copy.copy(unset), copy.deepcopy([unset])[0], pickle.loads(pickle.dumps(unset)), type(unset)())
    assert all(twin is unset for twin in twins)
    made = model("scalars", "Values", REQUIRED)
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        input=pickle.dumps(made),
        capture_output=True,
        check=True,
    )
    back = pickle.loads(done.stdout)
    assert (back, back.text is unset) == (made, True)


def test_sent_timestamp_needs_a_zone() -> None:
    made = model("scalars", "Values", {**REQUIRED, "moment": "2024-02-29T12:00:00-03:30"})
    assert made.to_dict()["moment"] == "2024-02-29T12:00:00-03:30"
    made.moment = datetime.datetime(2024, 2, 29, 12)
    with pytest.raises(ValueError, match="zone"):
        made.to_dict()
