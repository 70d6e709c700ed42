"""The level of every labelled pair."""

from __future__ import annotations

import pytest
from comparing import compare
from support.compare_pairs import PAIRS, Pair


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_gets_the_level_of_its_label(pair: Pair) -> None:
    assert compare(pair.old, pair.new).level is pair.level, compare(pair.old, pair.new)
