from __future__ import annotations

import pytest
from comparing import Level
from packaging.requirements import Requirement
from packaging.version import Version
from releasing.plan import Candidate, Reason, Step, bump, plan

MINOR = Reason(Level.MINOR, "a field is new")
MAJOR = Reason(Level.MAJOR, "an operation is gone")
PATCH = Reason(Level.PATCH, "other words")


def candidate(name: str, released: str | None = "1.0.0", *reasons: Reason, **required: str) -> Candidate:
    ranges = {key.replace("_", "-"): Requirement(f"{key.replace('_', '-')}{value}") for key, value in required.items()}
    version = Version(released) if released else None
    taken = frozenset({version}) if version else frozenset()
    return Candidate(name, version, taken, reasons, tuple(ranges), ranges)


def versions(*candidates: Candidate) -> dict[str, str]:
    return {each.name: str(each.new) for each in plan(candidates)}


@pytest.mark.parametrize(
    ("old", "level", "new"),
    [
        ("1.2.3", Level.NONE, "1.2.3"),
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("1.2.3", Level.MAJOR, "2.0.0"),
        ("1.9.9", Level.MINOR, "1.10.0"),
    ],
)
def test_a_level_says_the_next_version(old: str, level: Level, new: str) -> None:
    assert bump(Version(old), level) == Version(new)


def test_what_was_never_released_begins_with_1_0_0() -> None:
    assert plan([candidate("a", None, MAJOR)]) == (Step("a", None, Version("1.0.0")),)


def test_the_gravest_reason_decides() -> None:
    assert versions(candidate("a", "1.4.2", PATCH, MAJOR, MINOR)) == {"a": "2.0.0"}


def test_without_a_reason_nothing_is_released() -> None:
    (step,) = plan([candidate("a", "1.4.2")])
    assert (step.is_release, step.new) == (False, Version("1.4.2"))


@pytest.mark.parametrize(
    ("reason", "client", "overlay", "sandbox"),
    [
        (PATCH, "1.0.1", "1.0.0", "1.0.0"),
        (MINOR, "1.1.0", "1.1.0", "1.1.0"),
        (MAJOR, "2.0.0", "2.0.0", "2.0.0"),
    ],
)
def test_what_a_client_changes_changes_what_stands_on_it(
    reason: Reason, client: str, overlay: str, sandbox: str
) -> None:
    found = versions(
        candidate("client", "1.0.0", reason),
        candidate("overlay", "1.0.0", client=">=1.0,<2"),
        candidate("sandbox", "1.0.0", client=">=1.0,<2", overlay=">=1.0,<2"),
    )
    assert found == {"client": client, "overlay": overlay, "sandbox": sandbox}


def test_an_overlay_that_was_left_behind_by_a_broken_upload_still_gets_its_version() -> None:
    found = versions(candidate("client", "2.0.0"), candidate("overlay", "1.3.0", client=">=1.3,<2"))
    assert found == {"client": "2.0.0", "overlay": "2.0.0"}


def test_a_patch_of_a_client_within_its_minor_asks_nothing_of_the_overlay() -> None:
    assert versions(candidate("client", "1.3.7"), candidate("overlay", "1.3.0", client=">=1.3,<2")) == {
        "client": "1.3.7",
        "overlay": "1.3.0",
    }


def test_the_order_in_which_a_range_is_written_is_no_change() -> None:
    assert (
        versions(candidate("client", "1.3.0"), candidate("overlay", "1.3.0", client="<2,>=1.3"))["overlay"] == "1.3.0"
    )


def test_a_new_requirement_on_a_member_is_a_minor() -> None:
    overlay = Candidate("overlay", Version("1.0.0"), frozenset(), (), ("client",), {})
    assert versions(candidate("client"), overlay)["overlay"] == "1.1.0"


def test_a_reason_says_the_range_before_and_after() -> None:
    steps = plan([candidate("client", "1.0.0", MAJOR), candidate("overlay", "1.0.0", client=">=1.0,<2")])
    assert [each.text for each in steps[1].reasons] == ["requires client >=2.0,<3, before >=1.0,<2"]


def test_a_yanked_version_is_not_used_again() -> None:
    taken = frozenset(map(Version, ("1.0.0", "1.1.0", "1.1.1")))
    (step,) = plan([Candidate("a", Version("1.0.0"), taken, (MINOR,))])
    assert step.new == Version("1.1.2")


def test_a_yanked_first_version_is_not_used_again() -> None:
    (step,) = plan([Candidate("a", None, frozenset({Version("1.0.0")}))])
    assert step.new == Version("1.0.1")
