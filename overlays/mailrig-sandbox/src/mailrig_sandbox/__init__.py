"""HostUp, Stalwart and MailBaby as three stateful servers on loopback, for tests."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mailrig_sandbox._version import __version__

if TYPE_CHECKING:
    from mailrig_sandbox import faults
    from mailrig_sandbox._clock import Clock
    from mailrig_sandbox._judge import Violation
    from mailrig_sandbox._record import Seen
    from mailrig_sandbox._sandbox import Sandbox

_HOMES = {"Clock": "_clock", "Sandbox": "_sandbox", "Seen": "_record", "Violation": "_judge"}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "faults":
            return import_module("mailrig_sandbox.faults")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"mailrig_sandbox.{_HOMES[name]}"), name)
        return value


__all__ = ["Clock", "Sandbox", "Seen", "Violation", "__version__", "faults"]
