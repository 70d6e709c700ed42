"""A `client.yaml` that breaks its form: refused, and not taken half."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.refusals import refuse
from support.specs import document

SETTINGS = {
    "an unknown key": ("verison: 1.0.0", "#/verison", "there is no setting 'verison'"),
    "a list": ("- version", "", "holds no mapping"),
    "empty": ("", "", "holds no mapping"),
    "broken": ("version: [", ":2:1", "is not YAML"),
    "a version of two numbers": ("version: 1.0", "#/version", "MAJOR.MINOR.PATCH"),
    "a version of words": ("version: latest", "#/version", "MAJOR.MINOR.PATCH"),
    "a version with zeros before it": ("version: 01.0.0", "#/version", "MAJOR.MINOR.PATCH"),
    "a version before its time": ("version: 1.0.0rc1", "#/version", "MAJOR.MINOR.PATCH"),
    "a time-out that is a number": ("timeout: 10", "#/timeout", "connect, read, write and pool"),
    "a time-out of no phase": ("timeout: {total: 10}", "#/timeout", "connect, read, write and pool"),
    "a time-out of nothing": ("timeout: {read: null}", "#/timeout/read", "positive seconds"),
    "a time-out of zero": ("timeout: {read: 0}", "#/timeout/read", "positive seconds"),
    "a time-out that is true": ("timeout: {read: true}", "#/timeout/read", "positive seconds"),
    "a time-out of words": ("timeout: {read: 10s}", "#/timeout/read", "positive seconds"),
    "generator options in a list": ("generator: [x]", "#/generator", "must be a mapping"),
    "an unknown generator option": ("generator: {docstrings: true}", "#/generator/docstrings", "no option"),
    "a bad generator option": ("generator: {class_overrides: 7}", "", "does not take these options"),
    "a generator option that is ours": (
        "generator: {literal_enums: false}",
        "#/generator/literal_enums",
        "set for every package",
    ),
    "an unknown option of records": ("records: {fancy: true}", "#/records/fancy", "no option"),
    "a documentation that is no text": ("documentation: {url: x}", "#/documentation", "must be a text"),
    "an example of no operation": ("example: eatThing", "#/example", "no operation 'eatThing'"),
}


@pytest.mark.parametrize(("text", "where", "words"), SETTINGS.values(), ids=SETTINGS)
def test_bad_settings_are_refused(tmp_path: Path, text: str, where: str, words: str) -> None:
    refuse(tmp_path, document(), f"client.yaml{where}", words, client=text.encode() + b"\n")
