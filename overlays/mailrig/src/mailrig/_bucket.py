"""A budget of retries that a client's calls share, so that a server that is down is not hammered."""

from __future__ import annotations

from mailrig._fork import Lock


class Bucket:
    """A bucket of tokens: a retry costs some, a success pays back.

    Args:
        capacity: Tokens when full, as at the start.
        cost: Tokens of one retry.
        refund: Tokens that a success pays back.
    """

    def __init__(self, capacity: int = 100, cost: int = 5, refund: int = 1) -> None:
        self._capacity = self._tokens = capacity
        self._cost = cost
        self._refund = refund
        self._lock = Lock()

    def take(self) -> bool:
        """Pays for a retry, if the bucket holds enough."""
        with self._lock:
            if self._tokens < self._cost:
                return False
            self._tokens -= self._cost
            return True

    def succeed(self, retries: int = 0) -> None:
        """Pays back for a success.

        Args:
            retries: How many retries get their whole price back besides.
        """
        if self._tokens < self._capacity:
            with self._lock:
                self._tokens = min(self._capacity, self._tokens + self._refund + retries * self._cost)
