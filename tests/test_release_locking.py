from __future__ import annotations

from pathlib import Path

import pytest
from releasing.errors import ReleaseError
from releasing.locking import alone


def test_two_at_once_in_a_checkout_are_refused_and_one_after_the_other_is_not(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(ReleaseError, match="another release, publish or update is at work"):
        alone(tmp_path).__enter__()
    with alone(tmp_path):
        pass


def test_a_checkout_that_cannot_be_written_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("no folder", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"release\.lock cannot be written .*: take a checkout"):
        alone(tmp_path).__enter__()
