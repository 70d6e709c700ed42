"""Every documented example is an example of its schema."""

from __future__ import annotations

import pytest
from support.conformance import PACKAGES
from support.conformance_samples import Example, examples, stated
from support.conformance_schemas import FORMATS, validator

EXAMPLES = [example for package in PACKAGES for example in examples(package)]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_stated_example_goes_unchecked(package: str) -> None:
    checked = {example.place for example in examples(package)}
    assert stated(package) - checked == set()
    assert len(checked) >= len(stated(package)) >= 60


@pytest.mark.parametrize(("text", "format"), [("2025-13-01T00:00:00Z", "date-time"), ("2025-02-30", "date")])
def test_formats_are_really_checked(text: str, format: str) -> None:  # noqa: A002 - the word of JSON Schema
    assert not FORMATS.conforms(text, format)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example_fits_its_schema(example: Example) -> None:
    problems = [error.message for error in validator(example.package, example.schema).iter_errors(example.value)]
    assert problems == []
