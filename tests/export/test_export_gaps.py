"""What is left to read, whatever was read before."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mailrig.export._gaps import gaps
from mailrig.mailbaby import LogWindow

ORDERS = st.integers(1, 3)
WINDOWS = st.builds(
    lambda order, start, length: LogWindow(order, start, start + length), ORDERS, st.integers(-9, 30), st.integers(0, 9)
)


def seconds(windows: list[LogWindow]) -> list[tuple[int, int]]:
    return [(each.order_id, second) for each in windows for second in range(each.start, each.end + 1)]


@settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ORDERS, unique=True), st.integers(-5, 5), st.integers(0, 30), st.lists(WINDOWS))
def test_what_is_left_is_what_was_not_read_in_order_and_once(
    orders: list[int], start: int, length: int, done: list[LogWindow]
) -> None:
    windows = [LogWindow(order, start, start + length) for order in orders]
    covered = set(seconds(done))
    assert seconds(gaps(windows, done)) == [each for each in seconds(windows) if each not in covered]


def test_what_is_left_is_as_few_windows_as_can_be() -> None:
    assert gaps([LogWindow(7, 0, 9)], []) == [LogWindow(7, 0, 9)]
    assert gaps([LogWindow(7, 0, 9)], [LogWindow(7, 3, 4)]) == [LogWindow(7, 0, 2), LogWindow(7, 5, 9)]
    assert gaps([LogWindow(7, 0, 9)], [LogWindow(7, 5, 9), LogWindow(7, 0, 4)]) == []
