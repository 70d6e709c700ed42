"""What a client may be told, and what only its factory knows."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from numbers import Real
from typing import Any, NamedTuple

import httpx

from mailrig._operation import Operation
from mailrig.redaction import is_secret
from mailrig.retry import RetryPolicy

# For an operation of which its specification says nothing else.
TIMEOUT = httpx.Timeout(connect=10.0, read=60.0, write=60.0, pool=10.0)
DEADLINE = 120.0


Hint = Callable[[Operation, int, Mapping[str, str], bytes], str]


def no_hint(operation: Operation, status: int, headers: Mapping[str, str], body: bytes) -> str:
    """An API of which nothing more is known than its answers say."""
    return ""


class Api(NamedTuple):
    """One API: its generated package, and what only its factory knows.

    Args:
        name: Its name.
        package: The name of its generated package.
        hint: What to add to the message of a refusal.
    """

    name: str
    package: str
    hint: Hint = no_hint

    def module(self, name: str) -> Any:
        """A module of the generated package."""
        return import_module(f"{self.package}.{name}")


class UNGIVEN:
    """Stands for an option that was not given."""


def merged(*every: Mapping[str, str]) -> dict[str, str]:
    """Header fields of which a later one takes the place of an earlier one, however it is spelled.

    Raises:
        ValueError: A field is not ASCII.
    """
    found = {name.lower(): (name, value) for headers in every for name, value in headers.items()}
    for name, value in found.values():
        if not f"{name}{value}".isascii():
            raise ValueError(f"the header field {name!r} is not ASCII")
    return dict(found.values())


@dataclass(frozen=True)
class Options:
    """What a client's copies may have otherwise.

    Args:
        base_url: Where the API lives.
        timeout: The time-outs of the phases; None for the usual ones, and for those that an operation has itself.
        deadline: Seconds that a call may take in all; None leaves it to the operation, infinity is none.
        retry: The policy, or None to try once.
        headers: Further header fields of every request; those that hold a secret are not pickled.
        user_agent: The name by which the client introduces itself.
    """

    base_url: str
    timeout: httpx.Timeout | None
    deadline: float | None
    retry: RetryPolicy | None
    headers: Mapping[str, str] = field(repr=False)
    user_agent: str

    def __getstate__(self) -> dict[str, Any]:
        # Pickles lie about for long: what only sounds like a credential stays out as well.
        public = {
            name: value
            for name, value in self.headers.items()
            if not (is_secret(name) or re.search("auth|access|key", name, re.IGNORECASE))
        }
        return {**self.__dict__, "headers": public}

    @property
    def phases(self) -> httpx.Timeout:
        """The time-outs of the phases."""
        return TIMEOUT if self.timeout is None else self.timeout

    def total(self, operation: Operation) -> float:
        """Seconds that a call may take in all; given time-outs of the phases have room in it."""
        if self.deadline is not None:
            return self.deadline
        given = () if self.timeout is None else self.timeout.as_dict().values()
        usual = DEADLINE if operation.timeout is None else operation.timeout.total
        return max(usual, sum(each for each in given if each is not None))

    def read(self, operation: Operation) -> float | None:
        """The read time-out that an operation has itself, unless time-outs were given."""
        own = operation.timeout
        return None if own is None or self.timeout is not None else own.read


def time_outs(timeout: float | httpx.Timeout | None) -> tuple[httpx.Timeout | None, float | None]:
    """The phases' time-outs and the deadline that a `timeout` argument means.

    A number is the deadline of the whole call, infinity is none; an `httpx.Timeout` bounds the phases, and the deadline
    leaves room for them; None leaves the defaults.

    Raises:
        TypeError: It is no number.
        ValueError: It is not positive.
    """
    if timeout is None or isinstance(timeout, httpx.Timeout):
        return timeout, None
    if isinstance(timeout, bool) or not isinstance(timeout, Real):
        raise TypeError(f"a timeout is a number of seconds or an httpx.Timeout, not {timeout!r}")
    seconds = float(timeout)
    if not seconds > 0:
        raise ValueError("a timeout is a positive number of seconds")
    longest = None if seconds == math.inf else max(60.0, seconds)
    return httpx.Timeout(connect=10.0, read=longest, write=longest, pool=10.0), seconds


def policy(retry: Any) -> RetryPolicy | None:
    """A policy as it was given.

    Raises:
        TypeError: It is none.
    """
    if retry is None or isinstance(retry, RetryPolicy):
        return retry
    raise TypeError(f"retry is a RetryPolicy such as RetryPolicy(max_attempts=3), or None; not {retry!r}")
