"""Values that begin with a hyphen, and mistyped options that must not be taken for one."""

from __future__ import annotations

import pytest
from cli.support import Command

BLOB = ["stalwart", "store", "fetch-blob-by-id"]
DELETE = ["stalwart", "principals", "delete-principal"]
HASH = "7uZ_Q1b8sGQ3Vd0m4tXw9Yk2nLrPjEoCfHaIBz5TqMg"


@pytest.fixture(autouse=True)
def address(config: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STALWART_URL", "https://mail.example.org")


@pytest.mark.parametrize(
    "value",
    [
        f"-{HASH}",
        f"--{HASH}",
        "-Yabc",
        f"-o{HASH}",
        f"-h{HASH}",
        f"-y{HASH}",
        f"-{HASH.lower()}",
        f"--{HASH[:20]}-{HASH[21:]}",
        "-5",
        "-_",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "between", "last"])
def test_a_value_that_begins_with_a_hyphen_is_one(mailrig: Command, value: str, place: int) -> None:
    words = ["--dry-run", "--timeout", "5"]
    done = mailrig.good(*BLOB, *words[:place], value, *words[place:])
    assert done.out.splitlines()[0] == f"GET https://mail.example.org/api/store/blobs/{value}"


def test_an_option_takes_what_follows_it_even_with_a_hyphen(mailrig: Command) -> None:
    done = mailrig(*BLOB, "-Yabc", "--profile", "-o", "--dry-run")
    assert (done.code, "no profile '-o'" in done.err) == (2, True)


def test_two_hyphens_end_the_options(mailrig: Command) -> None:
    done = mailrig.good(*BLOB, "--dry-run", "--", "--help")
    assert done.out.splitlines()[0].endswith("/--help")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ([*BLOB, "--dryrun"], "--dry-run"),
        ([*BLOB, "--dry_run"], "--dry-run"),
        ([*BLOB, "--DRY-RUN"], "--DRY-RUN"),
        ([*BLOB, "-dry-run"], "-d"),
        ([*BLOB, "-debug"], "-d"),
        ([*BLOB, "--outptu=json"], "--output"),
        ([*BLOB, "--verbose"], ""),
        ([*BLOB, "abc", "-Yabc"], ""),
        ([*BLOB, "abc", "--dryrun"], "--dry-run"),
        ([*BLOB, "abc", "-oxml"], "json"),
        ([*DELETE, "jane", "--yse"], "--yes"),
    ],
    ids=str,
)
def test_a_mistyped_option_is_no_value(mailrig: Command, words: list[str], meant: str) -> None:
    done = mailrig(*words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert meant in done.err


def test_a_word_that_may_be_either_says_how_to_write_a_value(mailrig: Command) -> None:
    assert "-- before" in mailrig(*BLOB, "--verbose").err
    assert "-- before" not in mailrig(*BLOB, "abc", "--verbose").err


@pytest.mark.parametrize("words", [["-h"], ["-h", "--timeout", "5"], ["-o", "json", "-h"]], ids=" ".join)
def test_help_is_help(mailrig: Command, words: list[str]) -> None:
    assert mailrig.good(*BLOB, *words).out.startswith("Usage: mailrig stalwart store fetch-blob-by-id")
