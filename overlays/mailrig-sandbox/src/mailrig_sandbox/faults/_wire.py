"""Faults of the connection: the reply is right, or would be, but does not arrive like that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from mailrig_sandbox.faults._base import Delivery, Fault


@dataclass(frozen=True, kw_only=True)
class Refused(Fault):
    """Nobody listens at the API's port, for all its operations, until the fault is removed or its time is over.

    The connection is refused by the system, which proves to a client that nothing was sent; one that is accepted and
    reset would not. No server learns of it, so refusals cannot be counted: the fault has no `times`. Its `nth` counts
    the calls that are answered, so that connections are refused after `nth - 1` of them.

    Args:
        seconds: How long on the sandbox's clock; None until it is removed.
    """

    kind: ClassVar[str] = "refused"
    seconds: float | None = None


@dataclass(frozen=True, kw_only=True)
class Reset(Fault):
    """The connection is reset instead of an answer.

    Args:
        when: Before the request is carried out, or after.
    """

    kind: ClassVar[str] = "reset"
    when: Literal["before", "after"] = "before"

    @property
    def processed(self) -> bool:
        """Whether the server carries the request out."""
        return self.when == "after"

    @property
    def delivery(self) -> Delivery:
        """A reset."""
        return Delivery(reset=True)


@dataclass(frozen=True, kw_only=True)
class SlowHead(Fault):
    """Status line and header fields drip.

    Args:
        seconds: How long they take in all.
    """

    kind: ClassVar[str] = "slow-head"
    seconds: float = 5.0

    @property
    def delivery(self) -> Delivery:
        """A slow head."""
        return Delivery(head_seconds=self.seconds)


@dataclass(frozen=True, kw_only=True)
class SlowBody(Fault):
    """The body drips.

    Args:
        seconds: How long it takes in all.
    """

    kind: ClassVar[str] = "slow-body"
    seconds: float = 5.0

    @property
    def delivery(self) -> Delivery:
        """A slow body."""
        return Delivery(body_seconds=self.seconds)


@dataclass(frozen=True, kw_only=True)
class HalfBody(Fault):
    """The connection ends after half of the body."""

    kind: ClassVar[str] = "half-body"

    @property
    def delivery(self) -> Delivery:
        """Half a body."""
        return Delivery(kept=0.5)


@dataclass(frozen=True, kw_only=True)
class WrongLength(Fault):
    """`Content-Length` is wrong, and the connection ends after the body.

    Args:
        by: How many bytes it says too many, or too few below 0.
    """

    kind: ClassVar[str] = "wrong-length"
    by: int = 7

    @property
    def delivery(self) -> Delivery:
        """A wrong length."""
        return Delivery(announced=self.by)
