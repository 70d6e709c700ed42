from __future__ import annotations

from typing import Any

import pytest
from comparing import Level, redocly
from releases.support_wheels import CODE, built
from releasing.artefacts import Built
from releasing.errors import UnreadableError
from releasing.judging import judge
from releasing.wheel import read_wheel
from support.specs import changed, document

MEMBERS = ("mailrig", "mailrig-mailbaby", "mailrig-things")


def level(old: Built, new: Built) -> Level:
    return max((each.level for each in judge(old, new, MEMBERS)), default=Level.NONE)


def test_the_same_under_another_version_is_no_reason() -> None:
    assert judge(built(), built(version="1.0.1"), MEMBERS) == ()


def test_what_other_templates_make_of_the_same_specification_is_a_patch() -> None:
    old, new = built(document=document()), built(f"{CODE}\n# anew\n", document=document())
    (reason,) = judge(old, new, MEMBERS)
    assert (reason.level, reason.text) == (
        Level.PATCH,
        "1 file of the package holds something else, such as things_client/__init__.py",
    )


def test_a_template_that_takes_a_function_away_is_a_major() -> None:
    assert level(built(document=document()), built('"""A client."""\n', document=document())) is Level.MAJOR


def test_a_template_that_adds_a_function_is_a_minor() -> None:
    new = f"{CODE}\n\ndef fetch_all() -> None: ...\n"
    (reason,) = judge(built(document=document()), built(new, document=document()), MEMBERS)
    assert (reason.level, reason.text) == (Level.MINOR, "fetch_all is new")


def test_a_package_without_a_specification_is_judged_by_its_surface() -> None:
    assert level(built(), built(CODE.replace("limit: int = 10", "limit: int"))) is Level.MAJOR
    assert level(built(), built(f"{CODE}\n\ndef _own() -> None: ...\n")) is Level.PATCH


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"/components/schemas/Thing/properties/size": {"type": "integer"}}, Level.MINOR),
        ({"/components/schemas/Thing/properties/id": {"type": "string"}}, Level.MAJOR),
        ({"/info/title": "Other things"}, Level.PATCH),
    ],
)
def test_a_changed_specification_is_judged_by_what_it_says(changes: dict[str, Any], expected: Level) -> None:
    assert level(built(document=document()), built(document=changed(document(), changes))) is expected


def test_what_other_templates_change_counts_beside_a_changed_specification() -> None:
    other = changed(document(), {"/info/title": "Other things"})
    more = f"{CODE}\n\ndef fetch_all() -> None: ...\n"
    assert level(built(document=document()), built(more, document=other)) is Level.MINOR
    assert level(built(document=document()), built('"""A client."""\n', document=other)) is Level.MAJOR


def test_ranges_of_members_are_judged_elsewhere() -> None:
    old = built(fields=["Requires-Dist: mailrig-mailbaby<2,>=1.0", "Requires-Dist: httpx>=0.28"])
    new = built(fields=["Requires-Dist: mailrig-mailbaby<3,>=2.0", "Requires-Dist: httpx>=0.28"])
    assert judge(old, new, MEMBERS) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected", "text"),
    [
        (["Requires-Dist: httpx>=0.28"], ["Requires-Dist: httpx>=0.29"], Level.PATCH, "requires httpx>=0.29"),
        (["Provides-Extra: fast"], [], Level.MAJOR, "the extra fast is gone"),
        ([], ["Provides-Extra: fast"], Level.MINOR, "the extra fast is new"),
        (["Requires-Python: >=3.11"], ["Requires-Python: >=3.12"], Level.MINOR, "Python >=3.12 is needed"),
    ],
)
def test_what_the_metadata_asks_for_counts(before: list[str], after: list[str], expected: Level, text: str) -> None:
    reasons = judge(built(fields=before), built(fields=after), MEMBERS)
    assert (reasons[0].level, reasons[0].text) == (expected, text)


def test_another_description_is_a_patch() -> None:
    assert level(built(), built(readme="More about it.")) is Level.PATCH


def test_another_sdist_is_a_patch_but_for_the_ranges_of_members() -> None:
    project = '[project]\ndependencies = ["mailrig-mailbaby>=1.0,<2"]\n'
    assert level(built(project=project), built(project=f"{project}# more\n")) is Level.PATCH
    assert level(built(project=project), built(project=project.replace(">=1.0,<2", ">=2.0,<3"))) is Level.NONE


def test_another_import_name_is_a_major() -> None:
    assert level(built(), built(package="other_client")) is Level.MAJOR


def test_many_changes_of_a_level_are_counted() -> None:
    old = built(CODE + "".join(f"\n\ndef f{number}() -> None: ...\n" for number in range(30)))
    texts = [each.text for each in judge(old, built(), MEMBERS)]
    assert len(texts) == 21
    assert texts[-1] == "and 10 more of the same level"


@pytest.mark.parametrize("packed", [b"", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_wheel_is_refused(packed: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"x-1-py3-none-any\.whl"):
        read_wheel("x-1-py3-none-any.whl", packed)


def test_a_last_release_without_a_specification_is_judged_by_its_surface_and_says_so() -> None:
    found = judge(built(), built(document=document()), MEMBERS)
    assert [each.text for each in found] == [
        "the last release carries no specification, so it is compared by its Python surface alone"
    ]


@pytest.mark.parametrize(
    ("spec", "code", "words"),
    [("{", CODE, "not JSON"), ("[]", CODE, "no JSON object"), ("", "def (", "cannot be compared as Python")],
)
def test_a_last_release_that_is_broken_is_one_line(spec: str, code: str, words: str) -> None:
    old = built(code, others={"things_client/spec/effective.json": spec} if spec else {})
    with pytest.raises(UnreadableError, match=words):
        judge(old, built(document=document()), MEMBERS)


def test_what_was_not_compared_is_told_beside_the_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redocly, "_SECONDS", 0)
    grown = changed(document(), {"/components/schemas/Thing/properties/size": {"type": "integer"}})

    reasons = judge(built(document=document()), built(document=grown), MEMBERS)

    assert reasons[0].level is Level.MINOR
    assert [each.text.partition(" (")[0] for each in reasons if "note:" in each.text] == [
        "note: Redocly did not compare the documents, our rules did"
    ]
