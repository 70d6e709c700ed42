"""What a client may be told, and what only its factory knows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import httpx

from mailrig._ending import Hint, no_hint
from mailrig.redaction import is_secret
from mailrig.retry import RetryPolicy

TIMEOUT = httpx.Timeout(connect=10.0, read=60.0, write=60.0, pool=10.0)


@dataclass(frozen=True)
class Api:
    """One API: its generated package, and what only its factory knows.

    Args:
        name: Its name.
        package: The name of its generated package.
        timeout: The time-outs of the phases of a call.
        deadlines: Seconds that single operations may take in all; every other has `deadline`.
        deadline: Seconds that a call may take in all.
        hint: What to add to the message of a refusal.
    """

    name: str
    package: str
    timeout: httpx.Timeout = field(default_factory=lambda: TIMEOUT)
    deadlines: Mapping[str, float] = field(default_factory=dict)
    deadline: float = 120.0
    hint: Hint = no_hint

    def module(self, name: str) -> Any:
        """A module of the generated package."""
        return import_module(f"{self.package}.{name}")


class UNGIVEN:
    """Stands for an option that was not given."""


@dataclass(frozen=True)
class Options:
    """What a client's copies may have otherwise.

    Args:
        base_url: Where the API lives.
        timeout: The time-outs of the phases.
        deadline: Seconds that a call may take in all; None leaves it to the API's table, infinity is none.
        retry: The policy, or None to try once.
        headers: Further header fields of every request; those that hold a secret are not pickled.
        user_agent: The name by which the client introduces itself.
    """

    base_url: str
    timeout: httpx.Timeout
    deadline: float | None
    retry: RetryPolicy | None
    headers: Mapping[str, str] = field(repr=False)
    user_agent: str

    def __getstate__(self) -> dict[str, Any]:
        public = {name: value for name, value in self.headers.items() if not is_secret(name)}
        return {**self.__dict__, "headers": public}


def time_outs(timeout: float | httpx.Timeout | None, api: Api) -> tuple[httpx.Timeout, float | None]:
    """The phases' time-outs and the deadline that a `timeout` argument means.

    A number is the deadline of the whole call, infinity is none; an `httpx.Timeout` bounds the phases, and the deadline
    leaves room for them; None leaves the defaults.

    Raises:
        ValueError: It is no positive number.
    """
    if timeout is None:
        return api.timeout, None
    if isinstance(timeout, httpx.Timeout):
        phases = sum(each for each in timeout.as_dict().values() if each is not None)
        return timeout, None if phases <= api.deadline else max(phases, *api.deadlines.values(), 0.0)
    seconds = float(timeout)
    if not seconds > 0:
        raise ValueError("a timeout is a positive number of seconds")
    read, write = (None if each is None else max(each, seconds) for each in (api.timeout.read, api.timeout.write))
    endless = seconds == math.inf
    return (
        httpx.Timeout(
            connect=api.timeout.connect,
            read=None if endless else read,
            write=None if endless else write,
            pool=api.timeout.pool,
        ),
        seconds,
    )
