"""What of some windows was not yet read."""

from __future__ import annotations

from collections.abc import Iterable

from mailrig.mailbaby import LogWindow


def gaps(windows: Iterable[LogWindow], done: Iterable[LogWindow]) -> list[LogWindow]:
    """The parts of windows that none of others covers, in the windows' order, oldest first in each.

    Args:
        windows: What is to be read.
        done: What was, in any order, split as it may be.
    """
    read: dict[int, list[LogWindow]] = {}
    for each in sorted(done, key=lambda window: window.start):
        read.setdefault(each.order_id, []).append(each)
    found = []
    for window in windows:
        at = window.start
        for each in read.get(window.order_id, ()):
            if each.start > window.end or each.end < at:
                continue
            if each.start > at:
                found.append(LogWindow(window.order_id, at, each.start - 1))
            at = each.end + 1
        if at <= window.end:
            found.append(LogWindow(window.order_id, at, window.end))
    return found
