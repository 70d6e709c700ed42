"""The state of a sandbox as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mailrig_sandbox._checks import number
from mailrig_sandbox._clock import LAST, Clock
from mailrig_sandbox._http import Server

_BROKEN = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError)


def written(clock: Clock, servers: Mapping[str, Server]) -> dict[str, Any]:
    """The time and the state of each server.

    Args:
        clock: The time.
        servers: The servers by API.
    """
    return {"time": clock.time(), "servers": {api: each.snapshot() for api, each in servers.items()}}


def moment(state: Any, servers: Mapping[str, Server]) -> float:
    """The time of a state, in seconds since 1970.

    Args:
        state: What `written` gave, or something else.
        servers: The servers by API, each of which has to be in the state.

    Raises:
        ValueError: It is no such state.
    """
    time = state.get("time") if isinstance(state, dict) else None
    held = state.get("servers") if isinstance(state, dict) else None
    if not isinstance(held, dict) or not servers.keys() <= held.keys():
        raise ValueError(f"this is no state of {', '.join(servers)}")
    return number("this is no state: its time", time or 0, 1, LAST)


def take(state: Any, servers: Mapping[str, Server]) -> None:
    """Give each server its part.

    Args:
        state: A state that has a time.
        servers: The servers by API.

    Raises:
        ValueError: A part is broken.
    """
    for api, server in servers.items():
        try:
            server.restore(state["servers"][api])
        except _BROKEN as error:
            said = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
            raise ValueError(f"the state of {api} is broken: {said}") from error
