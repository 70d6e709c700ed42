from __future__ import annotations

from datetime import date

from comparing import Level
from packaging.version import Version
from releasing import changelog
from releasing.plan import Reason, Step

DAY = date(2030, 1, 2)
STEPS = (
    Step("a", Version("1.0.0"), Version("1.1.0"), (Reason(Level.MINOR, "GET /x: a field is new"),)),
    Step("b", Version("1.0.0"), Version("1.0.0")),
    Step("c", None, Version("1.0.0")),
)
ENTRY = """\
## 2030-01-02: a 1.1.0, c 1.0.0

### a 1.1.0 (minor, before 1.0.0)

- minor: GET /x: a field is new

### c 1.0.0

- The first release.
"""
OLD = "# Changelog\n\n## Unreleased\n\n## 2029-01-01: a 1.0.0\n\n### a 1.0.0\n\n- The first release.\n"


def test_an_entry_names_what_is_released_and_why() -> None:
    assert changelog.entry(STEPS, "", DAY) == ENTRY


def test_a_new_entry_stands_above_the_old_ones() -> None:
    text = changelog.with_entry(OLD, STEPS, DAY)
    assert text.startswith(f"# Changelog\n\n## Unreleased\n\n{ENTRY}")
    assert text.endswith("\n## 2029-01-01: a 1.0.0\n\n### a 1.0.0\n\n- The first release.\n")


def test_words_by_hand_move_into_the_entry() -> None:
    text = changelog.with_entry(
        OLD.replace("Unreleased\n", "Unreleased\n\n- By hand.\n\n### More\n\nWords.\n"), STEPS, DAY
    )
    assert "## Unreleased\n\n## 2030-01-02: a 1.1.0, c 1.0.0\n\n- By hand.\n\n### More\n\nWords.\n\n### a 1.1.0" in text


def test_an_entry_that_is_written_again_is_the_same() -> None:
    once = changelog.with_entry(OLD.replace("Unreleased\n", "Unreleased\n\n- By hand.\n"), STEPS, DAY)
    assert changelog.with_entry(once, STEPS, DAY) == once


def test_an_entry_that_was_never_published_gives_way_and_keeps_its_words() -> None:
    once = changelog.with_entry(OLD.replace("Unreleased\n", "Unreleased\n\n- By hand.\n"), STEPS, DAY)
    more = once.replace("## Unreleased\n", "## Unreleased\n\n- Later.\n")
    text = changelog.with_entry(more, STEPS, date(2030, 1, 3))
    assert text.count("a 1.1.0 (") == 1
    assert "## 2030-01-03: a 1.1.0, c 1.0.0\n\n- Later.\n- By hand.\n\n### a 1.1.0" in text
    assert "2030-01-02" not in text


def test_without_a_release_the_changelog_stays_as_it_is() -> None:
    assert changelog.with_entry(OLD, STEPS[1:2], DAY) == OLD


def test_an_empty_changelog_gets_a_head() -> None:
    assert changelog.with_entry("", STEPS, DAY) == f"# Changelog\n\n## Unreleased\n\n{ENTRY}"


def test_notes_are_what_stands_under_unreleased() -> None:
    assert changelog.notes("# Changelog\n\n## Unreleased\n\n- x\n- y\n\n## 2029-01-01: a 1.0.0\n\n- z\n") == "- x\n- y"
