"""The account that a request comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mailrig_sandbox._http import Reply, Request
from mailrig_sandbox.stalwart._answers import forbidden

FALLBACK_ID = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and what it may do.

    Args:
        name: Of the principal.
        number: Of the principal; that of the fallback administrator is `FALLBACK_ID`.
        permissions: What it may do.
        basic: Whether it gave name and password.
    """

    name: str
    number: int
    permissions: frozenset[str]
    basic: bool = False

    @property
    def fallback(self) -> bool:
        """Whether this is the administrator that the settings name."""
        return self.number == FALLBACK_ID

    def must(self, *permissions: str) -> None:
        """Raise unless the caller has all of these.

        Raises:
            ProblemError: with status 403.
        """
        if not self.permissions.issuperset(permissions):
            raise forbidden()


Operation = Callable[[Request, Caller], Reply]
