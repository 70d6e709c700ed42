"""The last pages of a walk, by which repeated items and pages are known; its size has a bound."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from mailrig._page_keys import Digest, digest

WINDOW_PAGES = 32
WINDOW_KEYS = 20_000
CARRIED_KEYS = 1000

Place: TypeAlias = int | str | None


class Seen(NamedTuple):
    """One page.

    Args:
        keys: What its items are told by.
        size: How many items it had.
        total: The total that it told.
        following: The cursor that it named.
    """

    keys: frozenset[Hashable]
    size: int
    total: int | None = None
    following: Place = None


@dataclass(frozen=True, slots=True)
class Window:
    """The last pages; a value that never changes.

    Args:
        pages: The last pages that brought anything new, at most `WINDOW_PAGES`, fewer (but two) when they hold more
            than `WINDOW_KEYS` items.
        stall: The pages since then, within the same bounds: they must not push out what they repeat.
        landmarks: The first page, and the latest whose number is a power of two: loops of any length meet one.
        count: Pages since the walk began or was resumed.
        tail: The keys of the last `CARRIED_KEYS` items, in order.
        carried: Digests of items that were given before the walk was resumed.
    """

    pages: tuple[Seen, ...] = ()
    stall: tuple[Seen, ...] = ()
    landmarks: tuple[Seen, ...] = ()
    count: int = 0
    tail: tuple[Hashable, ...] = ()
    carried: frozenset[Digest] = frozenset()


def resumed(digests: Sequence[Digest]) -> Window:
    """The window of a walk that goes on elsewhere, from digests of the items before."""
    return Window(tail=tuple(digests), carried=frozenset(digests))


def push(window: Window, seen: Seen, names: Sequence[Hashable], *, new: bool) -> Window:
    """The window after a page.

    Args:
        window: The window before.
        seen: The page.
        names: What its items are told by, in order.
        new: Whether it brought anything new.
    """
    count = window.count + 1
    return Window(
        pages=_last((*window.pages, seen)) if new else window.pages,
        stall=() if new else _last((*window.stall, seen)),
        landmarks=(*window.landmarks[:1], seen) if count & (count - 1) == 0 else window.landmarks,
        count=count,
        tail=(*window.tail, *names[-CARRIED_KEYS:])[-CARRIED_KEYS:],
        carried=window.carried if count < WINDOW_PAGES else frozenset(),
    )


def _last(pages: tuple[Seen, ...]) -> tuple[Seen, ...]:
    pages = pages[-WINDOW_PAGES:]
    while len(pages) > 2 and sum(len(page.keys) for page in pages) > WINDOW_KEYS:
        pages = pages[1:]
    return pages


def fresh(window: Window, items: list[Any], names: list[Hashable], unique: frozenset[Hashable]) -> list[Any]:
    """The items of a page that the window has not seen, each once.

    Args:
        window: The pages before.
        items: The items of the page.
        names: What each of them is told by.
        unique: The same as a set.
    """
    earlier = (*window.landmarks, *window.pages)
    known = [page.keys for page in earlier if not page.keys.isdisjoint(unique)]
    if not known and not window.carried and len(unique) == len(items):
        return items
    return list(_unseen(items, names, known, window.carried))


def _unseen(
    items: list[Any], names: list[Hashable], known: list[frozenset[Hashable]], carried: frozenset[Digest]
) -> Iterator[Any]:
    here: set[Hashable] = set()
    for item, name in zip(items, names, strict=True):
        if name in here or any(name in page for page in known):
            continue
        here.add(name)
        if not carried or digest(name) not in carried:
            yield item


def repeated_cursor(window: Window, seen: Seen, sent: Place) -> bool:
    """Whether a page names a cursor that was named before, or the one that it was asked for with."""
    known = (sent, *(page.following for page in _all(window)))
    return seen.following is not None and seen.following in known


def repeated_page(window: Window, seen: Seen) -> bool:
    """Whether a page holds what an earlier one held, though the total did not grow by as much since."""
    return bool(seen.keys) and any(seen.keys == page.keys and not _pushed(page, seen) for page in _all(window))


def _all(window: Window) -> tuple[Seen, ...]:
    return (*window.landmarks, *window.pages, *window.stall)


def _pushed(earlier: Seen, later: Seen) -> bool:
    if earlier.total is None or later.total is None:
        return False
    return later.total - earlier.total >= later.size
