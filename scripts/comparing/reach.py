"""Which operations lead to which components."""

from __future__ import annotations

from collections.abc import Iterable

from comparing.judge import Judge, Pair
from comparing.rating import Found, Use


class Reach:
    """The pairs of components that operations lead to, each looked at once, however many lead there.

    Args:
        judge: What tells the components that a component uses.
    """

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.pairs: dict[Pair, None] = {}
        self._parents: dict[Pair, list[Pair]] = {}
        self._users: dict[Pair, list[str]] = {}
        self._order: dict[str, int] = {}

    def add(self, user: str, found: Iterable[Found]) -> None:
        """Follows what one operation uses."""
        self._order.setdefault(user, len(self._order))
        todo = [each.pair for each in found if isinstance(each, Use)]
        for pair in todo:
            self._users.setdefault(pair, []).append(user)
        while todo:
            pair = todo.pop()
            if pair not in self.pairs:
                self.pairs[pair] = None
                inner = [each.pair for each in self.judge.component(pair) if isinstance(each, Use)]
                for each in inner:
                    self._parents.setdefault(each, []).append(pair)
                todo += inner

    def users(self, pair: Pair) -> list[str]:
        """The operations that lead to a pair, in the order that they came in."""
        seen = {pair}
        todo = [pair]
        names = set[str]()
        while todo:
            each = todo.pop()
            names.update(self._users.get(each, ()))
            above = [one for one in self._parents.get(each, ()) if one not in seen]
            seen.update(above)
            todo += above
        return sorted(names, key=self._order.__getitem__)
