"""A test of a delivery as a list of steps that fills in as its events come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

State = Literal["running", "done", "none", "failed"]
_ENDINGS: dict[str, State] = {
    "Start": "running",
    "Success": "done",
    "Completed": "done",
    "NotFound": "none",
    "Error": "failed",
}
_TYPE = re.compile(rf"^(\w+?)({'|'.join(_ENDINGS)})$")
_FACTS = ("hostname", "domain", "remote_ip", "remote_ips", "reason")


@dataclass(frozen=True)
class Step:
    """One step.

    Args:
        name: In words.
        state: How it stands.
        about: What it is about, and why it failed.
        elapsed: Milliseconds that it took.
    """

    name: str
    state: State
    about: str = ""
    elapsed: int | None = None


def add(steps: tuple[Step, ...], event: dict[str, Any]) -> tuple[Step, ...]:
    """The steps after another event.

    Args:
        steps: The steps so far.
        event: What the server told, as data.
    """
    kind = str(event.get("type", ""))
    if kind == "completed":
        return tuple(replace(step, state="none") if step.state == "running" else step for step in steps)
    found = _TYPE.match(kind)
    stem, state = (found[1], _ENDINGS[found[2]]) if found else (kind, "done")
    step = Step(_words(stem), state, _about(event), event.get("elapsed"))
    running = [
        number for number, each in enumerate(steps) if each.state == "running" and each.name.startswith(step.name)
    ]
    if not running or state == "running":
        return (*steps, step)
    before = steps[running[-1]]
    ended = replace(step, name=before.name, about=step.about if not before.about else _joined(before.about, step.about))
    return (*steps[: running[-1]], ended, *steps[running[-1] + 1 :])


def is_delivered(steps: Iterable[Step], recipient: str) -> bool:
    """Whether a mail server would take a message.

    Args:
        steps: The steps of the whole test; servers that failed before another one accepted do not count.
        recipient: The address; of a domain no recipient is offered, so that its sender has to do.
    """
    accepted = _words("rcptTo" if "@" in recipient else "mailFrom")
    return any(step.name == accepted and step.state == "done" for step in steps)


def _joined(first: str, second: str) -> str:
    return f"{first}, {second}" if second and second not in first else first


def _words(stem: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    return spaced[:1].upper() + spaced[1:].lower()


def _about(event: dict[str, Any]) -> str:
    values = [event[name] for name in _FACTS if event.get(name)]
    return ", ".join(" ".join(map(str, value)) if isinstance(value, list) else str(value) for value in values)
