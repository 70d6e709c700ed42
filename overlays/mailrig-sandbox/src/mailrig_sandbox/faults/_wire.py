"""Faults of the connection: the reply is right, or would be, but does not arrive like that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from mailrig_sandbox._checks import LONGEST, choice, number, whole
from mailrig_sandbox.faults._base import Delivery, Fault

When = Literal["before", "after"]
_MOST_BYTES = 10**9


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

    def __post_init__(self) -> None:
        if self.seconds is not None:
            number("seconds", self.seconds, 0, LONGEST)


@dataclass(frozen=True, kw_only=True)
class Reset(Fault):
    """The connection is reset instead of an answer.

    Args:
        when: Before the request is carried out, or after.
    """

    kind: ClassVar[str] = "reset"
    when: When = "before"

    def __post_init__(self) -> None:
        choice("when", self.when, get_args(When))

    @property
    def processed(self) -> bool:
        """Whether the server carries the request out."""
        return self.when == "after"

    @property
    def delivery(self) -> Delivery:
        """A reset."""
        return Delivery(reset=True)


@dataclass(frozen=True, kw_only=True)
class _Slow(Fault):
    seconds: float = 5.0

    def __post_init__(self) -> None:
        number("seconds", self.seconds, 0, LONGEST)


@dataclass(frozen=True, kw_only=True)
class SlowHead(_Slow):
    """Status line and header fields drip.

    Args:
        seconds: How long they take in all.
    """

    kind: ClassVar[str] = "slow-head"

    @property
    def delivery(self) -> Delivery:
        """A slow head."""
        return Delivery(head_seconds=self.seconds)


@dataclass(frozen=True, kw_only=True)
class SlowBody(_Slow):
    """The body drips.

    Args:
        seconds: How long it takes in all.
    """

    kind: ClassVar[str] = "slow-body"

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

    def __post_init__(self) -> None:
        whole("by", self.by, -_MOST_BYTES, _MOST_BYTES)
        if self.by == 0:
            raise ValueError("by is not 0, for that length is right")

    @property
    def delivery(self) -> Delivery:
        """A wrong length."""
        return Delivery(announced=self.by)
